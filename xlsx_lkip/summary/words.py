"""How sentences name several things at once, and long ones."""

from __future__ import annotations

from collections.abc import Sequence

NAMED, _LONGEST = 3, 110
"""How many are named, and at what length; the sheets have the rest."""


def shortened(text: str) -> str:
    """The text, cut off where it is longer than anyone reads on one page."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"


def few(names: Sequence[str]) -> str:
    """The first few of the names, and how many more there are."""
    more = len(names) - NAMED
    return "; ".join(names[:NAMED]) + (f"; dan {more} lainnya" if more > 0 else "")


def listed(names: Sequence[str]) -> str:
    """`a, b dan c`."""
    *most, last = names
    return f"{', '.join(most)} dan {last}" if most else last
