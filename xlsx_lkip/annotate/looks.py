"""How marks and the list of findings look: colours that stay apart in grey and to any eye.

From error to suspicion they grow lighter. A colour is never all that tells: the note and the list say
the severity in words.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from ..model.findings import Severity
from ..workbooks.palette import INK, LINE, MUTED, NAVY, SEVERITY_FILLS, SEVERITY_INKS, WHITE


class Tint(Enum):
    """Why a cell is coloured, the weightiest first; the value is what its mark says."""

    ERROR = "kesalahan"
    SUSPECT = "dicurigai"
    WARNING = "peringatan"
    NOTE = "catatan"

    def __lt__(self, other: Tint) -> bool:
        order = list(Tint)
        return order.index(self) < order.index(other)

    @property
    def fill(self) -> str:
        return _FILLS[self]

    @property
    def ink(self) -> str:
        return _INKS[self]


OF_SEVERITY = {
    Severity.ERROR: Tint.ERROR,
    Severity.WARNING: Tint.WARNING,
    Severity.NOTE: Tint.NOTE,
}
_FILLS = {
    **{tint: SEVERITY_FILLS[severity] for severity, tint in OF_SEVERITY.items()},
    Tint.SUSPECT: "#E6D9F2",
}
_INKS = {
    **{tint: SEVERITY_INKS[severity] for severity, tint in OF_SEVERITY.items()},
    Tint.SUSPECT: INK,
}


def argb(colour: str) -> str:
    """A colour of the palette as the parts of a workbook write it: wholly opaque."""
    return f"FF{colour.removeprefix('#')}"


def mark(tint: Tint) -> str:
    """What a conditional format puts on a cell: a suspicion has a dashed frame as well."""
    bold = "" if tint is Tint.SUSPECT else "<b/>"
    frame = _border("dashed", NAVY) if tint is Tint.SUSPECT else ""
    fill = f'<fill><patternFill patternType="solid"><fgColor rgb="{argb(tint.fill)}"/>'
    fill += f'<bgColor rgb="{argb(tint.fill)}"/></patternFill></fill>'
    return f'<dxf><font>{bold}<color rgb="{argb(tint.ink)}"/></font>{fill}{frame}</dxf>'


def _border(style: str, colour: str) -> str:
    sides = "".join(
        f'<{side} style="{style}"><color rgb="{argb(colour)}"/></{side}>'
        for side in ("left", "right", "top", "bottom")
    )
    return f"<border>{sides}</border>"


@dataclass(frozen=True)
class CellLook:
    """One cell of the list: XML of its font, fill, border and alignment."""

    font: str
    fill: str = '<fill><patternFill patternType="none"/></fill>'
    border: str = "<border><left/><right/><top/><bottom/><diagonal/></border>"
    alignment: str = '<alignment vertical="top"/>'


def _font(colour: str = INK, size: int = 10, style: str = "") -> str:
    return (
        f'<font>{style}<sz val="{size}"/><color rgb="{argb(colour)}"/><name val="Arial"/>'
        '<family val="2"/></font>'
    )


def _fill(colour: str) -> str:
    return (
        f'<fill><patternFill patternType="solid"><fgColor rgb="{argb(colour)}"/>'
        '<bgColor indexed="64"/></patternFill></fill>'
    )


_LINED = _border("thin", LINE)
_WRAPPED = '<alignment vertical="top" wrapText="1"/>'
TITLE = CellLook(_font(NAVY, 17, "<b/>"))
TALLY = CellLook(_font(NAVY, 12, "<b/>"))
REMARK = CellLook(_font(MUTED))
HEADER = CellLook(
    _font(WHITE, 10, "<b/>"),
    _fill(NAVY),
    _LINED,
    '<alignment horizontal="center" vertical="center" wrapText="1"/>',
)
TEXT = CellLook(_font(), border=_LINED, alignment=_WRAPPED)
FIGURE = CellLook(
    _font(), border=_LINED, alignment='<alignment horizontal="right" vertical="top" wrapText="1"/>'
)
LINK = CellLook(_font(NAVY, 10, "<u/>"), border=_LINED, alignment=_WRAPPED)
HIDDEN = CellLook(_font(WHITE))


def severity(tint: Tint) -> CellLook:
    """Of the cell that says how weighty a finding is."""
    return CellLook(_font(tint.ink, 10, "<b/>"), _fill(tint.fill), _LINED, _WRAPPED)
