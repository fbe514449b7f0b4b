"""Files that are no workbooks: of what kind each is by its name, and what to do about it.

Which files are looked at is decided by `discovery`; what is in workbooks is read elsewhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from ..console.messages import N_

WORKBOOK_SUFFIXES = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")
OF_NO_ACCOUNT = frozenset((".toml", ".txt", ".md", ".log", ".ini", ".db"))
"""Suffixes of settings, notes and what systems leave in folders: never a submission."""
LIKE_SETTINGS = re.compile(r"lkip\b.*\.?to?ml\b.*", re.IGNORECASE)
"""Names that are `lkip.toml`, or were meant to be: `lkip.toml.txt`, `lkip (1).toml`, `LKIP.toml`."""
_REPORTS = frozenset((".html", ".json", ".sarif", ".csv"))
"""Suffixes of our own reports that others have too, and the bytes in which a report says whose it is."""
_WORKBOOK = (b"PK", b"\xd0\xcf\x11\xe0")
"""How a workbook begins, also one whose name has lost its suffix."""
_HEAD = 4096
_OUR_REPORT = re.compile(rb"xlsx-lkip|\A\xef\xbb\xbf(?:Bobot|Severity);")


@dataclass(frozen=True)
class FileKind:
    """One kind of file that is no workbook, in words for the catalogs."""

    name: str
    remedy: str
    may_hold: bool = True
    """Whether a filled workbook may be in it, or be made from it."""


_ARCHIVE = FileKind(
    N_("arsip"),
    N_("keluarkan (ekstrak) dahulu buku kerja di dalamnya"),
)
_TEMPLATE = FileKind(
    N_("templat Excel"),
    N_("buka dengan Excel, lalu simpan sebagai Buku Kerja Excel (.xlsx)"),
)
_SPREADSHEET = FileKind(
    N_("lembar kerja dari program lain"),
    N_("buka dengan program asalnya, lalu simpan atau ekspor sebagai Excel (.xlsx)"),
)
_SHORTCUT = FileKind(
    N_("pintasan"),
    N_("buka pintasannya, lalu unduh atau salin berkasnya sebagai Excel (.xlsx)"),
)
_UNFINISHED = FileKind(
    N_("unduhan atau simpanan yang belum selesai"),
    N_("unduh atau simpan lagi sampai selesai; akhirannya harus .xlsx"),
)
_BACKUP = FileKind(
    N_("cadangan"), N_("bila memang ini yang berlaku, simpan sebagai .xlsx dengan nama lain")
)
_UNKNOWN = FileKind(
    N_("berkas jenis lain"),
    N_("bila isinya buku kerja, buka dengan Excel, lalu simpan sebagai .xlsx"),
)
_DOCUMENT = FileKind(
    N_("dokumen"), N_("minta buku kerjanya (.xlsx), bukan cetakan atau salinannya"), may_hold=False
)
_PICTURE = FileKind(
    N_("gambar"), N_("minta buku kerjanya (.xlsx), bukan gambarnya"), may_hold=False
)
_DATA = FileKind(
    N_("data teks"),
    N_("minta buku kerjanya (.xlsx), sebab berkas ini paling banyak memuat satu lembar"),
    may_hold=False,
)
_KINDS = {
    _ARCHIVE: "zip rar 7z gz tgz tar bz2 xz",
    _TEMPLATE: "xltx xltm xlt",
    _SPREADSHEET: "numbers et ett fods ots sxc xlw xlr wk1 wk3 wk4 123 wb1 wb2 wq1 gnumeric uos",
    _SHORTCUT: "gsheet gdoc url lnk webloc desktop",
    _UNFINISHED: "crdownload part partial download tmp temp opdownload",
    _BACKUP: "bak backup wbk xlk asd old",
    _DOCUMENT: "pdf doc docx docm dot dotx odt rtf ppt pptx odp htm html mht mhtml eml msg xps",
    _PICTURE: "jpg jpeg png gif bmp tif tiff webp heic svg mp4 mp3 avi mov",
    _DATA: "csv tsv json xml sarif yaml yml sql",
}
_BY_SUFFIX = {f".{name}": kind for kind, names in _KINDS.items() for name in names.split()}


def is_workbook(file: Path) -> bool:
    """Whether the name is that of a workbook."""
    return file.suffix.lower() in WORKBOOK_SUFFIXES


def kind_of(file: Path) -> FileKind:
    """Of what kind a file is that is no workbook."""
    return _BY_SUFFIX.get(file.suffix.lower(), _UNKNOWN)


def is_of_no_account(file: Path) -> bool:
    """Whether nobody misses the file among the submissions: settings, a note, a report of our own."""
    suffix = file.suffix.lower()
    if suffix in OF_NO_ACCOUNT or LIKE_SETTINGS.fullmatch(file.name):
        return True
    if not suffix:
        return not _beginning(file).startswith(_WORKBOOK)
    return suffix in _REPORTS and _OUR_REPORT.search(_beginning(file)) is not None


def _beginning(file: Path) -> bytes:
    """The first bytes; none of what may not, or cannot, be looked into."""
    if not file.is_file():  # To open a pipe would be to wait for it.
        return b""
    try:
        with file.open("rb") as stream:
            return stream.read(_HEAD)
    except OSError:
        return b""
