"""The header of a list: which row it is, and which column has which header."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from .keys import header_key


def columns_of(
    cells: Iterable[object], key_of: Callable[[str], str] = header_key
) -> dict[str, list[int]]:
    """Key of each header in a row -> the columns that have it, from 1; blank cells have none."""
    found: dict[str, list[int]] = {}
    for column, cell in enumerate(cells, start=1):
        if key := key_of("" if cell is None else str(cell)):
            found.setdefault(key, []).append(column)
    return found


def header_row(
    rows: Sequence[Iterable[object]],
    headers: Mapping[str, str],
    key_of: Callable[[str], str] = header_key,
) -> tuple[int, dict[str, list[int]]]:
    """The first of the rows that has most of the headers.

    Args:
        headers: key of a header, as `key_of` makes it -> what its column is called.

    Returns:
        Its number, from 1, and what each column is called -> the columns that have its header; 0 and
        nothing where no row has any.
    """
    best: tuple[int, dict[str, list[int]]] = (0, {})
    for row, cells in enumerate(rows, start=1):
        named = columns_of(cells, key_of)
        found: dict[str, list[int]] = {}
        for key, column in headers.items():
            if key in named:
                found.setdefault(column, []).extend(named[key])
        if len(found) > len(best[1]):
            best = row, found
    return best
