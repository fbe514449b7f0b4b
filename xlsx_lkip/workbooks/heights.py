"""How high a row must be for its wrapped texts, from the widths of Arial's letters.

Viewers that do not lay out rows themselves show the height that the file states; a height that is
too small cuts a text off, one that is too large wastes paper.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from functools import lru_cache

_METRICS = {
    222: "ijl'|",
    278: " !,./:;I[]ft",
    333: '-()r`"',
    500: "cksvxyzJ",
    611: "FTZ",
    667: "ABEKPSVXY&",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    889: "%",
    944: "W",
    1000: "@–•…",
}
"""Thousandths of the letter height (Adobe's metrics of Helvetica, Arial's twin); others are 556."""
_WIDTHS = {letter: width / 525 for width, letters in _METRICS.items() for letter in letters}
"""In the unit of column widths, a digit on a screen: 10 points on 7 pixels."""
_USUAL = 556 / 525
_PADDING, _SAFETY = 0.8, 1.02
_LINE, _ABOVE = 12.75, 2.5
_HIGHEST = 409.0
"""Points that a row may have."""
_PIECES = re.compile(r"[^\s-]+-?|-")
"""What a line may end behind: words, and parts of words before a hyphen."""


def row_height(texts: Iterable[tuple[str, float]], least: float = 0) -> float:
    """Height in points of a row that holds these texts in columns of these widths."""
    return height_of(max((lines_of(text, width) for text, width in texts), default=1), least)


def height_of(lines: int, least: float = 0) -> float:
    """Height in points of a row of so many lines."""
    return min(max(lines * _LINE + _ABOVE, least), _HIGHEST)


@lru_cache(maxsize=65_536)
def lines_of(text: str, width: float) -> int:
    """How many lines the text takes in a column of that width."""
    return sum(_wrapped(line, (width - _PADDING) / _SAFETY) for line in text.split("\n"))


def _wrapped(text: str, width: float) -> int:
    lines, used, end = 1, 0.0, 0
    for piece in _PIECES.finditer(text):
        size = sum(_WIDTHS.get(letter, _USUAL) for letter in piece[0])
        gap = _WIDTHS[" "] if piece.start() > end else 0.0
        end = piece.end()
        if used and used + gap + size > width:
            lines, used, gap = lines + 1, 0.0, 0.0
        lines += math.ceil(size / width) - 1 if size > width else 0
        used = size % width if size > width else used + gap + size
    return lines
