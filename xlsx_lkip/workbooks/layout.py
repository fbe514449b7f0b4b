"""Where everything is in the template: the declaration's positions as addresses and as JSON.

Positions in a submission may differ, because staff insert rows and columns; finding them there is
the reader's work. Nothing about looks belongs here.
"""

from __future__ import annotations

from typing import Any

from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from ..declaration.expressions import CellAddress, RangeAddress
from ..declaration.vocabulary import Choices, Column, Form, Page, Sheet, Table, Workbook
from ..declaration.workbook import WORKBOOK

LAST_ROW = 1_048_576
"""The last row that a worksheet has."""


def letters(table: Table, key: str) -> str:
    """The letters of a table's column, e.g. `F`."""
    name: str = xl_col_to_name(table.first_column - 1 + table.index(key))
    return name


def in_row(table: Table, row: int, *, fixed: bool = False) -> CellAddress:
    """Column key -> its cell in that physical row: `F7`, or `$F7` where the column is fixed."""
    mark = "$" if fixed else ""
    return lambda key: f"{mark}{letters(table, key)}{row}"


def down_to(table: Table, key: str, last_row: int) -> str:
    """A column's cells from the first record to that row, e.g. `F7:F506`."""
    return f"{letters(table, key)}{table.first_row}:{letters(table, key)}{last_row}"


def answer(form: Form, key: str, *, fixed: bool = False) -> str:
    """The cell that answers a form's field: `C6`, or `$C$6` where it is fixed."""
    row, column = form.row_of(key) - 1, form.answer_column - 1
    cell: str = xl_rowcol_to_cell(row, column, row_abs=fixed, col_abs=fixed)
    return cell


def all_records(table: Table) -> RangeAddress:
    """Column key -> the range of its records down to the last row of the sheet.

    It begins at the header, a text that SUM skips: from the first record on, a row inserted
    above that record would not be summed.
    """
    return lambda key: f"{letters(table, key)}${table.header_row}:{letters(table, key)}${LAST_ROW}"


def layout(workbook: Workbook = WORKBOOK) -> dict[str, Any]:
    """What `layout --format json` prints: sheets in order, with physical rows and columns."""
    return {"version": workbook.version, "sheets": [_sheet(sheet) for sheet in workbook.sheets]}


def _sheet(sheet: Sheet) -> dict[str, Any]:
    about = {"key": sheet.key, "title": sheet.title}
    if isinstance(sheet, Page):
        return {**about, "kind": "page"}
    if isinstance(sheet, Form):
        return {**about, "kind": "form", "fields": _fields(sheet)}
    return {
        **about,
        "kind": "table",
        "header_row": sheet.header_row,
        "first_row": sheet.first_row,
        "last_row": sheet.last_row,
        "total_row": sheet.summary_row("total"),
        "share_row": sheet.summary_row("share"),
        "columns": [_column(sheet, column) for column in sheet.columns],
    }


def _column(table: Table, column: Column) -> dict[str, Any]:
    return {
        "key": column.key,
        "header": column.header,
        "column": letters(table, column.key),
        "kind": column.kind.label,
        "required": column.required,
        "computed": column.computed,
        "formula": _first_formula(table, column),
        "choices": _choices(column.choices),
    }


def _first_formula(table: Table, column: Column) -> str | None:
    """The formula of the first record, without the guard against blanks."""
    if column.formula is None:
        return None
    return f"={column.formula.excel(in_row(table, table.first_row), all_records(table))}"


def _fields(form: Form) -> list[dict[str, Any]]:
    return [
        {
            "key": item.key,
            "label": item.label,
            "cell": answer(form, item.key),
            "kind": item.kind.label,
            "required": item.required,
            "choices": _choices(item.choices),
        }
        for item in form.fields
    ]


def _choices(choices: Choices | None) -> list[str] | None:
    return list(choices.values) if choices else None
