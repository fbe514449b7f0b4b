"""The template as a whole: its sheets in order, its version, its bytes.

The same content gives the same bytes, today and tomorrow.
"""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from ..declaration.vocabulary import Form, Table, Workbook
from ..declaration.workbook import WORKBOOK
from ..workbooks.palette import GREY, NAVY
from .content import Content
from .draft import Draft
from .forms import write_form
from .guide import write_guide
from .table_sheet import write_table

EMPTY = Content()
_CREATED = datetime(2024, 1, 1, tzinfo=UTC)
_VERSION_PROPERTY = "lkip_template_version"


def write_workbook(
    target: Path | BinaryIO, content: Content = EMPTY, workbook: Workbook = WORKBOOK
) -> None:
    """Write the template, with what the content knows. Raises KeyError for an undeclared key."""
    content.check(workbook)
    whole = BytesIO()
    _write(Draft.begin(whole, content, workbook))
    if isinstance(target, Path):
        target.write_bytes(whole.getvalue())
    else:
        target.write(whole.getvalue())


def _write(draft: Draft) -> None:
    book, workbook = draft.book, draft.workbook
    book.set_properties({"title": "LKIP", "created": _CREATED, "author": "xlsx-lkip"})
    book.set_custom_property(_VERSION_PROPERTY, workbook.version, "text")
    sheets = {declared.key: book.add_worksheet(declared.title) for declared in workbook.sheets}
    for declared in workbook.sheets:
        sheet = sheets[declared.key]
        sheet.set_tab_color(GREY if isinstance(declared, Table) else NAVY)
        if isinstance(declared, Table):
            write_table(sheet, draft, declared)
        elif isinstance(declared, Form):
            write_form(sheet, draft, declared)
        else:
            write_guide(sheet, draft)
    book.close()
