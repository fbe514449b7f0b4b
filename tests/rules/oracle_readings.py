"""Cells of several readings: what the record's own figures, or the whole file, decide.

Follows "Numbers as people write them" and "Precision" of spec/workbook.md.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import partial

from tests.rules.oracle_book import Book, Sheet
from tests.rules.oracle_cells import Cell, State, notation, rounded, step
from tests.rules.oracle_formulas import INPUTS, Record, reconciles, share_holds
from tests.rules.oracle_layout import IDENTITY, Kind

ANCHORS = {
    "realization": "target",
    "target": "realization",
    "previous": "target",
    "final_target": "target",
    "standard": "target",
}


def texts_of(book: Book) -> list[str]:
    """Every number of the workbook that is stored as a text."""
    cells = list(book.identity.cells.values())
    cells += [
        each for sheet in book.sheets.values() for r in sheet.records for each in r.cells.values()
    ]
    texts = [cell.raw for cell in cells if cell.raw]
    given = [row for rows in book.content.summaries.values() for row in rows.values()]
    return texts + [each for row in given for each in row.values() if isinstance(each, str)]


def writes_english(book: Book) -> bool:
    """Whether at least three numbers can only be English, and none can only be Indonesian."""
    met = [found for text in texts_of(book) if (found := notation(text))]
    return len(met) >= 3 and set(met) == {"en"}


def follow_the_file(book: Book) -> None:
    """Read what is still open as English."""
    records = [(IDENTITY, book.identity)]
    records += [
        (sheet.layout, record) for sheet in book.sheets.values() for record in sheet.records
    ]
    for layout, record in records:
        for key, cell in record.cells.items():
            percent = layout.columns[key].kind is Kind.PERCENT
            if cell.state is State.TWO and not cell.stored and not percent:
                record.cells[key] = replace(cell, state=State.CONVENTION, figure=cell.other)


def confirm_percent_signs(sheet: Sheet) -> None:
    """0.97 beside 100 in percent is 97% where the capaian says so, and does not of 0.97."""
    for key in ("realization", "target"):
        for record in sheet.records:
            cell = record.cells[key]
            if _may_be_fraction(record, key, record.cells):
                assert cell.figure is not None
                full = Cell(State.CONFIRMED, cell.figure * 100, stored=True)
                tried = Record(record.row, {**record.cells, key: full})
                as_stored = reconciles(record, "achievement")
                if reconciles(tried, "achievement") is True and as_stored is False:
                    record.cells[key] = full


def doubt_percent_signs(sheet: Sheet) -> None:
    """0.97 beside 100 in percent: 97% typed with its sign, or not."""
    for record in sheet.records:
        before = dict(record.cells)
        for key in ANCHORS:
            if _may_be_fraction(record, key, before):
                record.cells[key] = replace(before[key], state=State.PERCENT_SIGN)


def _may_be_fraction(record: Record, key: str, cells: dict[str, Cell]) -> bool:
    cell, other = cells[key], cells[ANCHORS[key]]
    unit = (record.text("unit_of_measure") or "").casefold()
    if unit not in {"%", "persen"} or cell.figure is None or other.figure is None:
        return False
    if cell.state is not State.PLAIN or not cell.stored or other.unread:
        return False
    small = 0 < cell.figure <= Fraction(3, 2) < other.figure
    return small and 25 * cell.figure <= other.figure <= 400 * cell.figure


def settle_identity(book: Book) -> None:
    """The percentage that Identitas states, as the totals of Anggaran confirm it."""
    cell, totals = book.identity.cells["absorption"], control_sums(book)

    def fits(tried: Cell) -> bool:
        assert tried.figure is not None
        return share_holds(tried.figure, totals, step(tried)) is True

    book.identity.cells["absorption"] = settled(cell, fits)


def control_sums(book: Book) -> list[Fraction | None]:
    """Realisasi and Pagu of Anggaran: as its Jumlah states them, else as they add up."""
    sheet, sums = book.sheets["budget"], []
    for key in ("realization", "budget"):
        cell = sheet.summaries["total"][key]
        stated = None if cell.unread else cell.figure
        sums.append(sheet.sum(key) if stated is None else stated)
    return sums


def settle(sheet: Sheet) -> None:
    """Read every number of two readings the way the record's own figures confirm."""
    figures = [column for column in sheet.layout.computed if column in INPUTS]
    for record in sheet.records:
        for key, cell in list(record.cells.items()):
            formulas = [column for column in figures if key in (column, *INPUTS[column])]
            if cell.state is State.TWO or sheet.layout.columns[key].kind is Kind.PERCENT:
                fits = partial(_confirms, record, key, formulas)
                record.cells[key] = settled(cell, fits)


def _confirms(record: Record, key: str, formulas: Sequence[str], tried: Cell) -> bool:
    """Whether some formula of the record says so, and none speaks against it."""
    trial = Record(record.row, {**record.cells, key: tried})
    verdicts = [reconciles(trial, column) for column in formulas]
    return True in verdicts and False not in verdicts


def settled(cell: Cell, fits: Callable[[Cell], bool], most: Fraction | None = None) -> Cell:
    """The cell in the one reading that fits; as it was where none or both do.

    A fraction of up to 200% in a percent cell is as it should be, unless its record says otherwise.
    A number up to 1 may be meant as a percentage, 0.5 as 0,50%, where only that fits.
    """
    if cell.state is State.PLAIN and cell.stored and cell.figure is not None:
        small = replace(cell, figure=rounded(cell.figure / 100, 2), state=State.CONFIRMED)
        meant = 0 < cell.figure <= 100 and not fits(cell) and fits(small)
        return small if meant else cell
    if cell.state is not State.TWO:
        return cell
    assert cell.figure is not None
    assert cell.other is not None
    one = replace(cell, state=State.PLAIN)
    two = replace(cell, state=State.PLAIN, figure=cell.other, shift=2)
    first, second = fits(one), fits(two)
    usual = cell.stored and abs(cell.figure) <= 200 and (most is None or cell.figure <= most)
    if not second and (first or usual):
        return replace(one, state=State.PLAIN if cell.stored else State.CONFIRMED, other=None)
    if second and not first:
        return replace(two, state=State.CONFIRMED, other=None)
    if most is not None and not first and not second and cell.figure > most >= cell.other:
        return replace(two, state=State.ODD, other=None)
    return cell
