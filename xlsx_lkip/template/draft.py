"""The workbook being written, and the one way in which values come into its cells.

A text never becomes a formula, a link or markup, whatever it looks like.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, BinaryIO

from xlsxwriter import Workbook as Book
from xlsxwriter.format import Format
from xlsxwriter.packager import Packager
from xlsxwriter.sharedstrings import SharedStrings

from ..declaration.vocabulary import Choices, Workbook
from ..declaration.workbook import NOTHING_TO_REPORT
from ..workbooks.cell_formats import FONT, Formats
from .carried import Carried
from .content import Content, Value

_DROP_DOWN = 255
"""Characters that a drop-down's own list may have."""
OPTIONS: dict[str, Any] = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


class _PlainStrings(SharedStrings):  # type: ignore[misc]
    def _xml_rich_si_element(self, string: str) -> None:
        """A text that begins and ends like XlsxWriter's own markup is a text like any other."""
        self._xml_si_element(string, [])


class _Packager(Packager):  # type: ignore[misc]
    def _write_shared_strings_file(self) -> None:
        texts = _PlainStrings()
        texts.string_table = self.workbook.str_table
        texts._set_xml_writer(self._filename("xl/sharedStrings.xml"))
        texts._assemble_xml_file()


class _TemplateBook(Book):  # type: ignore[misc]
    def _get_packager(self) -> Packager:
        return _Packager()


@dataclass(frozen=True)
class Draft:
    """What every sheet is written from."""

    book: Book
    formats: Formats
    workbook: Workbook
    content: Content
    carried: Carried

    @classmethod
    def begin(cls, target: BinaryIO, content: Content, workbook: Workbook) -> Draft:
        # A copy: XlsxWriter adds to the properties it is given.
        book = _TemplateBook(target, {**OPTIONS, "default_format_properties": dict(FONT)})
        return cls(book, Formats(book), workbook, content, Carried.of(content, workbook))

    @property
    def guide(self) -> str:
        """Title of the sheet that holds the version and the long lists."""
        return self.workbook.sheets[0].title


def put(sheet: Any, row: int, column: int, value: Value, style: Format) -> None:
    """Write a value into a cell; rows and columns are physical, from 1."""
    place = (row - 1, column - 1)
    if value is None or value == "":
        sheet.write_blank(*place, None, style)
    elif isinstance(value, str):
        sheet.write_string(*place, value, style)
    elif isinstance(value, date):
        sheet.write_datetime(*place, value, style)
    else:
        sheet.write_number(*place, value, style)


def put_formula(
    sheet: Any, row: int, column: int, formula: str, *, value: Value, style: Format
) -> None:
    """Write a formula that carries its value."""
    sheet.write_formula(row - 1, column - 1, formula, style, "" if value is None else value)


def quoted(title: str) -> str:
    """A sheet's title as a formula names it, e.g. `'Tugas Fungsi'`."""
    return f"'{title}'" if not title.isalnum() else title


def long_lists(workbook: Workbook) -> list[Choices]:
    """The lists that do not fit into a drop-down, each once."""
    found: list[Choices] = []
    for item in (item for sheet in workbook.filled for item in sheet.columns):
        if item.computed or item.choices is None or item.choices in found:
            continue
        if len(",".join((*item.choices.values, NOTHING_TO_REPORT))) > _DROP_DOWN:
            found.append(item.choices)
    return found
