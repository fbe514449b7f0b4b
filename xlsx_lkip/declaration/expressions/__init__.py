"""The formulas of the declaration: written once, with five meanings.

An expression over the columns of one table is an Excel formula (and a conditional format that is true
while the figures do not reconcile), a polars expression (the check), an exact value (what a written
workbook carries), an edit (error localization) and a sentence in Bahasa Indonesia. The language is kept
as small as this workbook needs: cells, sums over rows, + and -, ratios, a choice and a scale. What a
finding says about a formula, and where it is, does not belong here.

Units: a cell is an integer in the scale of its kind (`vocabulary.Kind`): sen, persons, 1/100 percent or
1/10,000 of an indicator's unit. polars works in 128 bits, so that no product overflows.
"""

from .base import (
    BLANK,
    CellAddress,
    Cells,
    Combination,
    Edit,
    Expression,
    Names,
    Place,
    RangeAddress,
    Values,
    literal,
    total_of,
)
from .linear import Cell, Distance, RowSum, Total
from .ratio import PERCENT_SCALE, Band, ByChoice, Ratio

__all__ = [
    "BLANK",
    "PERCENT_SCALE",
    "Band",
    "ByChoice",
    "Cell",
    "CellAddress",
    "Cells",
    "Combination",
    "Distance",
    "Edit",
    "Expression",
    "Names",
    "Place",
    "RangeAddress",
    "Ratio",
    "RowSum",
    "Total",
    "Values",
    "literal",
    "total_of",
]
