"""Repairs that begin with a typing error: where no edit gives the value, its neighbours are tried.

Two cells of one record are wrong; the first is a typing error away, the second then follows from an edit
and must be a typing error away too.
"""

from __future__ import annotations

from collections.abc import Iterator

from .compiled import Balance, Quotient, near
from .group_corrections import CellChanges, GroupCorrections
from .neighbours import is_near, neighbours


class GuidedRepairs:
    """Finds changes of two cells in one group, both by typing errors."""

    def __init__(self, corrections: GroupCorrections) -> None:
        self.corrections = corrections
        self.groups = corrections.groups
        self.system = corrections.system

    def guided(
        self, watched: frozenset[int], group: int, owed: dict[int, int] | None
    ) -> Iterator[CellChanges]:
        """A cell takes a figure one typing error away, and one more cell follows, by a typing error too.

        For what the edits leave open: two cells of one record are wrong. Where no other group
        fails, `owed` is what the coupling edits must move by.
        """
        for cell in sorted({c for edit in watched for c in self.corrections.exchangeable(edit)}):
            balances = self._balances(cell, group)
            touched = watched.union(self.corrections.local_edits(group, {cell}))
            for value in self._leads(cell, watched, group, owed):
                for second, other in self._seconds(cell, value, balances):
                    changes = {cell: value, second: other}
                    further = touched.union(self.corrections.local_edits(group, {second}))
                    yield from self.corrections.completed(changes, further, 0, group)

    def _balances(self, cell: int, group: int) -> list[Balance]:
        edits = (self.system.edits[edit] for edit in self.corrections.local_edits(group, {cell}))
        return [edit for edit in edits if isinstance(edit, Balance)]

    def _seconds(self, cell: int, value: int, balances: list[Balance]) -> Iterator[tuple[int, int]]:
        """What a further cell must be once the first has its value, where a typing error explains it."""
        values = self.system.values
        for edit in balances:
            off = edit.base + edit.factors[cell] * (value - values[cell])
            for second, times in edit.factors.items():
                step, rest = divmod(off, times)
                value_then = values[second] - step
                if second != cell and off and not rest and self._by_slip(second, value_then):
                    yield second, value_then

    def _leads(
        self, cell: int, watched: frozenset[int], group: int, owed: dict[int, int] | None
    ) -> list[int]:
        """The figures one typing error away that leave the percentages right, and the totals where owed."""
        now = self.system.values[cell]
        scale = self.system.figures.scale.get(self.system.cells[cell], 1)
        near_by = neighbours(self.system.typed_digits(cell, now)[0])
        values = [value * scale if now % scale == 0 else value for value in near_by]
        for edit in self.system.edits_of[cell]:
            compiled = self.system.edits[edit]
            if edit in watched and isinstance(compiled, Quotient):
                values = self._within(compiled, cell, values)
            elif owed is not None and self._is_alone(edit, cell, group):
                step, rest = divmod(owed.get(edit, 0), compiled.factors[cell])
                values = [value for value in values if value - now == step and not rest]
        return values

    def _within(self, edit: Quotient, cell: int, values: list[int]) -> list[int]:
        now, (up, down) = self.system.values[cell], self.system.line(edit, cell)
        top, bottom, result = edit.numerator, edit.denominator, edit.fixed
        return [v for v in values if near(top + up * (v - now), bottom + down * (v - now), result)]

    def _is_alone(self, edit: int, cell: int, group: int) -> bool:
        """Whether a balance edit across groups has no other cell of the group."""
        compiled = self.system.edits[edit]
        if self.groups.local[edit] or isinstance(compiled, Quotient):
            return False
        return all(c == cell or self.groups.of[c] != group for c in compiled.factors)

    def _by_slip(self, cell: int, value: int) -> bool:
        found, meant = self.system.typed_digits(cell, self.system.values[cell], value)
        return is_near(found, meant)
