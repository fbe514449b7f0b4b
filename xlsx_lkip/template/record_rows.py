"""The rows of a table in the template: what is known, and formulas and room for the rest.

What is above the records is written by `table_sheet`.
"""

from __future__ import annotations

from typing import Any

from xlsxwriter.format import Format

from ..declaration.vocabulary import Column, Kind, Table
from ..declaration.workbook import NOTHING_TO_REPORT
from ..workbooks.cell_formats import CellRole
from ..workbooks.layout import all_records, in_row
from ..workbooks.palette import MUTED
from .content import Record, Value
from .draft import Draft, put, put_formula
from .row_heights import height_for, lines_of
from .typing_marks import begun


def role_of(column: Column) -> CellRole:
    """What the column's cells are for."""
    if column.computed:
        return CellRole.FIXED
    return CellRole.REQUIRED if column.required else CellRole.OPTIONAL


class RecordRows:
    """Writes the records of one table."""

    def __init__(self, sheet: Any, draft: Draft, table: Table) -> None:
        self._sheet = sheet
        self._table = table
        self._stated = draft.content.records.get(table.key, ())
        self._full = draft.carried.records[table.key]
        look = draft.formats.cell
        self._number = look(Kind.COUNT, CellRole.FIXED, align="center", font_color=MUTED)
        self._free = {item.key: look(item.kind, role_of(item)) for item in table.columns}
        self._given = self._free | {
            item.key: look(item.kind, CellRole.FIXED)
            for item in table.columns
            if (table.key, item.key) in draft.content.locked
        }

    def write(self, last_row: int) -> None:
        """Every row down to that physical row."""
        count = 0
        for index, row in enumerate(range(self._table.first_row, last_row + 1)):
            stated = self._stated[index] if index < len(self._stated) else {}
            full = self._full[index] if index < len(self._full) else {}
            counted = _is_record(self._table, stated)
            count += counted
            self._write_number(row, count if counted else None)
            for place, column in enumerate(self._table.columns, self._table.first_column):
                self._write_cell(row, place, column, stated.get(column.key), full)
            self._grow(row, stated)

    def _write_number(self, row: int, number: int | None) -> None:
        above = f"A${self._table.header_row}:A{row - 1}"
        formula = f'=IF({begun(self._table, row)},MAX({above})+1,"")'
        put_formula(self._sheet, row, 1, formula, value=number, style=self._number)

    def _write_cell(
        self, row: int, place: int, column: Column, stated: Value, full: Record
    ) -> None:
        if column.formula is None or stated is not None:
            put(self._sheet, row, place, stated, self._style(column, stated))
            return
        formula = column.formula.excel_guarded(in_row(self._table, row), all_records(self._table))
        style, value = self._free[column.key], full.get(column.key)
        put_formula(self._sheet, row, place, formula, value=value, style=style)

    def _style(self, column: Column, stated: Value) -> Format:
        return (self._free if stated is None else self._given)[column.key]

    def _grow(self, row: int, stated: Record) -> None:
        """A row of several lines gets its height; any other is left to grow while typing."""
        texts = [
            (text, column.width)
            for column in self._table.columns
            if isinstance(text := stated.get(column.key), str)
        ]
        if any(lines_of(*text) > 1 for text in texts):
            self._sheet.set_row(row - 1, height_for(texts))


def _is_record(table: Table, record: Record) -> bool:
    first = str(record.get(table.columns[0].key) or "").strip()
    filled = any(record.get(column.key) not in {None, ""} for column in table.inputs)
    return filled and first.casefold() != NOTHING_TO_REPORT.casefold()
