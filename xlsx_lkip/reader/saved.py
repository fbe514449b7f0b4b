"""When a workbook was last saved, as the program that saved it wrote into its properties."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from .package import Package

_PARTS = (
    ("docProps/core.xml", re.compile(rb"<dcterms:modified\b[^<>]{0,200}>([^<>]{1,40})<")),
    ("meta.xml", re.compile(rb"<dc:date\b[^<>]{0,200}>([^<>]{1,40})<")),
)
"""Of .xlsx and .ods the part, and the day in it."""


def saved_in(package: Package) -> float | None:
    """Seconds since the epoch; None where the properties do not tell it."""
    for name, day in _PARTS:
        found = day.search(package.read(name)) if name in package else None
        if found:
            return _seconds(found[1].decode("ascii", errors="replace"))
    return None


def _seconds(text: str) -> float | None:
    """Without a zone it is that of the properties, UTC."""
    try:
        day = datetime.fromisoformat(text.strip())
        return (day if day.tzinfo else day.replace(tzinfo=UTC)).timestamp()
    except (ValueError, OverflowError):
        return None
