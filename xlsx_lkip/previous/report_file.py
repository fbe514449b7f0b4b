"""The file of an earlier report: whether it is one, what its properties say, and its sheets' cells."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.packaging.core import DocumentProperties

from ..agency import inputs
from ..console.errors import UserError
from ..console.messages import _
from ..reader.container import OLE_MAGIC, OWN_OUTPUT, refuse_bomb
from ..reader.unreadable import MEGABYTE, NotReadable
from ..summary.sheets.inexact import INTERIM
from ..workbooks.generated_workbook import CONSOLIDATED, UNDATED

_LARGEST_MB = 2048
_LIMIT = 8192 * MEGABYTE
"""Unpacked. A report has no limit of records, as a submission has."""
_PAGE = re.compile(r"(.+?)(?: \((\d+)\))?")
_MOST_COLUMNS = 200
"""More than any sheet of a report has; who adds a cell beyond them loses none that counts."""
Grid = list[Sequence[object]]


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
        UserError: it is not there, damaged, protected, or no consolidated workbook.
    """
    try:
        data = inputs.contents(path, _LARGEST_MB)
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            refuse_bomb(archive, len(data), _LIMIT)
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        if not _is_report(book):
            raise UserError(_another(path))
        return Contents(str(path), *_whose(book.properties), _pages(book, titles))
    except inputs.Unusable as error:
        raise UserError(_unusable(path, error)) from error
    except UserError:
        raise
    except NotReadable as error:
        raise UserError(_damaged(path)) from error
    except Exception as error:  # Whatever openpyxl stumbles over in a damaged file.
        raise UserError(_reason(path)) from error


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


def _is_report(book: Workbook) -> bool:
    marks = {each.name: each.value for each in book.custom_doc_props.props}
    return marks.get(OWN_OUTPUT.decode()) == CONSOLIDATED


def _whose(properties: DocumentProperties) -> tuple[str | None, int | None, date | None, bool]:
    """Agency, year, date, and whether it is an interim one, as `summary` puts it into the properties."""
    title, created = properties.title or "", properties.created
    year = re.search(r"\d{4}", title)
    day = created.date() if created else UNDATED
    return (
        properties.subject or None,
        int(year[0]) if year else None,
        None if day == UNDATED else day,
        INTERIM in title,
    )


def _title_of(name: str) -> tuple[str, int]:
    """Title of a list and number of its worksheet, from `Anggaran (2)`."""
    match = _PAGE.fullmatch(name)
    return (match[1], int(match[2] or 1)) if match else (name, 1)


def _pages(book: Workbook, titles: Collection[str]) -> dict[str, list[Grid]]:
    pages: dict[str, list[Grid]] = {}
    for name in sorted(book.sheetnames, key=_title_of):
        title, _number = _title_of(name)
        if title in titles:
            rows = book[name].iter_rows(values_only=True, max_col=_MOST_COLUMNS)
            grid = [row if row.count(None) < len(row) else () for row in rows]
            pages.setdefault(title, []).append(grid)
    return pages
