"""What is together: the cells of one record, or the totals of one sheet.

An edit within one group is local; an edit across groups (a Jumlah, a control total) couples them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from .compiled import Quotient
from .system import System


@dataclass(frozen=True)
class Record:
    """A record of a table, its cells numbered; -1 where a cell takes no part in any edit."""

    table: int
    row: int
    cells: tuple[int, ...]


class Groups:
    """Which group each cell belongs to, and which edits are local to one."""

    def __init__(self, system: System) -> None:
        self.system = system
        self.records: list[Record] = []
        self._by_group: dict[int, dict[int, list[int]]] = {}
        self.of: dict[int, int] = {}
        """Number of a cell -> its group; the groups of records come first, in their order."""
        self._read_tables()
        self._join_others()
        self.local = [len({self.of[cell] for cell in edit.factors}) == 1 for edit in system.edits]

    def _read_tables(self) -> None:
        number = self.system.number
        for table, records in enumerate(self.system.figures.tables):
            for row, cells in enumerate(records):
                numbers = tuple(number.get(cell, -1) for cell in cells)
                self.of.update((cell, len(self.records)) for cell in numbers if cell >= 0)
                self.records.append(Record(table, row, numbers))

    def _join_others(self) -> None:
        """Cells outside all tables form a group with those they share an edit with."""
        parent = {cell: cell for cell in range(len(self.system.cells)) if cell not in self.of}
        for edit in self.system.edits:
            if all(cell in parent for cell in edit.factors):
                for cell in edit.factors:
                    parent[_root(parent, cell)] = _root(parent, next(iter(edit.factors)))
        for cell in parent:
            self.of[cell] = len(self.records) + _root(parent, cell)

    def record(self, group: int) -> Record | None:
        """The record that a group is; None for totals."""
        return self.records[group] if group < len(self.records) else None

    def cells_in(self, edit: int, group: int) -> list[int]:
        """The cells of an edit that belong to a group, in their order."""
        if edit not in self._by_group:
            parts: dict[int, list[int]] = {}
            for cell in self.system.edits[edit].factors:
                parts.setdefault(self.of[cell], []).append(cell)
            self._by_group[edit] = parts
        return self._by_group[edit].get(group, [])

    @cached_property
    def bundles(self) -> list[frozenset[int]]:
        """The records that are under one heading, of those with several."""
        number = self.system.number
        named = (
            frozenset(self.of[number[cell]] for cell in cells if cell in number)
            for cells in self.system.figures.headings
        )
        return [bundle for bundle in dict.fromkeys(named) if len(bundle) > 1]

    @cached_property
    def dependents(self) -> set[int]:
        """Cells that other cells give."""
        edits = self.system.edits
        return {edit.result if isinstance(edit, Quotient) else edit.dependent for edit in edits}


def _root(parent: dict[int, int], cell: int) -> int:
    while parent[cell] != cell:
        parent[cell] = parent[parent[cell]]
        cell = parent[cell]
    return cell
