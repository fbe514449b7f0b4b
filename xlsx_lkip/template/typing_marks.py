"""The colours that appear while somebody types: conditional formats, from the declaration.

Red is for figures that do not reconcile, amber for a gap in a record that was begun, yellow for a
text where a number belongs. What the tool finds later is not shown here.
"""

from __future__ import annotations

from typing import Any

from ..declaration.vocabulary import Column, Field, Kind, Table
from ..declaration.workbook import NOTHING_TO_REPORT
from ..workbooks.cell_formats import WHOLE, WITH_CENTS
from ..workbooks.layout import all_records, down_to, in_row, letters
from ..workbooks.palette import AMBER, DARK_RED, PALE_RED, RED, YELLOW
from .draft import Draft

_FRACTION = "=AND(ISNUMBER({cell}),ABS({cell}-ROUND({cell},0))>0.004)"
_LARGE = "=AND(ISNUMBER({cell}),ABS({cell})>=1000,{cell}=ROUND({cell},0))"


def begun(table: Table, row: int) -> str:
    """A condition: the row is a record, not blank and not the word Nihil."""
    cell = in_row(table, row, fixed=True)
    return (
        f"AND(COUNTA({filled_cells(table, row)})>0,"
        f'TRIM({cell(table.columns[0].key)})<>"{NOTHING_TO_REPORT}")'
    )


def filled_cells(table: Table, row: int) -> str:
    """The cells of a row that people fill, e.g. `$B7:$G7,$J7:$K7`."""
    runs: list[list[str]] = [[]]
    for column in table.columns:
        if column.computed:
            runs.append([])
        else:
            runs[-1].append(in_row(table, row, fixed=True)(column.key))
    return ",".join(f"{run[0]}:{run[-1]}" for run in runs if run)


def mark_table(sheet: Any, draft: Draft, table: Table, last_row: int) -> None:
    """All colours of a table. The first that applies to a cell wins."""
    marks = Marks(sheet, draft)
    _mark_violations(marks, table, last_row)
    for column in table.columns:
        cells = down_to(table, column.key, last_row)
        cell = in_row(table, table.first_row)(column.key)
        if not column.computed:
            marks.wrong_type(cells, cell, column)
        if column.required:
            marks.fill(cells, _gap(table, column), AMBER)
        marks.decimals(cells, cell, column.kind)
    _mark_summaries(marks, table)


def _mark_violations(marks: Marks, table: Table, last_row: int) -> None:
    """The cell that is wrong is out from its record, which is marked too."""
    wrong = {column.key: _violation(table, column) for column in table.columns if column.computed}
    if {"budget", "realization"} <= {column.key for column in table.columns}:
        wrong["realization"] = _overspent(table)
    for key, condition in wrong.items():
        marks.alarm(down_to(table, key, last_row), condition)
    record = f"A{table.first_row}:{letters(table, table.columns[-1].key)}{last_row}"
    for condition in wrong.values():
        marks.fill(record, condition, PALE_RED)


class Marks:
    """Conditional formats of one sheet, the most important first."""

    def __init__(self, sheet: Any, draft: Draft) -> None:
        self._sheet = sheet
        self._formats = draft.formats

    def alarm(self, cells: str, condition: str) -> None:
        self._add(cells, condition, bg_color=RED, font_color=DARK_RED, bold=True)

    def fill(self, cells: str, condition: str, colour: str) -> None:
        self._add(cells, condition, bg_color=colour)

    def wrong_type(self, cells: str, cell: str, item: Column | Field) -> None:
        """A text where a number belongs; a number where its digits would be lost."""
        if item.kind.is_number:
            self.fill(cells, f'=AND(ISTEXT({cell}),TRIM({cell})<>"")', YELLOW)
        elif item.kind in {Kind.NIP, Kind.CODE}:
            self.fill(cells, f"=ISNUMBER({cell})", YELLOW)

    def decimals(self, cells: str, cell: str, kind: Kind) -> None:
        """Cents only where there are any; grouping for large values."""
        if kind is Kind.AMOUNT:
            self._add(cells, _FRACTION.format(cell=cell), num_format=WITH_CENTS)
        elif kind is Kind.VALUE:
            self._add(cells, _LARGE.format(cell=cell), num_format=WHOLE)

    def _add(self, cells: str, condition: str, **properties: Any) -> None:
        style = self._formats(**properties)
        rule = {"type": "formula", "criteria": condition, "format": style}
        self._sheet.conditional_format(cells, rule)


def _violation(table: Table, column: Column) -> str:
    assert column.formula is not None
    cell = in_row(table, table.first_row, fixed=True)
    return column.formula.excel_violated(cell(column.key), cell, all_records(table))


def _overspent(table: Table) -> str:
    cell = in_row(table, table.first_row, fixed=True)
    budget, realization = cell("budget"), cell("realization")
    return f"=IF(COUNT({budget},{realization})<2,FALSE,{realization}>{budget})"


def _gap(table: Table, column: Column) -> str:
    """A blank that must be filled; a group may be written once and left blank below."""
    row = table.first_row
    cell = in_row(table, row, fixed=True)(column.key)
    above = f"${letters(table, column.key)}${row}:{cell}"
    blank = f"COUNTA({above})=0" if column.group else f'TRIM({cell})=""'
    return f"=AND({blank},{begun(table, row)})"


def _mark_summaries(marks: Marks, table: Table) -> None:
    for summary in table.summaries:
        row = table.summary_row(summary.key)
        assert row is not None
        cell = in_row(table, row)
        for key, formula in summary.formulas.items():
            condition = formula.excel_violated(cell(key), cell, all_records(table))
            marks.alarm(cell(key), condition)
            marks.decimals(cell(key), cell(key), table.summary_kind(summary, key))
