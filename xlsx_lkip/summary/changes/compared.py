"""Two figures beside each other: their difference, their means, each with the formula that gives it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ...declaration.vocabulary import Kind

NOW, LESS = "now", "less"
"""Columns of today's figure, and of the difference; the earlier one is in `_then`."""


def difference(kind: Kind, now: str, then: str) -> str:
    """The formula of a difference. An amount that is not there is none; a share is not 0."""
    return f'=IF(COUNT({now},{then})<{_least(kind)},"",ROUND(N({now})-N({then}),4))'


def less(kind: Kind, now: int | None, then: int | None) -> int | None:
    """What `difference` gives."""
    there = (now is not None) + (then is not None)
    return (now or 0) - (then or 0) if there >= _least(kind) else None


def _least(kind: Kind) -> int:
    return 2 if kind is Kind.PERCENT else 1


def mean_of(values: Iterable[int | None]) -> int | None:
    """The mean of those that are there, rounded as a spreadsheet does: a half away from zero."""
    there = [value for value in values if value is not None]
    if not there:
        return None
    rounded = (2 * abs(sum(there)) + len(there)) // (2 * len(there))
    return rounded if sum(there) >= 0 else -rounded


def average(ranges: Sequence[str]) -> str:
    """The formula of a mean."""
    cells = ",".join(ranges)
    return f'=IF(COUNT({cells})=0,"",ROUND(AVERAGE({cells}),4))' if cells else ""
