"""Edits over numbered cells, and the arithmetic of balances and percentages.

Numbers only: which edits there are, and which of them fail, is the system's.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Changes = Mapping[int, int]
"""Number of a cell -> its new value."""
FULL = 10_000
"""100 percent in 1/100 percent."""


@dataclass(slots=True)
class Balance:
    """A balance edit over numbered cells; `base` is its residual as the figures are."""

    factors: dict[int, int]
    dependent: int
    rounding: int
    base: int


@dataclass(slots=True)
class Quotient:
    """A ratio edit over numbered cells, with numerator and denominator as the figures are.

    A result that may not be suspected has no number (-1); `fixed` is then its value.
    """

    result: int
    fixed: int
    top: dict[int, int]
    bottom: dict[int, int]
    numerator: int
    denominator: int
    factors: dict[int, int] = field(init=False)
    """All its cells, as keys."""

    def __post_init__(self) -> None:
        own = {self.result: 0} if self.result >= 0 else {}
        self.factors = {**own, **self.top, **self.bottom}


def moved(factors: dict[int, int], changes: Changes, values: list[int]) -> int:
    """By how much a sum moves through the changes."""
    fewer = changes if len(changes) < len(factors) else factors
    return sum(
        factors[cell] * (changes[cell] - values[cell])
        for cell in fewer
        if cell in factors and cell in changes
    )


def near(top: int, bottom: int, result: int) -> bool:
    """Whether `result` is the fraction in 1/100 percent, rounded either way at a tie."""
    if bottom == 0:
        return top == 0 and result == 0
    return 2 * abs(FULL * top - result * bottom) <= abs(bottom)


def rounded(top: int, bottom: int) -> int | None:
    """The fraction in 1/100 percent, half up; None for a share of zero."""
    if bottom == 0:
        return 0 if top == 0 else None
    return (2 * FULL * top + bottom) // (2 * bottom)
