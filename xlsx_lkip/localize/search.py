"""The search for explanations of one component: changes that satisfy all its edits together.

From cheap to expensive: correct every failing group by itself so that the coupling edits close; let one
group take up what is left open; let typing errors propose what no edit gives; leave a control total open.
Each step is bounded, and what was not searched is reported.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from .absorb import Absorber
from .combine import Chosen, Combiner, Shift, added
from .compiled import Balance
from .components import Component
from .group_repairs import GroupRepairs
from .likelihood import CAUSE, Likelihood
from .miscounts import own_totals
from .repair import Repair
from .typing_errors import is_typing_error

PLAUSIBLE = 26.5
"""Bits a failing group may cost before more expensive steps look for something likelier."""
HOPELESS = 16.0
"""Bits above the best explanation from which on others do not count."""
NEGLIGIBLE = 24.0
"""Bits above the best explanation from which on others are not even mentioned."""
SUMS = 4000
FEW = 16
"""Failing groups up to which all their ways are combined, and typing errors propose further ones."""


@dataclass(frozen=True)
class Explanation:
    """Repairs that together satisfy every edit of a component, but those left open."""

    bits: float
    repairs: tuple[Repair, ...]
    left_open: frozenset[int] = frozenset()

    @cached_property
    def keys(self) -> frozenset[Shift]:
        """The repairs, to be told apart."""
        return frozenset(repair.key for repair in self.repairs)


class Search:
    """Explanations of one component."""

    def __init__(
        self, likelihood: Likelihood, part: Component, joint: Sequence[Repair] = ()
    ) -> None:
        self.likelihood = likelihood
        self.groups = likelihood.groups
        self.system = likelihood.system
        self.ways = GroupRepairs(likelihood, part)
        self.part = part
        self.joint = [self.ways.trimmed(r) for r in joint if self._touches(r)]
        self.combiner = Combiner(max(64, SUMS // max(1, len(part.groups))))
        self.exhausted = False
        self.lists: list[list[Repair]] = []
        """For each failing group the ways to correct it."""
        self.found: dict[frozenset[tuple[int, int]], Explanation] = {}

    def run(self) -> bool:
        """Search all but what leaves edits open; whether anything was found."""
        self.lists = [self.ways.corrected(group) for group in self.part.groups]
        many = len(self.lists) > FEW
        lists = [_likeliest(repairs) for repairs in self.lists] if many else self.lists
        self._take(self.combiner.closing(lists, self.part.owed))
        for repair in self.joint:
            self._take(self._beside(repair))
        if not many:
            self._search_further()
        if not self.lists and all(map(self._empties, self.found.values())):
            self._take(self._by_totals((), self.part.owed))
        self.exhausted |= many
        return bool(self.found)

    def _search_further(self) -> None:
        """The more expensive steps, where the cheap ones found nothing convincing."""
        absorber = Absorber(self.ways, self.part, self.lists)
        if not self._settled():
            self._take(absorber.by_one(self._is_hopeless))
        self.exhausted |= absorber.exhausted
        if not self._settled():
            pairs = zip(self.part.groups, self.lists, strict=True)
            self.lists = [self.ways.guided(*pair) for pair in pairs]
            self._take(self.combiner.closing(self.lists, self.part.owed))

    @property
    def cut(self) -> bool:
        """Whether something was left unsearched."""
        return self.exhausted or self.combiner.cut

    def accounts(self) -> list[list[Explanation]]:
        """What was found, the shortest description first; each list is judged by itself.

        Where nothing closes all edits, every failing group is reported by its own edits alone.
        """
        if self.found:
            sound = [each for each in self.found.values() if not self._empties(each)]
            found = sorted(sound or self.found.values(), key=lambda explanation: explanation.bits)
            return [[e for e in found if e.bits <= found[0].bits + NEGLIGIBLE]]
        return [
            [Explanation(r.bits, (r,), frozenset(self.part.owed) | r.shift.keys()) for r in ways]
            for ways in self.lists
            if ways
        ]

    def _empties(self, explanation: Explanation) -> bool:
        """Whether it puts 0 for money in a record whose own edits hold, and no typing error leads to that."""
        return any(value == 0 for value in self._forced(explanation))

    def _forced(self, explanation: Explanation) -> Iterator[int]:
        """What money in records that hold by themselves would have to be, where no typing error is seen."""
        signed, cells = self.system.figures.signed, self.system.cells
        for repair in explanation.repairs:
            for cell, value in repair.changes.items():
                group = self.groups.of[cell]
                silent = self.groups.record(group) and group not in self.part.watched
                if silent and cells[cell] not in signed and not is_typing_error(repair.slips[cell]):
                    yield value

    def _touches(self, repair: Repair) -> bool:
        return not self.system.touched(repair.changes).isdisjoint(self.part.failing)

    def _beside(self, joint: Repair) -> Iterator[Chosen]:
        """A mistake of several records, with repairs of the groups it leaves failing."""
        covered = {self.groups.of[cell] for cell in joint.changes}
        pairs = zip(self.part.groups, self.lists, strict=True)
        rest = [repairs for group, repairs in pairs if group not in covered]
        owed = dict(added(frozenset(self.part.owed.items()), joint.shift, -1))
        for bits, chosen in self.combiner.closing(rest, owed):
            yield bits + joint.bits, (joint, *chosen)
        if owed and not rest:
            yield from self._by_totals((joint,), owed)

    def _by_totals(self, beside: tuple[Repair, ...], owed: dict[int, int]) -> Iterator[Chosen]:
        """What is owed, put right in the totals themselves."""
        own = own_totals(self.likelihood, owed)
        if own and len({cell for repair in own for cell in repair.changes}) == len(own):
            repairs = (*beside, *own)
            yield sum(repair.bits for repair in repairs), repairs

    def _settled(self) -> bool:
        """Whether more expensive steps could hardly find anything likelier."""
        best = min(self.found.values(), key=lambda e: e.bits, default=None)
        return best is not None and all(
            repair.bits <= PLAUSIBLE or self._confirmed(repair) for repair in best.repairs
        )

    def _confirmed(self, repair: Repair) -> bool:
        """Whether two balance edits agree on the value."""
        failing = self.system.touched(repair.changes).intersection(self.part.failing)
        balances = [e for e in failing if isinstance(self.system.edits[e], Balance)]
        return len(repair.changes) == 1 and len(balances) > 1

    def _is_hopeless(self, bits: float) -> bool:
        """Whether explanations that cost as much already cannot compete."""
        return bits + CAUSE > HOPELESS + min(
            (explanation.bits for explanation in self.found.values()), default=float("inf")
        )

    def _take(self, chosen: Iterator[Chosen] | list[Chosen]) -> None:
        for bits, repairs in chosen:
            corrected = self._with_percentages(bits, repairs)
            # Money below zero is nobody's figure, whatever closes with it.
            if corrected and all(value >= 0 for value in self._forced(corrected)):
                self._keep(corrected)

    def _keep(self, explanation: Explanation) -> None:
        key = frozenset(pair for repair in explanation.repairs for pair in repair.key)
        known = self.found.get(key)
        if known is None or explanation.bits < known.bits:
            self.found[key] = explanation

    def _with_percentages(self, bits: float, repairs: tuple[Repair, ...]) -> Explanation | None:
        """The explanation, with percentages of totals put right; None if an edit still fails."""
        changes = {cell: value for repair in repairs for cell, value in repair.changes.items()}
        further: list[Repair] = []
        for place in self.system.touched(changes).union(self.part.failing):
            if place in self.part.ignored or self.system.holds(place, changes):
                continue
            edit = self.system.edits[place]
            if isinstance(edit, Balance) or edit.result in changes or edit.result < 0:
                return None
            value = self.system.solved(place, edit.result, changes)
            if value is None:
                return None
            group = self.groups.of[edit.result]
            further.append(self.likelihood.repair(group, {edit.result: value}))
        return Explanation(bits + sum(r.bits for r in further), (*repairs, *further))


def _likeliest(repairs: list[Repair]) -> list[Repair]:
    return [repair for repair in repairs if repair.bits <= repairs[0].bits + HOPELESS]
