"""From a sheet's grid to its records and summary rows: which rows count, and where they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from ..lkip import NOTHING_TO_REPORT
from ..notation import Reading
from ..spec import Table
from ..tables import Place
from ..text import folded
from .headers import Grid

ABOVE = 8
"""Rows above the header in which a summary row may stand."""
TOTAL_LABELS = frozenset(("jumlah", "total", "jumlah total", "total jumlah", "grand total"))


@dataclass
class Extract:
    """The rows of one table of one workbook: physical rows, and their cells in declared order."""

    place: Place
    rows: list[int] = field(default_factory=list)
    records: list[Sequence[object]] = field(default_factory=list)
    summaries: list[tuple[str, int, Sequence[object]]] = field(default_factory=list)
    """Summary key, physical row, cells."""


def extracted(table: Table, place: Place, grid: Grid) -> Extract:
    """The records below the header; blank rows are passed over and shift nothing."""
    found = Extract(place)
    inputs = [table.index(column.key) for column in table.inputs]
    for row, cells in _rows_with_content(grid, place.header_row):
        values = _picked(place, cells)
        filled = [index for index in inputs if not is_blank(values[index])]
        if not filled:
            continue
        label = _label(values[filled[0]])
        if label in TOTAL_LABELS and table.summaries:
            found.summaries.append((table.summaries[0].key, row, values))
        elif label == folded(NOTHING_TO_REPORT) and len(filled) == 1 and not found.rows:
            found.place = replace(place, nothing=True)
        else:
            found.rows.append(row)
            found.records.append(values)
    found.summaries[:0] = _summaries_above(table, place, grid)
    return found


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
) -> list[tuple[str, int, Sequence[object]]]:
    labels = {folded(summary.label): summary.key for summary in table.summaries}
    found = []
    for row in range(max(1, place.header_row - ABOVE), place.header_row):
        key = next((labels[name] for name in map(_label, grid[row - 1]) if name in labels), None)
        if key:
            found.append((key, row, _picked(place, grid[row - 1])))
    return found


def is_blank(cell: object) -> bool:
    """Whether a cell holds nothing that people see."""
    return cell is Reading.ABSENT or (isinstance(cell, str) and not cell.strip())


def _label(cell: object) -> str:
    return folded(cell).rstrip(" :") if isinstance(cell, str) else ""
