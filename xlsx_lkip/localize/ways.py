"""The ways to mend one failing group, each described as slips.

Which ways of several groups fit together is decided elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from .compiled import Balance, Quotient
from .components import Component
from .leads import Leads
from .likelihood import Likelihood
from .mender import Mender
from .repair import Repair

TOTALS_DEPTH = 4
"""Cells changed at most in one group of totals."""


class Ways:
    """Repairs of single groups within one component."""

    def __init__(self, likelihood: Likelihood, part: Component) -> None:
        self.likelihood = likelihood
        self.groups = likelihood.groups
        self.system = likelihood.system
        self.mender = Mender(self.groups)
        self.part = part

    def mended(self, group: int) -> list[Repair]:
        """The ways to mend one group by itself."""
        watched = self.part.watched[group]
        depth = 2 if self.groups.record(group) else min(TOTALS_DEPTH, len(watched))
        ways = list(self.mender.completed({}, watched, depth, group))
        ways += self.mender.exchanged(watched, depth - 1 if depth > 2 else 0, group)
        repairs = self.described(group, ways)
        return repairs + [stale for repair in repairs for stale in self._stale(group, repair)]

    def described(self, group: int, ways: Iterable[dict[int, int]]) -> list[Repair]:
        """The changes as repairs of the group, the likeliest first."""
        distinct = {frozenset(way.items()): way for way in ways}
        repairs = [self.trimmed(self.likelihood.repair(group, way)) for way in distinct.values()]
        return sorted(repairs, key=lambda repair: repair.bits)

    def _stale(self, group: int, repair: Repair) -> Iterator[Repair]:
        """Where one source alone would mend the group, its dependents may be what is old."""
        source, *others = repair.changes
        if others or source in self.groups.dependents or not self.groups.record(group):
            return
        edits = self.system.edits
        changes: dict[int, int] = {}
        for place in sorted(self.part.watched[group], key=lambda e: isinstance(edits[e], Quotient)):
            edit = edits[place]
            cell = edit.dependent if isinstance(edit, Balance) else edit.result
            value = self.system.solved(place, cell, changes) if cell >= 0 else None
            if value is not None:
                changes[cell] = value
        if len(changes) > 1:
            value = repair.changes[source]
            yield self.trimmed(self.likelihood.stale(group, source, value, changes))

    def trimmed(self, repair: Repair) -> Repair:
        """The repair without what it does to edits that are given up."""
        shift = {e: amount for e, amount in repair.shift.items() if e not in self.part.ignored}
        return replace(repair, shift=shift)

    def led(self, group: int, mended: list[Repair]) -> list[Repair]:
        """Also the ways that begin with a slip no edit gives."""
        known = {repair.key for repair in mended}
        owed = self.part.owed if len(self.part.groups) == 1 else None
        ways = Leads(self.mender).led(self.part.watched[group], group, owed)
        fresh = [way for way in ways if frozenset(way.items()) not in known]
        return [*mended, *self.described(group, fresh)]
