"""The ways to correct one failing group, each described as typing errors.

Which ways of several groups fit together is decided elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from .components import Component
from .group_corrections import GroupCorrections
from .guided_repairs import GuidedRepairs
from .likelihood import Likelihood
from .repair import Repair

TOTALS_DEPTH = 4
"""Cells changed at most in one group of totals."""


class GroupRepairs:
    """Repairs of single groups within one component."""

    def __init__(self, likelihood: Likelihood, part: Component) -> None:
        self.likelihood = likelihood
        self.groups = likelihood.groups
        self.system = likelihood.system
        self.corrections = GroupCorrections(self.groups)
        self.part = part

    def corrected(self, group: int) -> list[Repair]:
        """The ways to correct one group by itself."""
        watched = self.part.watched[group]
        depth = 2 if self.groups.record(group) else min(TOTALS_DEPTH, len(watched))
        ways = list(self.corrections.completed({}, watched, depth, group))
        ways += self.corrections.exchanged(watched, depth - 1 if depth > 2 else 0, group)
        return self.described(group, ways)

    def described(self, group: int, ways: Iterable[dict[int, int]]) -> list[Repair]:
        """The changes as repairs of the group, the likeliest first."""
        distinct = {frozenset(way.items()): way for way in ways}
        repairs = [self.trimmed(self.likelihood.repair(group, way)) for way in distinct.values()]
        return sorted(repairs, key=lambda repair: repair.bits)

    def trimmed(self, repair: Repair) -> Repair:
        """The repair without what it does to edits that are given up."""
        shift = {e: amount for e, amount in repair.shift.items() if e not in self.part.ignored}
        return replace(repair, shift=shift)

    def guided(self, group: int, corrected: list[Repair]) -> list[Repair]:
        """Also the ways that begin with a typing error no edit gives."""
        known = {repair.key for repair in corrected}
        owed = self.part.owed if len(self.part.groups) == 1 else None
        ways = GuidedRepairs(self.corrections).guided(self.part.watched[group], group, owed)
        fresh = [way for way in ways if frozenset(way.items()) not in known]
        return [*corrected, *self.described(group, fresh)]
