"""How high a row must be for its wrapped texts, calculated from their letters.

Merged cells never grow with their text, and not every office suite lets rows grow when it opens a
workbook. The calculation is cautious: a line too many looks better than a line cut off.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

_NARROW, _CAPITAL, _BROAD, _USUAL = 0.6, 1.35, 1.65, 1.06
"""Widths of Arial letters in the unit of column widths."""
_NARROW_LETTERS = frozenset("fijlrt .,;:'!|()[]/-")
_BROAD_LETTERS = frozenset("mwMW%@")
_MARGIN = 2.0
_LINE = 12.75


def height_for(texts: Iterable[tuple[str, float]], padding: float = 2.25) -> float:
    """Height in points of a row that holds these texts in columns of these widths."""
    lines = max((lines_of(text, width) for text, width in texts), default=1)
    return lines * _LINE + padding


def lines_of(text: str, width: float) -> int:
    """How many lines the text takes, wrapped between words."""
    return sum(_wrapped(line, width - _MARGIN) for line in text.split("\n"))


def _wrapped(text: str, width: float) -> int:
    lines, used = 1, 0.0
    for word in text.split():
        size = sum(map(_width, word))
        if used and used + _NARROW + size > width:
            lines, used = lines + 1, 0.0
        lines += math.ceil(size / width) - 1
        used += size + (_NARROW if used else 0)
    return lines


def _width(letter: str) -> float:
    if letter in _NARROW_LETTERS:
        return _NARROW
    if letter in _BROAD_LETTERS:
        return _BROAD
    return _CAPITAL if letter.isupper() else _USUAL
