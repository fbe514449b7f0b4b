"""What the content of an .ods holds besides values, and calamine does not tell.

An .ods is one XML for all sheets, in which neighbours that are alike are written once, with how many.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice

from lxml import etree

from .areas import MOST_COLUMNS, MOST_NOTED, MOST_ROWS, Cell, area
from .normal_xml import refuse_entities
from .package import Package
from .scan import Scan
from .unreadable import NotReadable

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
_SHEET, _COLUMN, _ROW = f"{_TABLE}table", f"{_TABLE}table-column", f"{_TABLE}table-row"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_ERROR = re.compile(r"#[\w/]+[!?]|#N/A|Err:\d+")
"""What is shown in a cell whose formula fails."""
_PREFIX = re.compile(r"(?:\w+:)?=")
_REFERENCE = re.compile(r"\[([^]]*)\]")
_SEPARATOR = re.compile(r'("[^"]*")|;')
"""Between arguments, where an .xlsx has a comma; texts are skipped."""


@dataclass
class OdsSheet:
    """One sheet: what was seen of it, and how many rows and columns were read."""

    scan: Scan = field(default_factory=Scan)
    rows: int = 0
    columns: int = 0


def scans_in(archive: zipfile.ZipFile) -> dict[str, Scan]:
    """What was seen on the sheets of an .ods, by title.

    Raises:
        NotReadable: damaged, larger than any report, or with entities.
    """
    xml = Package(archive).read("content.xml")
    refuse_entities(xml)
    try:
        return {title: sheet.scan for title, sheet in _Reader().sheets(xml).items()}
    except (etree.XMLSyntaxError, ValueError) as error:
        raise NotReadable.damaged() from error


class _Reader:
    """Goes through the XML once, and frees each row behind it."""

    def __init__(self) -> None:
        self._room = MOST_NOTED

    def sheets(self, xml: bytes) -> dict[str, OdsSheet]:
        """Title -> sheet."""
        found: dict[str, OdsSheet] = {}
        sheet = OdsSheet()
        for _, element in etree.iterparse(io.BytesIO(xml), tag=(_SHEET, _COLUMN, _ROW)):
            if element.tag == _SHEET:
                found[element.get(f"{_TABLE}name", "")] = sheet
                sheet = OdsSheet()
            elif element.tag == _COLUMN:
                first, count = sheet.columns + 1, _repeated(element, "columns")
                sheet.columns += count
                if _is_hidden(element):
                    sheet.scan.hidden_columns |= {*range(first, min(first + count, MOST_COLUMNS))}
            else:
                self._read_row(sheet, element)
            element.clear()
        return found

    def _read_row(self, sheet: OdsSheet, row: etree._Element) -> None:
        first, count = sheet.rows + 1, _repeated(row, "rows")
        sheet.rows += count
        if _is_hidden(row):
            sheet.scan.hidden_rows |= {*range(first, min(first + count, MOST_ROWS))}
        column = 0
        for cell in row.iterchildren(*_CELLS):
            left, wide = column + 1, _repeated(cell, "columns")
            column += wide
            if cell.attrib:
                self._note(sheet, cell, (first, left), (first + count - 1, left + wide - 1))

    def _note(self, sheet: OdsSheet, cell: etree._Element, first: Cell, last: Cell) -> None:
        """Note what a cell, or several that are alike, hold besides their value."""
        formula = cell.get(f"{_TABLE}formula")
        if formula is not None:
            high, wide = (_spanned(cell, name) for name in ("rows", "columns"))
            filled = max(last, (first[0] + high - 1, first[1] + wide - 1))
            sheet.scan.formulas |= dict.fromkeys(self._cells(first, filled), excel_formula(formula))
        if error := _error(cell):
            sheet.scan.errors |= dict.fromkeys(self._cells(first, last), error)
        if cell.get(f"{_OFFICE}value-type") == "percentage":
            sheet.scan.percent.update(self._cells(first, last))

    def _cells(self, first: Cell, last: Cell) -> Iterable[Cell]:
        cells = list(islice(area(first, last), self._room))
        self._room -= len(cells)
        return cells


def _repeated(element: etree._Element, what: str) -> int:
    return int(element.get(f"{_TABLE}number-{what}-repeated", 1))


def _spanned(cell: etree._Element, what: str) -> int:
    """How many rows or columns a formula of several cells fills."""
    return int(cell.get(f"{_TABLE}number-matrix-{what}-spanned", 1))


def _is_hidden(element: etree._Element) -> bool:
    return element.get(f"{_TABLE}visibility", "visible") != "visible"


def _error(cell: etree._Element) -> str:
    """The error value that a cell shows, or nothing."""
    if cell.get(f"{_CALC}value-type") != "error" and cell.get(f"{_TABLE}formula") is None:
        return ""
    text = "".join(cell.findtext(f"{_TEXT}p", "").split())
    return text if _ERROR.fullmatch(text) else ""


def excel_formula(formula: str) -> str:
    """The formula as spreadsheet programs show it: `of:=[.F7]-[.G7]` is `F7-G7`."""
    bare = _SEPARATOR.sub(lambda match: match[1] or ",", _PREFIX.sub("", formula, count=1))
    return _REFERENCE.sub(lambda match: _address(match[1]), bare)


def _address(reference: str) -> str:
    """`.F7:.F9` is `F7:F9`, `$Anggaran.$F$5` is `Anggaran!$F$5`."""
    parts = [part.rpartition(".") for part in reference.split(":")]
    sheet = parts[0][0].removeprefix("$")
    cells = ":".join(cell for _, _, cell in parts)
    return f"{sheet}!{cells}" if sheet else cells
