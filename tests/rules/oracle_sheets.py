"""From the contents of one workbook to what its sheets say: groups, readings, totals."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import partial

from tests.rules.oracle_cells import Cell, State, Value, understood
from tests.rules.oracle_formulas import INPUTS, Record, completed, ratio_of, reconciles, share_holds
from tests.rules.oracle_layout import (
    FIRST_RECORD,
    GROUPS,
    IDENTITY,
    SUMMARY_ROWS,
    TABLES,
    Kind,
    Layout,
)
from tests.rules.oracle_shown import Shown, counted, ratio_shown, shown
from xlsx_lkip.template import Content


@dataclass
class Sheet:
    """One table of one workbook."""

    key: str
    records: list[Record] = field(default_factory=list)
    nothing: bool = False
    """It says Nihil."""
    summaries: dict[str, dict[str, Cell]] = field(default_factory=dict)

    @property
    def layout(self) -> Layout:
        return TABLES[self.key]

    @property
    def speaks(self) -> bool:
        return self.nothing or bool(self.records)

    def sum(self, key: str) -> Fraction | None:
        """The column's sum; None where one of its figures is missing or cannot be read."""
        must = self.layout.columns[key].required or key in self.layout.computed
        total = Fraction(0)
        for record in self.records:
            figure = completed(record, key) if must else record.figure(key)
            if record.unread(key) or (must and figure is None):
                return None
            total += figure or 0
        return total


@dataclass
class Book:
    """One workbook of the agency."""

    path: str
    content: Content
    identity: Record
    sheets: dict[str, Sheet]


def book_of(path: str, content: Content) -> Book:
    """What the workbook says."""
    answers = {
        key: understood(column.kind, content.identity.get(key))
        for key, column in IDENTITY.columns.items()
    }
    return Book(path, content, Record(0, answers), {key: _sheet(key, content) for key in TABLES})


def _sheet(key: str, content: Content) -> Sheet:
    layout, sheet = TABLES[key], Sheet(key)
    rows = [shown(key, dict(record)) for record in content.records.get(key, ())]
    inputs = [column for column in layout.columns if column not in layout.computed]
    for row, values in enumerate(rows, start=FIRST_RECORD):
        filled = [column for column in inputs if values.get(column) not in {None, ""}]
        if len(filled) == 1 and not sheet.records and values[filled[0]] == "Nihil":
            sheet.nothing = True
        elif filled:
            cells = {c: understood(layout.columns[c].kind, values.get(c)) for c in layout.columns}
            sheet.records.append(Record(row, cells))
    _fill_down(sheet)
    _settle(sheet)
    given = content.summaries.get(key, {})
    for label in SUMMARY_ROWS.get(key, {}):
        sheet.summaries[label] = _summary(sheet, label, rows, given.get(label, {}))
    return sheet


def _fill_down(sheet: Sheet) -> None:
    above: dict[str, str | None] = {}
    for record in sheet.records:
        kept = True
        for key in GROUPS.get(sheet.key, ()):
            text = record.text(key) or (above.get(key) if kept else None)
            kept = kept and text == above.get(key)
            above[key] = text
            if text and not record.text(key):
                record.cells[key] = Cell(State.PLAIN, text=text)


def _settle(sheet: Sheet) -> None:
    """Read every number of two readings the way the record's own figures confirm."""
    figures = [column for column in sheet.layout.computed if column in INPUTS]
    for record in sheet.records:
        for key, cell in list(record.cells.items()):
            if cell.state is State.TWO:
                formulas = [column for column in figures if key in (column, *INPUTS[column])]
                fits = partial(_confirms, record, key, formulas)
                record.cells[key] = chosen(cell, fits)


def _confirms(record: Record, key: str, formulas: Sequence[str], reading: Fraction) -> bool:
    """Whether some formula of the record says so, and none speaks against it."""
    tried = Record(record.row, {**record.cells, key: Cell(State.PLAIN, reading)})
    verdicts = [reconciles(tried, column) for column in formulas]
    return True in verdicts and False not in verdicts


def chosen(cell: Cell, fits: Callable[[Fraction], bool]) -> Cell:
    """The cell in the one reading that fits; as it was where none or both do.

    A fraction of up to 200 % in a percent cell is as it should be, unless its record says otherwise.
    """
    assert cell.figure is not None
    assert cell.other is not None
    first, second = fits(cell.figure), fits(cell.other)
    if not second and (first or (cell.stored and abs(cell.figure) <= 200)):
        state = State.PLAIN if cell.stored else State.CONFIRMED
        return replace(cell, state=state, other=None)
    if second and not first:
        return replace(cell, state=State.CONFIRMED, figure=cell.other, other=None)
    return cell


def _summary(
    sheet: Sheet, label: str, rows: Sequence[Shown], given: Mapping[str, Value]
) -> dict[str, Cell]:
    """The cells of a Jumlah or Persentase row."""
    layout, cells = sheet.layout, {}
    for key in (*layout.totals, *(("absorption",) if sheet.key == "budget" else ())):
        percent = label == "share" or key == "absorption"
        value: Value | Fraction = given.get(key)
        if value is None:
            top, bottom = ratio_of(key) if percent else (key, key)
            value = counted(rows, top)
            value = ratio_shown(value, counted(rows, bottom)) if percent else value
        kind = Kind.PERCENT if percent else layout.columns[key].kind
        cell = understood(kind, value)
        if cell.state is State.TWO:
            cell = chosen(cell, partial(_share_confirms, sheet, key))
        cells[key] = cell
    return cells


def _share_confirms(sheet: Sheet, key: str, reading: Fraction) -> bool:
    return share_holds(reading, *(sheet.sum(each) for each in ratio_of(key))) is True
