"""What every sheet is written from, and the one way in which a value comes into a cell.

A text from a submission never becomes a formula, a link or a number, whatever it looks like.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from xlsxwriter import Workbook as Book
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from ...consolidation import Consolidated
from ...declaration.vocabulary import Kind
from ...workbooks.generated_workbook import PlainSheet
from ...workbooks.layout import LAST_ROW
from .inexact import INTERIM, NOT_KNOWN
from .styles import Styles

Value = str | int | None
"""A text, or an integer in the scale of its kind."""
FRONT_PAGE = "Ringkasan"
"""Title of the sheet from which all others are found, and back."""
_MOST_LINKS = 65_530
"""A worksheet's, as Excel has it."""
_MONTHS = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
]


@dataclass(frozen=True)
class Report:
    """The workbook being written."""

    book: Book
    styles: Styles
    figures: Consolidated
    date: date | None = None
    row_limit: int = LAST_ROW
    """Rows that a worksheet may have."""

    def add_sheet(self, title: str) -> Worksheet:
        """A new worksheet, after those that there are."""
        return self.book.add_worksheet(title)

    def add_long_sheet(self, title: str) -> Worksheet:
        """A new worksheet that may be written row by row down to the last; no charts are on it."""
        return self.book.add_worksheet(title, _LongSheet)

    def heading(self, title: str) -> str:
        """What is at the top of a sheet: its title, and that the report is an interim one."""
        return f"{title} – {INTERIM}" if self.figures.interim else title

    @property
    def owner(self) -> str:
        """Whose report it is, e.g. `Dinas Koperasi – Kabupaten Flores Timur – Tahun Anggaran 2023`."""
        figures = self.figures
        year = f"Tahun Anggaran {figures.year}" if figures.year else None
        return " – ".join(part for part in (figures.agency, figures.region, year) if part)

    @property
    def day(self) -> str | None:
        """The report's date, e.g. `5 Januari 2024`."""
        return day_of(self.date)

    @property
    def earlier_day(self) -> str:
        """Of the earlier report in brackets; empty where it has none."""
        changes = self.figures.changes
        day = day_of(changes.earlier.date) if changes else None
        return f" ({day})" if day else ""


def day_of(day: date | None) -> str | None:
    """A date as people write it."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}" if day else None


class _LongSheet(PlainSheet):
    """Lets go what is known of a row once it is written. XlsxWriter keeps it, half a kilobyte a row, to
    know where pictures are."""

    def _write_single_row(self, current_row_num: int = 0) -> None:
        written = self.previous_row
        super()._write_single_row(current_row_num)
        self.row_info.pop(written, None)
        self.row_sizes.pop(written, None)


def number(kind: Kind, value: int) -> int | float:
    """Rupiah, a fraction for a percentage, or a count, from an integer in the scale of its kind."""
    scale = kind.scale * (100 if kind is Kind.PERCENT else 1)
    return value / scale if value % scale else value // scale


def put(
    sheet: Any, row: int, column: int, kind: Kind, value: Value, style: Format, formula: str = ""
) -> None:
    """Write a cell; rows are physical, from 1, columns from 0. A formula carries the value.

    What is not known has no formula: it would give 0, or a part for the whole.
    """
    shown = number(kind, value) if isinstance(value, int) else value
    if formula and value != NOT_KNOWN:
        sheet.write_formula(row - 1, column, formula, style, "" if shown is None else shown)
    elif shown is None:
        sheet.write_blank(row - 1, column, None, style)
    elif isinstance(shown, str):
        sheet.write_string(row - 1, column, shown, style)
    else:
        sheet.write_number(row - 1, column, shown, style)


def put_link(sheet: Any, row: int, column: int, text: str, address: str, style: Format) -> None:
    """Write a text that leads to a cell of this workbook, e.g. `Anggaran!C9`.

    The address is the workbook's own. Where a worksheet has no room for a link, only the text is.
    """
    if sheet.hlink_count < _MOST_LINKS:
        sheet.write_url(row - 1, column, f"internal:{address}", style, text)
    else:
        sheet.write_string(row - 1, column, text, style)
