"""What one sheet's XML holds besides values, and calamine does not tell.

The searches know the form of XML that nearly all programs write; `normal_xml` makes it of any other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from ..console.messages import N_
from ..model.addresses import column_name
from .areas import Cell, Formulas
from .unreadable import NotReadable

INSIDE = rb"[^<]*+(?:<(?!/?c[\s/>])[^<]*+)*+</c>"
"""The rest of a cell behind its opening tag. It never looks beyond the next cell.

Here and elsewhere, what is in a tag is looked for up to the next `<` or `>` and given up at once: so
a search takes time in proportion to the XML, however many tags are never closed.
"""
_ERROR = re.compile(rb'<c r="([A-Z]{1,3})(\d{1,7})"(?=[^<>]*? t="e")[^<>]*+>(' + INSIDE + rb")")
_WITHOUT_VALUE = (
    rb'(\d{0,10})"(?![^<>]* t="str")[^<>]*+>\s*+'
    rb"<f(?: ?/>| [^<>]*/>|[^<>]*+>[^<]*+</f>)\s*+(?:<v ?/>\s*+)?</c>"
)
_VALUE = re.compile(rb"<(?:v|t)(?: [^<>]*+)?>([^<]++)<")
_IS_HIDDEN = rb'(?=(?:[^<>]* )?hidden="(?:1|true)")'
_HIDDEN_ROW = re.compile(rb"<row " + _IS_HIDDEN + rb"[^<>]*+>")
_ROW_NUMBER = re.compile(rb' r="(\d{1,7})"')
_HIDDEN_COLUMN = re.compile(rb"<col " + _IS_HIDDEN + rb"[^<>]*+>")
_FILTERED = re.compile(rb"<autoFilter\b[^<>]*+>\s*+<filterColumn\b")
_GROUPED = b' outlineLevel="'
_BOUND = re.compile(rb' (min|max)="(\d{1,7})"')
_WIDEST = 100
"""Columns beyond are cut off anyway."""
MOST_FORMATS = 16_384
"""Formats of columns on a sheet: it has no more columns."""


@dataclass
class Scan:
    """What was seen. Rows and columns are physical, from 1."""

    errors: dict[Cell, str] = field(default_factory=dict)
    """Cells that hold an error value, e.g. `#REF!`."""
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    folded_rows: set[int] = field(default_factory=set)
    """Of the hidden rows those that are grouped; so with columns."""
    folded_columns: set[int] = field(default_factory=set)
    filtered: bool = False
    """Rows are hidden by a filter."""
    far: tuple[int, int, bool] | None = None
    """First cell beyond any table that holds something, and whether that is more than spaces."""
    trimmed: bool = False
    """Formatted or filled beyond any table."""
    cells: int = 0
    """How many were left."""
    percent: set[Cell] = field(default_factory=set)
    """Cells in which a number is shown as a percentage, as far as that matters and is known."""
    formulas: Formulas = field(default_factory=dict)
    """Of an .ods. In other formats they are looked up late: see `formulas`."""
    near: bytes = b""
    blank: bytes = b""
    """The XML that calamine reads, and that of the rows below the sheet's last value."""

    def note(self, xml: bytes) -> None:
        """See what is in the XML that calamine will read."""
        self.near = xml
        if b't="e"' in xml:
            self.errors = {place(m[1], m[2]): value_of(m[3]).decode() for m in _ERROR.finditer(xml)}
        formats = xml.count(b"<col ")
        if formats > MOST_FORMATS:
            raise NotReadable.too_many(N_("format kolom di satu lembar"), formats, MOST_FORMATS)
        if b'hidden="' in xml:
            self._note_hidden(xml)

    def _note_hidden(self, xml: bytes) -> None:
        self.filtered = _FILTERED.search(xml) is not None
        for row in _HIDDEN_ROW.findall(xml):
            number = _ROW_NUMBER.search(row)
            numbers = {int(number[1])} if number else set()
            self.hidden_rows |= numbers
            self.folded_rows |= numbers if _GROUPED in row else set()
        for column in _HIDDEN_COLUMN.findall(xml):
            self.hidden_columns |= _columns(column)
            self.folded_columns |= _columns(column) if _GROUPED in column else set()

    def uncalculated(self, columns: Iterable[int]) -> list[tuple[int, int]]:
        """The formulas without a calculated value in those columns."""
        search = _uncalculated_in(tuple(columns))
        # Hundreds of rows that differ in nothing but their numbers are searched as one.
        alike = b"".join({*self.blank.translate(None, b"0123456789").split(b"<row ")})
        below = self.blank if search.search(alike) else b""
        return [place(m[1], m[2]) for xml in (self.near, below) for m in search.finditer(xml)]


def value_of(cell: bytes) -> bytes:
    """What is in a cell's XML as value or text; empty where nothing does."""
    value = _VALUE.search(cell)
    return value[1] if value else b""


def place(letters: bytes, row: bytes) -> tuple[int, int]:
    """Physical row and column of an address, e.g. 14 and 8 for `H14`."""
    column = 0
    for letter in letters:
        column = column * 26 + letter - 64
    return int(row), column


@lru_cache
def _uncalculated_in(columns: tuple[int, ...]) -> re.Pattern[bytes]:
    letters = "|".join(map(column_name, columns))
    return re.compile(rb'<c r="(' + letters.encode() + rb")" + _WITHOUT_VALUE)


def _columns(col: bytes) -> set[int]:
    bounds = {key: int(value) for key, value in _BOUND.findall(col)}
    return set(range(bounds.get(b"min", 1), min(bounds.get(b"max", 0), _WIDEST) + 1))
