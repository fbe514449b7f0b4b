"""What the workbook's sheets have in common: its version, its lists, its scale and its formulas."""

from __future__ import annotations

from collections.abc import Mapping

from .expressions import ByChoice, Cell, Distance, Ratio
from .vocabulary import Choices

VERSION = "1.0"
KNOWN_VERSIONS = ("1.0",)
NOTHING_TO_REPORT = "Nihil"
REQUIRED_HINT, OPTIONAL_HINT, KNOWN_HINT = (
    "Wajib diisi.",
    "Boleh kosong.",
    "Sudah diisi sekretariat",
)
"""How what is behind an answer of a form begins."""

SCALE: Mapping[str, int] = {
    "Sangat Tinggi": 91,
    "Tinggi": 76,
    "Sedang": 66,
    "Rendah": 51,
    "Sangat Rendah": 0,
}
"""Lower bound of each Kategori in percent (Permendagri 86/2017)."""

EDUCATION = ("S3", "S2", "S1", "D4", "D3", "D2", "D1", "SMA", "SMP", "SD")
UPWARD, DOWNWARD, EXACT = "Naik", "Turun", "Tetap"
DIRECTIONS = Choices((UPWARD, DOWNWARD, EXACT))
DUTIES = Choices(("Tugas pokok", "Fungsi"))

_RESULT, _GOAL = Cell("realization"), Cell("target")
ACHIEVEMENT = ByChoice(
    "direction",
    {
        UPWARD: Ratio(_RESULT, _GOAL),
        DOWNWARD: Ratio(2 * _GOAL - _RESULT, _GOAL),
        EXACT: Ratio(_GOAL - Distance(_RESULT, _GOAL), _GOAL),
    },
)
"""Capaian by direction: R/T, (2T - R)/T, 1 - |R - T|/T (PermenPAN-RB 53/2014)."""
ABSORPTION = Ratio(Cell("realization"), Cell("budget"))
REMAINING = Cell("budget") - Cell("realization")
