"""One declared sheet in one grid: which column bears which header, which row answers which label."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache

from ..language import N_
from ..lkip import WORKBOOK
from ..spec import Form, Table
from ..tables import Place, Trouble
from ..text import header_key

Grid = Sequence[Sequence[object]]
"""The cells of a sheet from A1 on, row by row; blank is an empty text."""
SEARCHED_ROWS, SEARCHED_COLUMNS = 60, 8
HALF = 0.5
"""Share of the declared headers, from which a row of a sheet of that title is its header."""
NEAR = 0.7
PREFIX = 4
"""So long a header may be followed by more words, as in `Pagu (Rp)`."""
NUMBER = "no"
"""Header of the column that numbers the records."""


@dataclass(frozen=True)
class Headers:
    """A header row, read. Columns are physical, from 1."""

    columns: tuple[int | None, ...]
    missing: tuple[str, ...]
    renamed: tuple[tuple[str, str, int], ...]
    """Declared header, header found, column."""
    doubled: tuple[tuple[str, int], ...]
    extra: tuple[tuple[str, int], ...]


@lru_cache(maxsize=4096)
def read_headers(sheet_key: str, cells: tuple[str, ...]) -> Headers:
    """The declared columns among the texts of one row. Cached: most workbooks bear the same row."""
    wanted = _wanted(sheet_key)
    at: dict[str, list[int]] = {}
    for index, key in enumerate(map(header_key, cells), start=1):
        if key and key != NUMBER:
            at.setdefault(key, []).append(index)
    spare = {name: places[0] for name, places in at.items() if name not in wanted}
    columns = {name: at[name][0] for name in wanted if len(at.get(name, ())) == 1}
    renamed = []
    for name in wanted:
        near = _near(name, spare) if name not in at else None
        if near:
            columns[name] = spare.pop(near)
            renamed.append((wanted[name], cells[columns[name] - 1], columns[name]))
    return Headers(
        tuple(columns.get(name) for name in wanted),
        tuple(header for name, header in wanted.items() if name not in columns and name not in at),
        tuple(sorted(renamed, key=lambda each: each[2])),
        tuple((wanted[name], at[name][1]) for name in wanted if len(at.get(name, ())) > 1),
        tuple((cells[column - 1], column) for column in spare.values()),
    )


@lru_cache
def _wanted(sheet_key: str) -> dict[str, str]:
    """Key -> header, of all declared columns."""
    return {
        header_key(column.header): column.header for column in WORKBOOK.sheet(sheet_key).columns
    }


def _near(name: str, spare: dict[str, int]) -> str | None:
    """The spare header that is meant by one that is not there."""
    longer = [each for each in spare if each.startswith(name) and len(name) >= PREFIX]
    return next(iter(longer or get_close_matches(name, spare, n=1, cutoff=NEAR)), None)


def header_row(table: Table, grid: Grid) -> int | None:
    """Physical row of a table's header, first looked for where the template has it."""
    best, found = (HALF, 0.0), None
    for row in _searched(table, grid):
        share = _agreement(table.key, grid[row - 1])
        if share == (1, 1):
            return row
        if share >= best and (found is None or share > best):
            best, found = share, row
    return found


def _searched(table: Table, grid: Grid) -> Iterator[int]:
    if table.header_row <= len(grid):
        yield table.header_row
    yield from range(1, min(len(grid), SEARCHED_ROWS) + 1)


def _agreement(sheet_key: str, cells: Sequence[object]) -> tuple[float, float]:
    """Share of the declared headers that stand in a row, and of all that one or the other has."""
    keys = {header_key(cell) for cell in cells if isinstance(cell, str)} - {""}
    if len(keys) < 2:
        return 0, 0  # A sheet's title may be what one of its columns is called.
    keys.discard(NUMBER)
    wanted = _wanted(sheet_key).keys()
    both = len(wanted & keys)
    return both / len(wanted), both / len(wanted | keys)


def likeness(sheet: Form | Table, title: str, grid: Grid) -> float:
    """How much a sheet looks like a declared one, from 0 to 1, by its headers or labels."""
    if isinstance(sheet, Form):
        placed = _form_place(sheet, title, grid)
        return 1 - placed[0].columns.count(None) / len(sheet.fields) if placed else 0
    row = header_row(sheet, grid)
    return _agreement(sheet.key, grid[row - 1])[1] if row else 0


def place_of(sheet: Form | Table, title: str, grid: Grid) -> tuple[Place, list[Trouble]] | None:
    """Where the sheet's columns or answers stand, and what is wrong; None where it has no header."""
    if isinstance(sheet, Form):
        return _form_place(sheet, title, grid)
    return _table_place(sheet, title, grid)


def _table_place(table: Table, title: str, grid: Grid) -> tuple[Place, list[Trouble]] | None:
    row = header_row(table, grid)
    if row is None:
        return None
    cells = tuple(cell if isinstance(cell, str) else "" for cell in grid[row - 1])
    headers = read_headers(table.key, cells)
    return Place(title, headers.columns, row), list(_table_troubles(title, row, headers, grid))


def _table_troubles(title: str, row: int, headers: Headers, grid: Grid) -> Iterator[Trouble]:
    for header in headers.missing:
        yield Trouble("B104", title, row, facts=(("what", N_("Kolom")), ("name", header)))
    for header, found, column in headers.renamed:
        facts = (("what", N_("Kolom")), ("name", header), ("found", found))
        yield Trouble("B105", title, row, column, facts)
    for header, column in headers.doubled:
        yield Trouble("B106", title, row, column, (("what", N_("Kolom")), ("name", header)))
    for text, column in headers.extra:
        if any(len(cells) >= column and cells[column - 1] != "" for cells in grid[row:]):
            yield Trouble("B108", title, row, column, (("name", text),))


def _form_place(form: Form, title: str, grid: Grid) -> tuple[Place, list[Trouble]] | None:
    """Where a form's answers stand: in the cell to the right of each label."""
    wanted = {header_key(item.label): item.label for item in form.fields}
    at: dict[str, list[tuple[int, int]]] = {}
    for row, cells in enumerate(grid[: 2 * SEARCHED_ROWS], start=1):
        for column, cell in enumerate(cells[:SEARCHED_COLUMNS], start=1):
            name = header_key(cell) if isinstance(cell, str) else ""
            if name in wanted:
                at.setdefault(name, []).append((row, column))
    if len(at) < len(wanted) * HALF / 2:
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
            troubles.append(
                Trouble(code, title, where, label_column, (("what", N_("Isian")), ("name", label)))
            )
    return Place(title, tuple(rows), answer_column=label_column + 1), troubles
