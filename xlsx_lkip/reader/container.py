"""The file as a container, before anyone looks at its cells: may it be opened, and what does it hide?

python-calamine gives values and nothing else, and a single cell far out makes it ask for more memory
than there is. So the parts of an .xlsx are scanned here first: for size, errors, formulas that were
never calculated, hidden rows and columns, links and macros. Nothing is ever run or fetched.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from dataclasses import dataclass, field
from xml.etree import ElementTree

from ..tables import Trouble
from . import parts

OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
UNPACKED_LIMIT = 400 * 1024 * 1024
"""Bytes. A filled workbook unpacks to about one million; a bomb to billions."""
OWN_OUTPUT = b"xlsx_lkip_output"
"""Name of the document property that marks what this tool wrote for reading, not for filling."""
RATIO_LIMIT, RATIO_FLOOR = 1000, 100 * 1024 * 1024
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    KeyError,
    ElementTree.ParseError,
)


class NotReadable(Exception):
    """The file cannot be read; `trouble` says why."""

    def __init__(self, code: str, **facts: str) -> None:
        super().__init__(code)
        self.trouble = Trouble(code, facts=tuple(facts.items()))


@dataclass
class Container:
    """What may be given to calamine, and what was seen on the way."""

    data: bytes
    scans: dict[str, parts.Scan] = field(default_factory=dict)
    """By sheet title; empty for formats other than .xlsx and .xlsm."""
    troubles: list[Trouble] = field(default_factory=list)
    own_output: bool = False
    """Written by this tool for reading, not for filling."""
    legacy: str = ""
    """`.xls`, `.xlsb` or `.ods`, or nothing."""


def opened(data: bytes) -> Container:
    """The container of a file's bytes.

    Raises:
        NotReadable: damaged, protected by a password, or larger than any report.
    """
    if data.startswith(OLE_MAGIC):
        if ENCRYPTED in data[: 1 << 20] or ENCRYPTED in data[-(1 << 20) :]:
            raise NotReadable("B002")
        return Container(data, legacy=".xls")
    if not zipfile.is_zipfile(io.BytesIO(data)):
        raise NotReadable("B001")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _package(archive, data)
    except BROKEN as error:
        raise NotReadable("B001") from error


def _package(archive: zipfile.ZipFile, data: bytes) -> Container:
    names = set(archive.namelist())
    _refuse_bomb(archive, len(data))
    if "content.xml" in names:
        return Container(data, legacy=".ods")
    if "xl/workbook.bin" in names:
        return Container(data, legacy=".xlsb")
    container = Container(data, own_output=OWN_OUTPUT in _read(archive, "docProps/custom.xml"))
    replaced = {}
    for title, part in _sheets(archive, names).items():
        scan, trimmed = parts.scanned(archive.read(part), lambda: _read(archive, "xl/sharedStrings.xml"))
        container.scans[title] = scan
        if trimmed is not None:
            replaced[part] = trimmed
    if replaced:
        container.data = _rewritten(archive, replaced)
    if any(name.startswith("xl/externalLinks/") for name in names):
        container.troubles.append(Trouble("B303"))
    if "xl/vbaProject.bin" in names:
        container.troubles.append(Trouble("B302"))
    return container


def _refuse_bomb(archive: zipfile.ZipFile, packed: int) -> None:
    unpacked = sum(item.file_size for item in archive.infolist())
    if unpacked > UNPACKED_LIMIT or (unpacked > RATIO_FLOOR and unpacked > RATIO_LIMIT * packed):
        raise NotReadable("B003", size=f"{unpacked // 1024 // 1024} MB")


def _read(archive: zipfile.ZipFile, name: str) -> bytes:
    return archive.read(name) if name in archive.namelist() else b""


def _tree(archive: zipfile.ZipFile, name: str) -> ElementTree.Element:
    xml = archive.read(name)
    if b"<!DOCTYPE" in xml or b"<!ENTITY" in xml:
        raise NotReadable("B001")
    return ElementTree.fromstring(xml)


def _sheets(archive: zipfile.ZipFile, names: set[str]) -> dict[str, str]:
    """Sheet title -> name of its part, for the parts that are there."""
    root = _tree(archive, "_rels/.rels")
    book = next(
        (item.get("Target", "") for item in root if item.get("Type", "").endswith("/officeDocument")),
        "xl/workbook.xml",
    ).lstrip("/")
    folder, file = posixpath.split(book)
    targets = {
        item.get("Id"): posixpath.normpath(posixpath.join(folder, item.get("Target", "")))
        if not item.get("Target", "").startswith("/")
        else item.get("Target", "").lstrip("/")
        for item in _tree(archive, f"{folder}/_rels/{file}.rels")
    }
    found = {}
    for sheet in _tree(archive, book).iter():
        if re.sub(r"\{.*\}", "", sheet.tag) == "sheet":
            key = next((value for name, value in sheet.attrib.items() if name.endswith("}id")), None)
            if targets.get(key) in names:
                found[sheet.get("name", "")] = targets[key]
    return found


def _rewritten(archive: zipfile.ZipFile, replaced: dict[str, bytes]) -> bytes:
    """The same package with some parts replaced, in memory only."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as copy:
        for item in archive.infolist():
            copy.writestr(item.filename, replaced.get(item.filename) or archive.read(item))
    return target.getvalue()
