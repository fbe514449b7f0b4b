"""From a submission to the bytes of its workbook, written plainly and fast.

The template's looks and aids are left out: ten thousand workbooks are written, and what is judged is
what is in the cells.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import xlsxwriter
from openpyxl.utils import get_column_letter

from tests.mutations.formulas import Formula, Result
from tests.mutations.model import Fault, Line, Role, Sheet, Shown, Submission

OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
PERCENT, MONEY = "0.00%", "#,##0.00"
FORMATS = {
    "absorption": PERCENT,
    "achievement": PERCENT,
    "budget": MONEY,
    "realization": MONEY,
    "remaining": MONEY,
}
"""Of the cells of a column that have no format of their own, but in Capaian's values."""


class Placed:
    """A sheet's lines on rows and its columns under letters; what its formulas say and show."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._rows = {id(line): row for row, line in enumerate(sheet.lines)}
        self._columns = {key: column for column, key in enumerate(sheet.columns)}
        self._body = sheet.body
        self._known: dict[tuple[int, str], Result] = {}

    def address(self, line: Line, key: str, below: int = 0) -> str:
        if key not in self._columns:
            return "#REF!"
        return f"{get_column_letter(self._columns[key] + 1)}{self._rows[id(line)] + 1 + below}"

    def shown(self, line: Line, key: str, below: int = 0) -> Result:
        row = self._rows[id(line)] + below
        if key not in self._columns:
            return Fault("#REF!")
        if row >= len(self._sheet.lines):
            return None
        return self._shown(self._sheet.lines[row], key)

    def body(self) -> list[Line]:
        return self._body

    def _shown(self, line: Line, key: str) -> Result:
        place = (id(line), key)
        if place not in self._known:
            cell = line.cells.get(key)
            if isinstance(cell, Formula):
                self._known[place] = Fault("#REF!")  # What refers to itself has no value.
                self._known[place] = cell.result(self, line)
            else:
                self._known[place] = cell.value if isinstance(cell, Shown) else cell
        return self._known[place]


def written(submission: Submission) -> bytes:
    """The workbook, after all that was done to its package."""
    whole = BytesIO()
    book = xlsxwriter.Workbook(whole, OPTIONS)
    formats: dict[str, Any] = {}
    for sheet in submission.sheets:
        _write(book, formats, sheet)
    visible = (n for n, sheet in enumerate(submission.sheets) if sheet.state == "visible")
    first = next(visible, None)
    if first is not None:
        book.worksheets()[first].activate()
        book.worksheets()[first].set_first_sheet()
    book.close()
    content = whole.getvalue()
    for repack in submission.repackings:
        content = repack(content)
    return content


def _write(book: Any, formats: dict[str, Any], sheet: Sheet) -> None:
    page, grid = book.add_worksheet(sheet.title), Placed(sheet)
    for row, line in enumerate(sheet.lines):
        for column, key in enumerate(sheet.columns):
            cell = line.cells.get(key)
            if cell is not None:
                style = _style(book, formats, _format(sheet, line, key, cell))
                _put(page, row, column, grid, line, key, style)
        if line.hidden:
            page.set_row(row, None, None, {"hidden": True})
    for column, key in enumerate(sheet.columns):
        if key in sheet.hidden_columns:
            page.set_column(column, column, None, None, {"hidden": True})
    for key, first, last in sheet.merged:
        _merge(page, sheet, key, first, last)
    if sheet.state == "hidden":
        page.hide()
    elif sheet.state == "veryHidden":
        page.very_hidden()


def _put(page: Any, row: int, column: int, grid: Placed, line: Line, key: str, style: Any) -> None:
    cell = line.cells[key]
    if isinstance(cell, Formula):
        shows = grid.shown(line, key)
        value = shows.text if isinstance(shows, Fault) else "" if shows is None else shows
        page.write_formula(row, column, cell.text(grid, line), style, value)
    elif isinstance(cell, Fault):
        page.write_formula(row, column, f"={cell.text}", style, cell.text)
    elif isinstance(cell, str):
        page.write_string(row, column, cell, style)
    elif isinstance(cell, Shown):
        _put_value(page, row, column, cell.value, style)
    else:
        _put_value(page, row, column, cell, style)


def _put_value(page: Any, row: int, column: int, value: Any, style: Any) -> None:
    if isinstance(value, date):
        page.write_datetime(row, column, value, style)
    elif isinstance(value, int | Decimal):
        page.write_number(row, column, value, style)


def _format(sheet: Sheet, line: Line, key: str, cell: Any) -> str:
    if isinstance(cell, Shown):
        return cell.format
    if isinstance(cell, date):
        return "dd/mm/yyyy"
    if line.role is Role.HEADER or isinstance(cell, str):
        return ""
    if isinstance(cell, Formula) and getattr(cell, "total", None):
        return PERCENT
    if sheet.key == "achievement" and key != "achievement":
        return ""
    return FORMATS.get(key, "")


def _style(book: Any, formats: dict[str, Any], text: str) -> Any:
    if text and text not in formats:
        formats[text] = book.add_format({"num_format": text})
    return formats.get(text)


def _merge(page: Any, sheet: Sheet, key: str, first: Line, last: Line) -> None:
    """Merged as a person does: the first cell keeps its value, those below it are empty."""
    if key not in sheet.columns or first not in sheet.lines or last not in sheet.lines:
        return
    top, bottom, column = sheet.place(first), sheet.place(last), sheet.columns.index(key)
    if bottom > top:
        page.merge_range(top, column, bottom, column, "")
        value = first.cells.get(key)
        if isinstance(value, str):
            page.write_string(top, column, value)
