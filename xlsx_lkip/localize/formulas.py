"""Formulas that do not compute what the declaration says.

Not a slip in a figure: the formula itself reads the wrong cells, as a sum that ends too early does.
"""

from __future__ import annotations

from .compiled import rounded
from .edits import BalanceEdit, Cell, Edit, Figures, RatioEdit
from .slips import DOUBLE_COUNT, FORMULA, OMISSION
from .totals import parts
from .verdict import Change, Option, Standing, Verdict


def broken_formula(place: int, edit: Edit, figures: Figures) -> Verdict:
    """The verdict on a formula cell whose own edit fails: what it should show."""
    cell = edit.result if isinstance(edit, RatioEdit) else edit.dependent
    value = _ratio(edit, figures) if isinstance(edit, RatioEdit) else _balance(cell, edit, figures)
    if cell is None or value is None:
        return Verdict(Standing.NONE, (), (place,))
    slip = FORMULA if isinstance(edit, RatioEdit) else _slip(cell, value, edit, figures)
    change = Change(cell, figures.values[cell], value, slip)
    return Verdict(Standing.LIKELY, (Option(slip, (change,), 1.0),), (place,))


def _ratio(edit: RatioEdit, figures: Figures) -> int | None:
    top = sum(times * figures.values[cell] for times, cell in edit.numerator)
    bottom = sum(times * figures.values[cell] for times, cell in edit.denominator)
    return rounded(top + edit.numerator_constant, bottom + edit.denominator_constant)


def _balance(cell: Cell | None, edit: BalanceEdit, figures: Figures) -> int | None:
    own = next((times for times, other in edit.terms if other == cell), 0)
    rest = edit.constant + sum(t * figures.values[c] for t, c in edit.terms if c != cell)
    return -rest // own if own and rest % own == 0 else None


def _slip(cell: Cell, value: int, edit: BalanceEdit, figures: Figures) -> str:
    """Whether the formula leaves summands out or reads them twice."""
    own = next(times for times, other in edit.terms if other == cell)
    summands = {c: -own * t * figures.values[c] for t, c in edit.terms if c != cell}
    amounts, missing = parts(summands), value - figures.values[cell]
    if len(summands) > 2 and missing in amounts:
        return OMISSION
    return DOUBLE_COUNT if len(summands) > 2 and -missing in amounts else FORMULA
