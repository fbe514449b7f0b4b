"""Formulas in workbooks that are written for tests: `=F8-G8 -> 80` is a formula and its value."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from xml.sax.saxutils import escape

from openpyxl.utils import get_column_letter

from xlsx_lkip.declaration.workbook import WORKBOOK
from xlsx_lkip.template import Content

DESCRIBED = re.compile(r"=(.+) -> (-?[0-9.]+)")


class Live(Decimal):
    """The value of a cell that holds a formula."""

    formula: str

    @classmethod
    def described(cls, match: re.Match[str]) -> Live:
        value = cls(match[2])
        value.formula = match[1]
        return value


def put_formulas(path: Path, content: Content) -> None:
    """Give the cells of a workbook that was written with this content their formulas."""
    live = list(_live(content))
    if not live:
        return
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for part, cell, value in live:
        formula = f"><f>{escape(value.formula)}</f><v>{value}</v></c>"
        search = rf'(<c r="{cell}"[^>]*)><v>[^<]*</v></c>'
        parts[part] = re.sub(search, rf"\g<1>{formula}", parts[part].decode()).encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)


def _live(content: Content) -> Iterator[tuple[str, str, Live]]:
    """Part, cell and value."""
    for table in WORKBOOK.tables:
        part = f"xl/worksheets/sheet{WORKBOOK.order(table.key)}.xml"
        rows = dict(enumerate(content.records.get(table.key, ()), start=table.first_row))
        for key, record in content.summaries.get(table.key, {}).items():
            rows[table.summary_row(key) or 0] = record
        for row, record in rows.items():
            for key, value in record.items():
                if isinstance(value, Live):
                    letters = get_column_letter(table.first_column + table.index(key))
                    yield part, f"{letters}{row}", value
