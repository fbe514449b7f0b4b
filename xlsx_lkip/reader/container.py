"""The file as a container, before anyone looks at its cells: may it be opened, and what does it hide?

Nothing is ever run or fetched.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

from ..model.tables import Problem
from .generated import has_own_sheets
from .package import Package
from .saved import saved_in
from .scan import Scan
from .unreadable import MEGABYTE, NotReadable

OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
ENCRYPTED_STREAM = re.compile(
    rb"\x09\x08(?:\x10\x00\x00\x06\x05\x00.{12}|\x08\x00\x00\x05\x05\x00.{4})\x2f\x00", re.DOTALL
)
"""In an .xls: the beginning of the workbook, and the key to the rest directly behind it."""
UNPACKED_LIMIT = 400 * MEGABYTE
"""Bytes. A filled workbook unpacks to about one million; a bomb to billions."""
RATIO_LIMIT, RATIO_FLOOR = 1000, 100 * MEGABYTE
OWN_OUTPUT = b"xlsx_lkip_output"
"""Name of the document property that marks what this tool wrote for reading, not for filling."""
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    LookupError,
    OverflowError,
    struct.error,
    ElementTree.ParseError,
)
"""What Python's own readers raise for a damaged package."""


@dataclass
class Container:
    """What may be given to calamine, and what was seen on the way."""

    data: bytes = b""
    scans: dict[str, Scan] = field(default_factory=dict)
    """By sheet title; empty for .xls and .xlsb."""
    problems: list[Problem] = field(default_factory=list)
    legacy: str = ""
    """`.xls`, `.xlsb` or `.ods`, or nothing."""
    saved: float | None = None
    """When it was last saved, in seconds since the epoch, by its own account."""


def opened(data: bytes, *, named: bool) -> Container | None:
    """The container of a file's bytes; None for an own output that nobody named.

    Raises:
        NotReadable: damaged, protected by a password, larger than any report, or an own output.
    """
    if data.startswith(OLE_MAGIC):
        if ENCRYPTED_PACKAGE in data or ENCRYPTED_STREAM.search(data):
            raise NotReadable.protected()
        return Container(data, legacy=".xls")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _unpacked(archive, data, named=named)
    except BROKEN as error:
        raise NotReadable.damaged() from error


def _unpacked(archive: zipfile.ZipFile, data: bytes, *, named: bool) -> Container | None:
    refuse_bomb(archive, len(data))
    legacy = _legacy(archive)
    package = Package(archive)
    if legacy:
        manifest = "META-INF/manifest.xml"
        if manifest in package and b"encryption-data" in package.read(manifest):
            raise NotReadable.protected()
        scans = _scans_of(archive) if legacy == ".ods" else {}
        return Container(data, scans, legacy=legacy, saved=_saved(package))
    if _is_own(package):
        refuse_output(named=named)
        return None
    container = Container(*package.cut(), saved=_saved(package))
    if package.has("xl/externallinks/"):
        container.problems.append(Problem("B303"))
    if "xl/vbaProject.bin" in package:
        container.problems.append(Problem("B302"))
    return container


def _saved(package: Package) -> float | None:
    """Damaged properties are no reason to refuse what they belong to."""
    try:
        return saved_in(package)
    except (*BROKEN, NotReadable):
        return None


def refuse_output(*, named: bool) -> None:
    """Raise NotReadable for an output of this tool that was named; in a folder it is skipped."""
    if named:
        raise NotReadable("B038")


def _scans_of(archive: zipfile.ZipFile) -> dict[str, Scan]:
    from .opendocument import scans_in  # It brings lxml, which hardly any run needs.

    return scans_in(archive)


def _is_own(package: Package) -> bool:
    custom = "docProps/custom.xml"
    return custom in package and OWN_OUTPUT in package.read(custom)


def is_own_output(path: Path) -> bool:
    """Whether the file is there and this tool wrote it for reading, not for filling."""
    if not path.is_file():  # To open a pipe would be to wait for it.
        return False
    try:
        with zipfile.ZipFile(path) as archive:
            package = Package(archive)
            return _is_own(package) or has_own_sheets(package.sheets)
    except (*BROKEN, NotReadable):
        return False


def _legacy(archive: zipfile.ZipFile) -> str:
    names = archive.namelist()
    return ".ods" if "content.xml" in names else ".xlsb" if "xl/workbook.bin" in names else ""


def is_legacy(path: Path) -> bool:
    """Whether calamine would read the file as it is: what it asks for is not known beforehand."""
    if not path.is_file():  # To open a pipe would be to wait for it.
        return False
    try:
        with path.open("rb") as file:
            if file.read(len(OLE_MAGIC)) == OLE_MAGIC:
                return True
            with zipfile.ZipFile(file) as archive:
                return bool(_legacy(archive))
    except BROKEN:
        return False


def refuse_bomb(archive: zipfile.ZipFile, packed: int, limit: int = UNPACKED_LIMIT) -> None:
    """Raise NotReadable where a package unpacks to more than anyone would have written."""
    unpacked = sum(item.file_size for item in archive.infolist())
    if unpacked > limit or (unpacked > RATIO_FLOOR and unpacked > RATIO_LIMIT * packed):
        raise NotReadable.too_large(unpacked)
