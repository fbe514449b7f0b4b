"""Rupiah in the unit in which a page and its charts are read; the cells keep every rupiah."""

from __future__ import annotations

from dataclasses import dataclass

_LOCALE = "[$-421]"


@dataclass(frozen=True)
class Unit:
    """In which amounts are shown: `juta rupiah`, with the number format that does it."""

    name: str
    short: str
    """In a narrow header."""
    number_format: str


_UNITS = (
    (10**12, Unit("miliar rupiah", "miliar", f"{_LOCALE}#,##0.0,,,")),
    (10**9, Unit("juta rupiah", "juta", f"{_LOCALE}#,##0,,")),
    (10**6, Unit("juta rupiah", "juta", f"{_LOCALE}#,##0.0,,")),
    (0, Unit("rupiah", "Rp", f"{_LOCALE}#,##0")),
)
"""Each from a total of so many rupiah on."""


def unit_for(total: int) -> Unit:
    """For amounts that add up to `total` sen."""
    return next(unit for least, unit in _UNITS if abs(total) >= 100 * least)
