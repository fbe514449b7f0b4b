"""Formula cells taken out of the edits: what is left binds typed cells only.

A formula agrees with the wrong cells it reads, so it is neither a suspect nor evidence. Its cell is
replaced by what its own edit says it is; that edit itself then says nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import inf

from .edits import BalanceEdit, Cell, Edit, Figures, RatioEdit


@dataclass
class Sum:
    """constant + sum(factor * cell), collected by cell."""

    constant: int = 0
    factors: dict[Cell, int] = field(default_factory=dict)

    def add(self, factor: int, other: Sum) -> None:
        """Add a multiple of another sum to this one."""
        self.constant += factor * other.constant
        for cell, times in other.factors.items():
            self.factors[cell] = self.factors.get(cell, 0) + factor * times

    def value(self, figures: Figures) -> int:
        """What the sum gives with the figures as they are."""
        return self.constant + sum(
            times * figures.values[cell] for cell, times in self.factors.items()
        )


class Elimination:
    """Rewrites sums of cells into sums of cells that can be suspected, and a constant."""

    def __init__(self, edits: Sequence[Edit], figures: Figures) -> None:
        self.figures = figures
        self.definitions: dict[Cell, BalanceEdit] = {}
        self.ratios: set[Cell] = set()
        self._known: dict[Cell, Sum | None] = {}
        for edit in edits:
            self._define(edit)

    def _define(self, edit: Edit) -> None:
        cell = edit.result if isinstance(edit, RatioEdit) else edit.dependent
        if cell is None or cell in self.figures.typed or not self.known(edit):
            return
        if isinstance(edit, RatioEdit):
            self.ratios.add(cell)
        elif abs({other: times for times, other in edit.terms}.get(cell, 0)) == 1:
            self.definitions.setdefault(cell, edit)

    def known(self, edit: Edit) -> bool:
        """Whether every cell of the edit has a value."""
        return all(cell in self.figures.values for cell in cells_of(edit))

    def defines(self, edit: Edit) -> bool:
        """Whether a formula computes what the edit says, so that it holds by construction."""
        if isinstance(edit, RatioEdit):
            return edit.result in self.ratios
        return edit.dependent is not None and self.definitions.get(edit.dependent) is edit

    def sum(self, terms: Sequence[tuple[int, Cell]], constant: int) -> Sum | None:
        """The terms over cells that can be suspected; None where a percentage is among them."""
        total = Sum(constant)
        for factor, cell in terms:
            part = self._part(cell)
            if part is None:
                return None
            total.add(factor, part)
        total.factors = {cell: times for cell, times in total.factors.items() if times}
        return total

    def _part(self, cell: Cell) -> Sum | None:
        if cell not in self._known:
            self._known[cell] = Sum(self.figures.values[cell])  # Stays while it is worked out
            self._known[cell] = self._worked_out(cell)
        return self._known[cell]

    def _worked_out(self, cell: Cell) -> Sum | None:
        if cell in self.ratios:
            return None
        if edit := self.definitions.get(cell):
            sign = next(factor for factor, other in edit.terms if other == cell)
            rest = [(-sign * factor, other) for factor, other in edit.terms if other != cell]
            return self.sum(rest, -sign * edit.constant)
        suspect = cell in self.figures.typed and self.figures.trust.get(cell, 0.0) < inf
        return Sum(0, {cell: 1}) if suspect else Sum(self.figures.values[cell])


def cells_of(edit: Edit) -> Iterator[Cell]:
    """Every cell the edit speaks of, its dependent cell first."""
    if isinstance(edit, RatioEdit):
        yield edit.result
        yield from (cell for _, cell in (*edit.numerator, *edit.denominator))
    else:
        if edit.dependent is not None:
            yield edit.dependent
        yield from (cell for _, cell in edit.terms)
