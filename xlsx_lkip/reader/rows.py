"""From a sheet's grid to its records and summary rows: which rows count, and where they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import NamedTuple

from ..console.messages import N_
from ..declaration.vocabulary import Kind, Table
from ..declaration.workbook import NOTHING_TO_REPORT, WORKBOOK
from ..model.numbers import Reading
from ..model.placeholders import is_filled, says_nihil, words_of
from ..model.row_roles import Role
from ..model.tables import Place
from ..names.keys import header_key, stripped
from .form_labels import Grid
from .inherited import inheriting
from .roles import SheetLine, settle, shape_of, speaks
from .roles.quick_look import is_plain
from .unreadable import NotReadable

MOST_RECORDS = 25_000
"""Of one workbook. A unit has some hundreds; each may be wrong in several ways."""
MOST_WEIGHED = 5_000
"""Rows of a table in which not all are plain records: what each of them is must be weighed."""
ABOVE = 8
"""Rows above the header in which a summary row may be."""


class Told(NamedTuple):
    """A row of which something must be reported: that it is no record, or what is odd about the record.

    `first` and `last` are the rows of which it may be the sum.
    """

    row: int
    role: Role
    first: int | None = None
    last: int | None = None


@dataclass
class Extract:
    """The rows of one table of one workbook: physical rows, and their cells in declared order."""

    place: Place
    rows: list[int] = field(default_factory=list)
    records: list[list[object]] = field(default_factory=list)
    summaries: list[tuple[str, int, Sequence[object]]] = field(default_factory=list)
    """Summary key, physical row, cells."""
    subtotals: list[tuple[int, Sequence[object], list[int]]] = field(default_factory=list)
    """Of each other row that a spreadsheet's SUM may count: physical row, cells, and the rows of the
    records that it sums."""
    told: list[Told] = field(default_factory=list)
    nihil: tuple[int, int, str] | None = None
    """Row, column and text of a cell that means Nihil and says it in other words."""


def extracted(table: Table, place: Place, grid: Grid) -> Extract:
    """The records below the header; blank rows are skipped and shift nothing.

    What each other row is, and which records are odd, is reported beside them.
    """
    found = Extract(place, summaries=list(_summaries_above(table, place, grid)))
    content = list(_rows_with_content(table, place, grid))
    refuse_records(len(content))  # Before anything is weighed for each of them.
    rows = [row for row, _, _ in content]
    records = [values for _, _, values in content]
    if is_plain(table.key, records) and not (records and _says_nothing(table, content[0])):
        found.rows, found.records = rows, records
    else:
        if len(rows) > MOST_WEIGHED:
            what = N_("baris isian dengan judul, jumlah atau keterangan di antaranya")
            raise NotReadable.too_many(what, len(rows), MOST_WEIGHED)
        _sort_out(table, found, content, grid[max(0, place.header_row - 2) : place.header_row])
    crossing = inheriting(shape_of(table.key), rows, found.rows, found.records)
    found.told += [Told(row, Role.INHERITS) for row in crossing]
    return found


def refuse_records(count: int) -> None:
    """Raise NotReadable where there are more records than anyone would write."""
    if count > MOST_RECORDS:
        raise NotReadable.too_many(N_("baris isian"), count, MOST_RECORDS)


Content = tuple[int, Sequence[object], list[object]]
"""Physical row, its cells, and its cells in declared order."""
NOTHING = header_key(NOTHING_TO_REPORT)


def _says_nothing(table: Table, content: Content) -> bool:
    """Whether all that a row says is that there is nothing: in words, perhaps with zeros beside."""
    _, cells, values = content
    filled = [values[index] for index in _inputs(table.key) if not is_blank(values[index])]
    titles = (table.title, *(column.header for column in table.columns))
    texts = [cell for cell in filled or filter(_key, cells) if cell != 0]
    return bool(texts) and all(isinstance(cell, str) and says_nihil(cell, titles) for cell in texts)


def _in_other_words(row: int, cells: Sequence[object]) -> tuple[int, int, str] | None:
    """The cell of such a row that says Nihil in other words, where none says it plainly."""
    texts = [
        (row, column, stripped(cell))
        for column, cell in enumerate(cells, start=1)
        if isinstance(cell, str) and is_filled(cell)
    ]
    plain = any(words_of(text) == NOTHING for _, _, text in texts)
    return None if plain or not texts else texts[0]


def _rows_with_content(table: Table, place: Place, grid: Grid) -> Iterator[Content]:
    """The rows below the header in which somebody filled something, or wrote beside the table."""
    name, inputs = shape_of(table.key).name, _inputs(table.key)
    left = min((column for column in place.columns if column), default=1) - 1
    for row, cells in enumerate(grid[place.header_row :], start=place.header_row + 1):
        if cells.count("") < len(cells):
            values = _picked(place, cells)
            filled = not is_blank(values[name]) or not all(is_blank(values[i]) for i in inputs)
            if filled or _speaks(cells[:left]) or _says_nothing(table, (row, cells, values)):
                yield row, cells, values


@lru_cache
def _inputs(table_key: str) -> list[int]:
    """Where the columns are that people fill."""
    table = WORKBOOK.table(table_key)
    return [table.index(column.key) for column in table.inputs]


def _speaks(cells: Sequence[object]) -> bool:
    """Whether cells left of the table say what their row is."""
    texts = [cell for cell in cells if type(cell) is str and cell]
    return any(header_key(text) == NOTHING or speaks(text) for text in texts)


def _sort_out(table: Table, found: Extract, content: list[Content], headers: Grid) -> None:
    """Give each row its role, and put it where it belongs."""
    lines: list[SheetLine] = []
    for each in content:
        row, cells, values = each
        labels = _labels(table.key)
        share = labels.get(_first_text(cells), "") if len(labels) > 1 else ""
        if share and share != table.summaries[0].key:
            found.summaries.append((share, row, values))
            found.told.append(Told(row, Role.TOTAL))
        elif _says_nothing(table, each) and not any(line.is_named for line in lines):
            found.place = replace(found.place, nothing=True)
            found.nihil = _in_other_words(row, cells)
        else:
            lines.append(SheetLine(row, values, cells, shape_of(table.key)))
    settle(lines, headers)
    for line in lines:
        _put(table, found, line)
    found.told.sort(key=lambda told: told.row)


def _put(table: Table, found: Extract, line: SheetLine) -> None:
    if line.counts:
        if not line.is_beside:
            found.rows.append(line.row)
            found.records.append(line.values)
    elif line.role is Role.TOTAL and table.summaries:
        found.summaries.append((table.summaries[0].key, line.row, line.values))
    elif line.role in {Role.SUBTOTAL, Role.TOTAL} and table.additive:
        covers = sorted(each.row for each in line.covers)
        found.subtotals.append((line.row, line.values, covers))
    elif line.role is Role.NUMBERS and table.additive:
        found.subtotals.append((line.row, _counted(table, line.values), []))
    if line.role:
        covered = [each.row for each in line.covers]
        bounds = (min(covered), max(covered)) if covered else (None, None)
        found.told.append(Told(line.row, line.role, *bounds))


def _counted(table: Table, values: Sequence[object]) -> list[object]:
    """What a SUM counts of a row that numbers the columns."""
    kinds = {Kind.AMOUNT, Kind.COUNT}
    pairs = zip(table.columns, values, strict=True)
    return [cell if column.kind in kinds and type(cell) is float else "" for column, cell in pairs]


@lru_cache
def _labels(table_key: str) -> dict[str, str]:
    return {header_key(each.label): each.key for each in WORKBOOK.table(table_key).summaries}


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
    return cell == "" or cell is Reading.ABSENT or (isinstance(cell, str) and not is_filled(cell))


def _first_text(cells: Sequence[object]) -> str:
    """The first text of a row, wherever it is: a label may lie across merged columns."""
    return next((key for key in map(_key, cells) if key), "")


def _key(cell: object) -> str:
    return header_key(cell) if isinstance(cell, str) else ""
