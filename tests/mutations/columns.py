"""Columns inserted, deleted, hidden and moved."""

from __future__ import annotations

from random import Random

from tests.mutations.model import Sheet, Submission
from tests.mutations.picking import table
from tests.mutations.registry import Promise, mutation

EVERYWHERE = ("staff", "support", "budget", "achievement", "program", "agreement")


def any_column(rng: Random, submission: Submission) -> tuple[Sheet, str] | None:
    sheet = table(rng, submission, *EVERYWHERE)
    keys = (
        [key for key in sheet.columns if key in sheet.header.cells and key != "no"] if sheet else []
    )
    return (sheet, rng.choice(keys)) if sheet and keys else None


@mutation(Promise.HARMLESS)
def blank_column_inserted(rng: Random, submission: Submission) -> str | None:
    found = any_column(rng, submission)
    if found is None or "inserted" in found[0].columns:
        return None
    sheet, key = found
    sheet.columns.insert(sheet.columns.index(key), "inserted")
    return f"{sheet.title}: a blank column before {key}"


@mutation(Promise.HARMLESS)
def own_column_inserted(rng: Random, submission: Submission) -> str | None:
    found = any_column(rng, submission)
    if found is None or "own" in found[0].columns:
        return None
    sheet, key = found
    sheet.columns.insert(sheet.columns.index(key), "own")
    sheet.header.cells["own"] = rng.choice(("PPTK", "Triwulan IV", "Pagu awal", "Cek", "Lokasi"))
    for line in sheet.records:
        line.cells["own"] = rng.choice(("Ani", 5, 1_000_000, "-"))
    return f"{sheet.title}: a column of their own before {key}"


@mutation(Promise.TRUE)
def column_deleted(rng: Random, submission: Submission) -> str | None:
    found = any_column(rng, submission)
    if found is None:
        return None
    sheet, key = found
    sheet.columns.remove(key)
    return f"{sheet.title}: column {key} deleted"


@mutation(Promise.HARMLESS)
def column_hidden(rng: Random, submission: Submission) -> str | None:
    found = any_column(rng, submission)
    if found is None:
        return None
    sheet, key = found
    sheet.hidden_columns.add(key)
    return f"{sheet.title}: column {key} hidden"


@mutation(Promise.HARMLESS)
def columns_in_another_order(rng: Random, submission: Submission) -> str | None:
    found = any_column(rng, submission)
    if found is None or found[0].key == "staff":
        return None
    sheet, key = found
    sheet.columns.remove(key)
    sheet.columns.insert(rng.randrange(1, len(sheet.columns)), key)
    return f"{sheet.title}: column {key} moved"
