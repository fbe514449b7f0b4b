"""Rows that say something about the table: column numbers, the header again, units, notes, signatures."""

from __future__ import annotations

from random import Random

from tests.mutations.model import Cells, Line, Role, Sheet, Submission
from tests.mutations.picking import insert_after, table
from tests.mutations.registry import Promise, mutation

EVERYWHERE = ("staff", "support", "budget", "achievement", "program", "agreement")
AMOUNTS = ("budget", "realization", "remaining")


@mutation(Promise.HARMLESS)
def column_numbers(rng: Random, submission: Submission) -> str | None:
    sheet = table(rng, submission, *EVERYWHERE)
    if sheet is None:
        return None
    shape = rng.choice(("{}", "({})", "number"))
    keys = sheet.columns if rng.random() < 0.6 else sheet.columns[1:]
    cells: Cells = {
        key: place if shape == "number" else shape.format(place)
        for place, key in enumerate(keys, start=1)
    }
    if sheet.key == "budget" and shape == "{}":
        cells["remaining"] = f"{cells['remaining']}={cells['budget']}-{cells['realization']}"
    insert_after(sheet, sheet.header, Line(Role.ASIDE, cells))
    return f"{sheet.title}: the columns numbered, {shape}"


@mutation(Promise.HARMLESS)
def header_again(rng: Random, submission: Submission) -> str | None:
    """As on the second printed page."""
    sheet = table(rng, submission, *EVERYWHERE)
    if sheet is None or sheet.merged:
        return None
    line = rng.choice(sheet.records)
    insert_after(sheet, line, Line(Role.ASIDE, dict(sheet.header.cells)))
    return f"{sheet.title}: the header again below row {sheet.place(line) + 1}"


@mutation(Promise.HARMLESS)
def units_below_the_header(rng: Random, submission: Submission) -> str | None:
    sheet = table(rng, submission, "budget", "staff", "support")
    if sheet is None:
        return None
    money = rng.choice(("(Rp)", "Rp", "(Rp.)", "(Rupiah)"))
    cells: Cells = {
        key: money if key in AMOUNTS else "(%)" if key == "absorption" else "(orang)"
        for key in sheet.columns
        if key in {*AMOUNTS, "absorption", "headcount", "total"}
    }
    insert_after(sheet, sheet.header, Line(Role.ASIDE, cells))
    return f"{sheet.title}: units below the header"


NOTES = (
    "Sumber: Sub Bagian Keuangan, data diolah",
    "Catatan: angka sementara, menunggu audit BPK.",
    "*) termasuk pergeseran anggaran",
    "Keterangan: realisasi per 31 Desember 2023",
    "Ket: data s.d. 31-12-2023",
    "Data per 31 Desember 2023 pukul 16.00",
)


@mutation(Promise.HARMLESS)
def note_below(rng: Random, submission: Submission) -> str | None:
    sheet = table(rng, submission, *EVERYWHERE)
    if sheet is None:
        return None
    note = rng.choice(NOTES)
    column = rng.choice(sheet.columns[:4])
    blank = [Line(Role.ASIDE) for _ in range(rng.randint(0, 2))]
    sheet.lines += [*blank, Line(Role.ASIDE, {column: note})]
    return f"{sheet.title}: {note!r} under {column}"


@mutation(Promise.HARMLESS)
def signature_below(rng: Random, submission: Submission) -> str | None:
    sheet = table(rng, submission, *EVERYWHERE)
    if sheet is None:
        return None
    column = rng.choice(sheet.columns[1:])
    block = (
        "Larantuka, 15 Januari 2024", "Kepala Bidang,", "", "",
        rng.choice(("NAMA CONTOH, S.E.", "Nama Contoh, S.Sos., M.Si")),
        rng.choice(("Pembina Tk. I", "Pembina (IV/a)")), "NIP. 19700101 199501 2 001",
    )  # fmt: skip
    _sign(sheet, column, block)
    return f"{sheet.title}: a signature under {column}"


@mutation(Promise.HARMLESS)
def two_signatures_below(rng: Random, submission: Submission) -> str | None:
    """The one who knows on the left, the one who made it on the right."""
    sheet = table(rng, submission, *EVERYWHERE)
    if sheet is None or len(sheet.columns) < 4:
        return None
    left, right = sheet.columns[1], sheet.columns[-1]
    rows = (
        ("Mengetahui,", "Larantuka, 15 Januari 2024"), ("Kepala Dinas", "Pembuat laporan,"), ("", ""),
        ("Nama Contoh", "Nama Lain"), ("NIP 197001011995012001", "NIP 198502282019211003"),
    )  # fmt: skip
    sheet.lines.append(Line(Role.ASIDE))
    sheet.lines += [Line(Role.ASIDE, {left: one, right: other}) for one, other in rows]
    return f"{sheet.title}: two signatures"


def _sign(sheet: Sheet, column: str, block: tuple[str, ...]) -> None:
    sheet.lines.append(Line(Role.ASIDE))
    sheet.lines += [Line(Role.ASIDE, {column: text} if text else {}) for text in block]


@mutation(Promise.HARMLESS)
def remark_beside_the_table(rng: Random, submission: Submission) -> str | None:
    """In a column right of the table that has no header."""
    sheet = table(rng, submission, *EVERYWHERE)
    if sheet is None:
        return None
    sheet.columns += ["", "aside"]
    rng.choice(sheet.records).cells["aside"] = rng.choice(("sudah dicek", "ok", "tanya Pak Budi"))
    return f"{sheet.title}: a remark beside the table"
