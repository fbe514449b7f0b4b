"""The columns of a sheet: what they are called, how wide they are, and what is calculated in them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from ...consolidation import Consolidated
from ...consolidation.consolidated import MARK, SOURCE, UNIT
from ...declaration.expressions import CellAddress
from ...declaration.vocabulary import Column as Declared
from ...declaration.vocabulary import Kind, Table
from ...model.numbers import written
from ...model.tables import ROW

Record = Mapping[str, Any]
Formula = Callable[[CellAddress], str]
"""Addresses of the cells in the same row -> the formula."""


@dataclass(frozen=True)
class ListColumn:
    """One column of a sheet; `key` names it in the records."""

    key: str
    header: str
    width: float
    kind: Kind = Kind.TEXT
    formula: Formula | None = None
    summed: bool = False
    """Headings and the total row add it up."""
    link: Callable[[Record], str] | None = None
    """Of a record, where it takes its figure from another sheet."""


def declared(table: Table, key: str, width: float | None = None) -> ListColumn:
    """A column as the declaration has it, with its formula."""
    column = table.column(key)
    formula = _formula_of(column)
    return ListColumn(key, column.header, width or column.width, column.kind, formula)


def _formula_of(column: Declared) -> Formula | None:
    expression = column.formula
    return (lambda cell: expression.excel_guarded(cell, cell)) if expression else None


NUMBER = ListColumn("number", "No.", 6, Kind.COUNT)
UNIT_COLUMN = ListColumn(UNIT, "Unit kerja", 24)
_PROVENANCE = (ListColumn(SOURCE, "Berkas", 24), ListColumn(ROW, "Baris", 7, Kind.COUNT))
_SYMBOL = 2.0
"""Column width that the symbol of a traffic light takes."""
DOUBT = ListColumn(MARK, "Catatan", 16)


def marks(figures: Consolidated) -> tuple[ListColumn, ...]:
    """The column of marks, where anything is marked."""
    return (DOUBT,) if figures.marked else ()


def provenance(figures: Consolidated) -> tuple[ListColumn, ...]:
    """Where a record is in its file; with marks, which errors are found on it."""
    return (*_PROVENANCE, *marks(figures))


def lit_width(*percentages: pl.Series) -> float:
    """Wide enough for these percentages, each with the symbol of a traffic light."""
    ends = [end for each in percentages for end in (each.min(), each.max())]
    return _SYMBOL + width_for(Kind.PERCENT, *(end for end in ends if isinstance(end, int)))


def width_for(kind: Kind, *values: int | None, least: float = 10) -> float:
    """Wide enough for these figures, in the unit of column widths."""
    longest = max((len(written(kind, value)) for value in values if value is not None), default=0)
    return max(least, longest * 1.1 + 2)
