"""What is wrong with single cells, records and sheets, in plain Python.

Each function yields what is wrong, following spec/rules.md line by line.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from fractions import Fraction

from tests.rules.oracle_book import Book, Sheet
from tests.rules.oracle_cells import Cell, State, key_of, step
from tests.rules.oracle_formulas import (
    HUNDREDTH,
    PERCENTAGES,
    Record,
    calculated,
    completed,
    only_rounded,
    ratio_of,
    reconciles,
    share_holds,
    share_of,
)
from tests.rules.oracle_layout import (
    CONTROLS,
    IDENTITY,
    MUST_NOT_BE_EMPTY,
    NUMBERS,
    SUMMARY_ROWS,
    Kind,
    Layout,
)
from tests.rules.oracle_readings import control_sums, writes_english
from tests.rules.oracle_shown import band
from tests.rules.oracle_texts import leaves_out, wrong_texts
from tests.rules.oracle_wrong import Wrong, at, at_answer

CELL_CODES = {
    State.UNREADABLE: "102",
    State.TWO: "103",
    State.CONFIRMED: "104",
    State.FRACTION: "106",
    State.UNKNOWN: "107",
    State.NUMBER: "305",
    State.CONVENTION: "110",
    State.PERCENT_SIGN: "113",
}
TOLD_TOGETHER = 3
"""Cells written oddly in a column that are each told; of more, the first."""
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
    yield from _oddly_written(book)
    yield from _controls(book)
    for sheet in book.sheets.values():
        for record in sheet.records:
            yield from _cells(sheet.layout, record)
            for key in sheet.layout.computed:
                figures = record.figure(key), calculated(record, key)
                if key in RECONCILED and reconciles(record, key) is False:
                    yield at(sheet, record, key, RECONCILED[key], *figures)
                if key in PERCENTAGES and only_rounded(record, key):
                    yield at(sheet, record, key, f"{sheet.layout.family}112", *figures)
        yield from wrong_texts(sheet)
        yield from _summaries(sheet)
        yield from _twice(sheet)
        yield from _empty(sheet)
        if sheet.crossing:
            yield Wrong(sheet.layout.title, None, f"{sheet.layout.family}316")
    yield from _budget(book.sheets["budget"])
    yield from _agreement(book.sheets["agreement"])
    yield from _achievement(book.sheets["achievement"], scale)


def _cells(layout: Layout, record: Record) -> Iterator[Wrong]:
    for key, column in layout.columns.items():
        cell = record.cells[key]
        place = column.place if layout is IDENTITY else f"{column.place}{record.row}"
        empty = cell.state in {State.BLANK, State.NO_FIGURE}
        if empty and column.required and not _excused(layout, record, key):
            yield Wrong(layout.title, place, f"{layout.family}101")
        if cell.state in CELL_CODES:
            yield Wrong(layout.title, place, layout.family + CELL_CODES[cell.state])
        figure = record.figure(key)
        never_below_zero = column.kind in NUMBERS and column.kind not in {Kind.VALUE, Kind.YEAR}
        if never_below_zero and key not in layout.computed and figure is not None and figure < 0:
            yield Wrong(layout.title, place, f"{layout.family}108", column.kind, figure)
        unit = record.cells[key].beside if column.kind is Kind.VALUE else ""
        stated = record.text("unit_of_measure") if unit else None
        percent = stated and {unit.casefold(), stated.casefold()} <= {"%", "persen"}
        if stated and unit.casefold() != stated.casefold() and not percent:
            yield Wrong(layout.title, place, f"{layout.family}109", found=record.cells[key].raw)


def _excused(layout: Layout, record: Record, key: str) -> bool:
    """Capaian: no Realisasi yet, or a Target of which somebody wrote that there is none; explained."""
    if layout.title != "Capaian" or not record.text("explanation"):
        return False
    return key == "realization" or (key == "target" and record.cells[key].state is State.NO_FIGURE)


def _oddly_written(book: Book) -> Iterator[Wrong]:
    """Each cell; in a column with many, or in a file that is written so throughout, the first."""
    places: dict[tuple[str, str, str], list[int]] = {}
    for sheet in book.sheets.values():
        layout = sheet.layout
        rows = [(record.row, record.cells) for record in sheet.records]
        rows += [
            (SUMMARY_ROWS[sheet.key][label], cells) for label, cells in sheet.summaries.items()
        ]
        for row, cells in sorted(rows, key=lambda each: each[0]):
            for key, cell in cells.items():
                if cell.state is State.ODD:
                    column = (layout.title, layout.columns[key].place, layout.family)
                    places.setdefault(column, []).append(row)
    for (title, letter, family), rows_of_column in places.items():
        together = writes_english(book) or len(rows_of_column) > TOLD_TOGETHER
        for row in rows_of_column[:1] if together else rows_of_column:
            yield Wrong(title, f"{letter}{row}", f"{family}105")
    for key, cell in book.identity.cells.items():
        if cell.state is State.ODD:
            yield at_answer(key, "I105")


def _controls(book: Book) -> Iterator[Wrong]:
    for key, (table, column) in CONTROLS.items():
        sheet, stated = book.sheets[table], book.identity.figure(key)
        there = _stated(sheet, column)
        if stated is None or there is None or stated == there:
            continue
        if column == "absorption" and _rounded_control(book, stated):
            yield at_answer(key, "I112", stated, share_of(control_sums(book)))
        else:
            yield at_answer(key, "A303" if table == "budget" else "P303", stated, there)


def _stated(sheet: Sheet, column: str) -> Fraction | None:
    """A total as the Jumlah row states it, unless it is a coarse percentage; else as it adds up."""
    total = sheet.summaries["total"][column]
    sources = ("budget", "realization") if column == "absorption" else (column,)
    short = any(leaves_out(sheet, source) for source in sources)
    stated = None if total.unread or short else total.figure
    if column != "absorption":
        return sheet.sum(column) if stated is None else stated
    return _share(sheet, column) if stated is None or _coarse(sheet, column, total) else stated


def _rounded_control(book: Book, stated: Fraction) -> bool:
    sums, precision = control_sums(book), step(book.identity.cells["absorption"])
    return share_holds(stated, sums, precision) is True and share_holds(stated, sums) is False


def _coarse(sheet: Sheet, key: str, cell: Cell) -> bool:
    """Whether a percentage of a summary row is right as it is written, but not at two decimals."""
    assert cell.figure is not None
    sums = [sheet.sum(each) for each in ratio_of(key)]
    right = share_holds(cell.figure, sums, step(cell)) is True
    return right and share_holds(cell.figure, sums) is False


def _share(sheet: Sheet, key: str) -> Fraction | None:
    """A percentage of a summary row, as the records add up."""
    return share_of([sheet.sum(each) for each in ratio_of(key)])


def _summaries(sheet: Sheet) -> Iterator[Wrong]:
    for label, row in SUMMARY_ROWS.get(sheet.key, {}).items():
        for key, cell in sheet.summaries[label].items():
            column, family = sheet.layout.columns[key], sheet.layout.family
            place = sheet.layout.title, f"{column.place}{row}"
            if cell.state in CELL_CODES:
                yield Wrong(*place, family + CELL_CODES[cell.state])
            figure = None if cell.unread else cell.figure
            if figure is None:
                continue
            if label == "share" or key == "absorption":
                sums = [sheet.sum(each) for each in ratio_of(key)]
                share = share_of(sums)
                if share_holds(figure, sums, step(cell)) is False:
                    yield Wrong(*place, SHARED[label], Kind.PERCENT, figure, share)
                elif _coarse(sheet, key, cell):
                    yield Wrong(*place, f"{family}112", Kind.PERCENT, figure, share)
            elif sheet.sum(key) not in {None, figure}:
                yield Wrong(*place, SUMMED[sheet.key], column.kind, figure, sheet.sum(key))


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
                yield at(sheet, record, columns[-1], code, record.text(columns[-1]))


def _empty(sheet: Sheet) -> Iterator[Wrong]:
    if sheet.key in MUST_NOT_BE_EMPTY and not sheet.speaks:
        yield Wrong(sheet.layout.title, None, MUST_NOT_BE_EMPTY[sheet.key])


def _budget(sheet: Sheet) -> Iterator[Wrong]:
    for record in sheet.records:
        budget, realization = record.figure("budget"), record.figure("realization")
        if budget is None or realization is None:
            continue
        if realization > budget:
            yield at(sheet, record, "realization", "A201", realization, budget)
        if realization == 0 and budget != 0:
            yield at(sheet, record, "realization", "A205")
        all_spent = record.figure("absorption") == 100
        if all_spent and realization < budget and reconciles(record, "absorption", HUNDREDTH):
            yield at(sheet, record, "absorption", "A204")


def _agreement(sheet: Sheet) -> Iterator[Wrong]:
    for record in sheet.records:
        target = record.figure("target")
        unit = (record.text("unit_of_measure") or "").casefold()
        if unit in {"%", "persen"} and target is not None and target > 100:
            yield at(sheet, record, "target", "K201", target)


def _achievement(sheet: Sheet, scale: Mapping[str, int]) -> Iterator[Wrong]:
    for record in sheet.records:
        target, realization = record.figure("target"), record.figure("realization")
        if target == 0 and realization is not None:
            yield at(sheet, record, "target", "C204" if realization else "C210", target)
        for key in ("realization", "target"):
            missing = record.figure(key) is None and not record.unread(key)
            if missing and _excused(sheet.layout, record, key):
                yield at(sheet, record, key, "C114", record.cells[key].raw or None)
                break
        achievement = completed(record, "achievement")
        if achievement is None or record.unread("achievement"):
            continue
        sound = reconciles(record, "achievement") is not False
        sound = sound and not record.unread("direction", "target", "realization")
        if sound and not 0 <= achievement <= 150:
            yield at(sheet, record, "achievement", "C203", achievement)
        category = record.text("category")
        if only_rounded(record, "achievement"):
            achievement = calculated(record, "achievement")
        right = band(achievement, scale)
        if category and category != right:
            yield at(sheet, record, "category", "C202", category, right)
