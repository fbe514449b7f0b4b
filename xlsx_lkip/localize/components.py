"""Failing edits that must be corrected together, because they speak of the same record or cell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .cell_groups import Groups
from .compiled import Balance
from .repair import Repair


@dataclass(frozen=True, eq=False)
class Component:
    """Failing edits that hang together."""

    failing: tuple[int, ...]
    owed: dict[int, int]
    """Coupling balance edit -> what must be added to its left side."""
    watched: dict[int, frozenset[int]]
    """Failing group -> the local edits that fail in it."""
    ignored: frozenset[int] = frozenset()
    """Failing edits that are given up: a total of which nothing can be made."""

    @property
    def groups(self) -> tuple[int, ...]:
        """The groups in which local edits fail."""
        return tuple(self.watched)

    def widest_first(self, groups: Groups) -> list[int]:
        """The failing edits across groups, those of most cells first and the last ones first."""
        edits = groups.system.edits
        return sorted(self.owed, key=lambda edit: (-len(edits[edit].factors), -edit))


def failing_edits(groups: Groups) -> list[int]:
    """The compiled edits that the figures do not satisfy."""
    return [e for e in range(len(groups.system.edits)) if not groups.system.holds(e, {})]


def components(
    groups: Groups,
    failing: Iterable[int],
    joint: Sequence[Repair] = (),
    ignored: frozenset[int] = frozenset(),
) -> list[Component]:
    """The failing edits, parted where nothing ties them, no mistake of several records either."""
    corrected = [groups.system.touched(repair.changes) for repair in joint]
    tied = [
        (
            _ties(groups, edit)
            | {("joint", n) for n, edits in enumerate(corrected) if edit in edits},
            [edit],
        )
        for edit in failing
    ]
    return [component(groups, edits, ignored) for edits in _parted(tied)]


def merged(groups: Groups, parts: Iterable[Component]) -> list[Component]:
    """Components joined where some edit, though it holds, speaks of both."""
    known = {part.failing: part for part in parts}
    tied = [
        (set[object](groups.system.touched(_cells(groups, failing))), list(failing))
        for failing in known
    ]
    joined = (tuple(edits) for edits in _parted(tied))
    return [known.get(edits) or component(groups, list(edits)) for edits in joined]


def _cells(groups: Groups, edits: Iterable[int]) -> set[int]:
    return {cell for edit in edits for cell in groups.system.edits[edit].factors}


def _parted(tied: Iterable[tuple[set[object], list[int]]]) -> list[list[int]]:
    """The edits of those that share a tie, directly or through others."""
    parts: list[tuple[set[object], list[int]]] = []
    for ties, edits in tied:
        joined = [part for part in parts if not part[0].isdisjoint(ties)]
        parts = [part for part in parts if part[0].isdisjoint(ties)]
        parts.append(
            (
                ties.union(*(part[0] for part in joined)),
                sorted([*edits, *(edit for part in joined for edit in part[1])]),
            )
        )
    return [edits for _, edits in parts]


def component(
    groups: Groups, failing: list[int], ignored: frozenset[int] = frozenset()
) -> Component:
    """One component of the failing edits given."""
    owed: dict[int, int] = {}
    inside: dict[int, set[int]] = defaultdict(set)
    for place in failing:
        edit = groups.system.edits[place]
        if groups.local[place]:
            inside[groups.of[next(iter(edit.factors))]].add(place)
        elif isinstance(edit, Balance):
            owed[place] = -edit.base
    watched = {group: frozenset(edits) for group, edits in inside.items()}
    return Component(tuple(failing), owed, watched, ignored)


def _ties(groups: Groups, edit: int) -> set[object]:
    """Records as a whole, and totals one by one."""
    cells = groups.system.edits[edit].factors
    return {
        ("record", groups.of[cell]) if groups.record(groups.of[cell]) else ("cell", cell)
        for cell in cells
    }
