"""From explanations to verdicts: one for each cause, with the explanations that compete with it.

`certain` is claimed only where one explanation satisfies every edit with a typing error and nothing comes
near it; what no second edit confirms is at most likely.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from .compiled import Balance
from .repair import Repair
from .search import Explanation, Search
from .typing_errors import (
    ARBITRARY,
    DOUBLE_COUNT,
    EXCHANGE,
    FOLLOWING,
    OMISSION,
    ROUNDING,
    UNIT,
    is_typing_error,
)
from .verdict import (
    CERTAIN,
    LIKELY,
    OPTIONS,
    RESERVE,
    SHAPELESS,
    Alternative,
    Correction,
    Standing,
    Verdict,
)

Key = frozenset[tuple[int, int]]


class Judge:
    """Verdicts on one component."""

    def __init__(self, search: Search) -> None:
        self.groups = search.groups
        self.system = search.system
        self.part = search.part
        self.accounts = search.accounts()
        self.cut = search.cut

    def verdicts(self) -> Iterator[Verdict]:
        """One verdict for each cause of the best explanation."""
        for found in self.accounts:
            for cause in found[0].repairs:
                yield self._verdict(cause, found)

    def _verdict(self, cause: Repair, found: list[Explanation]) -> Verdict:
        best = found[0]
        weights = self._options(cause, found)
        total = sum(weight for weight, _ in weights.values()) + RESERVE
        options = [
            Alternative(repair.slip, self._changes(repair), weight / total)
            for weight, repair in sorted(weights.values(), key=lambda way: -way[0])
        ]
        edits = self._edits(cause, best)
        rounding = self._is_rounding(edits)
        standing = self._standing(cause, best, options, edits, rounding=rounding)
        if rounding and standing is Standing.AMBIGUOUS:
            options = [_as_rounding(option) for option in options]
        shown = tuple(option for option in options[:OPTIONS] if option.posterior > 0.0005)
        origins = tuple(sorted({self.system.origin[edit] for edit in edits}))
        return Verdict(standing, shown, origins, rounding, not self.cut)

    def _options(self, cause: Repair, found: list[Explanation]) -> dict[Key, tuple[float, Repair]]:
        """What is in place of a cause in each explanation -> its weight."""
        best = found[0]
        weights: dict[Key, tuple[float, Repair]] = {}
        for explanation in found:
            weight = 2.0 ** (best.bits - explanation.bits)
            instead = self._instead(cause, explanation, best)
            known = weights.get(instead.key, (0.0, instead))
            weights[instead.key] = (known[0] + weight, known[1])
        return weights

    def _instead(self, cause: Repair, explanation: Explanation, best: Explanation) -> Repair:
        """What an explanation says where the best one names the cause."""
        if cause.key in explanation.keys:
            return cause
        repairs = [r for r in explanation.repairs if r.key not in best.keys]
        here = self._groups(cause)
        near = [r for r in repairs if here & self._groups(r)] or repairs
        if len(near) == 1:
            return near[0]
        changes = {cell: value for r in near for cell, value in r.changes.items()}
        names = {cell: name for r in near for cell, name in r.slips.items()}
        return Repair(changes, 0.0, names, near[0].slip if near else "")

    def _groups(self, repair: Repair) -> set[int]:
        return {self.groups.of[cell] for cell in repair.changes}

    def _changes(self, repair: Repair) -> tuple[Correction, ...]:
        cells, values = self.system.cells, self.system.values
        return tuple(
            Correction(cells[cell], values[cell], value, repair.slips[cell])
            for cell, value in sorted(repair.changes.items())
        )

    def _edits(self, cause: Repair, best: Explanation) -> list[int]:
        """The failing edits that speak of a changed cell, without those left open."""
        touched = self.system.touched(cause.changes).intersection(self.part.failing)
        return sorted(touched - best.left_open)

    def _is_rounding(self, edits: list[int]) -> bool:
        compiled = [self.system.edits[edit] for edit in edits]
        balances = [edit for edit in compiled if isinstance(edit, Balance)]
        small = all(abs(edit.base) <= edit.rounding for edit in balances)
        return bool(balances) and small and len(balances) == len(compiled)

    def _standing(
        self,
        cause: Repair,
        best: Explanation,
        options: list[Alternative],
        edits: list[int],
        *,
        rounding: bool,
    ) -> Standing:
        first = options[0]
        if first.posterior < LIKELY or (rounding and len(edits) < 2):
            return Standing.AMBIGUOUS
        if best.left_open.intersection(cause.shift).difference(self.part.failing):
            return Standing.AMBIGUOUS
        inside = not self.part.watched.keys().isdisjoint(self._groups(cause))
        if not inside and _is_shapeless(first):
            return Standing.AMBIGUOUS
        if first.slip == ARBITRARY and len(edits) < 2 and first.posterior < SHAPELESS:
            return Standing.AMBIGUOUS
        shaped = all(is_typing_error(change.slip) for change in first.changes)
        rivals = [option for option in options[1:] if is_typing_error(option.slip)]
        sure = (
            first.posterior >= CERTAIN and shaped and not rivals and len(edits) > _mistakes(cause)
        )
        whole = not (best.left_open or self.part.ignored or self.cut)
        if sure and whole and self._is_seen(cause):
            return Standing.CERTAIN
        return Standing.LIKELY

    def _is_seen(self, cause: Repair) -> bool:
        """Whether more than one difference of totals shows the cause.

        A source whose record follows it fails every total by one and the same amount, and so may
        two sources together.
        """
        whole = cause.slip in {UNIT, OMISSION, DOUBLE_COUNT} and len(cause.changes) > 1
        return whole or not self.part.watched.keys().isdisjoint(self._groups(cause))


def _is_shapeless(option: Alternative) -> bool:
    """Whether only totals ask for the change, and no typing error explains it."""
    return any(not is_typing_error(change.slip) for change in option.changes)


def _mistakes(cause: Repair) -> int:
    """How many figures were typed wrongly by themselves: each needs an edit, and one confirms."""
    names = [name for name in cause.slips.values() if name != FOLLOWING]
    at_once = {EXCHANGE, UNIT, OMISSION, DOUBLE_COUNT}.intersection(names)
    return len(at_once) + sum(name not in at_once for name in names)


def _as_rounding(option: Alternative) -> Alternative:
    """The option as what so small a difference most probably is."""
    changes = tuple(replace(change, slip=ROUNDING) for change in option.changes)
    return replace(option, slip=ROUNDING, changes=changes)
