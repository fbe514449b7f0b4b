"""One thing that is wrong: its place and code, and what was found there in place of what.

Figures are exact fractions in rupiah, persons, percent and indicator units. How they are written for
programs, and the difference between them, is settled here, once more in plain Python.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from tests.rules.oracle_book import Sheet
from tests.rules.oracle_formulas import Record
from tests.rules.oracle_layout import IDENTITY, Kind

Stated = Fraction | str | None
Place = tuple[str | None, str | None, str]
"""Sheet, cell, code."""
Written = tuple[str | None, str | None, str | None]
"""Found, expected, difference: an exact decimal, a percentage like 97.34, or a text."""


class Wrong(NamedTuple):
    """A finding of the oracle."""

    sheet: str | None
    cell: str | None
    code: str
    kind: Kind = Kind.TEXT
    """Of the figures."""
    found: Stated = None
    expected: Stated = None

    @property
    def place(self) -> Place:
        return self.sheet, self.cell, self.code

    @property
    def written(self) -> Written:
        """What is found, expected, and found less expected; a year is a name, and has no difference."""
        difference = None
        if isinstance(self.found, Fraction) and isinstance(self.expected, Fraction):
            difference = None if self.kind is Kind.YEAR else self.found - self.expected
        return (
            _written(self.kind, self.found),
            _written(self.kind, self.expected),
            _written(self.kind, difference),
        )


def at(
    sheet: Sheet,
    record: Record,
    key: str,
    code: str,
    found: Stated = None,
    expected: Stated = None,
) -> Wrong:
    """A finding on a record's cell."""
    column = sheet.layout.columns[key]
    cell = f"{column.place}{record.row}"
    return Wrong(sheet.layout.title, cell, code, column.kind, found, expected)


def at_answer(key: str, code: str, found: Stated = None, expected: Stated = None) -> Wrong:
    """A finding on a line of Identitas."""
    column = IDENTITY.columns[key]
    return Wrong(IDENTITY.title, column.place, code, column.kind, found, expected)


def _written(kind: Kind, stated: Stated) -> str | None:
    """A whole number without decimals; percentages and sen with two; other figures with all they have."""
    if not isinstance(stated, Fraction):
        return stated
    number = Decimal(stated.numerator) / stated.denominator
    if kind is Kind.PERCENT or (kind is Kind.AMOUNT and stated.denominator > 1):
        return f"{number:.2f}"
    return f"{number:f}"
