"""How sentences name several things at once, and long ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

NAMED, _LONGEST = 3, 64
"""How many are named, and at what length; the sheets have the rest."""


def shortened(text: str, longest: int = _LONGEST) -> str:
    """The text on one line, up to the last word that fits."""
    text = " ".join(text.split())
    if len(text) <= longest:
        return text
    head = text[: longest - 1]
    # A single long word is cut wherever it must be.
    words = head.rpartition(" ")[0] if " " in head[longest // 2 :] else head
    return f"{words.rstrip(' ,')}…"


def kept_apart(names: Sequence[str], longest: int) -> list[str]:
    """The names shortened; those that would then look the same keep their end instead."""
    short = [shortened(name, longest) for name in names]
    alike = Counter(short)
    return [
        cut if alike[cut] == 1 else _cut_inside(name, longest)
        for name, cut in zip(names, short, strict=True)
    ]


def _cut_inside(name: str, longest: int) -> str:
    name = " ".join(name.split())
    half = longest // 2
    if len(name) <= longest:
        return name
    return f"{name[: half - 1].rstrip()}…{name[-half:].lstrip()}"


def few(names: Sequence[str]) -> str:
    """The first few of the names, and how many more there are."""
    more = len(names) - NAMED
    return "; ".join(names[:NAMED]) + (f"; dan {more} lainnya" if more > 0 else "")


def listed(names: Sequence[str]) -> str:
    """`a, b dan c`."""
    *most, last = names
    return f"{', '.join(most)} dan {last}" if most else last
