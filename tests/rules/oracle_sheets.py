"""From the contents of one workbook to what its sheets say: groups, readings, totals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import partial

from tests.rules.oracle_book import Book, Sheet
from tests.rules.oracle_cells import Cell, State, Value, says_something, step, understood
from tests.rules.oracle_formulas import Record, ratio_of, share_holds
from tests.rules.oracle_layout import (
    FIRST_RECORD,
    GROUPS,
    IDENTITY,
    SUMMARY_ROWS,
    TABLES,
    Kind,
)
from tests.rules.oracle_readings import (
    confirm_percent_signs,
    doubt_percent_signs,
    follow_the_file,
    settle,
    settle_identity,
    settled,
    writes_english,
)
from tests.rules.oracle_shown import Shown, counted, ratio_shown, shown
from xlsx_lkip.template import Content


def book_of(path: str, content: Content) -> Book:
    """What the workbook says."""
    answers = {
        key: understood(column.kind, content.identity.get(key))
        for key, column in IDENTITY.columns.items()
    }
    rows = {
        key: [shown(key, dict(each)) for each in content.records.get(key, ())] for key in TABLES
    }
    sheets = {key: _sheet(key, rows[key]) for key in TABLES}
    book = Book(path, content, Record(0, answers), sheets)
    doubt_percent_signs(sheets["achievement"])
    if writes_english(book):
        follow_the_file(book)
    for key, sheet in sheets.items():
        for label in SUMMARY_ROWS.get(key, {}):
            given = content.summaries.get(key, {}).get(label, {})
            sheet.summaries[label] = _summary(sheet, label, rows[key], given)
    settle_identity(book)
    return book


def _sheet(key: str, rows: Sequence[Shown]) -> Sheet:
    layout, sheet = TABLES[key], Sheet(key)
    inputs = [column for column in layout.columns if column not in layout.computed]
    for row, values in enumerate(rows, start=FIRST_RECORD):
        filled = [column for column in inputs if says_something(values.get(column))]
        if len(filled) == 1 and not sheet.records and values[filled[0]] == "Nihil":
            sheet.nothing = True
        elif filled:
            cells = {c: understood(layout.columns[c].kind, values.get(c)) for c in layout.columns}
            sheet.records.append(Record(row, cells))
    _fill_down(sheet)
    if key == "achievement":
        confirm_percent_signs(sheet)
    settle(sheet)
    return sheet


def _fill_down(sheet: Sheet) -> None:
    above: dict[str, str | None] = {}
    named_at: dict[str, int] = {}
    for record in sheet.records:
        kept = True
        rows = {each.row for each in sheet.records}
        for place, key in enumerate(GROUPS.get(sheet.key, ())):
            if record.text(key):
                lower = GROUPS[sheet.key][place:]
                named_at = {each: row for each, row in named_at.items() if each not in lower}
                named_at[key] = record.row
            elif key in named_at and not rows.issuperset(range(named_at[key], record.row)):
                sheet.crossing.append(record)
                break
        for key in GROUPS.get(sheet.key, ()):
            text = record.text(key) or (above.get(key) if kept else None)
            kept = kept and text == above.get(key)
            above[key] = text
            if text and not record.text(key):
                record.cells[key] = Cell(State.PLAIN, text=text)


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
        if percent:
            most = Fraction(100) if label == "share" else None
            cell = settled(cell, partial(_share_confirms, sheet, key), most)
        cells[key] = cell
    return cells


def _share_confirms(sheet: Sheet, key: str, tried: Cell) -> bool:
    assert tried.figure is not None
    sums = [sheet.sum(each) for each in ratio_of(key)]
    return share_holds(tried.figure, sums, step(tried)) is True
