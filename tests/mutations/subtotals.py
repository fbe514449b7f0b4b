"""Sums and headings between and below the records, as printed reports have them.

None of them is a record; where the sheet's own Jumlah counts them along, that is only a warning.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from random import Random

from tests.mutations.formulas import Down, Share
from tests.mutations.model import Cells, Line, Role, Sheet, Submission
from tests.mutations.picking import blocks, insert_after, insert_before, table
from tests.mutations.registry import Promise, mutation
from tests.rules.generator import half_up

SUMMED = {
    "budget": ("budget", "realization"),
    "staff": ("total",),
    "support": ("headcount",),
}
LABEL = {"budget": "subactivity", "staff": "rank", "support": "role"}
LEVELS = {1: ("program", "Program"), 2: ("activity", "Kegiatan")}


def _summed(rng: Random, sheet: Sheet, lines: list[Line]) -> Cells:
    """The figures of a sum over the lines: typed, or as formulas."""
    keys = [key for key in SUMMED[sheet.key] if key in sheet.columns]
    if rng.random() < 0.5:
        cells: Cells = {key: Down(key, tuple(lines)) for key in keys}
        return cells | ({"absorption": Share()} if sheet.key == "budget" else {})
    cells = {key: sum((line.true[key] for line in lines), Decimal()) for key in keys}
    if sheet.key == "budget" and rng.random() < 0.6:
        whole, spent = (sum((line.true[k] for line in lines), Decimal()) for k in SUMMED["budget"])
        cells |= {"remaining": whole - spent, "absorption": half_up(spent / whole)}
    return cells


def _sound_blocks(submission: Submission, level: int) -> Iterator[tuple[Sheet, list[list[Line]]]]:
    """Anggaran with its blocks, while every figure is what it was meant to be and no heading is there."""
    sheet = submission.sheet("budget")
    headed = sheet is not None and not any("program" in line.cells for line in sheet.records)
    if sheet and sheet.records and not sheet.merged and not headed:
        found = blocks(sheet, level)
        if all(line.true.keys() >= {"budget", "realization"} for line in sheet.records) and all(
            line.true["budget"] for line in sheet.records
        ):
            yield sheet, found


@mutation(Promise.HARMLESS)
def subtotals_below(rng: Random, submission: Submission) -> str | None:
    level = rng.choice((1, 2))
    for sheet, found in _sound_blocks(submission, level):
        key, word = LEVELS[level]
        for lines in found:
            name = lines[0].group[level - 1]
            label = rng.choice(
                (f"Jumlah {name}", f"Jumlah {word}", f"Sub Total {name}", "Subjumlah")
            )
            cells = _summed(rng, sheet, lines)
            cells[rng.choice(("subactivity", key, "no"))] = label
            if rng.random() < 0.3:
                cells |= {"outcome": "-", "unit_of_measure": "-"}
            insert_after(sheet, lines[-1], Line(Role.ASIDE, cells))
        return f"Anggaran: a sum below each {word}"
    return None


@mutation(Promise.HARMLESS)
def headings_with_sums(rng: Random, submission: Submission) -> str | None:
    """The print of a DPA: program and kegiatan on rows of their own, each with its sums."""
    for sheet, found in _sound_blocks(submission, 2):
        _write_headings(rng, sheet, found, sums=True)
        return "Anggaran: program and kegiatan on rows of their own, with sums"
    return None


@mutation(Promise.HARMLESS)
def headings_without_sums(rng: Random, submission: Submission) -> str | None:
    for sheet, found in _sound_blocks(submission, 2):
        _write_headings(rng, sheet, found, sums=False)
        return "Anggaran: program and kegiatan on rows of their own"
    return None


def _write_headings(rng: Random, sheet: Sheet, found: list[list[Line]], *, sums: bool) -> None:
    by_level = {1: blocks(sheet, 1), 2: found}
    for line in sheet.records:
        for key, _ in LEVELS.values():
            line.cells.pop(key, None)
    for level, (key, _) in LEVELS.items():
        for lines in by_level[level]:
            cells: Cells = {key: lines[0].group[level - 1]}
            cells |= _summed(rng, sheet, lines) if sums else {}
            insert_before(sheet, lines[0], Line(Role.ASIDE, cells))


@mutation(Promise.TRUE)
def headings_in_the_column_of_records(rng: Random, submission: Submission) -> str | None:
    """As a published report prints them: named in Sub kegiatan, with the sums of what is below."""
    for sheet, found in _sound_blocks(submission, 2):
        for lines in (*found, *blocks(sheet, 1)):
            level = 2 if lines in found else 1
            cells = _summed(rng, sheet, lines)
            cells |= {"program": lines[0].group[0], "subactivity": lines[0].group[level - 1]}
            if level == 2:
                cells["activity"] = lines[0].group[1]
            insert_before(sheet, lines[0], Line(Role.ASIDE, cells))
        return "Anggaran: program and kegiatan in the column Sub kegiatan, with sums"
    return None


@mutation(Promise.TRUE)
def wrong_subtotal(rng: Random, submission: Submission) -> str | None:
    for sheet, found in _sound_blocks(submission, 1):
        lines = rng.choice(found)
        cells: Cells = {
            key: sum((line.true[key] for line in lines), Decimal()) + 1000
            for key in SUMMED["budget"]
        }
        cells["subactivity"] = "Jumlah"
        insert_after(sheet, lines[-1], Line(Role.ASIDE, cells))
        return "Anggaran: a sum that is a thousand too large"
    return None


TOTALS = (
    "JUMLAH", "Total", "TOTAL KESELURUHAN", "Jumlah Seluruhnya", "Grand Total", "Jumlah Total",
    "TOTAL ANGGARAN", "Jumlah Keseluruhan:", "J U M L A H", "Total Belanja", "JUMLAH (Rp)",
)  # fmt: skip


@mutation(Promise.TRUE)
def total_below(rng: Random, submission: Submission) -> str | None:
    """The table's total once more, below the records, in any words and any column of text."""
    sheet = table(rng, submission, *SUMMED)
    if sheet is None or not all(SUMMED[sheet.key][0] in line.true for line in sheet.records):
        return None
    cells = _summed(rng, sheet, sheet.records)
    columns = ("no", "program", "activity", "subactivity") if sheet.key == "budget" else ()
    label = rng.choice(TOTALS)
    cells[rng.choice(columns or (LABEL[sheet.key],))] = label
    sheet.lines.append(Line(Role.ASIDE, cells))
    return f"{sheet.title}: {label} below the records"


