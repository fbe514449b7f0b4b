"""Sheets of the consolidated workbook, as leadership gets it."""

from __future__ import annotations

from pathlib import Path

from .printing import Cut, picture, printed
from .tool import PUBLISHED, told

CORRECTED = "samples/corrected"
EARLIER, LATER = "2024-01-15", "2024-02-20"
IN_DOUBT = ("Per Unit – SEMENTARA", Cut(8, 15, 277, 100))
SHEETS = {
    "ringkasan.png": ("Ringkasan Laporan Kinerja", Cut(8, 12, 281, 186)),
    "perbandingan.png": ("Perbandingan Capaian", Cut(8, 13, 281, 29)),
    "perubahan.png": ("Perubahan", Cut(8, 17, 277, 76)),
    "rekonsiliasi.png": ("Rekonsiliasi", Cut(8, 17, 281, 116)),
}
"""Picture -> title of the page, and what is cut out of it."""


def pictures(folder: Path) -> dict[str, bytes]:
    """Figures in doubt in an earlier report; the first page of the later one, and sheets behind it."""
    before, after = folder / "sementara.xlsx", folder / "gabungan.xlsx"
    _consolidated(PUBLISHED.as_posix(), before, EARLIER, "--allow-errors")
    in_doubt = picture(printed(before, folder), *IN_DOUBT)
    _consolidated(CORRECTED, after, LATER, "--previous", str(before))
    pdf = printed(after, folder)
    drawn = {name: picture(pdf, title, cut) for name, (title, cut) in SHEETS.items()}
    return {**drawn, "diragukan.png": in_doubt}


def _consolidated(submissions: str, target: Path, day: str, *options: str) -> None:
    told("consolidate", submissions, "-o", str(target), "--date", day, *options, within=Path())
