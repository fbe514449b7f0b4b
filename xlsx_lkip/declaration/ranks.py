"""The seventeen ranks of civil servants, and how people write them.

Source: PP 99/2000 as amended by PP 12/2002 (pangkat and golongan ruang).
"""

from __future__ import annotations

from .vocabulary import Choices

_NAMES = {
    "I": ("Juru Muda", "Juru Muda Tingkat I", "Juru", "Juru Tingkat I"),
    "II": ("Pengatur Muda", "Pengatur Muda Tingkat I", "Pengatur", "Pengatur Tingkat I"),
    "III": ("Penata Muda", "Penata Muda Tingkat I", "Penata", "Penata Tingkat I"),
    "IV": (
        "Pembina",
        "Pembina Tingkat I",
        "Pembina Utama Muda",
        "Pembina Utama Madya",
        "Pembina Utama",
    ),
}


def _spellings(name: str, grade: str) -> list[str]:
    """`Penata Muda Tingkat I (III/b)` in the other ways in which it is written."""
    names = [name, *(name.replace("Tingkat I", short) for short in ("Tingkat 1", "Tk. I", "Tk I"))]
    both = [
        f"{each}{joint}" for each in names for joint in (f" ({grade})", f", {grade}", f" {grade}")
    ]
    return [*both, *names, grade, f"({grade})"]


def _ranks() -> Choices:
    full: list[str] = []
    variants: dict[str, str] = {}
    for group, names in _NAMES.items():
        for name, letter in zip(names, "abcde", strict=False):
            grade = f"{group}/{letter}"
            full.append(f"{name} ({grade})")
            variants |= dict.fromkeys(_spellings(name, grade), full[-1])
    return Choices(tuple(full), variants)


RANKS = _ranks()
"""Written as `Pembina Utama Muda (IV/c)`; the name alone, the grade alone and `Tingkat 1` too."""
