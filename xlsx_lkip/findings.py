"""What is found wrong: one finding, its place, its weight, and the order in which findings are read.

A finding is plain data. How it is worded belongs to the rule, how it is shown to the reports.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from .spec import Severity

__all__ = ["Change", "Finding", "Option", "Severity", "Suggestion", "cell_name"]


@lru_cache(maxsize=1024)
def _column_letters(column: int) -> str:
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def cell_name(row: int, column: int) -> str:
    """`H14` for row 14, column 8 (both counted from 1)."""
    return f"{_column_letters(column)}{row}"


@dataclass(frozen=True, slots=True)
class Change:
    """One cell, what stands in it, and what it should be (exact decimal strings)."""

    file: str
    sheet: str
    cell: str
    found: str
    value: str


@dataclass(frozen=True, slots=True)
class Option:
    """One explanation: the slip of the hand, and the changes that undo it."""

    slip: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Which cells are probably wrong; `standing` is certain, likely, ambiguous or none."""

    standing: str
    options: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong at one place. Figures are exact decimal strings, percentages like `97.34`."""

    file: str
    code: str
    severity: Severity
    message: str
    remedy: str
    sheet: str | None = None
    cell: str | None = None
    found: str | None = None
    expected: str | None = None
    difference: str | None = None
    suggestion: Suggestion | None = None
    order: tuple[int, int, int] = field(default=(0, 0, 0), compare=False, repr=False)
    """Sheet in template order, row, column: where a reader would look first."""


def in_reading_order(findings: list[Finding]) -> list[Finding]:
    """By file, sheet in template order, row, column, code."""
    return sorted(findings, key=lambda finding: (finding.file, *finding.order, finding.code))
