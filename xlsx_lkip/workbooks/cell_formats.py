"""The looks of the template: number formats and cell styles, each declared once.

Which cell wears which style is decided where the sheet is written.
"""

from __future__ import annotations

from enum import Enum
from typing import Any

from xlsxwriter import Workbook as Book
from xlsxwriter.format import Format

from ..declaration.vocabulary import Kind
from .palette import BLUE, GREY, INK, LINE, NAVY, PALE_BLUE, PALE_GREY, WHITE

FONT = {"font_name": "Arial", "font_size": 10, "font_scheme": "none"}
"""Every office suite has Arial or its twin, so widths are the same everywhere."""

# Language 421 is Indonesian: LibreOffice then shows, and understands while typing, 2.139.191.029
# and 97,19 in any locale. Excel shows the computer's own separators.
_INDONESIAN = "[$-421]"
WHOLE = f"{_INDONESIAN}#,##0"
WITH_CENTS = f"{_INDONESIAN}#,##0.00"
PERCENT = f"{_INDONESIAN}0.00%"
NUMBER_FORMATS = {
    Kind.AMOUNT: WHOLE,
    Kind.COUNT: WHOLE,
    Kind.PERCENT: PERCENT,
    Kind.VALUE: f"{_INDONESIAN}General",
    Kind.YEAR: "0",
    Kind.DATE: f"{_INDONESIAN}d mmmm yyyy",
    # As numbers, a NIP would lose its last digits and a Kode its zeros.
    Kind.NIP: "@",
    Kind.CODE: "@",
}


class CellRole(Enum):
    """What a cell is for, as its colour tells."""

    OPTIONAL = WHITE
    REQUIRED = PALE_BLUE
    FIXED = PALE_GREY
    """Computed, or known beforehand: not for typing."""


class Formats:
    """The formats of one workbook; equal properties give one format."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._known: dict[tuple[tuple[str, Any], ...], Format] = {}

    def __call__(self, **properties: Any) -> Format:
        key = tuple(sorted(properties.items()))
        if key not in self._known:
            self._known[key] = self._book.add_format(properties)
        return self._known[key]

    def text(self, **properties: Any) -> Format:
        """Plain text on the page."""
        return self(**{"font_color": INK, "valign": "vcenter", **properties})

    def header(self, role: CellRole, required: bool = False) -> Format:
        """A column's header: dark where it must be filled, grey where it is computed."""
        colour = GREY if role is CellRole.FIXED else NAVY if required else BLUE
        return self(
            bold=True,
            font_color=WHITE,
            bg_color=colour,
            border=1,
            border_color=LINE,
            align="center",
            valign="vcenter",
            text_wrap=True,
        )

    def cell(self, kind: Kind, role: CellRole, **properties: Any) -> Format:
        """A cell of that kind in a record or a form."""
        return self(
            **{
                "font_color": INK,
                "bg_color": role.value,
                "border": 1,
                "border_color": LINE,
                "valign": "top",
                "locked": role is CellRole.FIXED,
                **_by_kind(kind),
                **properties,
            }
        )

    def beyond(self, kind: Kind, role: CellRole) -> Format:
        """A column below the last prepared record: it can be filled too, but shows no grid."""
        return self(valign="top", locked=role is CellRole.FIXED, **_by_kind(kind))


def _by_kind(kind: Kind) -> dict[str, Any]:
    number_format = NUMBER_FORMATS.get(kind, "General")
    if kind.is_number:
        return {"num_format": number_format, "align": "right"}
    return {"num_format": number_format, "align": "left", "indent": 1, "text_wrap": True}
