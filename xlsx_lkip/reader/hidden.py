"""Why data cannot be seen, and how it is made to be seen again, in the menus that people have.

Whether anything is there is not asked here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from ..console.messages import N_
from ..model.addresses import column_name
from .scan import Scan

VERY = "very"
"""Of a sheet: hidden so that Excel does not offer to show it."""
_NAMED = 5
_SHEET = (
    N_("tersembunyi"),
    N_("klik kanan nama lembar mana pun > Perlihatkan (Unhide), pilih lembar ini"),
)
_VERY_HIDDEN_SHEET = (
    N_("sangat tersembunyi (very hidden), sehingga tidak ada di menu Perlihatkan (Unhide) Excel"),
    N_(
        "buka dengan LibreOffice, klik kanan nama lembar > Perlihatkan Lembar (Show Sheet); "
        "atau salin isi berkas ini ke templat yang baru"
    ),
)
_ROWS = (
    N_("disembunyikan"),
    N_("blok baris {first} sampai {last}, klik kanan > Perlihatkan (Unhide)"),
)
_FILTERED_ROWS = (
    N_("tersaring"),
    N_("hapus saringannya: tanda corong di judul kolom > Hapus Filter (Clear Filter)"),
)
_FOLDED_ROWS = (
    N_("dilipat dalam kelompok"),
    N_(
        "klik tanda + di kiri nomor baris; bila lembarnya terkunci, blok baris {first} sampai "
        "{last}, klik kanan > Perlihatkan (Unhide)"
    ),
)
_COLUMN = (
    N_("disembunyikan"),
    N_("blok kolom {first} sampai {last}, klik kanan > Perlihatkan (Unhide)"),
)
_FOLDED_COLUMN = (
    N_("dilipat dalam kelompok"),
    N_(
        "klik tanda + di atas huruf kolom; bila lembarnya terkunci, blok kolom {first} sampai "
        "{last}, klik kanan > Perlihatkan (Unhide)"
    ),
)
Facts = tuple[tuple[str, str], ...]


def of_sheet(hidden: str) -> Facts:
    """Why the sheet is not seen, and what to do."""
    return _facts(_VERY_HIDDEN_SHEET if hidden == VERY else _SHEET)


def of_rows(rows: Collection[int], scan: Scan) -> Iterator[tuple[int, Facts]]:
    """Of hidden rows the first, for each cause, and what to say of them."""
    folded = [row for row in rows if row in scan.folded_rows]
    others = [row for row in rows if row not in scan.folded_rows]
    for alike, cause in (
        (others, _FILTERED_ROWS if scan.filtered else _ROWS),
        (folded, _FOLDED_ROWS),
    ):
        if alike:
            more = ", ..." if len(alike) > _NAMED else ""
            told = ", ".join(map(str, alike[:_NAMED])) + more
            around = (str(max(alike[0] - 1, 1)), str(alike[-1] + 1))
            yield alike[0], (("rows", told), *_facts(cause, *around))


def of_column(column: int, scan: Scan) -> Facts:
    """What to say of a hidden column."""
    around = (column_name(max(column - 1, 1)), column_name(column + 1))
    return _facts(_FOLDED_COLUMN if column in scan.folded_columns else _COLUMN, *around)


def _facts(cause: tuple[str, str], first: str = "", last: str = "") -> Facts:
    why, how = cause
    return ("why", why), ("how", how), ("first", first), ("last", last)
