"""How every sheet prints: A4 landscape, one page wide, whose it is above, page numbers below."""

from __future__ import annotations

from typing import Any

from .inexact import INTERIM
from .sheet_writer import Report

_A4 = 9
_LONGEST = 180
"""Characters of a name in a page header, of the 255 that a header may have."""


def set_up(sheet: Any, report: Report, *, pages_high: int = 0) -> None:
    """Set up printing; `pages_high` 0 takes as many pages as it needs."""
    figures = report.figures
    year = f"LKIP Tahun {figures.year}" if figures.year else "LKIP"
    sheet.set_paper(_A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, pages_high)
    sheet.set_margins(left=0.4, right=0.4, top=0.75, bottom=0.6)
    # The space keeps a name that begins with a digit from being read as part of the font size.
    interim = f'&C&"Arial,Bold"&10 {INTERIM}' if figures.interim else ""
    owner = f"&L&8 {_escaped(figures.agency)}"
    sheet.set_header(f"{owner}{interim}&R&8 {year}", {"margin": 0.35})
    sheet.set_footer(f"&L&8 &A{interim}&R&8 Halaman &P dari &N", {"margin": 0.3})
    sheet.hide_gridlines(2)


def _escaped(text: str) -> str:
    return text[:_LONGEST].replace("&", "&&").replace("\n", " ")
