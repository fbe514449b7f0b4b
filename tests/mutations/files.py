"""File names, files sent twice, and units that are called nearly alike."""

from __future__ import annotations

from random import Random

from tests.mutations import names
from tests.mutations.model import Line, Submission
from tests.mutations.packages import without_properties
from tests.mutations.registry import Promise, mutation

LONGEST = 249
"""Bytes of a name; file systems take 255."""


@mutation(Promise.HARMLESS)
def another_file_name(rng: Random, submission: Submission) -> str | None:
    stem = submission.unit.encode()
    submission.name = rng.choice(
        (
            stem + b" final (2).xlsx", stem + b" FINAL fix banget.XLSX", b"[" + stem + b"].xlsx",
            stem + b"\n2.xlsx", b"-" + stem + b".xlsx", stem + " – é 😀.xlsx".encode(),
            stem + b" 'salinan' $(1) %s {0}.xlsx", stem + b"\xe9.xlsx", stem + b"\xff\xfe.xlsx",
            stem + b"a" * (LONGEST - len(stem) - 5) + b".xlsx", stem + b"\x1b[31m.xlsx",
        )
    )  # fmt: skip
    return f"file name {submission.name!r}"


@mutation(Promise.TRUE)
def file_sent_twice(_rng: Random, submission: Submission) -> str | None:
    submission.twins[b"Salinan " + submission.name[-200:]] = bytes
    return "the same file twice"


@mutation(Promise.TRUE)
def unit_sent_twice(_rng: Random, submission: Submission) -> str | None:
    """The same figures in another file, since somebody saved it once more."""
    submission.twins[b"Revisi " + submission.name[-200:]] = without_properties
    return "another file of the same unit"


@mutation(Promise.TRUE)
def unit_named_nearly_as_another(rng: Random, submission: Submission) -> str | None:
    """Two units whose names differ in a letter are two units, if the name is not a typing error."""
    line = _unit_line(submission)
    number = next((n for n in range(names.MOST) if names.unit(n) == submission.unit), None)
    if line is None or number is None:
        return None
    other = names.unit(number + rng.choice((-1, 1)))
    submission.unit = other + rng.choice((" I", " II", " B"))
    line.cells["answer"] = submission.unit
    return f"unit {submission.unit!r} beside {other!r}"


def _unit_line(submission: Submission) -> Line | None:
    sheet = submission.sheet("identity")
    lines = sheet.lines if sheet else []
    return next((line for line in lines if line.cells.get("label") == "Unit kerja"), None)


@mutation(Promise.HARMLESS)
def unit_spelled_otherwise(rng: Random, submission: Submission) -> str | None:
    """Capitals and spaces make no other unit."""
    line = _unit_line(submission)
    if line is None:
        return None
    unit = submission.unit
    line.cells["answer"] = rng.choice((unit.upper(), f" {unit} ", unit.replace(" ", "  ")))
    return f"unit {line.cells['answer']!r}"


@mutation(Promise.TRUE)
def unit_misspelled(rng: Random, submission: Submission) -> str | None:
    """A unit's name is what Identitas says; its figures count whatever it is called."""
    line = _unit_line(submission)
    if line is None:
        return None
    place = rng.randrange(3, len(submission.unit))
    submission.unit = submission.unit[:place] + submission.unit[place + 1 :]
    line.cells["answer"] = submission.unit
    return f"unit {submission.unit!r}"


@mutation(Promise.TRUE)
def unit_left_open(rng: Random, submission: Submission) -> str | None:
    line = _unit_line(submission)
    if line is None:
        return None
    line.cells["answer"] = rng.choice(("...", "-", ":", "?", "……………"))
    return f"unit {line.cells['answer']!r}"


@mutation(Promise.TRUE)
def answers_behind_colons(_rng: Random, submission: Submission) -> str | None:
    """Label, colon, answer in three cells."""
    sheet = submission.sheet("identity")
    if sheet is None or "colon" in sheet.columns:
        return None
    sheet.columns.insert(sheet.columns.index("answer"), "colon")
    for line in sheet.lines:
        if "label" in line.cells:
            line.cells["colon"] = ":"
    return "Identitas: label, colon, answer"


@mutation(Promise.TRUE)
def another_year(rng: Random, submission: Submission) -> str | None:
    sheet = submission.sheet("identity")
    lines = sheet.lines if sheet else []
    line = next((each for each in lines if each.cells.get("label") == "Tahun anggaran"), None)
    if line is None:
        return None
    line.cells["answer"] = rng.choice((2022, "2023", "TA 2023", 23, "tahun lalu"))
    return f"year {line.cells['answer']!r}"
