"""How likely a figure is as such: budgets are round, and of every size.

Log-uniform in size, with the column's own shares of trailing zeros; a realization is often the
whole budget or nothing. Says nothing of typing errors.
"""

from __future__ import annotations

from collections import Counter
from math import log2

from .cell_groups import Groups, Record
from .compiled import Changes
from .typing_errors import DIGIT

USUAL_ZEROS = (0.30, 0.08, 0.20, 0.30, 0.07, 0.03, 0.02)
"""Shares of figures with 0, 1, ... trailing zeros, where a column is too short to say."""
USUAL_WEIGHT = 4.0
SAME, NOTHING = 3.0, 4.0
"""Bits of a source that equals one before it in its record, and of a zero."""


class Plausibility:
    """Bits of the source figures of a record, by its columns' habits."""

    def __init__(self, groups: Groups) -> None:
        self.groups = groups
        self.system = groups.system
        self._zeros: dict[tuple[int, int], Counter[int]] = {}
        self._now: dict[Record, float] = {}

    def oddness(self, record: Record, changes: Changes) -> float:
        """Bits by which the record's source figures become odder through the changes."""
        if record not in self._now:
            self._now[record] = self.bits(record, {})
        return self.bits(record, changes) - self._now[record]

    def bits(self, record: Record, changes: Changes) -> float:
        """Bits of the record's source figures after the changes."""
        seen: set[int] = set()
        total = 0.0
        for place, cell in enumerate(record.cells):
            if cell < 0 or cell in self.groups.dependents:
                continue
            value = changes.get(cell, self.system.values[cell])
            total += self._one(record.table, place, cell, value, seen)
            seen.add(value)
        return total

    def _one(self, table: int, place: int, cell: int, value: int, seen: set[int]) -> float:
        if value == 0:
            return NOTHING
        if value in seen:
            return SAME
        size = abs(self.system.typed_digits(cell, value)[0])
        zeros = trailing_zeros(size)
        counts = self._counted(table, place)
        own = trailing_zeros(abs(self.system.typed_digits(cell, self.system.values[cell])[0]))
        here = counts[zeros] - (own == zeros) + USUAL_WEIGHT * USUAL_ZEROS[zeros]
        share = here / (counts.total() - 1 + USUAL_WEIGHT)
        return log2(size) - DIGIT * zeros - log2(share)

    def _counted(self, table: int, place: int) -> Counter[int]:
        """Trailing zeros -> records, over one column as it is."""
        if (table, place) not in self._zeros:
            cells = [r.cells[place] for r in self.groups.records if r.table == table]
            values = [(cell, self.system.values[cell]) for cell in cells if cell >= 0]
            self._zeros[table, place] = Counter(
                trailing_zeros(abs(self.system.typed_digits(cell, value)[0]))
                for cell, value in values
            )
        return self._zeros[table, place]


def trailing_zeros(size: int) -> int:
    """How many zeros a figure ends in, at most six; none for a zero."""
    zeros = 0
    while size and size % 10 == 0 and zeros < len(USUAL_ZEROS) - 1:
        size //= 10
        zeros += 1
    return zeros
