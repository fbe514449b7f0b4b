"""From a sheet's grid to its records and summary rows: which rows count, and where they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from ..lkip import NOTHING_TO_REPORT, WORKBOOK
from ..notation import Reading
from ..placeholders import is_filled, says_nihil, words_of
from ..spec import Table
from ..tables import Place
from ..text import header_key, stripped
from .headers import Grid

ABOVE = 8
"""Rows above the header in which a summary row may stand."""
TOTAL_LABELS = ("jumlah", "total", "jumlahtotal", "totaljumlah", "grandtotal", "jumlahkeseluruhan")


@dataclass
class Extract:
    """The rows of one table of one workbook: physical rows, and their cells in declared order."""

    place: Place
    rows: list[int] = field(default_factory=list)
    records: list[Sequence[object]] = field(default_factory=list)
    summaries: list[tuple[str, int, Sequence[object]]] = field(default_factory=list)
    """Summary key, physical row, cells."""
    nihil: tuple[int, int, str] | None = None
    """Row, column and text of a cell that means Nihil and says it in other words."""


def extracted(table: Table, place: Place, grid: Grid) -> Extract:
    """The records below the header; blank rows are passed over and shift nothing.

    A row that says Jumlah is no record, also where the declaration has no such row.
    """
    found = Extract(place, summaries=list(_summaries_above(table, place, grid)))
    inputs = [table.index(column.key) for column in table.inputs]
    labels = _labels_below(table.key)
    for row, cells in _rows_with_content(grid, place.header_row):
        values = _picked(place, cells)
        filled = [values[index] for index in inputs if not is_blank(values[index])]
        label = _first_text(cells)
        if not found.rows and _is_nihil(table, cells, filled):
            found.place = replace(place, nothing=True)
            found.nihil = _in_other_words(row, cells)
        elif filled and label not in labels:
            found.rows.append(row)
            found.records.append(values)
        elif filled and labels[label]:
            found.summaries.append((labels[label], row, values))
    return found


NOTHING = header_key(NOTHING_TO_REPORT)


def _is_nihil(table: Table, cells: Sequence[object], filled: Sequence[object]) -> bool:
    """Whether all that a row says is that there is nothing: in words, perhaps with zeros beside."""
    titles = (table.title, *(column.header for column in table.columns))
    said = [cell for cell in filled or filter(_key, cells) if cell != 0]
    return bool(said) and all(isinstance(cell, str) and says_nihil(cell, titles) for cell in said)


def _in_other_words(row: int, cells: Sequence[object]) -> tuple[int, int, str] | None:
    """The cell of such a row that says Nihil in other words, where none says it plainly."""
    said = [
        (row, column, stripped(cell))
        for column, cell in enumerate(cells, start=1)
        if isinstance(cell, str) and is_filled(cell)
    ]
    plain = any(words_of(text) == NOTHING for _, _, text in said)
    return None if plain or not said else said[0]


@lru_cache
def _labels_below(table_key: str) -> dict[str, str]:
    """How a summary row typed below the records begins -> its key; empty where none is declared."""
    summaries = WORKBOOK.table(table_key).summaries
    first = summaries[0].key if summaries else ""
    return dict.fromkeys(TOTAL_LABELS, first) | _labels(table_key)


@lru_cache
def _labels(table_key: str) -> dict[str, str]:
    return {header_key(each.label): each.key for each in WORKBOOK.table(table_key).summaries}


def _rows_with_content(grid: Grid, header_row: int) -> Iterator[tuple[int, Sequence[object]]]:
    for row, cells in enumerate(grid[header_row:], start=header_row + 1):
        if cells.count("") < len(cells):
            yield row, cells


def _picked(place: Place, cells: Sequence[object]) -> list[object]:
    """A row's cells in declared order."""
    width = len(cells)
    return [
        (cells[column - 1] if column <= width else "") if column else Reading.ABSENT
        for column in place.columns
    ]


def _summaries_above(
    table: Table, place: Place, grid: Grid
) -> Iterator[tuple[str, int, Sequence[object]]]:
    labels = _labels(table.key)
    for row in range(max(1, place.header_row - ABOVE), place.header_row):
        texts = (header_key(cell) for cell in grid[row - 1] if isinstance(cell, str))
        key = next((labels[text] for text in texts if text in labels), None)
        if key:
            yield key, row, _picked(place, grid[row - 1])


def is_blank(cell: object) -> bool:
    """Whether a cell holds nothing that people see, or a placeholder such as `....`."""
    return cell is Reading.ABSENT or (isinstance(cell, str) and not is_filled(cell))


def _first_text(cells: Sequence[object]) -> str:
    """The first text of a row, wherever it stands: a label may lie across merged columns."""
    return next((key for key in map(_key, cells) if key), "")


def _key(cell: object) -> str:
    return header_key(cell) if isinstance(cell, str) else ""
