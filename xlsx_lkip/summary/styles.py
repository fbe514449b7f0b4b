"""The looks of leadership's workbook: what each kind of cell wears on each kind of line."""

from __future__ import annotations

from enum import Enum
from typing import Any

from xlsxwriter import Workbook as Book
from xlsxwriter.format import Format

from ..spec import Kind
from ..template.formats import (
    DARK_RED,
    INK,
    LINE,
    MUTED,
    NAVY,
    NUMBER_FORMATS,
    PALE_RED,
    WHITE,
    WITH_CENTS,
    Formats,
)


class Look(Enum):
    """What a line is, as its ground tells in colour and in grey."""

    TOTAL = "#C9D6E6"
    HEADING = "#DFE8F2"
    SUBHEADING = "#F1F5F9"
    RECORD = WHITE

    @property
    def bold(self) -> bool:
        return self in {Look.TOTAL, Look.HEADING}


class Styles:
    """The formats of one workbook."""

    def __init__(self, book: Book, *, cents: bool) -> None:
        self._formats = Formats(book)
        self._numbers = NUMBER_FORMATS | ({Kind.AMOUNT: WITH_CENTS} if cents else {})

    def text(self, **properties: Any) -> Format:
        """Text on the page, outside of tables."""
        return self._formats(**{"font_color": INK, "valign": "vcenter", **properties})

    @property
    def title(self) -> Format:
        return self.text(bold=True, font_size=16, font_color=NAVY)

    @property
    def section(self) -> Format:
        return self.text(bold=True, font_size=11, font_color=NAVY, bottom=2, bottom_color=NAVY)

    @property
    def muted(self) -> Format:
        return self.text(font_color=MUTED, font_size=9)

    @property
    def figure_label(self) -> Format:
        return self.text(font_color=MUTED, font_size=9, top=1, top_color=NAVY, align="left")

    def figure(self, kind: Kind) -> Format:
        """A key figure in large print."""
        large = {**self.of_kind(kind), "align": "left", "bold": True, "font_size": 14}
        return self.text(**{**large, "font_color": NAVY, "bottom": 1, "bottom_color": NAVY})

    @property
    def header(self) -> Format:
        return self._formats(
            bold=True,
            font_color=WHITE,
            bg_color=NAVY,
            border=1,
            border_color=LINE,
            align="center",
            valign="vcenter",
            text_wrap=True,
        )

    def cell(
        self, kind: Kind, look: Look = Look.RECORD, *, doubtful: bool = False, **properties: Any
    ) -> Format:
        """A cell of a table; a doubtful record has a light red ground."""
        return self._formats(
            **{
                "font_color": DARK_RED if doubtful else INK,
                "bg_color": PALE_RED if doubtful else look.value,
                "bold": look.bold,
                "border": 1,
                "border_color": LINE,
                "valign": "top",
                **self.of_kind(kind),
                **properties,
            }
        )

    def of_kind(self, kind: Kind) -> dict[str, Any]:
        """Number format and alignment; a text is never shown as a number."""
        if kind.is_number:
            return {"num_format": self._numbers[kind], "align": "right"}
        return {"align": "left", "text_wrap": True, "indent": 1}
