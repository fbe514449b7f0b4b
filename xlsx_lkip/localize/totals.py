"""Totals that leave records out or count them twice.

A typed Jumlah that differs from the sum by one record, or by records at an edge of the table, was
added up wrongly: the records themselves are sound.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping
from itertools import accumulate
from typing import TypeVar

from .compiled import Balance
from .groups import Groups
from .slips import DOUBLE_COUNT, OMISSION

Key = TypeVar("Key", bound=Hashable)

Miscount = tuple[str, frozenset[int]]
"""Omission or double count, and the groups (records) it concerns."""


class Totals:
    """Which miscounts of records explain that a total is off by some amount."""

    def __init__(self, groups: Groups) -> None:
        self.groups = groups
        self.system = groups.system
        self._parts: dict[int, dict[int, set[frozenset[int]]]] = {}

    def miscounts(self, cell: int, value: int) -> set[Miscount]:
        """Every miscount of the total `cell` that would make `value` its right figure."""
        missing = value - self.system.values[cell]
        found: set[Miscount] = set()
        for edit in self.system.edits_of[cell]:
            compiled = self.system.edits[edit]
            if isinstance(compiled, Balance) and not self.groups.local[edit]:
                amounts = self._parts_of(edit, cell)
                found |= {(OMISSION, records) for records in amounts.get(missing, ())}
                found |= {(DOUBLE_COUNT, records) for records in amounts.get(-missing, ())}
        return found

    def _parts_of(self, edit: int, total: int) -> dict[int, set[frozenset[int]]]:
        """Amount -> the records that come to it: one record, or several at an edge."""
        if edit not in self._parts:
            self._parts[edit] = parts(self._amounts(edit, total))
        return self._parts[edit]

    def _amounts(self, edit: int, total: int) -> dict[int, int]:
        """Record -> what it puts into the total."""
        factors = self.system.edits[edit].factors
        amounts: dict[int, int] = defaultdict(int)
        for cell, times in factors.items():
            group = self.groups.of[cell]
            if self.groups.record(group) is not None:
                amounts[group] += -times * factors[total] * self.system.values[cell]
        return dict(sorted(amounts.items()))


def parts(amounts: Mapping[Key, int]) -> dict[int, set[frozenset[Key]]]:
    """Amount -> the summands that come to it: one of them, or several at an edge."""
    found: dict[int, set[frozenset[Key]]] = defaultdict(set)
    for key, amount in amounts.items():
        found[amount].add(frozenset({key}))
    keys = list(amounts)
    for order in (keys, keys[::-1]):
        sums = accumulate(amounts[key] for key in order)
        for length, amount in enumerate(sums, 1):
            if 2 <= length <= len(order) // 2:
                found[amount].add(frozenset(order[:length]))
    found.pop(0, None)
    return found
