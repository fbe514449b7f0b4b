"""How reports say things to people: severities, verdicts, figures.

Texts from submissions are made harmless here; what is said about them is decided elsewhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from ..findings import Severity

SEVERITY_WORDS = {
    Severity.ERROR: "kesalahan",
    Severity.WARNING: "peringatan",
    Severity.NOTE: "catatan",
}
STATUS_WORDS = {
    "valid": "LAYAK",
    "invalid": "PERLU DIPERBAIKI",
    "unreadable": "TIDAK TERBACA",
}
_SLIP_WORDS = {
    "transposition": "dua angka tertukar",
    "substitution": "satu angka salah",
    "deletion": "satu angka hilang",
    "insertion": "satu angka kelebihan",
    "sign": "tanda minus",
    "unit": "nol kelebihan atau kurang",
    "rounding": "dibulatkan",
    "two_slips": "dua kali salah ketik",
    "arbitrary": "angka lain",
    "exchange": "pagu dan realisasi tertukar",
    "truncation": "dipotong, bukan dibulatkan",
    "stale": "angka lama yang belum dihitung ulang",
    "following": "mengikuti angka yang salah",
    "omission": "ada baris yang tidak terjumlahkan",
    "double_count": "ada baris yang terjumlahkan dua kali",
    "formula": "dihitung dengan cara lain",
}
LONGEST = 600
"""Characters of one text that a person reads; a cell can hold 32,767."""
_INDONESIAN = str.maketrans(",.", ".,")


def figure(exact: str) -> str:
    """An exact decimal as Indonesians write it: `-45080` becomes `-45.080`, `97.34` `97,34`."""
    return f"{Decimal(exact):,f}".translate(_INDONESIAN)


def slip_word(slip: str) -> str:
    """What the hand did, as people say it."""
    return _SLIP_WORDS.get(slip, slip)


def tally(numbers: Mapping[Severity, int]) -> str:
    """`6 kesalahan, 2 catatan`, or that there is nothing."""
    said = [f"{figure(str(n))} {SEVERITY_WORDS[each]}" for each, n in numbers.items() if n]
    return ", ".join(said) or "tidak ada temuan"


def harmless(text: str) -> str:
    """The text on one line, without anything that could steer a terminal or turn its direction."""
    if not text.isprintable():
        text = "".join(_visible(character) for character in text)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}..."


def _visible(character: str) -> str:
    if character.isprintable():
        return character
    return " " if character.isspace() else ""
