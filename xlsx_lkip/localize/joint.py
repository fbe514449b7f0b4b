"""Single mistakes that spoil several records: what no record shows by itself.

Two neighbouring records with one column's figures exchanged; a whole column, or the whole sheet,
in thousands. Each hypothesis is taken up only if every edit within the records then holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from . import typing_errors as slips
from .cell_groups import Record
from .compiled import Balance, Quotient
from .likelihood import CAUSE, EXCHANGED, Likelihood
from .repair import Repair

POWERS = (3, 6, 2, 1)
COLUMN_BITS = 2.0
"""Bits that say which column, or all of them."""


class Joint:
    """Finds repairs across records."""

    def __init__(self, likelihood: Likelihood, failing: Iterable[int]) -> None:
        self.likelihood = likelihood
        self.groups = likelihood.groups
        self.system = likelihood.system
        self.failing = set(failing)
        """Compiled edits that fail."""
        self.inside = {self._group(edit) for edit in failing if self.groups.local[edit]}
        """Groups in which a local edit fails."""

    def repairs(self) -> list[Repair]:
        """All hypotheses that correct every record they touch."""
        tables: dict[int, list[Record]] = {}
        for record in self.groups.records:
            tables.setdefault(record.table, []).append(record)
        return [
            repair
            for records in tables.values()
            if self._fails(cell for record in records for cell in record.cells)
            for repair in (*self._exchanges(records), *self._units(records))
        ]

    def _fails(self, cells: Iterable[int]) -> bool:
        known = (cell for cell in cells if cell >= 0)
        return not self.failing.isdisjoint(self.system.touched(known))

    def _group(self, edit: int) -> int:
        return self.groups.of[next(iter(self.system.edits[edit].factors))]

    def _exchanges(self, records: list[Record]) -> Iterator[Repair]:
        values = self.system.values
        first = self.groups.records.index(records[0])
        for place, (above, below) in enumerate(pairwise(records), first):
            if not self.inside.issuperset((place, place + 1)):
                continue
            for one, other in zip(above.cells, below.cells, strict=False):
                if min(one, other) >= 0 and values[one] != values[other]:
                    changes = {one: values[other], other: values[one]}
                    if self._corrects(changes):
                        yield self._repair(changes, slips.EXCHANGE, EXCHANGED)

    def _units(self, records: list[Record]) -> Iterator[Repair]:
        columns = [list(cells) for cells in zip(*(r.cells for r in records), strict=False)]
        columns = [[c for c in column if self._is_amount(c)] for column in columns]
        columns = [column for column in columns if len(column) > 1]
        for cells in columns:
            if self.inside.issuperset(self.groups.of[cell] for cell in cells):
                yield from self._in_other_units(cells)
        everything = [cell for column in columns for cell in column]
        if len(columns) > 1 and self._is_off_by_unit(everything):
            yield from self._in_other_units(everything)

    def _is_off_by_unit(self, cells: list[int]) -> bool:
        """Whether a failing edit across groups would hold with the cells in some other unit."""
        inside = set(cells)
        for place in sorted(self.system.touched(cells) & self.failing):
            edit = self.system.edits[place]
            if not self.groups.local[place] and isinstance(edit, Balance):
                pairs = edit.factors.items()
                part = sum(times * self.system.values[c] for c, times in pairs if c in inside)
                for power in (10**zeros for zeros in POWERS):
                    if (power - 1) * part in (-edit.base, power * edit.base):
                        return True
        return False

    def _is_amount(self, cell: int) -> bool:
        """A figure that a unit could be wrong for: not a percentage, and not zero."""
        edits = (self.system.edits[edit] for edit in self.system.edits_of[cell] if cell >= 0)
        percentage = any(isinstance(edit, Quotient) and edit.result == cell for edit in edits)
        return cell >= 0 and not percentage and self.system.values[cell] != 0

    def _in_other_units(self, cells: list[int]) -> Iterator[Repair]:
        values = self.system.values
        for zeros in POWERS:
            power = 10**zeros
            up = {cell: values[cell] * power for cell in cells}
            down = {cell: values[cell] // power for cell in cells if values[cell] % power == 0}
            for changes in (up, down) if len(down) == len(cells) else (up,):
                whole = self._with_totals(changes, power if changes is up else -power)
                if self._corrects(whole):
                    yield self._repair(whole, slips.UNIT, slips.UNIT_BITS[zeros] + COLUMN_BITS)

    def _with_totals(self, changes: dict[int, int], power: int) -> dict[int, int]:
        """The changes, with the totals that hold now put into the other unit too."""
        whole = dict(changes)
        for place in self.system.touched(changes) - self.failing:
            edit = self.system.edits[place]
            if self.groups.local[place] or self.system.holds(place, changes):
                continue
            for cell in edit.factors:
                now = self.system.values[cell]
                if self.groups.record(self.groups.of[cell]) is None:
                    whole[cell] = now * power if power > 0 else now // -power
        return whole

    def _corrects(self, changes: dict[int, int]) -> bool:
        """Whether all edits within records hold, no other breaks, and one that failed holds."""
        touched = self.system.touched(changes)
        after = {edit for edit in touched if not self.system.holds(edit, changes)}
        inside = any(self.groups.local[edit] for edit in after)
        return not inside and after <= self.failing and bool((touched & self.failing) - after)

    def _repair(self, changes: dict[int, int], slip: str, bits: float) -> Repair:
        names = dict.fromkeys(changes, slip)
        return Repair(changes, CAUSE + bits, names, slip, self.likelihood.shift(changes))
