"""Totals that leave records out or count them twice.

A typed Jumlah that differs from the sum by one record, by the records of one heading, or by those at
an edge of the table, was added up wrongly: the records themselves are sound.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate

from .cell_groups import Groups
from .compiled import Balance
from .typing_errors import DOUBLE_COUNT, OMISSION

Miscount = tuple[str, frozenset[int]]
"""Omission or double count, and the groups (records) it concerns."""


class Omissions:
    """Which miscounts of records explain that a total is off by some amount."""

    def __init__(self, groups: Groups) -> None:
        self.groups = groups
        self.system = groups.system
        self._parts: dict[int, Parts] = {}

    def miscounts(self, cell: int, value: int) -> set[Miscount]:
        """Every miscount of the total `cell` that would make `value` its right figure."""
        missing = value - self.system.values[cell]
        found: set[Miscount] = set()
        for edit in self.system.edits_of[cell]:
            compiled = self.system.edits[edit]
            if isinstance(compiled, Balance) and not self.groups.local[edit]:
                found |= self.of(edit, cell, missing)
        return found

    def of(self, edit: int, total: int, missing: int) -> set[Miscount]:
        """Every miscount by which the total in that edit lacks an amount."""
        if edit not in self._parts:
            self._parts[edit] = Parts(self._amounts(edit, total), self.groups.bundles)
        parts = self._parts[edit]
        return {(OMISSION, records) for records in parts.of(missing)} | {
            (DOUBLE_COUNT, records) for records in parts.of(-missing)
        }

    def _amounts(self, edit: int, total: int) -> dict[int, int]:
        """Record -> what it puts into the total."""
        factors = self.system.edits[edit].factors
        amounts: dict[int, int] = defaultdict(int)
        for cell, times in factors.items():
            group = self.groups.of[cell]
            if self.groups.record(group) is not None:
                amounts[group] += -times * factors[total] * self.system.values[cell]
        return dict(sorted(amounts.items()))


class Parts:
    """Amount -> the summands that come to it, found without listing them beforehand."""

    def __init__(self, amounts: Mapping[int, int], bundles: Sequence[frozenset[int]]) -> None:
        self._keys = list(amounts)
        self._single: dict[int, list[int]] = defaultdict(list)
        for key, amount in amounts.items():
            self._single[amount].append(key)
        half = len(self._keys) // 2
        self._first = _lengths(list(amounts.values())[:half])
        self._last = _lengths(list(amounts.values())[::-1][:half])
        self._bundles: dict[int, list[frozenset[int]]] = defaultdict(list)
        for bundle in bundles:
            if bundle <= amounts.keys() and len(bundle) < len(amounts):
                self._bundles[sum(amounts[key] for key in bundle)].append(bundle)

    def of(self, amount: int) -> Iterator[frozenset[int]]:
        """One of the summands, several at an edge, or those of one heading."""
        if amount == 0:
            return
        yield from (frozenset({key}) for key in self._single.get(amount, ()))
        for length in self._first.get(amount, ()):
            yield frozenset(self._keys[:length])
        for length in self._last.get(amount, ()):
            yield frozenset(self._keys[-length:])
        yield from self._bundles.get(amount, ())


def _lengths(amounts: list[int]) -> dict[int, list[int]]:
    """Sum of the first few, two at least -> how many they are."""
    found: dict[int, list[int]] = defaultdict(list)
    for length, amount in enumerate(accumulate(amounts), 1):
        if length > 1:
            found[amount].append(length)
    return found
