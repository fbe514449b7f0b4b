"""One declared sheet in one grid: which column bears which header, which row answers which label."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache

from ..lkip import WORKBOOK
from ..spec import Form, Table
from ..tables import Place, Trouble
from ..text import folded

Grid = Sequence[Sequence[object]]
"""The cells of a sheet from A1 on, row by row; blank is an empty text."""
SEARCHED_ROWS, SEARCHED_COLUMNS = 60, 8
ALIKE = 0.6
"""Share of declared and present headers that agree, from which a row is a table's header."""
NEAR = 0.7


@dataclass(frozen=True)
class Headers:
    """A header row, read. Columns are physical, from 1."""

    columns: tuple[int | None, ...]
    likeness: float
    missing: tuple[str, ...]
    renamed: tuple[tuple[str, str, int], ...]
    """Declared header, header found, column."""
    doubled: tuple[tuple[str, int], ...]
    extra: tuple[tuple[str, int], ...]


@lru_cache(maxsize=4096)
def read_headers(sheet_key: str, cells: tuple[str, ...]) -> Headers:
    """The declared columns among the texts of one row. Cached: most workbooks bear the same row."""
    table = WORKBOOK.table(sheet_key)
    at: dict[str, list[int]] = {}
    for index, text in enumerate(cells, start=1):
        if folded(text):
            at.setdefault(folded(text), []).append(index)
    at.pop("no", None)
    wanted = {folded(column.header): column.header for column in table.columns}
    doubled = [(wanted[name], places[1]) for name, places in at.items() if name in wanted and places[1:]]
    spare = {name: places[0] for name, places in at.items() if name not in wanted}
    columns = {name: at[name][0] for name in wanted if len(at.get(name, ())) == 1}
    renamed = []
    for name, header in wanted.items():
        near = get_close_matches(name, spare, n=1, cutoff=NEAR) if name not in at else []
        if near:
            columns[name] = spare.pop(near[0])
            renamed.append((header, cells[columns[name] - 1], columns[name]))
    return Headers(
        tuple(columns.get(name) for name in wanted),
        len(wanted.keys() & at.keys()) / len(wanted.keys() | at.keys()),
        tuple(header for name, header in wanted.items() if name not in columns and name not in at),
        tuple(renamed),
        tuple(doubled),
        tuple((cells[column - 1], column) for column in spare.values()),
    )


def header_row(table: Table, grid: Grid) -> tuple[int, Headers] | None:
    """Physical row of a table's header, first looked for where the template has it."""
    last = min(len(grid), SEARCHED_ROWS)
    rows = [table.header_row, *range(1, last + 1)] if table.header_row <= last else range(1, last + 1)
    best: tuple[int, Headers] | None = None
    for row in rows:
        cells = tuple(cell if isinstance(cell, str) else "" for cell in grid[row - 1])
        if sum(map(bool, cells)) < 2:
            continue
        headers = read_headers(table.key, cells)
        if headers.likeness == 1:
            return row, headers
        if headers.likeness >= ALIKE / 2 and (best is None or headers.likeness > best[1].likeness):
            best = row, headers
    return best


def table_place(table: Table, title: str, grid: Grid) -> tuple[Place, list[Trouble]] | None:
    """Where a table stands, and what is wrong with its header; None where it has none."""
    found = header_row(table, grid)
    if found is None:
        return None
    row, headers = found
    return Place(title, headers.columns, row), list(_table_troubles(title, row, headers, grid))


def _table_troubles(title: str, row: int, headers: Headers, grid: Grid) -> Iterator[Trouble]:
    for header in headers.missing:
        yield Trouble("B104", title, row, facts=(("what", "Kolom"), ("name", header)))
    for header, found, column in headers.renamed:
        facts = (("what", "Kolom"), ("name", header), ("found", found))
        yield Trouble("B105", title, row, column, facts)
    for header, column in headers.doubled:
        yield Trouble("B106", title, row, column, (("what", "Kolom"), ("name", header)))
    for text, column in headers.extra:
        if any(len(cells) >= column and cells[column - 1] != "" for cells in grid[row:]):
            yield Trouble("B108", title, row, column, (("name", text),))


def form_place(form: Form, title: str, grid: Grid) -> tuple[Place, list[Trouble]] | None:
    """Where a form's answers stand: in the cell to the right of each label."""
    wanted = {folded(item.label): item.label for item in form.fields}
    at: dict[str, list[tuple[int, int]]] = {}
    for row, cells in enumerate(grid[: 2 * SEARCHED_ROWS], start=1):
        for column, cell in enumerate(cells[:SEARCHED_COLUMNS], start=1):
            name = folded(cell).rstrip(" *:") if isinstance(cell, str) else ""
            if name in wanted:
                at.setdefault(name, []).append((row, column))
    if len(at) < len(wanted) * ALIKE / 2:
        return None
    columns = [places[0][1] for places in at.values()]
    label_column = max(set(columns), key=columns.count)
    rows: list[int | None] = []
    troubles = []
    for name, label in wanted.items():
        places = [row for row, column in at.get(name, ()) if column == label_column]
        rows.append(places[0] if len(places) == 1 else None)
        if len(places) != 1:
            code, where = ("B106", places[1]) if places else ("B104", 0)
            troubles.append(Trouble(code, title, where, label_column, (("what", "Isian"), ("name", label))))
    return Place(title, tuple(rows), answer_column=label_column + 1), troubles
