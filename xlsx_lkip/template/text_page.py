"""A page of text on a worksheet, line below line: sections, table rows, links, row heights.

Nothing here knows what the page says.
"""

from __future__ import annotations

from typing import Any

from xlsxwriter.format import Format

from ..workbooks.cell_formats import Formats
from ..workbooks.palette import BLUE, LINE, MUTED, NAVY
from .draft import put
from .row_heights import height_for

_WIDTHS = (7, 25, 24, 44, 66)
_PADDING = 6

Span = tuple[int, int, str] | tuple[int, int, str, Format]
"""First and last column, text, and its own format where it has one."""


class Lines:
    """Writes downwards from the first row; `row` is the next, from 1."""

    COLUMNS = len(_WIDTHS)

    def __init__(self, sheet: Any, formats: Formats) -> None:
        self.sheet = sheet
        self.formats = formats
        self.row = 1
        for place, width in enumerate(_WIDTHS):
            sheet.set_column(place, place, width)

    def title(self, text: str, below: str) -> None:
        """The page's title and the sentence below it."""
        self.sheet.set_row(0, 30)
        put(self.sheet, 1, 1, text, self.formats.text(bold=True, font_size=17, font_color=NAVY))
        put(self.sheet, 2, 1, below, self.formats.text(font_color=MUTED))
        self.row = 3

    def section(self, text: str, note: str = "") -> None:
        """A heading after a gap, with a note below it."""
        self.sheet.set_row(self.row, 24)
        style = self.formats.text(
            bold=True, font_size=12, font_color=NAVY, bottom=2, bottom_color=BLUE
        )
        for column in range(1, self.COLUMNS + 1):
            put(self.sheet, self.row + 1, column, text if column == 1 else "", style)
        self.row += 2
        if note:
            self.add((1, self.COLUMNS, note, self._plain(italic=True, font_color=MUTED)))

    def new_page(self) -> None:
        """What follows prints on a page of its own."""
        self.sheet.set_h_pagebreaks([self.row])

    def header(self, *spans: Span) -> None:
        """The head of a table."""
        bold = self.formats.text(bold=True, font_color=NAVY, bottom=1, bottom_color=LINE)
        self.add(*((first, last, text, bold) for first, last, text, *_ in spans))

    def add(self, *spans: Span, style: str = "table") -> None:
        """One line of a list, or of a table, whose lines are ruled."""
        ruled = {"bottom": 4, "bottom_color": LINE} if style == "table" else {}
        texts = []
        for first, last, text, *own in spans:
            look = own[0] if own else self._plain(**ruled)
            self._span(first, last, text, look)
            texts.append((text, sum(_WIDTHS[first - 1 : last])))
        self.sheet.set_row(self.row - 1, height_for(texts, _PADDING))
        self.row += 1

    def link(self, row: int, column: int, target: str, text: str) -> None:
        """Text that leads to another sheet of the workbook."""
        style = self._plain(font_color=BLUE, underline=1, bottom=4, bottom_color=LINE)
        self.sheet.write_url(row - 1, column - 1, target, style, text)

    def _span(self, first: int, last: int, text: str, style: Format) -> None:
        if first == last:
            put(self.sheet, self.row, first, text, style)
        else:
            self.sheet.merge_range(self.row - 1, first - 1, self.row - 1, last - 1, text, style)

    def _plain(self, **properties: Any) -> Format:
        return self.formats.text(**{"text_wrap": True, "valign": "vcenter", **properties})
