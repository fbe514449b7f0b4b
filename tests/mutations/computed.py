"""What is computed in the template: typed over, copied badly, summed too short, not calculated again."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from tests.mutations.formulas import Difference, Down, Formula, Stale
from tests.mutations.model import Fault, Line, Sheet, Submission
from tests.mutations.picking import number, table
from tests.mutations.registry import Promise, mutation
from tests.mutations.writing import Placed


def _cells(submission: Submission) -> list[tuple[Sheet, Line, str, Formula]]:
    return [
        (sheet, line, key, cell)
        for sheet in submission.sheets
        for line in sheet.lines
        for key, cell in line.cells.items()
        if isinstance(cell, Formula) and key in sheet.columns
    ]


@mutation(Promise.HARMLESS)
def formulas_replaced_by_their_values(_rng: Random, submission: Submission) -> str | None:
    """Copied and pasted as values, over all sheets."""
    found = [
        (line, key, Placed(sheet).shown(line, key)) for sheet, line, key, _ in _cells(submission)
    ]
    for line, key, value in found:
        line.cells[key] = value
    return "formulas replaced by values" if found else None


@mutation(Promise.TRUE)
def computed_cell_typed_over(rng: Random, submission: Submission) -> str | None:
    """By another figure, which is never the one that is consolidated in silence."""
    cells = _cells(submission)
    if not cells:
        return None
    sheet, line, key, _ = rng.choice(cells)
    shown = Placed(sheet).shown(line, key)
    if not isinstance(shown, int | Decimal):
        return None
    line.cells[key] = Decimal(shown) + rng.choice((1, 10, 1000))
    return f"{sheet.title} row {sheet.place(line) + 1} {key}: typed over"


@mutation(Promise.TRUE)
def formula_of_another_row(rng: Random, submission: Submission) -> str | None:
    cells = [each for each in _cells(submission) if isinstance(each[3], Difference)]
    if not cells:
        return None
    sheet, line, key, _ = rng.choice(cells)
    line.cells[key] = Difference(below=rng.choice((-1, 1)))
    return f"{sheet.title} row {sheet.place(line) + 1}: Sisa of another row"


@mutation(Promise.TRUE)
def sum_too_short(rng: Random, submission: Submission) -> str | None:
    cells = [each for each in _cells(submission) if isinstance(each[3], Down)]
    if not cells:
        return None
    sheet, line, key, _ = rng.choice(cells)
    line.cells[key] = Down(key, short=rng.choice((1, 2)))
    return f"{sheet.title} row {sheet.place(line) + 1} {key}: the sum leaves the last rows out"


@mutation(Promise.TRUE)
def not_calculated_anew(rng: Random, submission: Submission) -> str | None:
    """An input was changed by a program that does not calculate: the old results are next to it."""
    sheet = table(rng, submission, "budget")
    lines = [line for line in sheet.records if number(line.cells.get("budget"))] if sheet else []
    if sheet is None or not lines:
        return None
    grid = Placed(sheet)
    for line in sheet.lines:
        for key, cell in list(line.cells.items()):
            if isinstance(cell, Formula) and key in sheet.columns:
                line.cells[key] = Stale(cell, grid.shown(line, key))
    line = rng.choice(lines)
    value = (number(line.cells["budget"]) or Decimal()) + 50_000
    line.cells["budget"] = line.true["budget"] = value
    return f"Anggaran row {sheet.place(line) + 1}: pagu raised, nothing calculated anew"


@mutation(Promise.TRUE)
def broken_reference(rng: Random, submission: Submission) -> str | None:
    cells = _cells(submission)
    if not cells:
        return None
    sheet, line, key, cell = rng.choice(cells)
    line.cells[key] = Stale(cell, Fault(rng.choice(("#REF!", "#NAME?", "#VALUE!"))))
    return f"{sheet.title} row {sheet.place(line) + 1} {key}: an error value"


@mutation(Promise.TRUE)
def sum_that_counts_itself(rng: Random, submission: Submission) -> str | None:
    """A circular reference, which programs show as 0."""
    cells = [each for each in _cells(submission) if isinstance(each[3], Down)]
    if not cells:
        return None
    sheet, line, key, cell = rng.choice(cells)
    line.cells[key] = Stale(cell, 0)
    return f"{sheet.title} row {sheet.place(line) + 1} {key}: shows 0"
