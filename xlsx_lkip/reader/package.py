"""The parts of an .xlsx package, each looked at before calamine sees it.

Calamine is given a new package, in memory, of what was looked at and nothing else: what a crafted
file hides under a second name, a false size or another alphabet never reaches it.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from functools import cached_property
from typing import IO
from xml.etree import ElementTree

from ..lkip import WORKBOOK
from ..spec import Page
from ..text import header_key
from .parts import Unusual, cut, top
from .plain import local, parsed, plain
from .scan import Scan
from .unreadable import MEGABYTE, NotReadable

PART_LIMIT = 32 * MEGABYTE
"""Bytes of one part that are kept in memory at most. A filled sheet has half a million."""
TEXT_LIMIT = 512 * MEGABYTE
"""Bytes that all cells together may hold: a long text can be used by a million of them."""
MOST_SHEETS = 250
"""Many small sheets take long; an LKIP has a dozen."""
PIECE = MEGABYTE
NEEDED = ("/sharedStrings", "/styles")
"""Relations of the workbook, besides its sheets, on which values depend."""
_PAGES = {header_key(sheet.title) for sheet in WORKBOOK.sheets if isinstance(sheet, Page)}
_STRING = re.compile(rb"<si\b[^>]*?(?:/>|>(.*?)</si>)", re.DOTALL)
_SPOKEN = re.compile(rb"<t(?: [^>]*)?>([^<]*)<")


class Package:
    """An .xlsx package that is open for reading."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._items = {part_key(item.filename): item for item in archive.infolist()}
        if len(self._items) < len(archive.infolist()):
            raise NotReadable.damaged()  # Two parts of one name: nobody can say which one counts.

    def __contains__(self, name: str) -> bool:
        return part_key(name) in self._items

    def has(self, folder: str) -> bool:
        """Whether any part stands in that folder."""
        return any(name.startswith(folder) for name in self._items)

    def read(self, name: str) -> bytes:
        """A part that is kept in memory; KeyError where there is none."""
        item = self._items[part_key(name)]
        if item.file_size > PART_LIMIT:
            raise NotReadable.too_large(item.file_size)
        return self._archive.read(item)

    @cached_property
    def book(self) -> str:
        """Name of the part that lists the sheets."""
        for relation in parsed(self.read("_rels/.rels")):
            if relation.get("Type", "").endswith("/officeDocument"):
                return relation.get("Target", "").lstrip("/")
        return "xl/workbook.xml"

    @cached_property
    def relations(self) -> list[tuple[str, str, str]]:
        """Of the workbook: id, type, and name of the part."""
        folder = posixpath.dirname(self.book)
        return [
            (item.get("Id", ""), item.get("Type", ""), resolved(folder, item.get("Target", "")))
            for item in parsed(self.read(self._relations_part))
        ]

    @property
    def _relations_part(self) -> str:
        folder, file = posixpath.split(self.book)
        return posixpath.join(folder, "_rels", f"{file}.rels")

    @cached_property
    def sheets(self) -> dict[str, str]:
        """Sheet title -> name of its part, for the sheets of cells that are there."""
        parts = {key: part for key, kind, part in self.relations if kind.endswith("/worksheet")}
        found = {}
        for element in parsed(self.read(self.book)).iter():
            part = parts.get(_relation(element)) if local(element.tag) == "sheet" else None
            if part is not None and part in self:
                found[element.get("name", "")] = part
        if len({*found.values()}) < len(found) or len(found) > MOST_SHEETS:
            raise NotReadable.damaged()
        return found

    def pieces(self, title: str) -> Iterator[bytes]:
        """The XML of a sheet, a piece at a time."""
        with self._archive.open(self._items[part_key(self.sheets[title])]) as stream:
            yield from _pieces(stream)

    def cut(self) -> tuple[bytes, dict[str, Scan]]:
        """A package of what a table can hold, and what was seen on each sheet, by title."""
        names = ["_rels/.rels", self.book, self._relations_part]
        names += [
            part for _, kind, part in self.relations if kind.endswith(NEEDED) and part in self
        ]
        content = {name: self.read(name) for name in names}
        strings = Strings(
            next((content[n] for n in names if n.lower().endswith("sharedstrings.xml")), b"")
        )
        scans = {}
        for title, part in self.sheets.items():
            content[part], scans[title] = self._cut_sheet(title, part, strings)
        cells = sum(scan.cells for scan in scans.values())
        if cells * strings.longest > TEXT_LIMIT:
            raise NotReadable.too_large(cells * strings.longest)
        return self._packed(content), scans

    def _cut_sheet(self, title: str, part: str, strings: Strings) -> tuple[bytes, Scan]:
        with self._archive.open(self._items[part_key(part)]) as stream:
            xml = stream.read(PART_LIMIT)
            rest = _pieces(stream) if len(xml) == PART_LIMIT else None
            if header_key(title) in _PAGES:
                xml = top(xml)  # Nobody fills it; only the version is wanted.
            try:
                return cut(xml, rest, strings)
            except Unusual:
                return cut(plain(xml), None, strings)

    def _packed(self, content: dict[str, bytes]) -> bytes:
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as copy:
            for name, data in content.items():
                copy.writestr(name, data)
        return target.getvalue()


class Strings:
    """The texts that cells share, by number."""

    def __init__(self, xml: bytes) -> None:
        self._xml = xml

    @cached_property
    def longest(self) -> int:
        """Bytes of the longest, and a little more."""
        return max(map(len, self._xml.split(b"</si>")))

    @cached_property
    def _texts(self) -> list[bytes]:
        return [b"".join(_SPOKEN.findall(item)) for item in _STRING.findall(self._xml)]

    def __call__(self, number: int) -> bytes:
        return self._texts[number] if number < len(self._texts) else b""


def part_key(name: str) -> str:
    """Names are the same in any case, and some programs write them with the other slash."""
    return name.replace("\\", "/").lower()


def _pieces(stream: IO[bytes]) -> Iterator[bytes]:
    while piece := stream.read(PIECE):
        yield piece


def resolved(folder: str, target: str) -> str:
    """Name of the part that a relation from a part in that folder leads to."""
    return (
        target.lstrip("/")
        if target.startswith("/")
        else posixpath.normpath(posixpath.join(folder, target))
    )


def _relation(element: ElementTree.Element) -> str:
    return next((value for name, value in element.items() if name.endswith("}id")), "")
