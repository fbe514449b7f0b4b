"""What is lacking before a total of all submissions can be compared with the agency's own figure.

A unit that has not sent, a file or a sheet that could not be read: until then a difference says nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..agency.settings import Settings
from ..declaration.workbook import WORKBOOK
from ..model.tables import Tables
from .near_units import Units
from .owners import shown_names

_NAMED = 3
"""Files that are named."""


@dataclass(frozen=True)
class Lacking:
    """What a total over some sheets of all submissions lacks."""

    sent: int
    expected: int
    """Units; 0 where none is named."""
    unread: int
    """Files."""
    sheets: str
    """Titles of the sheets that could not be read in files that could, with those files."""

    def __bool__(self) -> bool:
        return self.sent < self.expected or bool(self.unread or self.sheets)


def lacking(tables: Tables, settings: Settings, sheets: Iterable[str]) -> Lacking:
    """What a total over these sheets lacks; false where it is whole."""
    units = Units(tables, settings)
    expected = len(units.expected)
    names = shown_names([submission.path for submission in tables.submissions])
    without = {
        sheet: [
            name
            for name, submission in zip(names, tables.submissions, strict=True)
            if submission.readable and sheet not in submission.places
        ]
        for sheet in sheets
    }
    return Lacking(
        expected - len({*units.missing}),
        expected,
        sum(not submission.readable for submission in tables.submissions),
        ", ".join(_told(sheet, files) for sheet, files in without.items() if files),
    )


def _told(sheet: str, files: list[str]) -> str:
    more = ", ..." if len(files) > _NAMED else ""
    return f"{WORKBOOK.sheet(sheet).title} ({', '.join(files[:_NAMED])}{more})"
