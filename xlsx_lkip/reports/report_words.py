"""How reports say things to people: severities, verdicts, figures.

What is reported is decided elsewhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from ..console.messages import N_, _, _n
from ..model.findings import Severity

STATUS_WORDS = {
    "valid": N_("DAPAT DIGABUNGKAN"),
    "invalid": N_("PERLU DIPERBAIKI"),
    "unreadable": N_("TIDAK TERBACA"),
    "missing": N_("BELUM MENGIRIM"),
}
SLIP_WORDS = {
    "transposition": N_("dua angka tertukar"),
    "substitution": N_("satu angka salah"),
    "deletion": N_("satu angka hilang"),
    "insertion": N_("satu angka kelebihan"),
    "sign": N_("tanda minus"),
    "unit": N_("nol kelebihan atau kurang"),
    "rounding": N_("dibulatkan"),
    "two_slips": N_("dua kali salah ketik"),
    "arbitrary": N_("angka lain"),
    "exchange": N_("pagu dan realisasi tertukar"),
    "truncation": N_("dipotong, bukan dibulatkan"),
    "stale": N_("angka lama yang belum dihitung ulang"),
    "following": N_("mengikuti angka yang salah"),
    "omission": N_("ada baris yang tidak terjumlahkan"),
    "double_count": N_("ada baris yang terjumlahkan dua kali"),
}

_INDONESIAN = str.maketrans(",.", ".,")


def status_width() -> int:
    """Columns of the longest word in any status, so that none is cut off where a line is broken."""
    return max(len(word) for status in STATUS_WORDS.values() for word in _(status).split())


def figure(exact: str) -> str:
    """An exact decimal as Indonesians write it: `-45080` becomes `-45.080`, `97.34` `97,34`."""
    return f"{Decimal(exact):,f}".translate(_INDONESIAN)


def written_day(day: date | None) -> str:
    """`31-01-2024`; empty for none."""
    return f"{day:%d-%m-%Y}" if day else ""


def slip_word(slip: str) -> str:
    """What the hand did, as people say it."""
    return _(SLIP_WORDS.get(slip, slip))


def tally(numbers: Mapping[Severity, int]) -> str:
    """`6 kesalahan, 2 catatan`, or that there is nothing."""
    return ", ".join(counted(each, n) for each, n in numbers.items() if n) or _("tidak ada temuan")


def counted(severity: Severity, number: int) -> str:
    """`6 kesalahan`."""
    words = {
        Severity.ERROR: _n("{n} kesalahan", number),
        Severity.WARNING: _n("{n} peringatan", number),
        Severity.NOTE: _n("{n} catatan", number),
    }
    return words[severity].format(n=figure(str(number)))
