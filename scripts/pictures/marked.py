"""What staff get back: the list of findings in their own workbook, and a sheet with its marks."""

from __future__ import annotations

from pathlib import Path

from .printing import Cut, picture, printed
from .tool import INBOX, inbox, told

MARKED = "bertanda"
LIST, LIST_CUT = "Temuan pemeriksaan LKIP", Cut(8, 11, 281, 120)
SHEET, SHEET_CUT = "Anggaran", Cut(9, 12, 269, 116)


def pictures(folder: Path) -> dict[str, bytes]:
    """Temuan and Anggaran of the marked copy."""
    inbox(folder)
    told("validate", f"{INBOX}/", "--annotate", f"{MARKED}/", within=folder)
    pdf = printed(next((folder / MARKED).glob("1-*.xlsx")), folder)
    return {
        "temuan.png": picture(pdf, LIST, LIST_CUT),
        "bertanda.png": picture(pdf, SHEET, SHEET_CUT),
    }