@mutation(Promise.HARMLESS)
def people_summed_between(rng: Random, submission: Submission) -> str | None:
    """A sum of some people after their rows, in Pegawai or Tenaga Pendukung."""
    sheet = table(rng, submission, "staff", "support")
    if sheet is None or len(sheet.records) < 2:
        return None
    lines = sheet.records[: rng.randint(2, len(sheet.records))]
    label = rng.choice(
        ("Jumlah", "Subtotal", "Jumlah Golongan", "Jumlah tenaga", "Total sementara")
    )
    cells = {LABEL[sheet.key]: label, **_summed(rng, sheet, lines)}
    insert_after(sheet, lines[-1], Line(Role.ASIDE, cells))
    return f"{sheet.title}: {label} of the first {len(lines)}"


@mutation(Promise.TRUE)
def mean_below_the_indicators(rng: Random, submission: Submission) -> str | None:
    sheet = table(rng, submission, "achievement")
    reached = [line.true["achievement"] for line in sheet.records if line.true] if sheet else []
    if sheet is None or not reached:
        return None
    mean = half_up(sum(reached, Decimal()) / len(reached))
    label = rng.choice(("Rata-rata capaian", "Rata-rata", "Capaian rata-rata kinerja"))
    cells: Cells = {rng.choice(("objective", "indicator")): label, "achievement": mean}
    sheet.lines.append(Line(Role.ASIDE, cells))
    return f"Capaian: {label} below the records"
