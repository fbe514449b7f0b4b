"""A sheet's XML in the form that nearly all programs write, where one wrote it otherwise.

The searches of `parts` know one form: no prefixes, and each cell's address first and in capitals.
What is written otherwise means the same, so it is parsed and written again before it is searched.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree

from ..model.addresses import cell_name
from .parts import place
from .unreadable import NotReadable

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
LONGEST_PART = 10
"""Letters or digits of an address; more would take long to be a number."""
LARGEST = 8 * 1024 * 1024
"""Bytes; a parsed tree takes ten times as much."""


def parsed(xml: bytes) -> ElementTree.Element:
    """The root of a part's XML.

    Raises:
        NotReadable: it declares entities, which no spreadsheet program writes and bombs are made of.
        ParseError: it is no XML.
    """
    refuse_entities(xml)
    return ElementTree.fromstring(xml)


def refuse_entities(xml: bytes) -> None:
    """Raise NotReadable where the XML declares a type, and with it entities."""
    # UTF-16 would hide the word behind a zero in every other byte.
    if b"<!DOCTYPE" in xml.replace(b"\0", b""):
        raise NotReadable.damaged()


def local(tag: str) -> str:
    """The name without its namespace."""
    return tag.rpartition("}")[2]


def plain(xml: bytes) -> bytes:
    """The sheet's columns and cells in the usual form. Raises NotReadable where it is too large."""
    if len(xml) > LARGEST:
        raise NotReadable.too_large(len(xml))
    sheet = ElementTree.Element("worksheet", xmlns=MAIN)
    sheet.extend(part for part in parsed(xml) if local(part.tag) in {"cols", "sheetData"})
    if not sheet.findall("{*}sheetData"):
        ElementTree.SubElement(sheet, "sheetData")
    for element in sheet.iter():
        element.tag = local(element.tag)
    for row, address, cell in _cells(sheet):
        row.attrib = {"r": str(address[0]), **_unaddressed(row)}
        cell.attrib = {"r": cell_name(*address), **_unaddressed(cell)}
    return ElementTree.tostring(sheet)


def _cells(
    sheet: ElementTree.Element,
) -> Iterator[tuple[ElementTree.Element, tuple[int, int], ElementTree.Element]]:
    """Each cell in its row, with its physical row and column: stated, or next to the last."""
    row = 0
    for line in sheet.iter("row"):
        row, column = int(line.get("r") or row + 1), 0
        for cell in line.iter("c"):
            row, column = _stated(cell.get("r")) or (row, column + 1)
            if not (1 <= row <= LAST_ROW and 1 <= column <= LAST_COLUMN):
                raise NotReadable.damaged()
            yield line, (row, column), cell


def _stated(address: str | None) -> tuple[int, int] | None:
    if not address:
        return None
    letters = address.upper().rstrip("0123456789")
    digits = address[len(letters) :]
    if len(letters) > LONGEST_PART or len(digits) > LONGEST_PART:
        raise NotReadable.damaged()
    return place(letters.encode(), digits.encode())


def _unaddressed(element: ElementTree.Element) -> dict[str, str]:
    """Its attributes but the address, and but those of other namespaces."""
    return {key: value for key, value in element.attrib.items() if key != "r" and key[0] != "{"}
