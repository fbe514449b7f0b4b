"""How unlikely it is that people made these mistakes: the description length of a repair.

Every independent cause costs `CAUSE`, then the typing error, then how odd the new figures are as such. One
mistake may change several cells: a source with what was calculated from it, two cells exchanged, a
record in thousands, a record left out of all totals.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from math import log2

from . import typing_errors as slips
from .cell_groups import Groups
from .compiled import Balance, Quotient, near
from .omissions import Omissions
from .plausibility import Plausibility
from .repair import Repair

CAUSE, NEXT_CAUSE = 8.0, 6.0
"""Bits of a mistake, and of one more in the same record."""
FOLLOWER = 1.0
"""Bits of a figure that was rightly calculated from a wrong one."""
DEPENDENT = 0.5
"""Bits against a figure that others give: it is more rarely copied by hand than a source."""
NEGATIVE = 12.0
"""Bits against a figure that would become negative."""
TRUNCATED, STALE_PERCENT, EXCHANGED, MISCOUNT = 3.0, 17.5, 5.5, 4.0
"""Bits of a kind of mistake; any percentage may be an old one, so that costs its four digits too."""


Way = tuple[float, dict[int, str], str]
"""Bits, the typing error of each cell, the typing error that leads."""


class Likelihood:
    """Describes changes as typing errors and says what they cost."""

    def __init__(self, groups: Groups) -> None:
        self.groups = groups
        self.system = groups.system
        self.sources = Plausibility(groups)
        self.totals = Omissions(groups)

    def repair(self, group: int, changes: dict[int, int]) -> Repair:
        """The changes of one group with their likeliest explanation."""
        bits, names, lead = min(self._ways(changes), key=lambda way: way[0])
        bits += self._oddness(group, changes) + sum(map(self.system.suspicion, changes))
        return Repair(changes, bits, names, lead, self.shift(changes))

    def _ways(self, changes: dict[int, int]) -> Iterator[Way]:
        yield self._one_by_one(changes)
        if len(changes) > 1:
            yield from self._exchange(changes)
        yield from self._miscount(changes)

    def _one_by_one(self, changes: dict[int, int]) -> Way:
        names: dict[int, str] = {}
        bits, lead, causes = 0.0, "", 0
        for cell in sorted(changes):
            if len(changes) > 1 and self._follows(cell, changes):
                bits, names[cell] = bits + FOLLOWER, slips.FOLLOWING
                continue
            cost, names[cell] = self._slip(cell, changes)
            bits += cost + (NEXT_CAUSE if causes else CAUSE)
            bits += DEPENDENT if cell in self.groups.dependents else 0.0
            lead, causes = lead or names[cell], causes + 1
        return bits if lead else CAUSE + slips.DIGIT * 12, names, lead or slips.ARBITRARY

    def _follows(self, cell: int, changes: dict[int, int]) -> bool:
        """Whether the cell was calculated, rightly, from another that changes."""
        for place in self.system.edits_of[cell]:
            edit = self.system.edits[place]
            gives = edit.dependent if isinstance(edit, Balance) else edit.result
            others = any(c in edit.factors for c in changes if c != cell)
            if gives == cell and others and self.groups.local[place]:
                return self.system.holds(place, {})
        return False

    def _slip(self, cell: int, changes: dict[int, int]) -> slips.TypingError:
        found, value = self.system.typed_digits(cell, self.system.values[cell], changes[cell])
        ways = [slips.typing_error(found, value)]
        for place in self.system.edits_of[cell]:
            edit = self.system.edits[place]
            if isinstance(edit, Quotient) and edit.result == cell:
                ways += self._percentage(edit, found, changes)
        return min(ways)

    def _percentage(
        self, edit: Quotient, found: int, changes: dict[int, int]
    ) -> Iterator[slips.TypingError]:
        """How a percentage goes wrong: decimals cut off, a fraction for a percentage, or old."""
        top, bottom = self.system.fraction(edit, changes)
        if bottom and 10_000 * top // bottom == found:
            yield TRUNCATED, slips.TRUNCATION
        if near(top, bottom * 100, found):
            yield slips.UNIT_BITS[2], slips.UNIT
        yield STALE_PERCENT, slips.STALE

    def _exchange(self, changes: dict[int, int]) -> Iterator[Way]:
        """Two cells hold each other's figure; what else changes is a mistake of its own."""
        values = self.system.values
        for one, other in combinations(changes, 2):
            if changes[one] == values[other] and changes[other] == values[one]:
                rest = {c: value for c, value in changes.items() if c not in {one, other}}
                bits, names, _ = self._one_by_one(rest) if rest else (0.0, {}, "")
                pair = {one: slips.EXCHANGE, other: slips.EXCHANGE}
                yield bits + CAUSE + EXCHANGED, {**names, **pair}, slips.EXCHANGE

    def _miscount(self, changes: dict[int, int]) -> Iterator[Way]:
        """Totals that all leave out, or count twice, the same records."""
        totals = [c for c in changes if self._is_total(c)]
        if not totals:
            return
        rest = [cell for cell in changes if cell not in totals]
        if any(not self._follows(cell, changes) for cell in rest):
            return
        shared = set.intersection(*(self.totals.miscounts(c, changes[c]) for c in totals))
        names = dict.fromkeys(changes, slips.FOLLOWING)
        for name, _ in sorted(shared, key=lambda way: (len(way[1]), way[0]))[:1]:
            bits = CAUSE + MISCOUNT + log2(2 * len(self.groups.records) + 1)
            yield bits, {**names, **dict.fromkeys(totals, name)}, name

    def _is_total(self, cell: int) -> bool:
        return self.groups.record(self.groups.of[cell]) is None and any(
            not self.groups.local[place] and isinstance(self.system.edits[place], Balance)
            for place in self.system.edits_of[cell]
        )

    def _oddness(self, group: int, changes: dict[int, int]) -> float:
        """Bits that the figures after the changes are odder than they are now."""
        values = self.system.values
        negative = sum(
            value < 0 <= values[cell] and self.system.cells[cell] not in self.system.figures.signed
            for cell, value in changes.items()
        )
        record = self.groups.record(group)
        if record is None:
            return NEGATIVE * negative
        return NEGATIVE * negative + self.sources.oddness(record, changes)

    def shift(self, changes: dict[int, int]) -> dict[int, int]:
        """By how much the changes move each balance edit across groups."""
        moved: dict[int, int] = {}
        for cell, value in changes.items():
            step = value - self.system.values[cell]
            for place in self.system.edits_of[cell]:
                edit = self.system.edits[place]
                if not self.groups.local[place] and isinstance(edit, Balance):
                    moved[place] = moved.get(place, 0) + edit.factors[cell] * step
        return {place: amount for place, amount in moved.items() if amount}
