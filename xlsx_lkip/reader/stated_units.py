"""Words that say that amounts are thousands or millions of rupiah: in headers, and in remarks on a table."""

from __future__ import annotations

import re
from functools import lru_cache

from ..names.keys import folded

_THOUSANDS = r"(?<![\d.,])(?:1[.,]?)?000(?:[.,]?000)*(?!\d)"
_SCALE = re.compile(rf"\b(?:ribu|juta|mil[iy]ar)(?:an)?\b|\b(?:rb|jt)\b|{_THOUSANDS}")
_REMARK = re.compile(
    r"[(*) ]*(?:(?:angka|nilai|satuan|jumlah|dinyatakan|disajikan|ditulis)[ :]*)*"
    rf"(?:dalam |x ?)?(?:rp\.? ?)?(?:(?:ribu|juta|mil[iy]ar)(?:an)?\b|{_THOUSANDS})"
    r"[ .]*(?:rp\.?|rupiah)?[). ]*"
)


@lru_cache(maxsize=1024)
def states_unit(text: str) -> bool:
    """Whether a header names a unit larger than rupiah: `Pagu (ribu Rp)`, `(000)`, `juta`."""
    return bool(_SCALE.search(folded(text)))


@lru_cache(maxsize=1024)
def is_unit_remark(text: str) -> bool:
    """Whether a text says nothing but such a unit: `(dalam ribuan rupiah)`, `Rp000`."""
    return len(text) < 80 and bool(_REMARK.fullmatch(folded(text)))
