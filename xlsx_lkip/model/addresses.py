"""What columns and cells are called. openpyxl has the same, but takes longer to load than a file to read."""

from __future__ import annotations

from functools import lru_cache

from ..declaration.vocabulary import Table


@lru_cache(maxsize=1024)
def column_name(column: int) -> str:
    """`AB` for column 28 (counted from 1)."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """28 for column `AB`."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def cell_name(row: int, column: int) -> str:
    """`H14` for row 14, column 8 (both counted from 1)."""
    return f"{column_name(column)}{row}"


def first_cell(table: Table) -> str:
    """`B7`: where the first record of a sheet begins in the template, and Nihil is written."""
    return cell_name(table.first_row, table.first_column)
