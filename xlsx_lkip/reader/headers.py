"""One declared table in one grid: which column has which header, however people wrote it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from itertools import chain
from math import ceil

from ..console.messages import N_
from ..declaration.vocabulary import Form, Kind, Table
from ..declaration.workbook import WORKBOOK
from ..model.tables import Place, Problem
from ..names.headers import columns_of
from ..names.keys import header_key
from .form_labels import Grid, form_place
from .stated_units import states_unit

SEARCHED_ROWS = 60
HALF = 0.5
"""Share of the declared headers, from which a row of a sheet of that title is its header."""
NEAR = 0.7
PREFIX = 4
"""So long a header may be followed by more words, as in `Pagu (Rp)`."""
LONGEST = 60
"""Characters of a header that was changed; more are a record's text."""
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

    @property
    def known(self) -> int:
        """How many declared columns were found."""
        return len(self.columns) - self.columns.count(None)


@lru_cache(maxsize=4096)
def read_headers(sheet_key: str, cells: tuple[str, ...]) -> Headers:
    """The declared columns among the texts of one row. Cached: most workbooks have the same row."""
    wanted = _wanted(sheet_key)
    at = columns_of(cells)
    at.pop(NUMBER, None)
    spare = {name: places[0] for name, places in at.items() if name not in wanted}
    columns = {name: at[name][0] for name in wanted if len(at.get(name, ())) == 1}
    renamed = []
    for find in (_alias, _longer, _near):
        for name in wanted:
            meant = find(sheet_key, name, spare) if name not in at and name not in columns else None
            if meant:
                columns[name] = spare.pop(meant)
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


@lru_cache
def _aliases(sheet_key: str) -> dict[str, tuple[str, ...]]:
    """Key of a header -> keys of the others that people write for it."""
    return {
        header_key(column.header): tuple(map(header_key, column.aliases))
        for column in WORKBOOK.table(sheet_key).columns
    }


def _alias(sheet_key: str, name: str, spare: Iterable[str]) -> str | None:
    """The spare header that people write for one that is not there, maybe with a unit behind it."""
    aliases = _aliases(sheet_key)[name]
    bare = {each.partition("(")[0] or each: each for each in reversed([*spare])} | {
        each: each for each in spare
    }
    return next((bare[alias] for alias in aliases if alias in bare), None)


def _longer(_sheet_key: str, name: str, spare: Iterable[str]) -> str | None:
    """The spare header that is the one that is not there, and more words."""
    longer = (each for each in spare if each.startswith(name) and len(each) <= LONGEST)
    return next(longer, None) if len(name) >= PREFIX else None


def _near(_sheet_key: str, name: str, spare: Iterable[str]) -> str | None:
    """The spare header that is spelled nearly as one that is not there."""
    return next(iter(get_close_matches(name, spare, n=1, cutoff=NEAR)), None)


def header_row(table: Table, grid: Grid) -> int | None:
    """Physical row of a table's header, first looked for where the template has it.

    Of a header of two rows it is the lower one.
    """
    best, found = (HALF, 0.0), None
    for row in _searched(table, grid):
        share = _agreement(table.key, grid[row - 1])
        if share == (1, 1):
            return row
        if share >= best and (found is None or share > best):
            best, found = share, row
    return _fuller(table, grid, [found] if found else [*_searched(table, grid)]) or found


def _fuller(table: Table, grid: Grid, rows: Sequence[int]) -> int | None:
    """The first of the rows, or the one below it, in which most columns are found, however written."""
    best, found = max(2, ceil(len(table.columns) * HALF)), None
    for row in rows:
        for lower in (row, row + 1):
            known = read_headers(table.key, header_cells(table.key, grid, lower)).known
            if known > best or (known == best and found is None):
                best, found = known, lower
    return found


def header_cells(sheet_key: str, grid: Grid, row: int) -> tuple[str, ...]:
    """The texts of a header row; where it is the lower one of two, with what the upper one adds.

    A cell above others holds for all of them: `Realisasi` above `Rp` and `%`.
    """
    lower = _texts(grid, row)
    alone = read_headers(sheet_key, lower)
    if not alone.missing or row > len(grid) or any(type(cell) is float for cell in grid[row - 1]):
        return lower
    upper = _texts(grid, row - 1)
    both, above = [], ""
    for index in range(max(len(lower), len(upper))):
        below = lower[index] if index < len(lower) else ""
        own = upper[index] if index < len(upper) else ""
        above = own or (above if below else "")
        both.append(_joined(sheet_key, above, own, below))
    joined = tuple(both)
    return joined if read_headers(sheet_key, joined).known > alone.known else lower


def _joined(sheet_key: str, above: str, own: str, below: str) -> str:
    """What a cell of the lower row is called, with the cell above it in view."""
    names = (below, f"{above} {below}".strip()) if below else (own,)
    return next((name for name in names if _is_header(sheet_key, header_key(name))), names[0])


@lru_cache(maxsize=4096)
def _is_header(sheet_key: str, key: str) -> bool:
    """Whether that is a declared header, or what people write for one."""
    longer = any(_longer(sheet_key, name, (key,)) for name in _wanted(sheet_key))
    return longer or key in {*_wanted(sheet_key), *chain(*_aliases(sheet_key).values())}


def _texts(grid: Grid, row: int) -> tuple[str, ...]:
    cells = grid[row - 1] if 0 < row <= len(grid) else ()
    return tuple(cell if isinstance(cell, str) else "" for cell in cells)


def _searched(table: Table, grid: Grid) -> Iterator[int]:
    if table.header_row <= len(grid):
        yield table.header_row
    yield from range(1, min(len(grid), SEARCHED_ROWS) + 1)


def _agreement(sheet_key: str, cells: Sequence[object]) -> tuple[float, float]:
    """Share of the declared headers that are in a row, and of all that one or the other has."""
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
        placed = form_place(sheet, title, grid)
        return 1 - placed[0].columns.count(None) / len(sheet.fields) if placed else 0
    row = header_row(sheet, grid)
    return _agreement(sheet.key, header_cells(sheet.key, grid, row))[1] if row else 0


def place_of(sheet: Form | Table, title: str, grid: Grid) -> tuple[Place, list[Problem]] | None:
    """Where the sheet's columns or answers are, and what is wrong; None where it has no header."""
    if isinstance(sheet, Form):
        return form_place(sheet, title, grid)
    return _table_place(sheet, title, grid)


def _table_place(table: Table, title: str, grid: Grid) -> tuple[Place, list[Problem]] | None:
    row = header_row(table, grid)
    if row is None:
        return None
    headers = read_headers(table.key, header_cells(table.key, grid, row))
    return Place(title, headers.columns, row), list(_problems(table, title, row, headers, grid))


def _problems(
    table: Table, title: str, row: int, headers: Headers, grid: Grid
) -> Iterator[Problem]:
    amounts = {column.header for column in table.columns if column.kind is Kind.AMOUNT}
    for header in headers.missing:
        yield Problem("B104", title, row, facts=(("what", N_("Kolom")), ("name", header)))
    for header, found, column in headers.renamed:
        facts = (("what", N_("Kolom")), ("name", header), ("found", found))
        scaled = header in amounts and states_unit(found)
        yield Problem("B121" if scaled else "B105", title, row, column, facts)
    for header, column in headers.doubled:
        yield Problem("B106", title, row, column, (("what", N_("Kolom")), ("name", header)))
    for text, column in headers.extra:
        if any(len(cells) >= column and cells[column - 1] != "" for cells in grid[row:]):
            yield Problem("B108", title, row, column, (("name", text),))
