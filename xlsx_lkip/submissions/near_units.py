"""Units under names that are nearly another's: of which other unit each submission perhaps is.

A file that is no workbook, and has the name of a missing unit, is perhaps what that unit has sent.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from functools import cached_property

from ..agency.settings import Settings
from ..model.tables import FILE, OWN, Tables
from ..names.keys import name_key
from ..names.unit_names import are_alike, bucket, nearest_unit, owner_of

_SHEETS = ("program", "budget")


@dataclass(frozen=True)
class Near:
    """The unit that a submission is perhaps of."""

    unit: str
    file: int | None = None
    """The number of the submission that this unit has sent; None where it has sent none."""


@dataclass(frozen=True)
class Units:
    """The units of a run: those that sent something, and those that are expected."""

    tables: Tables
    settings: Settings

    @cached_property
    def sent(self) -> list[str | None]:
        """Of each submission the unit, as written."""
        found = dict(self.tables.records["identity"].select(FILE, "unit").iter_rows())
        return [found.get(number) for number in range(len(self.tables.submissions))]

    @cached_property
    def expected(self) -> Set[str]:
        """Keys of those that are to send something."""
        return {name_key(unit) for unit in self.settings.units}

    @cached_property
    def missing(self) -> list[str]:
        """Those expected that have sent nothing, in their order."""
        sent = {name_key(unit) for unit in self.sent if unit}
        return [unit for unit in self.settings.units if name_key(unit) not in sent]

    def is_expected(self, number: int) -> bool | None:
        """Whether a submission's unit is; None where none is named."""
        unit = self.sent[number]
        return None if unit is None or not self.expected else name_key(unit) in self.expected

    @cached_property
    def near(self) -> dict[int, Near]:
        """By number, the submissions that are perhaps another unit's than they say."""
        found = ((number, self._near(number)) for number in range(len(self.sent)))
        return {number: near for number, near in found if near}

    def _near(self, number: int) -> Near | None:
        """Told of the stranger; of two that are none, or both, of the later one."""
        unit, alike = self.sent[number], self._alike(number)
        if unit is None or self.is_expected(number):
            return None
        known = {name: other for other, name in alike.items() if self.is_expected(other)}
        if self.is_expected(number) is False:
            planned = self._planned | {name: self._reported(each) for name, each in known.items()}
            near = nearest_unit(unit, self._reported(number), planned)
            if near:
                return Near(near, known.get(near))
        before = [Near(name, other) for other, name in alike.items() if other < number]
        return before[0] if before else None

    def _alike(self, number: int) -> dict[int, str]:
        """Number and unit of submissions under nearly, but not quite, the same name."""
        unit = self.sent[number]
        others = self._buckets[bucket(unit)] if unit else []
        names = ((other, self.sent[other] or "") for other in others)
        return {
            other: name
            for other, name in names
            if unit and name_key(name) != name_key(unit) and are_alike(name, unit)
        }

    @cached_property
    def _buckets(self) -> dict[object, list[int]]:
        found: dict[object, list[int]] = {}
        for number, unit in enumerate(self.sent):
            if unit:
                found.setdefault(bucket(unit), []).append(number)
        return found

    def near_of(self, unit: str) -> str | None:
        """The stranger that is perhaps this missing unit."""
        names = (self.sent[number] for number, near in self.near.items() if near.unit == unit)
        return next(names, None)

    def file_of(self, unit: str) -> str | None:
        """The file that is no workbook, and perhaps what this missing unit has sent."""
        return self._files.get(unit)

    @cached_property
    def _files(self) -> dict[str, str]:
        names = [each.name for each in self.tables.skipped if each.code != OWN]
        owners = [(owner_of(name, self.missing), name) for name in names]
        return {unit: name for unit, name in reversed(owners) if unit}

    @cached_property
    def _planned(self) -> dict[str, Set[str]]:
        plan = self.settings.plan.by_unit if self.settings.plan else {}
        return {
            unit: {name_key(each.subactivity) for each in plan.get(name_key(unit), ())}
            for unit in self.missing
        }

    def _reported(self, number: int) -> Set[str]:
        """Names of the sub kegiatan of a submission."""
        found: set[str] = set()
        for sheet in _SHEETS:
            records = self.tables.records[sheet]
            mine = records.filter(records[FILE] == number)["subactivity"].drop_nulls()
            found |= {name_key(name) for name in mine}
        return found
