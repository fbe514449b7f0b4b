"""In what order components are searched, and what is given up where nothing closes all edits.

Each component by itself first; then those that nothing explains together, where some edit speaks
of both; then without the widest failing total, which may be wrong for a reason of its own, such as
a submission that is missing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .cell_groups import Groups
from .components import Component, components, failing_edits, merged
from .joint import Joint
from .likelihood import Likelihood
from .miscounts import miscounts
from .repair import Repair
from .search import FEW, Search
from .verdict import Standing, Verdict

TRIED = 3
"""Totals that are given up one by one, before several are."""
GIVEN_UP = 6


def searched(groups: Groups) -> list[Search]:
    """A search that was run for each component of the failing edits."""
    failing = failing_edits(groups)
    likelihood = Likelihood(groups)
    joint = [*Joint(likelihood, failing).repairs(), *miscounts(likelihood, failing)]
    searches = [Search(likelihood, part, joint) for part in components(groups, failing, joint)]
    closed = [search for search in searches if search.run()]
    known = {search.part: search for search in searches if search not in closed}
    for part in merged(groups, known):
        search = known.get(part) or _run(likelihood, part, joint)
        closed += [search] if search.found else _given_up(search, joint)
    return closed


def _run(likelihood: Likelihood, part: Component, joint: Sequence[Repair]) -> Search:
    search = Search(likelihood, part, joint)
    search.run()
    return search


def _given_up(search: Search, joint: Sequence[Repair]) -> list[Search]:
    """Searches of what is left when one total is given up, and if need be the next."""
    totals = search.part.widest_first(search.groups)
    if not totals or len(search.part.groups) > FEW or len(search.part.ignored) == GIVEN_UP:
        return [search]
    for total in totals[:TRIED]:
        again = _without(total, search, joint)
        if all(smaller.found for smaller in again):
            return again
    return [
        closed
        for smaller in _without(totals[0], search, joint)
        for closed in ([smaller] if smaller.found else _given_up(smaller, joint))
    ]


def _without(total: int, search: Search, joint: Sequence[Repair]) -> list[Search]:
    rest = [edit for edit in search.part.failing if edit != total]
    ignored = search.part.ignored | {total}
    parts = components(search.groups, rest, joint, ignored)
    return [_run(search.likelihood, part, joint) for part in parts]


def unexplained(groups: Groups, verdicts: Sequence[Verdict]) -> Iterator[Verdict]:
    """One verdict without options for failing edits that hang together and nothing explains."""
    told = {edit for verdict in verdicts for edit in verdict.edits}
    origin = groups.system.origin
    rest = [edit for edit in failing_edits(groups) if origin[edit] not in told]
    complete = all(verdict.complete for verdict in verdicts)
    for part in components(groups, rest):
        edits = tuple(sorted(origin[edit] for edit in part.failing))
        yield Verdict(Standing.NONE, (), edits, complete=complete)
