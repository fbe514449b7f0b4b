"""What the figures of one record should be, and whether they are.

The formulas of spec/workbook.md once more, over exact fractions: rupiah, persons, percent.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from tests.rules.oracle_cells import Cell, rounded, step
from tests.rules.oracle_layout import LEVELS
from tests.rules.oracle_shown import achieved

HUNDREDTH = Fraction(1, 100)
"""The last of two decimals. Half of the last decimal is right: a tie accepts both roundings."""
INPUTS = {
    "total": LEVELS,
    "remaining": ("budget", "realization"),
    "absorption": ("budget", "realization"),
    "achievement": ("direction", "target", "realization"),
}
"""Computed figure -> what it is computed from; of a ratio, the whole is before the part."""
PERCENTAGES = ("absorption", "achievement")


@dataclass
class Record:
    """One record, or the whole of Identitas."""

    row: int
    cells: dict[str, Cell]

    def figure(self, key: str) -> Fraction | None:
        """The number in the cell; None where it is blank or cannot be read."""
        return None if self.cells[key].unread else self.cells[key].figure

    def text(self, key: str) -> str | None:
        return self.cells[key].text

    def unread(self, *keys: str) -> bool:
        return any(self.cells[key].unread for key in keys)


def expected(record: Record, column: str) -> Fraction | None:
    """What a computed figure should be, not rounded; None where it has no value."""
    if record.unread(*INPUTS[column]):
        return None
    if column == "total":
        return sum((record.figure(level) or Fraction(0) for level in LEVELS), Fraction(0))
    whole, part = (record.figure(key) for key in INPUTS[column][-2:])
    if whole is None or part is None:
        return None
    if column == "remaining":
        return whole - part
    if column == "achievement":
        return achieved(record.text("direction"), whole, part)
    return part / whole * 100 if whole else None


def calculated(record: Record, column: str) -> Fraction | None:
    """What a computed cell should hold: a percentage at two decimals."""
    if column not in INPUTS:
        return None
    exact = expected(record, column)
    return rounded(exact, 2) if exact is not None and column in PERCENTAGES else exact


def completed(record: Record, column: str) -> Fraction | None:
    """The figure of a cell, calculated where it is computed and blank."""
    figure = record.figure(column)
    return calculated(record, column) if figure is None and not record.unread(column) else figure


def reconciles(record: Record, column: str, precision: Fraction | None = None) -> bool | None:
    """Whether a computed figure is what its formula gives; None where that cannot be reported.

    A percentage is held to the decimals with which it is written, or to that precision.
    """
    figure, exact = record.figure(column), expected(record, column)
    if figure is None:
        return None
    if column == "absorption" and record.figure("budget") == record.figure("realization") == 0:
        return figure == 0
    if exact is None:
        return None
    if column not in PERCENTAGES:
        return figure == exact
    return abs(figure - exact) <= (precision or step(record.cells[column])) / 2


def only_rounded(record: Record, column: str) -> bool:
    """Whether a percentage is right as it is written, but not at two decimals."""
    so, exactly = reconciles(record, column), reconciles(record, column, HUNDREDTH)
    return so is True and exactly is False


def ratio_of(key: str) -> tuple[str, str]:
    """The two columns whose sums make a percentage of a summary row."""
    return ("realization", "budget") if key == "absorption" else (key, "total")


def share_of(sums: Iterable[Fraction | None]) -> Fraction | None:
    """The percentage of the part and the whole, at two decimals; None where there is none."""
    top, bottom = sums
    return rounded(top / bottom * 100, 2) if top is not None and bottom else None


def share_holds(
    figure: Fraction, sums: Iterable[Fraction | None], precision: Fraction = HUNDREDTH
) -> bool | None:
    """Whether a percentage is that of the part and the whole; zero of zero has none, so 0 is right."""
    top, bottom = sums
    if top is None or bottom is None:
        return None
    if top == bottom == 0:
        return figure == 0
    return abs(figure - top / bottom * 100) <= precision / 2 if bottom else None
