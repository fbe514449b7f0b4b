"""Several totals that lack, or count twice, the same records: one mistake in adding up.

Each total may be by itself, bound by no edit to the others; that one and the same miscount explains
them all is what ties them together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from math import log2

from .compiled import Balance
from .likelihood import CAUSE, MISCOUNT, Likelihood
from .omissions import Miscount
from .repair import Repair


def miscounts(likelihood: Likelihood, failing: Iterable[int]) -> Iterator[Repair]:
    """A repair for each miscount that explains two failing totals at least."""
    explained: dict[Miscount, dict[int, int]] = defaultdict(dict)
    for edit in failing:
        own = total_of(likelihood, edit)
        if own:
            cell, value = own
            missing = value - likelihood.system.values[cell]
            for miscount in likelihood.totals.of(edit, cell, missing):
                explained[miscount][cell] = value
    bits = CAUSE + MISCOUNT + log2(2 * len(likelihood.groups.records) + 1)
    for (slip, records), changes in explained.items():
        if len(changes) > 1:
            names = dict.fromkeys(changes, slip)
            trust = sum(map(likelihood.system.suspicion, changes))
            # Of several that explain the same, the one of fewest records is reported.
            cost = bits + trust + len(records) / 1000
            yield Repair(changes, cost, names, slip, likelihood.shift(changes))


def own_totals(likelihood: Likelihood, owed: Iterable[int]) -> list[Repair]:
    """Each of these edits closed by its own total alone; empty where one of them has none."""
    repairs = []
    for edit in owed:
        own = total_of(likelihood, edit)
        if own is None:
            return []
        cell, value = own
        repairs.append(likelihood.repair(likelihood.groups.of[cell], {cell: value}))
    return repairs


def total_of(likelihood: Likelihood, edit: int) -> tuple[int, int] | None:
    """The cell outside all records that an edit gives, and what would close the edit."""
    groups, compiled = likelihood.groups, likelihood.system.edits[edit]
    if not isinstance(compiled, Balance) or groups.local[edit] or compiled.dependent < 0:
        return None
    cell = compiled.dependent
    if groups.record(groups.of[cell]) is not None:
        return None
    step, rest = divmod(-compiled.base, compiled.factors[cell])
    return None if rest else (cell, likelihood.system.values[cell] + step)
