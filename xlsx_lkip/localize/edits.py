"""What the figures are bound by: balance edits and ratio edits over opaque cells.

The words in which a caller puts the question. How an edit is solved, and where a cell is in a
file, does not belong here.
"""

from __future__ import annotations

from collections.abc import Container, Hashable, Mapping, Sequence
from dataclasses import dataclass, field

Cell = Hashable
"""An opaque name of one cell, e.g. (file, sheet, row, column)."""
Terms = tuple[tuple[int, Cell], ...]
"""Whole multiples of cells, added up."""


@dataclass(frozen=True)
class BalanceEdit:
    """sum(factor * cell) + constant == 0, exactly."""

    terms: Terms
    constant: int = 0
    dependent: Cell | None = None
    """The cell that the other cells give (Sisa, Jumlah); a formula is here, or nowhere."""
    rounding: int = 0
    """A difference up to this may be rounding, which has no place."""


@dataclass(frozen=True)
class RatioEdit:
    """result == numerator / denominator in 1/100 percent, rounded; a tie accepts both roundings.

    |2 * (10000 * n - c * d)| <= |d|; zero of zero is 0 percent, and nothing else is a share of zero.
    """

    result: Cell
    numerator: Terms
    denominator: Terms
    numerator_constant: int = 0
    denominator_constant: int = 0


Edit = BalanceEdit | RatioEdit


@dataclass(frozen=True)
class Figures:
    """The cells as they are in the files."""

    values: Mapping[Cell, int]
    """Integers in the scale of the cell's kind. An edit over a cell without a value is left out."""
    typed: Container[Cell]
    """What people typed. The others hold formulas: never suspects, never evidence."""
    scale: Mapping[Cell, int] = field(default_factory=dict)
    """Integers that make one unit of what was typed: 100 for sen, where nothing is reported 1."""
    trust: Mapping[Cell, float] = field(default_factory=dict)
    """Bits that suspecting a cell costs beyond its typing error; math.inf: it is never suspected."""
    signed: Container[Cell] = frozenset()
    """Cells that may well be negative."""
    tables: Sequence[Sequence[Sequence[Cell]]] = ()
    """Table -> records in their order -> cells in the order of the columns (Jumlah is no record)."""
    headings: Sequence[Sequence[Cell]] = ()
    """Cells of the records under each heading (a kegiatan, a program), whose sum may be miscounted."""
