"""One group takes up what the failing groups leave owed to the edits across groups.

A record may be wrong though its own edits hold: its source was wrong and the rest calculated from
it, it is in thousands, or a total leaves it out. Only the edits across groups show that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from heapq import nsmallest
from math import inf

from .combine import Chosen, Combiner, Shift, added
from .components import Component
from .group_repairs import GroupRepairs
from .repair import Repair
from .typing_errors import typing_error

OTHERS = 48
"""Sums of the other groups that are tried with each group that takes up the rest."""
TRIES = 3000
"""Trials of a group for what is owed."""
TRIED = 200
"""Groups that hold by themselves, of which the likeliest are tried."""


class Absorber:
    """Proposes repairs that take up what is owed."""

    def __init__(self, ways: GroupRepairs, part: Component, lists: list[list[Repair]]) -> None:
        self.ways = ways
        self.groups = ways.groups
        self.system = ways.system
        self.part = part
        self.lists = lists
        """For each failing group the ways to correct it."""
        self.tries = TRIES

    @property
    def exhausted(self) -> bool:
        """Whether trials were left out."""
        return self.tries <= 0

    def by_one(self, is_hopeless: Callable[[float], bool]) -> Iterator[Chosen]:
        """One group, failing by itself or not, takes up what the others leave owed."""
        for group, rest in self._with_rest():
            for shift, ways in rest:
                if is_hopeless(ways[0][0]) or self.exhausted:
                    break
                owed = dict(added(frozenset(self.part.owed.items()), dict(shift), -1))
                if owed:
                    self.tries -= 1
                    yield from self._taken_up(group, owed, ways)

    def _taken_up(self, group: int, owed: dict[int, int], ways: list[Chosen]) -> Iterator[Chosen]:
        for repair in self.ways.described(group, self.ways.corrections.absorbed(group, owed)):
            if repair.shift == owed:
                yield from ((bits + repair.bits, (*chosen, repair)) for bits, chosen in ways)

    def _with_rest(self) -> Iterator[tuple[int, list[tuple[Shift, list[Chosen]]]]]:
        """Each group that may take up the rest, with the sums of the failing others."""
        lists = self.lists
        for place, group in enumerate(self.part.groups):
            yield group, _cheapest([*lists[:place], *lists[place + 1 :]])
        everything = _cheapest(lists)
        for group in self._silent(self.part.owed):
            yield group, everything

    def _silent(self, owed: Mapping[int, int]) -> list[int]:
        """Groups that hold by themselves, in the coupling edits that fail: the likeliest of them.

        That what is owed looks like a typing error there is found out quickly; all else takes its time.
        """
        cells = {c for edit in owed for c in self.system.edits[edit].factors}
        groups = {self.groups.of[cell] for cell in cells}.difference(self.part.groups)
        if len(groups) > TRIED:
            groups = {*nsmallest(TRIED, sorted(groups), key=lambda group: self._rough(group, owed))}
        return sorted(groups, reverse=True)

    def _rough(self, group: int, owed: Mapping[int, int]) -> float:
        """About how many bits it costs that one cell of the group takes up each amount."""
        return sum(
            min(
                (self._slip(edit, cell, amount) for cell in self.groups.cells_in(edit, group)),
                default=inf,
            )
            for edit, amount in owed.items()
        )

    def _slip(self, edit: int, cell: int, amount: int) -> float:
        step, rest = divmod(amount, self.system.edits[edit].factors[cell])
        now = self.system.values[cell]
        return inf if rest else typing_error(*self.system.typed_digits(cell, now, now + step))[0]


def _cheapest(lists: list[list[Repair]]) -> list[tuple[Shift, list[Chosen]]]:
    sums = Combiner(OTHERS).sums(lists)
    return sorted(sums.items(), key=lambda pair: pair[1][0][0])
