"""The looks of the consolidated report: what each kind of cell wears on each kind of line."""

from __future__ import annotations

from enum import Enum
from typing import Any

from xlsxwriter import Workbook as Book
from xlsxwriter.format import Format

from ...declaration.vocabulary import Kind
from ...workbooks.cell_formats import FONT, NUMBER_FORMATS, WITH_CENTS, Formats
from ...workbooks.palette import DARK_RED, INK, LINE, MUTED, NAVY, PALE_RED, WHITE

_CARD = {"bg_color": "#EEF3F8", "left": 5, "left_color": NAVY}
"""Ground of the key figures."""


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

    def interim(self, **properties: Any) -> Format:
        """What says that a report is not final."""
        return self.text(bold=True, font_color=DARK_RED, **properties)

    @property
    def section(self) -> Format:
        return self.text(bold=True, font_size=11, font_color=NAVY, bottom=2, bottom_color=NAVY)

    @property
    def muted(self) -> Format:
        return self.text(font_color=MUTED, font_size=9)

    @property
    def link(self) -> Format:
        """What leads to another place of the workbook."""
        return self.text(font_color=NAVY, font_size=9, underline=1)

    @property
    def link_aside(self) -> Format:
        """A way at the end of a line."""
        return self.text(font_color=NAVY, font_size=9, underline=1, align="right", valign="top")

    @property
    def pointer(self) -> Format:
        """A way beside a line of a table."""
        return self.text(font_color=NAVY, bold=True, font_size=12, align="center", valign="top")

    @property
    def linked(self) -> Format:
        """A name in a small table that leads to its line."""
        return self.cell(Kind.TEXT, font_color=NAVY, underline=1)

    @property
    def empty_panel(self) -> dict[str, Any]:
        """What is in the place of a chart that has nothing to show."""
        font = {"name": FONT["font_name"], "size": 10, "color": MUTED}
        return {
            "font": font,
            "line": {"color": LINE},
            "align": {"vertical": "middle", "horizontal": "center"},
        }

    def figure_label(self, *, doubtful: bool) -> Format:
        return self._card(doubtful, font_color=DARK_RED if doubtful else MUTED, font_size=9)

    def figure_basis(self, *, doubtful: bool) -> Format:
        """What a key figure rests on, below it."""
        colour = DARK_RED if doubtful else MUTED
        return self._card(doubtful, font_color=colour, font_size=8, text_wrap=True, valign="top")

    def _card(self, doubtful: bool, **properties: Any) -> Format:
        ground = {"bg_color": PALE_RED} if doubtful else {}
        return self.text(**{"indent": 1, "align": "left", **_CARD, **ground, **properties})

    def figure(self, kind: Kind, *, doubtful: bool) -> Format:
        """A key figure in large print."""
        large = {"align": "left", "indent": 1, "bold": True, "font_size": 15, "text_wrap": False}
        return self._card(doubtful, **{**self.of_kind(kind), **large, "font_color": NAVY})

    def light(self, ground: str, number_format: str) -> Format:
        """What a traffic light changes of a cell."""
        return self._formats(bg_color=ground, font_color=INK, num_format=number_format)

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
            # A word in the place of a figure is wrapped; a figure never is.
            return {"num_format": self._numbers[kind], "align": "right", "text_wrap": True}
        return {"align": "left", "text_wrap": True, "indent": 1}
