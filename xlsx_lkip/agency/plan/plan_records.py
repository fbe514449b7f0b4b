"""The plan as plain data."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from ...console.errors import UserError
from ...names.keys import name_key

PLANNED_SHEETS = ("program", "budget")
"""Sheets on which what is planned is found again."""


class PlanError(UserError):
    """The plan cannot be used; the text says in Bahasa Indonesia what to correct, and where."""


@dataclass(frozen=True)
class Planned:
    """One sub kegiatan of one unit."""

    unit: str
    program: str
    activity: str
    subactivity: str
    budget: int
    """Sen."""
    code: str | None = None
    row: int = 0
    """Physical row in its file."""


@dataclass(frozen=True)
class Plan:
    """The whole plan, in the order of its file."""

    source: str
    """Path of its file."""
    records: tuple[Planned, ...]

    @cached_property
    def by_unit(self) -> dict[str, list[Planned]]:
        """Unit key -> what is planned for it, in order."""
        found: dict[str, list[Planned]] = {}
        for record in self.records:
            found.setdefault(name_key(record.unit), []).append(record)
        return found

    @property
    def units(self) -> tuple[str, ...]:
        """The units in the order in which they first appear, as they are first spelled."""
        return tuple(records[0].unit for records in self.by_unit.values())
