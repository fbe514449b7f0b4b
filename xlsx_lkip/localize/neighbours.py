"""Every figure from which one typing error leads to the figure that was found.

Used where no edit gives the value of a cell, so that the typing error itself must propose it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

NEAR = 0.005
"""A rounded figure lies within this share of the true one."""


@lru_cache(maxsize=4096)
def neighbours(found: int) -> tuple[int, ...]:
    """The figures one typing error away, without `found` itself, none of them negative."""
    size, sign = abs(found), -1 if found < 0 else 1
    if size == 0:
        return ()
    near = {*_changed(size), *_lost(size), *_gained(size), *_swapped(size), *_scaled(size)}
    near.discard(size)
    return tuple(sign * value for value in sorted(near))


@lru_cache(maxsize=4096)
def _all_near(found: int) -> frozenset[int]:
    return frozenset(neighbours(found))


def is_near(found: int, value: int) -> bool:
    """Whether one typing error, or rounding, leads from `value` to `found`."""
    return value in _all_near(found) or value == -found or rounds(found, value)


def rounds(found: int, value: int) -> bool:
    """Whether `found` may be `value` in whole tens, hundreds or thousands."""
    if found % 10 or not 0 < NEAR * value > abs(found - value):
        return False
    return str(abs(found - value)) != "0" and found % 10 ** len(str(abs(found - value))) == 0


def _places(size: int) -> Iterator[tuple[int, int]]:
    """(weight, digit) of each digit, the last first."""
    weight = 1
    while weight <= size:
        yield weight, size // weight % 10
        weight *= 10


def _changed(size: int) -> Iterator[int]:
    for weight, digit in _places(size):
        for other in range(10):
            yield size + (other - digit) * weight


def _swapped(size: int) -> Iterator[int]:
    for weight, digit in _places(size):
        left = size // (weight * 10) % 10
        yield size + (digit - left) * weight * 10 + (left - digit) * weight


def _lost(size: int) -> Iterator[int]:
    """A digit was left out: put every digit in every place."""
    weight = 1
    while weight <= size * 10:
        high, low = divmod(size, weight)
        for digit in range(10):
            yield (high * 10 + digit) * weight + low
        weight *= 10


def _gained(size: int) -> Iterator[int]:
    """A digit too many: take each one out."""
    for weight, _ in _places(size):
        yield size // (weight * 10) * weight + size % weight


def _scaled(size: int) -> Iterator[int]:
    for factor in (10, 100, 1000, 10**6):
        yield size * factor
        if size % factor == 0:
            yield size // factor
