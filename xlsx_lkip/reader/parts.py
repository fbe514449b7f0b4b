"""One sheet's XML, cut down before calamine reads it.

What is cut off holds no value, or is beyond any table: rows of format and of formulas that show
nothing, which a template has by the hundred and a careless hand makes by the million. One cell far out
would make calamine ask for more memory than there is. All searches are passes at the speed of memory.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from ..console.messages import N_
from .areas import MOST_COLUMNS, MOST_ROWS
from .scan import INSIDE, Scan, place, value_of
from .unreadable import NotReadable

__all__ = ["MOST_COLUMNS", "MOST_ROWS", "Unusual", "cut", "place", "top"]

MOST_CELLS = 400_000
"""Cells that a workbook may have within these rows and columns. A filled one has some thousands."""
CLOSING = b"</sheetData></worksheet>"
LONGEST_CELL = 1024 * 1024
"""Bytes of a cell that is looked at far out: a text has 32,767 characters at most."""

_NAMESPACE = re.compile(rb"""spreadsheetml/(?:2006/)?main['"]""")
"""Declared a second time, it is so for a prefix."""
_CELL = re.compile(rb'<c r="[A-Z]{1,3}\d{1,7}"')
_ANY_CELL = re.compile(rb"<(?:[\w.-]+:)?c[\s/>]")
_FAR_DOWN = re.compile(rb'<c r="[A-Z]{1,3}(?:[2-9]\d{4}|\d{6,})"')
_FAR_ROW = re.compile(rb'<row (?:[^<>]* )?r="(?:[2-9]\d{4}|\d{6,})"')
_FAR_COLUMN = re.compile(
    rb'<c r="(?:[A-Z]{3}|[D-Z][A-Z]|C[W-Z])\d+"(?:[^<>]*/>|[^<>]*+>' + INSIDE + rb")"
)
_FILLED = re.compile(rb'<c r="([A-Z]{1,3})(\d{1,10})"((?:[^<>]*[^/<>])?)>(' + INSIDE + rb")")
_ERROR_CELL = re.compile(rb'(<c (?:[^<>]* )?t=)"e"')

Strings = Callable[[int], bytes]
"""The shared string of that number."""


class Unusual(Exception):
    """The XML is not written in the form that the searches know."""


def cut(xml: bytes, rest: Iterable[bytes] | None, strings: Strings) -> tuple[bytes, Scan]:
    """The XML of what a table can hold, and what was seen.

    Args:
        xml: the sheet's XML, or its beginning where `rest` gives more.
        rest: the remaining pieces. They are searched, and never kept.

    Raises:
        Unusual: it must first be made plain.
        NotReadable: a cell contradicts its row, or the beginning alone is more than any table.
    """
    start = xml.find(b"<sheetData")
    if start < 0 or len(_NAMESPACE.findall(xml, 0, start)) != 1:
        raise Unusual
    scan = Scan()
    if rest is not None:
        xml = _near_rows(xml, rest, scan, strings)
    xml = _without_blank_rows(xml, scan)
    if _FAR_ROW.search(xml):
        xml = _near_rows(xml, (), scan, strings)
    xml = _near_columns(xml, scan, strings)
    scan.note(xml)
    if scan.errors:  # Calamine refuses a file for an error value that it does not know.
        xml = _ERROR_CELL.sub(rb'\1"str"', xml)
    return xml, scan


def top(xml: bytes) -> bytes:
    """The first five rows."""
    sixth = xml.find(b'<row r="6"')
    return xml if sixth < 0 else xml[:sixth] + CLOSING


def _without_blank_rows(xml: bytes, scan: Scan) -> bytes:
    """Without the rows below the last value, which the scan keeps."""
    if b"<v></v>" in xml:
        xml = xml.replace(b"<v></v>", b"")
    begin = xml.find(b">", xml.find(b"<sheetData")) + 1
    end = xml.rfind(b"</sheetData>")
    last = max(xml.rfind(b"</v>", begin, end), xml.rfind(b"</t>", begin, end))
    below = xml.find(b"</row>", last, end) + len(b"</row>") if last >= 0 else begin
    if not begin <= below <= end:
        return xml
    scan.blank = xml[below:end]
    final = scan.blank.rfind(b"<row ")
    scan.trimmed |= final >= 0 and bool(_FAR_ROW.match(scan.blank, final))
    return xml[:below] + xml[end:]


def _near_rows(xml: bytes, rest: Iterable[bytes], scan: Scan, strings: Strings) -> bytes:
    """Without the rows where no table is; what they hold is noted."""
    far = _FAR_ROW.search(xml)
    if far is None:
        raise NotReadable.too_large(len(xml))
    scan.trimmed = True
    scan.far = _first_filled(chain((xml[far.start() :],), rest), strings)
    return xml[: far.start()] + CLOSING


def _near_columns(xml: bytes, scan: Scan, strings: Strings) -> bytes:
    """Without the columns where no table is; what they hold is noted."""
    cells = xml.count(b"<c ")
    if cells > MOST_CELLS:
        raise NotReadable.too_many(N_("sel"), cells, MOST_CELLS)
    scan.cells = len(_CELL.findall(xml))
    if scan.cells != len(_ANY_CELL.findall(xml)):
        raise Unusual
    if _FAR_DOWN.search(xml):
        raise NotReadable.damaged()
    if not _FAR_COLUMN.search(xml):
        return xml
    scan.trimmed = True
    beyond = b"".join(match[0] for match in _FAR_COLUMN.finditer(xml))
    scan.far = scan.far or _first_filled((beyond,), strings)
    return _FAR_COLUMN.sub(b"", xml)


def _first_filled(pieces: Iterable[bytes], strings: Strings) -> tuple[int, int, bool] | None:
    """The first cell that holds anything; with more than spaces, if there is such a cell."""
    first = None
    for cell in _filled_cells(pieces):
        value = value_of(cell[4])
        if not value:
            continue
        text = strings(int(value)) if b' t="s"' in cell[3] else value
        if text.strip():
            return *place(cell[1], cell[2]), True
        first = first or (*place(cell[1], cell[2]), False)
    return first


def _filled_cells(pieces: Iterable[bytes]) -> Iterator[re.Match[bytes]]:
    """Every cell that is not closed at once, also where it is on the border of two pieces."""
    begun = b""
    for piece in pieces:
        xml = begun + piece
        begun = xml[max(xml.rfind(b"<c "), len(xml) - LONGEST_CELL, 0) :]
        if b"</v>" in xml or b"</t>" in xml:
            yield from _FILLED.finditer(xml)
