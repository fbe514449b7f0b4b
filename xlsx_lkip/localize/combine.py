"""One repair for each group, so that together they move the coupling edits by what is owed.

A subset sum over sparse vectors, met in the middle. Where the ways are too many, the costliest are
dropped and the caller is told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .repair import Repair

Shift = frozenset[tuple[int, int]]
Chosen = tuple[float, tuple[Repair, ...]]
Sums = dict[Shift, list[Chosen]]
KEPT = 3
"""Ways kept for each sum: the best, and what competes with it."""
NOWHERE: Shift = frozenset()


@dataclass
class Combiner:
    """Sums of repairs, bounded in number."""

    limit: int
    cut: bool = False
    """Whether anything was dropped."""

    def sums(self, lists: Sequence[Sequence[Repair]]) -> Sums:
        """Every sum of one repair from each list -> the cheapest ways to it."""
        sums: Sums = {NOWHERE: [(0.0, ())]}
        for repairs in lists:
            further: Sums = {}
            for shift, ways in sums.items():
                for repair in repairs:
                    moved = added(shift, repair.shift)
                    further.setdefault(moved, []).extend(
                        (bits + repair.bits, (*chosen, repair)) for bits, chosen in ways
                    )
            sums = self._kept(further)
        return sums

    def _kept(self, sums: Sums) -> Sums:
        for ways in sums.values():
            ways.sort(key=_bits)
            del ways[KEPT:]
        if len(sums) <= self.limit:
            return sums
        self.cut = True
        order = sorted(sums, key=lambda shift: sums[shift][0][0])
        return {shift: sums[shift] for shift in order[: self.limit]}

    def closing(self, lists: Sequence[Sequence[Repair]], owed: dict[int, int]) -> list[Chosen]:
        """The ways, cheapest first, that move every coupling edit by exactly what it owes."""
        half = len(lists) // 2
        left, right = self.sums(lists[:half]), self.sums(lists[half:])
        found: list[Chosen] = []
        for shift, ways in left.items():
            rest = added(frozenset(owed.items()), dict(shift), -1)
            for bits, chosen in right.get(rest, ()):
                found += [(bits + more, (*others, *chosen)) for more, others in ways]
        return sorted(found, key=_bits)


def added(shift: Shift, other: dict[int, int], times: int = 1) -> Shift:
    """The sum of two sparse vectors."""
    if not other:
        return shift
    moved = dict(shift)
    for place, amount in other.items():
        moved[place] = moved.get(place, 0) + times * amount
    return frozenset((place, amount) for place, amount in moved.items() if amount)


def _bits(chosen: Chosen) -> float:
    return chosen[0]
