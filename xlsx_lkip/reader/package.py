"""The parts of an .xlsx package, each looked at before calamine sees it.

Calamine is given a new package, in memory, of what was looked at and nothing else: what a crafted
file hides under a second name, a false size or another alphabet never reaches it.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from functools import cached_property
from typing import IO
from xml.etree import ElementTree

from ..console.messages import N_
from ..declaration.vocabulary import Page
from ..declaration.workbook import WORKBOOK
from ..names.keys import header_key
from .normal_xml import local, parsed, plain
from .packed import packed
from .parts import MOST_CELLS, Unusual, cut, top
from .scan import Scan
from .unreadable import MEGABYTE, NotReadable

PART_LIMIT = 32 * MEGABYTE
"""Bytes of one part that are kept in memory at most. A filled sheet has half a million."""
TEXT_LIMIT = 512 * MEGABYTE
"""Bytes that all cells together may hold: a long text can be used by a million of them."""
MOST_SHEETS = 250
"""Many small sheets take long; an LKIP has a dozen."""
PIECE = MEGABYTE
TREE_LIMIT = 8 * MEGABYTE
"""Bytes of a part that is parsed as a whole: the tree takes ten times as much."""
MOST_TEXTS = 1_000_000
"""Shared texts that a workbook may declare: room is made for them before one is read."""
_PAGES = {header_key(sheet.title) for sheet in WORKBOOK.sheets if isinstance(sheet, Page)}
_STRING = re.compile(rb"<(?:[\w.-]+:)?si(?=[\s/>])")
_SPOKEN = re.compile(rb"<t(?: [^<>]*+)?>([^<]*+)<")
_TEXTS = re.compile(rb"""\b(?:uniqueCount|count)\s*=\s*["'](\d{1,40})""")


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
        """Whether any part is in that folder."""
        return any(name.startswith(folder) for name in self._items)

    def read(self, name: str) -> bytes:
        """A part that is kept in memory; KeyError where there is none."""
        item = self._items[part_key(name)]
        if item.file_size > PART_LIMIT:
            raise NotReadable.too_large(item.file_size)
        return self._archive.read(item)

    def tree(self, name: str) -> ElementTree.Element:
        """The root of a part that is small; KeyError where there is none."""
        item = self._items[part_key(name)]
        if item.file_size > TREE_LIMIT:
            raise NotReadable.too_large(item.file_size)
        return parsed(self._archive.read(item))

    @cached_property
    def book(self) -> str:
        """Name of the part that lists the sheets."""
        for relation in self.tree("_rels/.rels"):
            if relation.get("Type", "").endswith("/officeDocument"):
                return relation.get("Target", "").lstrip("/")
        return "xl/workbook.xml"

    @cached_property
    def relations(self) -> list[tuple[str, str, str]]:
        """Of the workbook: id, type, and name of the part."""
        folder, file = posixpath.split(self.book)
        return [
            (item.get("Id", ""), item.get("Type", ""), resolved(folder, item.get("Target", "")))
            for item in self.tree(posixpath.join(folder, "_rels", f"{file}.rels"))
        ]

    def related(self, kind: str) -> str | None:
        """Name of the workbook's part of that kind, if it is there."""
        parts = (part for _, type_, part in self.relations if type_.endswith(kind))
        return next((part for part in parts if part in self), None)

    @cached_property
    def sheets(self) -> dict[str, str]:
        """Sheet title -> name of its part, for the sheets of cells that are there."""
        return {title: part for title, (part, _) in self._listed.items()}

    @cached_property
    def _listed(self) -> dict[str, tuple[str, str]]:
        """The same, with the state: a sheet of macros, of a dialog or of a chart alone is left out."""
        parts = {key: part for key, kind, part in self.relations if kind.endswith("/worksheet")}
        found = {}
        for element in self._tree_of_book.iter():
            part = parts.get(_relation(element)) if local(element.tag) == "sheet" else None
            if part is not None and part in self:
                found[element.get("name", "")] = part, element.get("state", "visible")
        if len({part for part, _ in found.values()}) < len(found):
            raise NotReadable.damaged()
        if len(found) > MOST_SHEETS:
            raise NotReadable.too_many(N_("lembar"), len(found), MOST_SHEETS)
        return found

    @property
    def _since_1904(self) -> bool:
        """Whether dates are counted as on the first Macs."""
        properties = self._tree_of_book.iter()
        found = (each for each in properties if local(each.tag) == "workbookPr")
        return any(each.get("date1904") in {"1", "true"} for each in found)

    @cached_property
    def _tree_of_book(self) -> ElementTree.Element:
        return self.tree(self.book)

    def pieces(self, title: str) -> Iterator[bytes]:
        """The XML of a sheet, a piece at a time."""
        with self._archive.open(self._items[part_key(self.sheets[title])]) as stream:
            yield from _pieces(stream)

    def cut(self) -> tuple[bytes, dict[str, Scan]]:
        """A package of what a table can hold, and what was seen on each sheet, by title."""
        texts, styles = self.related("/sharedStrings"), self.related("/styles")
        strings = Strings(self.read(texts) if texts else b"")
        sheets, scans, cells = {}, {}, 0
        for title, part in self.sheets.items():
            sheets[title], scans[title] = self._cut_sheet(title, part, strings)
            cells += scans[title].cells
            if cells > MOST_CELLS:
                raise NotReadable.too_many(N_("sel"), cells, MOST_CELLS)
        if cells * strings.longest > TEXT_LIMIT:
            raise NotReadable.too_large(cells * strings.longest)
        states = {title: state for title, (_, state) in self._listed.items()}
        tables = strings.xml, self.read(styles) if styles else b""
        return packed(sheets, states, *tables, since_1904=self._since_1904), scans

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


class Strings:
    """The texts that cells share, by number."""

    def __init__(self, xml: bytes) -> None:
        self.xml = xml
        begin = xml.find(b"sst")
        found = _TEXTS.findall(xml, begin, xml.find(b">", begin))
        declared = max(map(int, found), default=0)
        if declared > MOST_TEXTS:
            raise NotReadable.too_many(N_("teks bersama"), declared, MOST_TEXTS)

    @cached_property
    def longest(self) -> int:
        """Bytes of the longest, and a little more."""
        return max(map(len, _STRING.split(self.xml)))

    @cached_property
    def _texts(self) -> list[bytes]:
        return [b"".join(_SPOKEN.findall(item)) for item in _STRING.split(self.xml)[1:]]

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
