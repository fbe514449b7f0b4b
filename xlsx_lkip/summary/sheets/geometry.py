"""Where the lines of a list land when a worksheet has only so many rows, and what cells are called.

Lines count from 0, rows from 1. Nothing is written here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from xlsxwriter.utility import quote_sheetname, xl_col_to_name

from ...declaration.expressions import CellAddress

HEADER_ROW = 5
_ROW = "\0"
"""Stands for the row; in no formula of ours."""


@dataclass(frozen=True)
class Geometry:
    """The places of one list."""

    title: str
    columns: Mapping[str, int]
    """Column key -> its place on the sheet, from 0."""
    count: int
    """Lines."""
    totals: int
    """Rows of totals between the header and the first line; only the first worksheet has them."""
    row_limit: int

    @property
    def first_row(self) -> int:
        """Of the first line."""
        return HEADER_ROW + 1 + self.totals

    def starts(self) -> list[int]:
        """The first line of each worksheet."""
        first, others = self.row_limit - self.first_row + 1, self.row_limit - HEADER_ROW
        return [0, *range(first, self.count, others)]

    def spans(self) -> list[tuple[int, int]]:
        """The rows below the header of each worksheet, first and last, totals too."""
        starts = self.starts()
        ends = [*(start - 1 for start in starts[1:]), self.count - 1]
        bottoms = [self.at(end)[1] if self.count else self.first_row - 1 for end in ends]
        return [(HEADER_ROW + 1, bottom) for bottom in bottoms]

    def title_of(self, page: int) -> str:
        """Of a worksheet of the list, from 0."""
        return f"{self.title} ({page + 1})" if page else self.title

    def at(self, line: int) -> tuple[int, int]:
        """Worksheet and physical row of a line."""
        first, others = self.row_limit - self.first_row + 1, self.row_limit - HEADER_ROW
        if line < first:
            return 0, self.first_row + line
        page, offset = divmod(line - first, others)
        return page + 1, HEADER_ROW + 1 + offset

    def letters(self, key: str) -> str:
        """Of a column, e.g. `F`."""
        return _letters(self.columns[key])

    def in_row(self, row: int) -> CellAddress:
        """Column key -> its cell in that row, as its own worksheet names it."""
        return lambda key: f"{self.letters(key)}{row}"

    def in_any_row(self, formula: Callable[[CellAddress], str]) -> tuple[str, ...]:
        """A formula over cells of its own row, in parts between which the row is to be."""
        return tuple(formula(lambda key: self.letters(key) + _ROW).split(_ROW))

    def cell(self, key: str, line: int) -> str:
        """A cell as any worksheet names it, e.g. `Anggaran!F9`."""
        page, row = self.at(line)
        return f"{self._prefix(page)}{self.letters(key)}{row}"

    def total(self, key: str) -> str:
        """The cell of the first row of totals, as any worksheet names it."""
        return f"{self._prefix(0)}{self.letters(key)}{HEADER_ROW + 1}"

    @property
    def top(self) -> str:
        """The first cell of its first worksheet."""
        return f"{self._prefix(0)}A1"

    def ranges(
        self, key: str, first: int = 0, last: int | None = None, home: int | None = None
    ) -> list[str]:
        """The cells of a column from line to line, one range for each worksheet.

        Args:
            home: the worksheet that the formula is on and need not name.
        """
        letters = self.letters(key)
        return [
            f"{'' if page == home else self._prefix(page)}{letters}{top}:{letters}{bottom}"
            for page, top, bottom in self._parts(first, self.count - 1 if last is None else last)
        ]

    def _parts(self, first: int, last: int) -> Iterator[tuple[int, int, int]]:
        """Worksheet, top and bottom row of each part of the lines."""
        starts = self.starts()
        for page, start in enumerate(starts):
            end = starts[page + 1] - 1 if page + 1 < len(starts) else self.count - 1
            if start <= last and first <= end:
                yield page, self.at(max(first, start))[1], self.at(min(last, end))[1]

    def _prefix(self, page: int) -> str:
        return _prefix(self.title_of(page))


@cache
def _letters(place: int) -> str:
    return str(xl_col_to_name(place))


@cache
def _prefix(title: str) -> str:
    return f"{quote_sheetname(title)}!"
