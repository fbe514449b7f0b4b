"""Headers named a little otherwise, with a unit, or under another header."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from tests.mutations.columns import EVERYWHERE, any_column
from tests.mutations.model import Line, Role, Submission
from tests.mutations.picking import insert_before, number, table
from tests.mutations.registry import Promise, mutation


@mutation(Promise.HARMLESS)
def header_spelled_otherwise(rng: Random, submission: Submission) -> str | None:
    found = any_column(rng, submission)
    if found is None:
        return None
    sheet, key = found
    text = str(sheet.header.cells[key])
    sheet.header.cells[key] = rng.choice(
        (text.upper(), f" {text} ", text.replace(" ", "\n"), text.replace(" ", "  ").lower())
    )
    return f"{sheet.title}: header {sheet.header.cells[key]!r}"


@mutation(Promise.TRUE)
def header_renamed(rng: Random, submission: Submission) -> str | None:
    found = any_column(rng, submission)
    if found is None:
        return None
    sheet, key = found
    text = str(sheet.header.cells[key])
    sheet.header.cells[key] = rng.choice(
        (
            text[:-1],
            f"{text} 2023",
            f"{text} Anggaran",
            text[:3],
            f"{text}*",
            f"Nama {text}",
            "Uraian",
        )
    )
    return f"{sheet.title}: header {text} renamed to {sheet.header.cells[key]}"


@mutation(Promise.TRUE)
def headers_renamed(rng: Random, submission: Submission) -> str | None:
    """Most of them a little, by somebody who likes it better so."""
    sheet = table(rng, submission, *EVERYWHERE)
    if sheet is None:
        return None
    cells = sheet.header.cells
    keys = [key for key in cells if key != "no"]
    changed = rng.sample(keys, rng.randint(len(keys) // 2, len(keys)))
    for key in changed:
        cells[key] = rng.choice((f"{cells[key]} 2023", f"Jml {cells[key]}", f"{cells[key]} kerja"))
    return f"{sheet.title}: {len(changed)} headers renamed"


@mutation(Promise.TRUE)
def amounts_in_thousands(rng: Random, submission: Submission) -> str | None:
    """And the header says so; whoever reads it in rupiah is a thousand times too small."""
    sheet = table(rng, submission, "budget")
    unit, words = rng.choice(
        (
            (1000, ("(ribu Rp)", "(Rp ribu)", "(000)", "(dalam ribuan)", "(x 1.000)")),
            (10**6, ("(juta)", "(Rp juta)", "(juta rupiah)", "(dalam jutaan rupiah)")),
        )
    )
    if sheet is None:
        return None
    for line in [*sheet.records, *sheet.summaries()]:
        for key in ("budget", "realization", "remaining"):
            value = number(line.cells.get(key))
            if value is not None:
                line.cells[key] = value / Decimal(unit)
    word = rng.choice(words)
    for key in ("budget", "realization", "remaining"):
        if key in sheet.header.cells:
            sheet.header.cells[key] = f"{sheet.header.cells[key]} {word}"
    return f"Anggaran: amounts {word}"


@mutation(Promise.TRUE)
def header_says_rupiah(rng: Random, submission: Submission) -> str | None:
    sheet = table(rng, submission, "budget")
    if sheet is None:
        return None
    word = rng.choice(("(Rp)", "(Rp.)", "(rupiah)", "Rp"))
    for key in ("budget", "realization", "remaining"):
        if key in sheet.header.cells:
            sheet.header.cells[key] = f"{sheet.header.cells[key]} {word}"
    return f"Anggaran: headers say {word}"


@mutation(Promise.TRUE)
def header_over_the_header(rng: Random, submission: Submission) -> str | None:
    """One more row above, that names several columns together."""
    sheet = table(rng, submission, "budget", "staff", "achievement")
    if sheet is None:
        return None
    over = {"budget": ("budget", "Anggaran"), "staff": ("s3", "Pendidikan")}
    key, text = over.get(sheet.key, ("target", "Tahun 2023"))
    insert_before(sheet, sheet.header, Line(Role.ABOVE, {key: text}))
    return f"{sheet.title}: {text} above the header"


@mutation(Promise.TRUE)
def header_deleted(rng: Random, submission: Submission) -> str | None:
    sheet = table(rng, submission, *EVERYWHERE)
    if sheet is None:
        return None
    sheet.header.cells.clear()
    return f"{sheet.title}: the header emptied"


@mutation(Promise.HARMLESS)
def rows_above_the_header(rng: Random, submission: Submission) -> str | None:
    sheet = table(rng, submission, *EVERYWHERE)
    if sheet is None:
        return None
    title = Line(Role.ABOVE, {rng.choice(sheet.columns): "PEMERINTAH KABUPATEN CONTOH"})
    sheet.lines[:0] = [title, *(Line(Role.ABOVE) for _ in range(rng.randint(0, 4)))]
    return f"{sheet.title}: {sheet.place(sheet.header)} rows above the header"


@mutation(Promise.HARMLESS)
def totals_deleted(rng: Random, submission: Submission) -> str | None:
    sheet = table(rng, submission, "budget", "staff", "support")
    if sheet is None or not list(sheet.summaries()):
        return None
    for line in list(sheet.summaries()):
        line.cells.clear()
    return f"{sheet.title}: no Jumlah"
