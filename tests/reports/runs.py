"""Runs to report on: made by hand, and of a folder of many workbooks of all kinds."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Sequence
from pathlib import Path

import polars as pl

from tests.examples import SMALL, SOUND_IDENTITY
from tests.findings import a_finding
from tests.rules.oracle_faults_agency import generated
from xlsx_lkip.check.pipeline import Result
from xlsx_lkip.declaration.vocabulary import Kind
from xlsx_lkip.model.findings import Change, Finding, Option, Severity, Suggestion
from xlsx_lkip.model.tables import Submission, Tables
from xlsx_lkip.template import Content, write_workbook

FORMULA = '=HYPERLINK("http://contoh.invalid","klik")'
SCRIPT = "<script>window.taken = true</script><img src=x onerror='window.taken = true'>"
LINK = "[klik](http://contoh.invalid) {0} [red]merah[/red]"
STEERING = "\x1b[31mmerah\x07\x00\u202egnp.xslx\u2066\u200f\ud800"
NASTY = (
    FORMULA,
    SCRIPT,
    LINK,
    STEERING,
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1+1",
    "＝1+1",
    "'=1",
    "<r>1</r>",
)
"""Texts of submissions that some form might take for more than text."""

WRONG_REMAINDER = a_finding(
    "a.xlsx",
    "A202",
    Severity.ERROR,
    "Sisa 56.903.763, seharusnya lain.",
    "Periksa dengan dokumen sumber.",
    "Anggaran",
    "H14",
    found="56903763",
    expected="56903700",
    kind=Kind.AMOUNT,
    suggestion=Suggestion(
        "certain",
        (
            Option(
                "transposition",
                (
                    Change("a.xlsx", "Anggaran", "F14", "2139191029", "2139191092"),
                    Change("a.xlsx", "Anggaran", "G14", "1", "2"),
                ),
            ),
        ),
    ),
)


def run(findings: Sequence[Finding], *files: str, unit: str = "Bidang A") -> Result:
    """A run over those files that found this."""
    names = files or ("a.xlsx",)
    identity = pl.DataFrame(
        {"file": range(len(names)), "unit": unit, "year": 2023, "agency": "Dinas Contoh"}
    )
    submissions = [Submission(name) for name in names]
    return Result(Tables(submissions, {"identity": identity}, {}, pl.DataFrame()), list(findings))


def nasty_run() -> Result:
    """A run in which every text that can come from a submission is nasty."""
    findings = [
        a_finding(
            f"{text}.xlsx",
            "A102",
            Severity.ERROR,
            text,
            text,
            text,
            "H14",
            found=text,
            expected=text,
        )
        for text in NASTY
    ]
    return run(findings, *(finding.file for finding in findings), unit=FORMULA + SCRIPT + STEERING)


def write_mixed(folder: Path, count: int) -> None:
    """So many workbooks: sound ones, wrong ones, hostile ones, and some that cannot be read."""
    odd = [_not_a_package, _empty, _foreign, *[_hostile] * len(NASTY)]
    for number, write in enumerate(odd):
        write(folder / f"lain-{number:02d}.xlsx", number)
    seeds = range(0, 60, 5)  # From nothing disturbed to much.
    contents = [unit.content() for seed in seeds for unit in generated(seed).units]
    for number in range(count - len(odd)):
        path, place = folder / f"unit-{number:03d}.xlsx", number % len(contents)
        if number < len(contents):
            write_workbook(path, contents[place], SMALL)
        else:  # Sent once more, in another file.
            shutil.copy(folder / f"unit-{place:03d}.xlsx", path)


def _not_a_package(path: Path, _number: int) -> None:
    path.write_bytes(b"bukan buku kerja")


def _empty(path: Path, _number: int) -> None:
    path.write_bytes(b"")


def _foreign(path: Path, _number: int) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("isi.txt", "bukan buku kerja")


def _hostile(path: Path, number: int) -> None:
    text = NASTY[number % len(NASTY)].encode("utf-8", "ignore").decode()
    record = {"program": text, "activity": text, "subactivity": text, "budget": text}
    identity = {**SOUND_IDENTITY, "unit": text, "head": text, "nip": text}
    write_workbook(path, Content(identity, {"budget": [record], "program": [record]}), SMALL)
