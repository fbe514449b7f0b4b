"""Typing errors: how a figure could have become another, and how unlikely each way is.

Bits are -log2 of a probability: of the kind of typing error, and of this one among those of its kind. The
shares of the kinds are judgement (Damerau 1964 on typing, Scholtus 2009 on business figures); what
they are has little effect, for the edits leave few candidates. Edits and cells do not belong here.
"""

from __future__ import annotations

from functools import lru_cache
from math import log2

from .neighbours import rounds

TypingError = tuple[float, str]
"""Bits and the name of the typing error; the cheapest is the smallest."""

TRANSPOSITION = "transposition"
SUBSTITUTION = "substitution"
DELETION = "deletion"
INSERTION = "insertion"
SIGN = "sign"
UNIT = "unit"
ROUNDING = "rounding"
TWO_SLIPS = "two_slips"
ARBITRARY = "arbitrary"
EXCHANGE = "exchange"
TRUNCATION = "truncation"
STALE = "stale"
FOLLOWING = "following"
OMISSION = "omission"
DOUBLE_COUNT = "double_count"

DIGIT = log2(10)
UNIT_BITS = {1: 6.0, 2: 6.0, 3: 5.0, 6: 7.0}
"""Zeros too many or too few -> bits: groups of three come and go most easily."""


@lru_cache(maxsize=65536)
def typing_error(found: int, value: int) -> TypingError:
    """The likeliest typing error that turns `value` into `found` (in units of the last typed digit)."""
    if found == -value:
        return (4.0, SIGN)
    if (found < 0) != (value < 0):
        return min(_arbitrary(abs(found)), _plus(typing_error(abs(found), abs(value)), 5.0))
    typed, meant = str(abs(found)), str(abs(value))
    ways = (_unit(typed, meant), _digits(typed, meant), _rounding(found, value))
    return min(_arbitrary(abs(found)), *(way for way in ways if way))


def is_typing_error(name: str) -> bool:
    """Whether the shape of the figures itself speaks for the change."""
    return name not in {ARBITRARY, STALE, TWO_SLIPS}


def _plus(way: TypingError, bits: float) -> TypingError:
    return (way[0] + bits, TWO_SLIPS)


def _arbitrary(found: int) -> TypingError:
    return (6.0 + DIGIT * len(str(found)), ARBITRARY)


def _unit(typed: str, meant: str) -> TypingError | None:
    short, long = sorted((typed, meant), key=len)
    zeros = len(long) - len(short)
    if zeros not in UNIT_BITS or short == "0" or long != short + "0" * zeros:
        return None
    return (UNIT_BITS[zeros], UNIT)


def _rounding(found: int, value: int) -> TypingError | None:
    return (9.0, ROUNDING) if rounds(found, value) else None


def _digits(typed: str, meant: str) -> TypingError | None:
    """Typing errors of single digits, told from what is left when both ends that agree are cut off."""
    start = 0
    while start < min(len(typed), len(meant)) and typed[start] == meant[start]:
        start += 1
    end = 0
    while end < min(len(typed), len(meant)) - start and typed[-1 - end] == meant[-1 - end]:
        end += 1
    return _core(typed[start : len(typed) - end], meant[start : len(meant) - end], len(meant))


def _core(typed: str, meant: str, length: int) -> TypingError:
    """The typing error between two middles that agree at neither end."""
    if len(typed) == len(meant):
        return _equally_long(typed, meant, length)
    if not typed and len(meant) <= 3:
        return _of_digits(len(meant), DELETION, 3.0 + log2(length), 7.0 + log2(length))
    if not meant and len(typed) <= 3:
        place = log2(length + 1) + DIGIT * len(typed)
        return _of_digits(len(typed), INSERTION, 3.0 + place, 7.0 + place)
    return (8.0 + 2 * log2(length) + DIGIT * max(len(typed), 1), ARBITRARY)


def _of_digits(count: int, name: str, one: float, more: float) -> TypingError:
    return (one if count == 1 else more, name)


def _equally_long(typed: str, meant: str, length: int) -> TypingError:
    """Two middles of one length: digits swapped, one or two changed, or a part typed again."""
    place, size = log2(length), len(typed)
    if size == 1:
        return (2.0 + place + log2(9), SUBSTITUTION)
    if typed == meant[::-1] and size in {2, 3}:
        return (2.5 + place if size == 2 else 5.5 + place, TRANSPOSITION)
    if size == 4 and typed in (meant[2:] + meant[:2], meant[1::-1] + meant[:1:-1]):
        return (5.5 + place, TRANSPOSITION)
    part = (8.0 + 2 * place + DIGIT * size, ARBITRARY)
    changed = sum(a != b for a, b in zip(typed, meant, strict=True))
    return min(part, (7.0 + 2 * (place + log2(9)), TWO_SLIPS)) if changed == 2 else part
