"""One table sheet of the template: title, summaries, header, and room for its records."""

from __future__ import annotations

from typing import Any

from ..declaration.vocabulary import Summary, Table
from ..declaration.workbook import NOTHING_TO_REPORT
from ..model.addresses import first_cell
from ..workbooks.cell_formats import NUMBER_FORMATS, CellRole
from ..workbooks.layout import all_records, in_row, letters
from ..workbooks.palette import NAVY
from .draft import Draft, put, put_formula
from .heading import write_heading
from .printing import print_filled_rows, set_up
from .record_rows import RecordRows, role_of
from .typing_aids import aid_table
from .typing_marks import mark_table

_NUMBER_WIDTH = 5
_FREE = 10
"""One row in so many of an empty table's stays free below the records, however many there are."""
_FROZEN_WIDTH = 45
"""Wider than this, the frozen columns would leave no room to see the others."""


def write_table(sheet: Any, draft: Draft, table: Table) -> None:
    """The whole sheet, with the records that the content has."""
    records = draft.carried.records[table.key]
    room = len(records) + table.rows // _FREE
    last_row = max(table.last_row, table.header_row + room)
    _size_columns(sheet, draft, table)
    nothing = (
        f"Bila tidak ada yang dilaporkan, tulis {NOTHING_TO_REPORT} di sel {first_cell(table)}."
    )
    write_heading(sheet, draft, table.title, f"{table.purpose} {nothing}", table.header_row)
    _write_header(sheet, draft, table)
    for summary in table.summaries:
        _write_summary(sheet, draft, table, summary)
    RecordRows(sheet, draft, table).write(last_row)
    aid_table(sheet, draft, table, last_row)
    mark_table(sheet, draft, table, last_row)
    set_up(sheet)
    print_filled_rows(sheet, draft, table, last_row)
    _guide_the_eye(sheet, table, last_row)


def _size_columns(sheet: Any, draft: Draft, table: Table) -> None:
    sheet.set_column(0, 0, _NUMBER_WIDTH)
    for place, column in enumerate(table.columns, table.first_column - 1):
        style = draft.formats.beyond(column.kind, role_of(column))
        sheet.set_column(place, place, column.width, style)


def _write_header(sheet: Any, draft: Draft, table: Table) -> None:
    row = table.header_row
    sheet.set_row(row - 1, 32, draft.formats())
    put(sheet, row, 1, "No", draft.formats.header(CellRole.FIXED))
    for place, column in enumerate(table.columns, table.first_column):
        style = draft.formats.header(role_of(column), column.required)
        put(sheet, row, place, column.header, style)


def _write_summary(sheet: Any, draft: Draft, table: Table, summary: Summary) -> None:
    row = table.summary_row(summary.key)
    assert row is not None
    first = table.index(next(iter(summary.formulas))) + table.first_column
    label = draft.formats.text(bold=True, font_color=NAVY, align="right", indent=1)
    put(sheet, row, first - 1, summary.label, label)
    values = draft.carried.summaries[table.key][summary.key]
    given = draft.content.summaries.get(table.key, {}).get(summary.key, {})
    for key, formula in summary.formulas.items():
        style = _summary_style(draft, table, summary, key)
        column = table.index(key) + table.first_column
        if given.get(key) is not None:
            put(sheet, row, column, given[key], style)
            continue
        text = formula.excel_guarded(in_row(table, row), all_records(table))
        put_formula(sheet, row, column, text, value=values[key], style=style)


def _summary_style(draft: Draft, table: Table, summary: Summary, key: str) -> Any:
    """Aligned as its column is, in the number format of what it says."""
    return draft.formats.cell(
        table.column(key).kind,
        CellRole.FIXED,
        num_format=NUMBER_FORMATS[table.summary_kind(summary, key)],
        bold=True,
        shrink=True,
        valign="vcenter",
    )


def _guide_the_eye(sheet: Any, table: Table, last_row: int) -> None:
    """Frozen header and leading columns, filters on long tables, the cursor on the first cell."""
    first, last = letters(table, table.columns[0].key), letters(table, table.columns[-1].key)
    if table.rows >= 100:
        sheet.autofilter(f"A{table.header_row}:{last}{last_row}")
    sheet.freeze_panes(table.header_row, _frozen_columns(table))
    sheet.set_selection(f"{first}{table.first_row}")
    whole = f"{first}{table.first_row}:{last}{last_row}"
    sheet.ignore_errors({"number_stored_as_text": whole})


def _frozen_columns(table: Table) -> int:
    """The number and the columns up to the identifier, as far as they leave room for the rest."""
    width: float = _NUMBER_WIDTH
    frozen = table.first_column - 1
    for column in table.columns:
        width += column.width
        if width > _FROZEN_WIDTH:
            break
        frozen += 1
        if column.key == table.identifier:
            break
    return frozen
