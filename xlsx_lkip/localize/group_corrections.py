"""Ways to correct one group: changes after which every edit within it holds.

Deductive correction: an edit that fails is solved for each of its cells in turn (a candidate in
Scholtus' sense), and what that breaks is solved further. Which way is likely is decided elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from .cell_groups import Groups
from .compiled import Quotient, moved

CellChanges = dict[int, int]


class GroupCorrections:
    """Finds changes within one group, given which local edits are to be watched."""

    def __init__(self, groups: Groups) -> None:
        self.groups = groups
        self.system = groups.system

    def local_edits(self, group: int, cells: set[int]) -> list[int]:
        """The edits within a group that speak of any of the cells."""
        touched = self.system.touched(cells)
        return [e for e in touched if self.groups.local[e] and self._group(e) == group]

    def _group(self, edit: int) -> int:
        return self.groups.of[next(iter(self.system.edits[edit].factors))]

    def completed(
        self, changes: CellChanges, watched: frozenset[int], depth: int, group: int
    ) -> Iterator[CellChanges]:
        """The changes, with up to `depth` further ones that make all local edits hold."""
        pending = self._failing(changes, watched)
        if not pending:
            yield changes
        elif depth:
            for cell, value in self._candidates(pending, changes):
                further = watched.union(self.local_edits(group, {cell}))
                yield from self.completed({**changes, cell: value}, further, depth - 1, group)

    def _failing(self, changes: CellChanges, watched: frozenset[int]) -> list[int]:
        return [edit for edit in sorted(watched) if not self.system.holds(edit, changes)]

    def _breadth(self, edit: int) -> tuple[bool, int]:
        """Balance edits first, the shortest first: they leave the fewest candidates."""
        compiled = self.system.edits[edit]
        return isinstance(compiled, Quotient), len(compiled.factors)

    def _candidates(self, pending: list[int], changes: CellChanges) -> Iterator[tuple[int, int]]:
        """One cell of the shortest failing edit must change: to what one of them says it is."""
        tried: set[tuple[int, int]] = set()
        for cell in self.system.edits[min(pending, key=self._breadth)].factors:
            for edit in pending if cell not in changes else ():
                if cell in self.system.edits[edit].factors:
                    value = self.system.solved(edit, cell, changes)
                    if value is not None and value != self.system.values[cell]:
                        tried.add((cell, value))
        yield from sorted(tried)

    def exchanged(self, watched: frozenset[int], depth: int, group: int) -> Iterator[CellChanges]:
        """Two cells of a failing edit that hold each other's figure, with what else is wrong."""
        values = self.system.values
        for one, other in sorted({p for edit in watched for p in self._pairs(edit)}):
            if values[one] != values[other]:
                changes = {one: values[other], other: values[one]}
                further = watched.union(self.local_edits(group, set(changes)))
                if len(self._failing(changes, further)) < len(watched):
                    yield from self.completed(changes, further, depth, group)

    def _pairs(self, edit: int) -> Iterator[tuple[int, int]]:
        return combinations(sorted(self.exchangeable(edit))[:8], 2)

    def exchangeable(self, edit: int) -> Iterator[int]:
        """The cells of an edit that are no percentage."""
        compiled = self.system.edits[edit]
        result = compiled.result if isinstance(compiled, Quotient) else -1
        return (cell for cell in compiled.factors if cell != result)

    def absorbed(self, group: int, owed: dict[int, int]) -> Iterator[CellChanges]:
        """Changes of this group alone by which each coupling edit moves as it owes."""
        if not all(self.groups.cells_in(edit, group) for edit in owed):
            return
        edits = sorted(owed, key=lambda edit: len(self.groups.cells_in(edit, group)))
        for changes in self._moving(group, edits, owed, {}):
            watched = frozenset(self.local_edits(group, set(changes)))
            yield from self.completed(changes, watched, 2, group)

    def _moving(
        self, group: int, edits: list[int], owed: dict[int, int], changes: CellChanges
    ) -> Iterator[CellChanges]:
        """Change one cell in each edit that what was changed before does not yet move as owed."""
        if not edits:
            yield changes
            return
        factors = self.system.edits[edits[0]].factors
        amount = owed[edits[0]] - moved(factors, changes, self.system.values)
        if amount == 0:
            yield from self._moving(group, edits[1:], owed, changes)
            return
        for cell in self.groups.cells_in(edits[0], group)[:3]:
            step, rest = divmod(amount, factors[cell])
            if cell not in changes and not rest:
                further = {**changes, cell: self.system.values[cell] + step}
                yield from self._moving(group, edits[1:], owed, further)
