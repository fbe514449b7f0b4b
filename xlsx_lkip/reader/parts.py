"""One sheet's XML, scanned as bytes for what calamine does not tell.

The searches are ordered so that a plain sheet costs a few passes of memory speed and no parsing.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

MOST_ROWS = 20_000
"""Rows below this are cut off: 500 records have room, and rows may be inserted."""

_FAR_ROW = re.compile(rb'<row [^>]*?\br="(?:[2-9]\d{4}|\d{6,})"')
_FAR_COLUMN = re.compile(rb'<c r="(?:[A-Z]{3}|[D-Z][A-Z]|C[W-Z])\d+"[^>]*?(?:/>|>.*?</c>)', re.DOTALL)
_CELL = re.compile(rb'<c r="([A-Z]+)(\d+)"([^>]*)>(.*?)</c>', re.DOTALL)
_VALUE = re.compile(rb"<(?:v|t)[^>]*>([^<]+)<")
_ERROR = re.compile(rb'<c r="([A-Z]+)(\d+)"[^>]*? t="e"[^>]*>.*?<v>([^<]*)</v>', re.DOTALL)
_BARE_FORMULA = re.compile(
    rb'<c r="([A-Z]+)(\d+)"(?![^>]*t="str")[^>]*><f(?:[^>]*/>|[^>]*>[^<]*</f>)(?:<v ?/>|<v></v>)?</c>'
)
_BARE = (b"</f></c>", b"</f><v></v>", b"</f><v/>", b"</f><v />")
_HIDDEN_ROW = re.compile(rb'<row [^>]*?\br="(\d+)"[^>]*? hidden="(?:1|true)"')
_HIDDEN_COLUMN = re.compile(rb'<col [^>]*? hidden="(?:1|true)"[^>]*>')
_BOUND = re.compile(rb'\b(min|max)="(\d+)"')


@dataclass
class Scan:
    """What one sheet holds besides values. Rows and columns are physical, from 1."""

    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    """Cells that hold an error value, e.g. `#REF!`."""
    uncalculated: set[tuple[int, int]] = field(default_factory=set)
    """Formulas without a calculated value."""
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    far: tuple[int, int, bool] | None = None
    """First cell beyond any table that holds something, and whether that is more than spaces."""
    trimmed: bool = False
    """Formatted or filled beyond any table; what lies there was left out."""


def scanned(xml: bytes, strings: Callable[[], bytes]) -> tuple[Scan, bytes | None]:
    """The scan of a sheet's XML, and the XML without what lies beyond any table, where there is such.

    Args:
        strings: gives the shared strings' XML; called only where a far cell must be read.
    """
    scan = Scan()
    kept = _near(xml, scan, strings)
    if b't="e"' in kept:
        scan.errors = {_at(m[1], m[2]): m[3].decode() for m in _ERROR.finditer(kept)}
    if any(mark in kept for mark in _BARE):
        scan.uncalculated = {_at(m[1], m[2]) for m in _BARE_FORMULA.finditer(kept)}
    if b' hidden="' in kept:
        scan.hidden_rows = {int(m[1]) for m in _HIDDEN_ROW.finditer(kept)}
        for match in _HIDDEN_COLUMN.finditer(kept):
            bounds = {key: int(value) for key, value in _BOUND.findall(match[0])}
            scan.hidden_columns |= set(range(bounds[b"min"], min(bounds[b"max"], 1000) + 1))
    return scan, kept if scan.trimmed else None


def _near(xml: bytes, scan: Scan, strings: Callable[[], bytes]) -> bytes:
    """The XML of the rows and columns where a table can stand."""
    far = _FAR_ROW.search(xml)
    if far:
        end = xml.find(b"</sheetData>", far.start())
        scan.trimmed = True
        scan.far = _first_filled(xml[far.start() : end], strings)
        xml = xml[: far.start()] + xml[end:]
    if _FAR_COLUMN.search(xml):
        scan.trimmed = True
        beyond = b"".join(_FAR_COLUMN.findall(xml))
        scan.far = scan.far or _first_filled(beyond, strings)
        xml = _FAR_COLUMN.sub(b"", xml)
    return xml


def _first_filled(xml: bytes, strings: Callable[[], bytes]) -> tuple[int, int, bool] | None:
    """The first cell that holds anything; with more than spaces, if there is such a cell."""
    first = None
    for match in _CELL.finditer(xml):
        value = _VALUE.search(match[4])
        if not value:
            continue
        text = value[1]
        if b't="s"' in match[3]:
            items = re.findall(rb"<si>(.*?)</si>", strings(), re.DOTALL)
            text = re.sub(rb"<[^>]*>", b"", items[int(text)]) if int(text) < len(items) else b""
        row, column = _at(match[1], match[2])
        if text.strip():
            return row, column, True
        first = first or (row, column, False)
    return first


def _at(letters: bytes, row: bytes) -> tuple[int, int]:
    column = 0
    for letter in letters:
        column = column * 26 + letter - 64
    return int(row), column
