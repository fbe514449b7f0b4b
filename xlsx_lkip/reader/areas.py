"""Cells by place: the area in which a table can be, and formulas by the cell they fill."""

from __future__ import annotations

from collections.abc import Iterator

Cell = tuple[int, int]
"""Physical row and column, from 1."""
Formulas = dict[Cell, str]
"""Cell -> its formula without `=`; empty where the text is not known."""
MOST_ROWS = 20_000
"""Rows from this one on are cut off: 500 records have room, and rows may be inserted."""
MOST_COLUMNS = 100
"""Columns from CW on are cut off."""
MOST_NOTED = 200_000
"""Cells of one file of which something is noted: only a crafted file has more."""


def area(first: Cell, last: Cell) -> Iterator[Cell]:
    """Every cell from one to the other that a table can hold."""
    for row in range(first[0], min(last[0], MOST_ROWS - 1) + 1):
        for column in range(first[1], min(last[1], MOST_COLUMNS) + 1):
            yield row, column
