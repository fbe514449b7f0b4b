"""The file of an earlier report: whether it is one, what its properties say, and its sheets' cells."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ..agency import inputs
from ..console.errors import Refusal
from ..console.messages import _
from ..reader.container import BROKEN, OLE_MAGIC, OWN_OUTPUT, refuse_bomb
from ..reader.normal_xml import local, parsed
from ..reader.package import Package
from ..reader.unreadable import MEGABYTE, NotReadable
from ..reader.values import grids_of
from ..summary.sheets.inexact import INTERIM
from ..workbooks.generated_workbook import CONSOLIDATED, UNDATED

_LARGEST_MB = 2048
_LIMIT = 8192 * MEGABYTE
"""Unpacked. A report has no limit of records, as a submission has."""
_PAGE = re.compile(r"(.+?)(?: \((\d+)\))?")
_FAR, _REACH = re.compile(rb"""\br=["']\s*[A-Za-z]{3}\d"""), 32
"""A cell in the 703rd column or behind it, and how many bytes of it two pieces may share."""
Grid = list[list[object]]


@dataclass(frozen=True)
class Contents:
    """What was read from the file."""

    path: str
    agency: str | None
    year: int | None
    date: date | None
    interim: bool
    pages: dict[str, list[Grid]]
    """By title, the cells of a sheet and of those on which it continues."""


def contents(path: Path, titles: Collection[str]) -> Contents:
    """The file's properties, and the cells of the sheets of these titles.

    Raises:
        Refusal: it is not there, damaged, protected, or no consolidated workbook.
    """
    try:
        data = inputs.contents(path, _LARGEST_MB)
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            refuse_bomb(archive, len(data), _LIMIT)
            package = Package(archive)
            if not _is_report(package):
                raise Refusal(_another(path))
            core = _properties(package, "docProps/core.xml")
            wanted = [name for name in package.sheets if _title_of(name)[0] in titles]
            if any(_is_far(package.pieces(name)) for name in wanted):
                raise NotReadable.damaged()
        return Contents(str(path), *_whose(core), _pages(data, wanted))
    except inputs.Unusable as error:
        raise Refusal(_unusable(path, error)) from error
    except NotReadable as error:
        raise Refusal(_damaged(path)) from error
    except BROKEN as error:
        raise Refusal(_reason(path)) from error


def _unusable(path: Path, error: inputs.Unusable) -> str:
    if path.is_dir():
        return _(
            "Laporan sebelumnya {path} ialah folder; sebutkan berkas hasil consolidate di dalamnya."
        ).format(path=path)
    return _("Laporan sebelumnya {path} {reason}.").format(path=path, reason=error.reason)


def _reason(path: Path) -> str:
    """Why the file is no package that can be read."""
    with path.open("rb") as file:
        protected = file.read(len(OLE_MAGIC)) == OLE_MAGIC
    if protected:
        return _(
            "Laporan sebelumnya {path} berkata sandi atau berformat .xls; simpan sebagai .xlsx "
            "tanpa kata sandi."
        ).format(path=path)
    return _damaged(path)


def _damaged(path: Path) -> str:
    return _(
        "Laporan sebelumnya {path} rusak atau bukan .xlsx; ambil lagi berkas yang ditulis oleh "
        "consolidate."
    ).format(path=path)


def _another(path: Path) -> str:
    return _(
        "{path} bukan laporan gabungan xlsx-lkip. --previous meminta berkas yang dahulu ditulis oleh "
        "consolidate, bukan kiriman unit kerja."
    ).format(path=path)


def _is_report(package: Package) -> bool:
    return _properties(package, "docProps/custom.xml").get(OWN_OUTPUT.decode()) == CONSOLIDATED


def _properties(package: Package, part: str) -> dict[str, str]:
    """Name of each property -> its text; those of a custom one's name stand in an attribute."""
    if part not in package:
        return {}
    return {
        element.get("name") or local(element.tag): "".join(element.itertext())
        for element in parsed(package.read(part))
    }


def _whose(core: dict[str, str]) -> tuple[str | None, int | None, date | None, bool]:
    """Agency, year, date, and whether it is an interim one, as `summary` puts it into the properties."""
    year = re.search(r"\d{4}", core.get("title", ""))
    try:
        day = date.fromisoformat(core.get("created", "")[:10])
    except ValueError:
        day = UNDATED
    return (
        core.get("subject") or None,
        int(year[0]) if year else None,
        None if day == UNDATED else day,
        INTERIM in core.get("title", ""),
    )


def _title_of(name: str) -> tuple[str, int]:
    """Title of a list and number of its worksheet, from `Anggaran (2)`."""
    match = _PAGE.fullmatch(name)
    return (match[1], int(match[2] or 1)) if match else (name, 1)


def _is_far(pieces: Iterable[bytes]) -> bool:
    """Whether a cell stands so far out that calamine would ask for more memory than there is."""
    end = b""
    for piece in pieces:
        if _FAR.search(end + piece):
            return True
        end = piece[-_REACH:]
    return False


def _pages(data: bytes, names: Sequence[str]) -> dict[str, list[Grid]]:
    grids = grids_of(data, names)
    pages: dict[str, list[Grid]] = {}
    for name in sorted(grids, key=_title_of):
        pages.setdefault(_title_of(name)[0], []).append(grids[name])
    return pages
