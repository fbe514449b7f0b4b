"""What is wrong with single cells, records and sheets, in plain Python.

Each function yields (sheet title or None, cell or None, code), following spec/rules.md line by line.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from fractions import Fraction

from tests.rules.oracle_cells import State, key_of, rounded
from tests.rules.oracle_formulas import Record, completed, ratio_of, reconciles, share_holds
from tests.rules.oracle_layout import (
    CONTROLS,
    IDENTITY,
    MUST_NOT_BE_EMPTY,
    NUMBERS,
    SUMMARY_ROWS,
    Kind,
    Layout,
)
from tests.rules.oracle_sheets import Book, Sheet
from tests.rules.oracle_shown import band

Wrong = tuple[str | None, str | None, str]
CELL_CODES = {
    State.UNREADABLE: "102",
    State.TWO: "103",
    State.CONFIRMED: "104",
    State.ODD: "105",
    State.FRACTION: "106",
    State.UNKNOWN: "107",
    State.NUMBER: "305",
}
RECONCILED = {"total": "P201", "remaining": "A202", "absorption": "A203", "achievement": "C201"}
SUMMED = {"staff": "P301", "support": "P301", "budget": "A301"}
SHARED = {"share": "P302", "total": "A302"}
ONCE = {
    "staff": ("P202", ("rank",)),
    "organization": ("O201", ("position",)),
    "agreement": ("K301", ("indicator",)),
    "achievement": ("C301", ("indicator",)),
    "program": ("G301", ("program", "activity", "subactivity")),
    "budget": ("A304", ("program", "activity", "subactivity")),
}
"""Code, and the columns that may not be equal twice; the last names the finding's cell."""


def wrong_in_book(book: Book, scale: Mapping[str, int]) -> Iterator[Wrong]:
    """Everything that the sheets of one workbook say against themselves."""
    yield from _cells(IDENTITY, book.identity)
    yield from _controls(book)
    for sheet in book.sheets.values():
        for record in sheet.records:
            yield from _cells(sheet.layout, record)
            for key in sheet.layout.computed:
                if key in RECONCILED and reconciles(record, key) is False:
                    yield at(sheet, record, key, RECONCILED[key])
        yield from _summaries(sheet)
        yield from _twice(sheet)
        yield from _empty(sheet)
    yield from _budget(book.sheets["budget"])
    yield from _agreement(book.sheets["agreement"])
    yield from _achievement(book.sheets["achievement"], scale)


def at(sheet: Sheet, record: Record, key: str, code: str) -> Wrong:
    """A finding on a record's cell."""
    return sheet.layout.title, f"{sheet.layout.columns[key].place}{record.row}", code


def _cells(layout: Layout, record: Record) -> Iterator[Wrong]:
    for key, column in layout.columns.items():
        cell = record.cells[key]
        place = column.place if layout is IDENTITY else f"{column.place}{record.row}"
        if cell.state is State.BLANK and column.required:
            yield layout.title, place, f"{layout.family}101"
        if cell.state in CELL_CODES:
            yield layout.title, place, layout.family + CELL_CODES[cell.state]
        figure = record.figure(key)
        never_below_zero = column.kind in NUMBERS and column.kind not in {Kind.VALUE, Kind.YEAR}
        if never_below_zero and key not in layout.computed and figure is not None and figure < 0:
            yield layout.title, place, f"{layout.family}108"
        unit = record.cells[key].beside if column.kind is Kind.VALUE else ""
        stated = record.text("unit_of_measure") if unit else None
        if stated and unit.casefold() != stated.casefold():
            yield layout.title, place, f"{layout.family}109"


def _controls(book: Book) -> Iterator[Wrong]:
    for key, (table, column) in CONTROLS.items():
        sheet, stated = book.sheets[table], book.identity.figure(key)
        total = sheet.summaries["total"][column]
        there = None if total.unread else total.figure
        if there is None:
            there = _share(sheet) if column == "absorption" else sheet.sum(column)
        if stated is not None and there is not None and stated != there:
            code = "A303" if table == "budget" else "P303"
            yield IDENTITY.title, IDENTITY.columns[key].place, code


def _share(sheet: Sheet) -> Fraction | None:
    realization, budget = sheet.sum("realization"), sheet.sum("budget")
    return rounded(realization / budget * 100, 2) if realization is not None and budget else None


def _summaries(sheet: Sheet) -> Iterator[Wrong]:
    for label, row in SUMMARY_ROWS.get(sheet.key, {}).items():
        for key, cell in sheet.summaries[label].items():
            place = f"{sheet.layout.columns[key].place}{row}"
            if cell.state in CELL_CODES:
                yield sheet.layout.title, place, sheet.layout.family + CELL_CODES[cell.state]
            figure = None if cell.unread else cell.figure
            if figure is None:
                continue
            if label == "share" or key == "absorption":
                sums = [sheet.sum(each) for each in ratio_of(key)]
                if share_holds(figure, *sums) is False:
                    yield sheet.layout.title, place, SHARED[label]
            elif sheet.sum(key) not in {None, figure}:
                yield sheet.layout.title, place, SUMMED[sheet.key]


def _twice(sheet: Sheet) -> Iterator[Wrong]:
    if sheet.key not in ONCE:
        return
    code, columns = ONCE[sheet.key]
    seen: Counter[tuple[str | None, ...]] = Counter()
    for record in sheet.records:
        name = tuple(key_of(record.text(column)) for column in columns)
        if name[-1] is not None:
            seen[name] += 1
            if seen[name] > 1:
                yield at(sheet, record, columns[-1], code)


def _empty(sheet: Sheet) -> Iterator[Wrong]:
    if sheet.key in MUST_NOT_BE_EMPTY and not sheet.speaks:
        yield sheet.layout.title, None, MUST_NOT_BE_EMPTY[sheet.key]


def _budget(sheet: Sheet) -> Iterator[Wrong]:
    for record in sheet.records:
        budget, realization = record.figure("budget"), record.figure("realization")
        if budget is None or realization is None:
            continue
        if realization > budget:
            yield at(sheet, record, "realization", "A201")
        if realization == 0 and budget != 0:
            yield at(sheet, record, "realization", "A205")
        all_spent = record.figure("absorption") == 100
        if all_spent and realization < budget and reconciles(record, "absorption"):
            yield at(sheet, record, "absorption", "A204")


def _agreement(sheet: Sheet) -> Iterator[Wrong]:
    for record in sheet.records:
        target = record.figure("target")
        unit = (record.text("unit_of_measure") or "").casefold()
        if unit in {"%", "persen"} and target is not None and target > 100:
            yield at(sheet, record, "target", "K201")


def _achievement(sheet: Sheet, scale: Mapping[str, int]) -> Iterator[Wrong]:
    for record in sheet.records:
        if record.figure("target") == 0:
            yield at(sheet, record, "target", "C204")
        achievement = completed(record, "achievement")
        if achievement is None or record.unread("achievement"):
            continue
        sound = reconciles(record, "achievement") is not False
        if sound and not 0 <= achievement <= 150:
            yield at(sheet, record, "achievement", "C203")
        category = record.text("category")
        if category and category != band(achievement, scale):
            yield at(sheet, record, "category", "C202")
