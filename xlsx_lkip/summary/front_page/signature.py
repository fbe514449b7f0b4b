"""The signature: place and date, position, name, rank and NIP of whoever answers for the report.

What nobody has stated is left as a line to fill in by hand.
"""

from __future__ import annotations

import re

from ...workbooks.heights import row_height
from ..sheets.inexact import INTERIM
from ..sheets.sheet_writer import Report
from .blocks import Block
from .paper import Paper

_UNSIGNED = (
    f"{INTERIM}: laporan ini belum lengkap atau belum pasti, dan belum dapat ditandatangani."
)
_LINE = 14.0
"""Points that a line takes at least."""
_NIP = re.compile(r"(\d{8})(\d{6})(\d)(\d{3})")


def sign(paper: Paper, report: Report, block: Block, row: int) -> int:
    """Put the signature down from that row on; its last row. An interim report is not signed."""
    if report.figures.interim:
        style = report.styles.interim(text_wrap=True, align="center")
        paper.text(row, block.first, _UNSIGNED, style, block.last)
        paper.set_height(row, row_height([(_UNSIGNED, paper.width(block.first, block.last))]))
        return row
    who, styles = report.figures.signatory, report.styles
    plain = styles.text(text_wrap=True, valign="top", align="center")
    named = styles.text(bold=True, underline=1 if who.head else 0, align="center")
    position = who.position or "Kepala Perangkat Daerah"
    lines = (
        (f"{who.place or _blank(24)}, {report.day or _blank(30)}", plain),
        (position, plain),
        *[("", plain)] * 3,
        (who.head or _blank(50), named),
        (who.rank or f"Pangkat/Golongan {_blank(36)}", plain),
        (f"NIP {_spaced(who.nip) or _blank(46)}", plain),
    )
    for number, (text, style) in enumerate(lines):
        paper.text(row + number, block.first, text, style, block.last)
        paper.set_height(row + number, _LINE)
    width = paper.width(block.first, block.last)
    paper.set_height(row + 1, row_height([(position, width)]))
    return row + len(lines) - 1


def _blank(letters: int) -> str:
    """A line to write on."""
    return "." * letters


def _spaced(nip: str | None) -> str | None:
    """As it is printed: `19710303 199603 2 003`."""
    return _NIP.sub(r"\1 \2 \3 \4", nip) if nip else None
