"""A submission's package with some parts changed: all others are copied byte for byte.

What is in the parts is known elsewhere. The submission itself is only read.
"""

from __future__ import annotations

import posixpath
import shutil
import zipfile
from collections.abc import Iterator
from itertools import chain, count
from pathlib import Path
from typing import Protocol

from lxml import etree

from ..reader.package import Package, part_key, resolved
from ..reader.unreadable import MEGABYTE
from .refused import CannotMark
from .xml import MOST_NODES, child, children, parse, unparsed

CHANGED_LIMIT = 96 * MEGABYTE
"""Bytes of all parts together that may be changed, and so are in memory. A filled sheet has half a
million."""
_TYPES = "[Content_Types].xml"
_NEW_RELATIONS = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
)


class Part(Protocol):
    """A part that is being changed."""

    root: etree._Element

    def pieces(self) -> list[bytes]:
        """Its bytes as they are now."""


class Tree:
    """A part that is XML, and small."""

    def __init__(self, xml: bytes) -> None:
        self.root = parse(xml)

    def pieces(self) -> list[bytes]:
        return [unparsed(self.root)]


class Copy:
    """The parts of a package as they will be written."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self.source = Package(archive)
        self._items = {part_key(item.filename): item for item in archive.infolist()}
        self._parts: dict[str, Part] = {}
        self._before: dict[str, list[bytes]] = {}
        self._new: dict[str, str] = {}
        self._gone: set[str] = set()
        self._held = self._nodes = 0

    def __contains__(self, name: str) -> bool:
        key = part_key(name)
        return (key in self._items or key in self._new) and key not in self._gone

    def read(self, name: str) -> bytes:
        """A part as the submission has it.

        Raises:
            KeyError: there is none.
            CannotMark: with those before, it is too large to be changed.
        """
        item = self._items[part_key(name)]
        self._held += item.file_size
        if self._held > CHANGED_LIMIT:
            raise CannotMark
        return self._archive.read(item)

    def tree(self, name: str) -> etree._Element:
        """The root of a part; what is changed in it will be written."""
        part = self._parts.get(part_key(name)) or self.take(name, Tree(self.read(name)))
        if not isinstance(part, Tree):  # A sheet that is said to be something else as well.
            raise CannotMark
        return part.root

    def take(self, name: str, part: Part) -> Part:
        """Write this in the place of the submission's part, if it is changed from here on.

        Raises:
            CannotMark: with those before, it is more than there should be in memory.
        """
        self._nodes += sum(1 + len(each.attrib) for each in part.root.iter())
        if self._nodes > MOST_NODES:
            raise CannotMark
        self._parts[part_key(name)] = part
        self._before[part_key(name)] = part.pieces()
        return part

    def add(self, name: str, xml: bytes, kind: str) -> etree._Element:
        """A new part of that content type; its root."""
        key = part_key(name)
        self._new[key], self._parts[key] = name, Tree(xml)
        self._gone.discard(key)
        if kind:
            child(self.tree(_TYPES), "Override", PartName=f"/{name}", ContentType=kind)
        return self.tree(name)

    def allow(self, extension: str, kind: str) -> None:
        """Say of what type parts with that extension are, where nothing else is reported."""
        types = self.tree(_TYPES)
        known = {each.get("Extension", "").lower() for each in children(types, "Default")}
        if extension not in known:
            default = child(types, "Default", Extension=extension, ContentType=kind)
            types.insert(0, default)

    def remove(self, name: str) -> None:
        """Leave a part out, with its relations."""
        gone = {part_key(name), part_key(_relations_of(name))}
        types = self.tree(_TYPES)
        for each in children(types, "Override"):  # LibreOffice writes some for relations too.
            if part_key(each.get("PartName", "").removeprefix("/")) in gone:
                types.remove(each)
        self._gone |= gone

    def free_name(self, pattern: str) -> str:
        """A name that no part has yet, e.g. of `xl/comments{}.xml`, the first without a number."""
        return next(
            name for number in chain([""], count(1)) if (name := pattern.format(number)) not in self
        )

    def related(self, name: str, ending: str) -> Iterator[tuple[etree._Element, str]]:
        """Relations of a part whose type ends so, each with the name of the part it leads to."""
        relations = _relations_of(name)
        if relations in self:
            for each in self.tree(relations):
                if each.get("Type", "").endswith(ending) and each.get("TargetMode") != "External":
                    yield each, resolved(posixpath.dirname(name), each.get("Target", ""))

    def relate(self, name: str, kind: str, target: str) -> str:
        """Lead from a part to another; the id of the relation."""
        relations = _relations_of(name)
        root = (
            self.tree(relations) if relations in self else self.add(relations, _NEW_RELATIONS, "")
        )
        ids = {each.get("Id") for each in root}
        key = next(key for n in count(1) if (key := f"rIdLkip{n}") not in ids)
        child(root, "Relationship", Id=key, Type=kind, Target=f"/{target}")
        return key

    def write(self, path: Path) -> None:
        """Write the package; parts that say the same as before are copied as they are."""
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
            for key, item in self._items.items():
                part = self._parts.get(key)
                if key in self._gone or key in self._new:
                    continue
                if part is None or part.pieces() == self._before[key]:
                    self._carry(item, target)
                else:
                    _write(target, item.filename, part)
            for key, name in self._new.items():
                if key not in self._gone:
                    _write(target, name, self._parts[key])

    def _carry(self, item: zipfile.ZipInfo, target: zipfile.ZipFile) -> None:
        again = zipfile.ZipInfo(item.filename, item.date_time)
        again.compress_type, again.external_attr = zipfile.ZIP_DEFLATED, item.external_attr
        again.file_size = item.file_size
        with self._archive.open(item) as source, target.open(again, "w") as copy:
            shutil.copyfileobj(source, copy, MEGABYTE)


def _write(target: zipfile.ZipFile, name: str, part: Part) -> None:
    info = zipfile.ZipInfo(name)  # Of 1980: the same submission gives the same bytes.
    info.compress_type = zipfile.ZIP_DEFLATED
    with target.open(info, "w") as stream:
        for piece in part.pieces():
            stream.write(piece)


def _relations_of(name: str) -> str:
    folder, file = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{file}.rels")
