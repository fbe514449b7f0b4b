"""What a cell is called."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=1024)
def _column_letters(column: int) -> str:
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def cell_name(row: int, column: int) -> str:
    """`H14` for row 14, column 8 (both counted from 1)."""
    return f"{_column_letters(column)}{row}"
