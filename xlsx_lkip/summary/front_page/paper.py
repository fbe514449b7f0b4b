"""A page whose cells are put down in any order and written from the top down.

Rows are physical, from 1, columns from 0. What is on the page is not decided here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from xlsxwriter.format import Format

from ...declaration.vocabulary import Kind
from ..sheets.print_setup import set_up
from ..sheets.sheet_writer import Report, Value, put, put_link

_POINTS = 12.75
"""Height of a row that says nothing else."""
_POINT, _DIGIT, _MARGIN = 96 / 72, 7, 5
"""Pixels in a point, in a digit, and beside the digits of a column."""


@dataclass(frozen=True)
class PageCell:
    """A value, the formula that takes it from another sheet, and where it leads."""

    kind: Kind
    value: Value
    formula: str = ""
    link: str = ""
    """Address within the workbook."""


@dataclass(frozen=True)
class _Placed:
    cell: PageCell
    style: Format
    last: int
    """Column up to which it is merged."""


class Paper:
    """One worksheet, printed on one page."""

    def __init__(self, sheet: Any, report: Report, widths: Sequence[float]) -> None:
        self.sheet, self.widths = sheet, tuple(widths)
        self._blank = report.styles.text()
        self._rows: dict[int, dict[int, _Placed]] = defaultdict(dict)
        self._heights: dict[int, float] = {}
        set_up(sheet, report, pages_high=1)
        sheet.center_horizontally()
        for place, width in enumerate(widths):
            sheet.set_column(place, place, width)

    def put(self, row: int, column: int, cell: PageCell, style: Format, last: int = 0) -> None:
        """Put a cell down, merged up to column `last`."""
        self._rows[row][column] = _Placed(cell, style, max(last, column))

    def text(self, row: int, column: int, text: str, style: Format, last: int = 0) -> None:
        """Put a text down."""
        self.put(row, column, PageCell(Kind.TEXT, text), style, last)

    def set_height(self, row: int, points: float) -> None:
        """Make a row at least that high."""
        self._heights[row] = max(points, self._heights.get(row, 0))

    def height(self, first: int, last: int) -> float:
        """Of these rows together, in points."""
        return sum(self._heights.get(row, _POINTS) for row in range(first, last + 1))

    def width(self, first: int, last: int) -> float:
        """Of these columns merged, in the unit of column widths."""
        return sum(self.widths[first : last + 1]) + (last - first) * _MARGIN / _DIGIT

    def pixels(self, first: int, last: int, rows: tuple[int, int]) -> tuple[int, int]:
        """Width of these columns, and height of the rows up to above the second."""
        widths = self.widths[first : last + 1]
        wide = sum(int(width * _DIGIT + 0.5) + _MARGIN for width in widths)
        return wide, int(self.height(rows[0], rows[1] - 1) * _POINT)

    def write(self) -> None:
        """Write it all onto the worksheet."""
        for row in range(1, max(*self._rows, *self._heights) + 1):
            for column, placed in sorted(self._rows[row].items()):
                self._write(row, column, placed)
            if not self._rows[row]:
                # A row without any cell would not be written, nor its height.
                self.sheet.write_blank(row - 1, 0, None, self._blank)
            self.sheet.set_row(row - 1, self._heights.get(row, _POINTS))

    def _write(self, row: int, column: int, placed: _Placed) -> None:
        cell, style = placed.cell, placed.style
        if placed.last > column:
            self.sheet.merge_range(row - 1, column, row - 1, placed.last, "", style)
        if cell.link:
            put_link(self.sheet, row, column, str(cell.value), cell.link, style)
        else:
            put(self.sheet, row, column, cell.kind, cell.value, style, cell.formula)
