"""The first rows of a sheet: what it is, whose it is, and what to do here."""

from __future__ import annotations

from typing import Any

from ..declaration.vocabulary import Form
from ..workbooks.layout import answer
from ..workbooks.palette import MUTED, NAVY
from .draft import Draft, put, put_formula, quoted


def write_heading(sheet: Any, draft: Draft, title: str, instruction: str, header_row: int) -> None:
    """Title, unit and year from Identitas, and the instruction, above a header row."""
    for row in range(header_row - 1):
        # Locked, where the columns below are not.
        sheet.set_row(row, 18, draft.formats())
    sheet.set_row(0, 26, draft.formats())
    put(sheet, 1, 1, title, draft.formats.text(bold=True, font_size=15, font_color=NAVY))
    muted = draft.formats.text(font_color=MUTED)
    put_formula(sheet, 2, 1, _unit_formula(draft), value=unit_line(draft), style=muted)
    put(sheet, 3, 1, instruction, draft.formats.text())


def _identity(draft: Draft) -> Form:
    return draft.workbook.forms[0]


def _unit_formula(draft: Draft) -> str:
    form = _identity(draft)
    agency, unit, year = (
        f"{quoted(form.title)}!{answer(form, key, fixed=True)}"
        for key in ("agency", "unit", "year")
    )
    return f'={agency}&IF({unit}="",""," – "&{unit})&IF({year}="",""," – Tahun Anggaran "&{year})'


def unit_line(draft: Draft) -> str:
    """What the formula shows, e.g. `Dinas Koperasi – Bidang UKM – Tahun Anggaran 2023`."""
    known = draft.content.identity
    parts = [str(known.get(key) or "") for key in ("agency", "unit", "year")]
    return "".join(
        f"{before}{part}"
        for before, part in zip(("", " – ", " – Tahun Anggaran "), parts, strict=True)
        if part
    )
