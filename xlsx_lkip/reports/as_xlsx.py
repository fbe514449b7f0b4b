"""The findings as a workbook to filter and to forward: one row each, and a verdict for each file.

Texts stay texts; figures are numbers wherever Excel keeps and shows them exactly.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from ..check.pipeline import Result
from ..console.harmless import harmless
from ..console.messages import N_, _
from ..model.findings import Severity
from ..model.wording import SEVERITY_WORDS
from ..workbooks.cell_formats import WHOLE, Formats
from ..workbooks.generated_workbook import LISTED, generated_workbook
from ..workbooks.heights import row_height
from ..workbooks.layout import LAST_ROW
from ..workbooks.palette import INK, LINE, NAVY, SEVERITY_FILLS, SEVERITY_INKS, WHITE
from .entries import HEADERS, WIDTHS, Entry, entries
from .report_words import STATUS_WORDS, written_day
from .view import FileView, agency_of, counts, file_views

TITLE = N_("Hasil pemeriksaan LKIP")
FINDINGS, FILES = N_("Temuan"), N_("Berkas")
FILE_WIDTHS = {
    N_("Unit kerja"): 40,
    N_("Berkas"): 46,
    N_("Tahun"): 9,
    N_("Hasil"): 20,
    **{word.capitalize(): 13 for word in SEVERITY_WORDS.values()},
}
DAY_WIDTH = 12
DIGITS = 15
"""Of a number; more Excel neither keeps nor shows."""
_A4, _INDENT = 9, 1.5


@dataclass(frozen=True)
class _Cell:
    value: str | Decimal
    severity: Severity | None = None
    """Whose colours it has; those of plain cells without."""

    def put(self, sheet: Worksheet, row: int, column: int, formats: Formats) -> None:
        colours: dict[str, Any] = {"bg_color": WHITE}
        if self.severity:
            ground, ink = SEVERITY_FILLS[self.severity], SEVERITY_INKS[self.severity]
            colours = {"bg_color": ground, "font_color": ink, "bold": True}
        if isinstance(self.value, str):
            sheet.write_string(row, column, self.value, _worn(formats, indent=1, **colours))
            return
        form = WHOLE + ("." + "0" * _places(self.value)).rstrip(".")
        worn = _worn(formats, num_format=form, align="right", **colours)
        sheet.write_number(row, column, float(self.value), worn)


def _worn(formats: Formats, **properties: Any) -> Format:
    shared = {"font_color": INK, "valign": "top", "border": 1, "border_color": LINE}
    return formats(**{**shared, "text_wrap": True, **properties})


def _places(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0


def report(result: Result, day: date | None = None, row_limit: int = LAST_ROW) -> bytes:
    """The whole workbook; the same findings, and day, give the same bytes.

    Args:
        day: on which the files were checked.
        row_limit: rows that a worksheet may have.
    """
    target = BytesIO()
    widths = {_(header): WIDTHS[key] for key, header in HEADERS.items()}
    of_files = {_(header): width for header, width in FILE_WIDTHS.items()}
    if day:
        of_files[_("Diperiksa")] = DAY_WIDTH
    agency = agency_of(result)
    with generated_workbook(target, LISTED, title=_(TITLE), subject=agency, day=day) as book:
        formats = Formats(book)
        found = [_finding(entry) for entry in entries(result)]
        for name, rows in _parts(_(FINDINGS), found, row_limit - 1):
            _write(book.add_worksheet(name), formats, widths, rows)
        files = [_file(view, day) for view in file_views(result)]
        for name, rows in _parts(_(FILES), files, row_limit - 1):
            _write(book.add_worksheet(name), formats, of_files, rows)
    return target.getvalue()


_Row = Sequence[_Cell]


def _parts(title: str, rows: Sequence[_Row], most: int) -> Iterator[tuple[str, Sequence[_Row]]]:
    """Worksheets: title, and at most so many rows; one without rows where there are none."""
    for number, start in enumerate(range(0, max(len(rows), 1), most), start=1):
        yield title if number == 1 else f"{title} {number}", rows[start : start + most]


def _finding(entry: Entry) -> _Row:
    severity = entry.finding.severity
    kept = {key: number for key, number in entry.figures().items() if _is_exact(number)}
    cells: Mapping[str, str | Decimal] = {**entry.texts(), **kept}
    return [_Cell(value, severity if key == "severity" else None) for key, value in cells.items()]


def _is_exact(number: Decimal) -> bool:
    return len(number.as_tuple().digits) <= DIGITS


def _file(view: FileView, day: date | None) -> _Row:
    days = [_Cell(written_day(day))] if day else []
    numbers = counts(view.findings)
    severity = Severity.ERROR if view.status != "valid" else None
    return [
        _Cell(harmless(view.unit or "")),
        _Cell(harmless(view.name)),
        _Cell(str(view.year or "")),
        _Cell(_(STATUS_WORDS[view.status]), severity),
        *(_Cell(Decimal(number)) for number in numbers.values()),
        *days,
    ]


def _write(
    sheet: Worksheet, formats: Formats, widths: Mapping[str, int], rows: Sequence[_Row]
) -> None:
    """A header, the rows below it, filters, and how it prints."""
    _set_up(sheet)
    head = _worn(formats, bold=True, font_color=WHITE, bg_color=NAVY, valign="vcenter")
    for column, (header, width) in enumerate(widths.items()):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, header, head)
    for number, cells in enumerate(rows, start=1):
        texts = (cell.value if isinstance(cell.value, str) else "" for cell in cells)
        within = (width - _INDENT for width in widths.values())
        sheet.set_row(number, row_height(zip(texts, within, strict=True)))
        for column, cell in enumerate(cells):
            cell.put(sheet, number, column, formats)
    sheet.autofilter(0, 0, len(rows), len(widths) - 1)
    sheet.ignore_errors({"number_stored_as_text": f"A1:L{len(rows) + 1}"})


def _set_up(sheet: Worksheet) -> None:
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.set_paper(_A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    pages = _("Halaman &P dari &N")
    sheet.set_footer(f"&L&8 &A&R&8 {pages}", {"margin": 0.3})
    sheet.hide_gridlines(2)
