"""The edits over numbered cells: what holds, what a cell would have to be, what hangs together.

A plain machine of integers. What is likely, and where to look first, does not belong here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from .compiled import Balance, Changes, Quotient, moved, near, rounded
from .edits import Cell, Edit, Figures, RatioEdit
from .eliminate import Elimination


class System:
    """All edits of a problem, compiled once."""

    def __init__(self, edits: Sequence[Edit], figures: Figures) -> None:
        self.figures = figures
        self.cells: list[Cell] = []
        self.values: list[int] = []
        self.number: dict[Cell, int] = {}
        self.edits: list[Balance | Quotient] = []
        self.origin: list[int] = []
        """Place of each compiled edit among the edits as given."""
        self._compile(edits)
        self.edits_of: list[list[int]] = [[] for _ in self.cells]
        for place, edit in enumerate(self.edits):
            for cell in edit.factors:
                self.edits_of[cell].append(place)

    def _compile(self, edits: Sequence[Edit]) -> None:
        elimination = Elimination(edits, self.figures)
        for place, edit in enumerate(edits):
            compiled = self._compiled(edit, elimination) if elimination.known(edit) else None
            if compiled is not None:
                self.edits.append(compiled)
                self.origin.append(place)

    def _compiled(self, edit: Edit, elimination: Elimination) -> Balance | Quotient | None:
        if elimination.defines(edit):
            return None
        if isinstance(edit, RatioEdit):
            return self._quotient(edit, elimination)
        total = elimination.sum(edit.terms, edit.constant)
        if total is None:
            return None
        factors = {self._numbered(cell): times for cell, times in total.factors.items()}
        dependent = self.number.get(edit.dependent, -1)
        base = total.value(self.figures)
        return Balance(factors, dependent, edit.rounding, base) if factors or base else None

    def _quotient(self, edit: RatioEdit, elimination: Elimination) -> Quotient | None:
        top = elimination.sum(edit.numerator, edit.numerator_constant)
        bottom = elimination.sum(edit.denominator, edit.denominator_constant)
        result = elimination.sum(((1, edit.result),), 0)
        if top is None or bottom is None or result is None:
            return None
        own = self._numbered(edit.result) if result.factors else -1
        return Quotient(
            own,
            self.figures.values[edit.result],
            {self._numbered(cell): times for cell, times in top.factors.items()},
            {self._numbered(cell): times for cell, times in bottom.factors.items()},
            top.value(self.figures),
            bottom.value(self.figures),
        )

    def _numbered(self, cell: Cell) -> int:
        if cell not in self.number:
            self.number[cell] = len(self.cells)
            self.cells.append(cell)
            self.values.append(self.figures.values[cell])
        return self.number[cell]

    def residual(self, edit: Balance, changes: Changes) -> int:
        """What the two sides of a balance edit differ by after the changes."""
        return edit.base + moved(edit.factors, changes, self.values)

    def fraction(self, edit: Quotient, changes: Changes) -> tuple[int, int]:
        """Numerator and denominator after the changes."""
        return (
            edit.numerator + moved(edit.top, changes, self.values),
            edit.denominator + moved(edit.bottom, changes, self.values),
        )

    def holds(self, place: int, changes: Changes) -> bool:
        """Whether an edit is satisfied after the changes."""
        edit = self.edits[place]
        if isinstance(edit, Balance):
            return self.residual(edit, changes) == 0
        top, bottom = self.fraction(edit, changes)
        return near(top, bottom, self.result(edit, changes))

    def line(self, edit: Quotient, cell: int) -> tuple[int, int]:
        """By how much numerator and denominator move for each unit of a cell."""
        return edit.top.get(cell, 0), edit.bottom.get(cell, 0)

    def result(self, edit: Quotient, changes: Changes) -> int:
        """The percentage that is there after the changes."""
        return changes.get(edit.result, edit.fixed)

    def solved(self, place: int, cell: int, changes: Changes) -> int | None:
        """The value of a cell that satisfies an edit; None where no single integer does."""
        edit = self.edits[place]
        if isinstance(edit, Quotient):
            return rounded(*self.fraction(edit, changes)) if cell == edit.result else None
        off, rest = divmod(self.residual(edit, changes), edit.factors[cell])
        return None if rest else changes.get(cell, self.values[cell]) - off

    def touched(self, cells: Iterable[int]) -> set[int]:
        """The edits that speak of any of the cells."""
        return {place for cell in cells for place in self.edits_of[cell]}

    def suspicion(self, cell: int) -> float:
        """Bits that suspecting this cell costs beyond its typing error."""
        return self.figures.trust.get(self.cells[cell], 0.0)

    def typed_digits(self, cell: int, *values: int) -> tuple[int, ...]:
        """Values in units of the last digit that a person typed: rupiah, unless there are sen."""
        scale = self.figures.scale.get(self.cells[cell], 1)
        if any(value % scale for value in values):
            return values
        return tuple(value // scale for value in values)
