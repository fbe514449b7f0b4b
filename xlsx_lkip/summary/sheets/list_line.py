"""One line of a list, before it has a place: its values, formulas and looks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ...declaration.vocabulary import Kind
from .columns import Record
from .styles import Look


@dataclass(frozen=True)
class Fold:
    """How a line folds away under its heading."""

    level: int = 0
    hidden: bool = False
    collapsed: bool = False
    """What is below it is hidden."""


@dataclass(frozen=True)
class ListLine:
    """One line to write."""

    record: Record
    sums: Mapping[str, str] = field(default_factory=dict)
    """Column key -> the formula of that cell, where it is not the column's own."""
    look: Look = Look.RECORD
    fold: Fold = Fold()
    indent: int = 0
    """Of its label."""
    ways: Mapping[str, str] = field(default_factory=dict)
    """Column key -> the cell of this workbook that the column's text leads to."""
    kind: Kind | None = None
    """Of its numbers, where it is not the columns'."""
