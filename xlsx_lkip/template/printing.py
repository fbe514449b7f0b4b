"""How a sheet prints and what it protects: the same for every sheet of the template."""

from __future__ import annotations

from typing import Any

from ..declaration.vocabulary import Table
from ..workbooks.layout import letters
from .draft import Draft, quoted

_A4 = 9
_ALLOWED = (
    "format_columns",
    "format_rows",
    "insert_rows",
    "delete_rows",
    "sort",
    "autofilter",
)
_FEWEST_PRINTED = 12
"""Records on the printed page of an empty table, to be filled in by hand."""
_ROOM_BELOW = 1000
"""Rows below the prepared ones in which a filled record is still printed."""


def set_up(sheet: Any) -> None:
    """A4 landscape, one page wide, numbered pages; protected without a password."""
    sheet.set_paper(_A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer("&L&8&A&R&8Halaman &P dari &N", {"margin": 0.3})
    sheet.hide_gridlines(2)
    sheet.protect("", dict.fromkeys(_ALLOWED, True))


def print_filled_rows(sheet: Any, draft: Draft, table: Table, last_row: int) -> None:
    """Print down to the last filled row, with the header on every page.

    A fixed area would print hundreds of blank rows, or leave out records added at the end.
    """
    sheet.repeat_rows(table.header_row - 1)
    title = quoted(table.title)
    last = letters(table, table.columns[-1].key)
    end = last_row + _ROOM_BELOW
    inputs = f"{title}!$B${table.header_row}:${last}${end}"
    filled = f'SUMPRODUCT(MAX(({inputs}<>"")*ROW({inputs})))'
    row = f"MAX({table.header_row + _FEWEST_PRINTED},{filled})"
    area = f"={title}!$A$1:INDEX({title}!${last}$1:${last}${end},{row})"
    draft.book.define_name(f"{title}!_xlnm.Print_Area", area)
