"""Cells, sums over rows and along a row, and distances: formulas in the unit of their cells."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

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
    amount,
    number,
    total_of,
)

if TYPE_CHECKING:
    import polars as pl


@dataclass(frozen=True)
class Cell(Expression):
    """The cell of one column in the row at hand."""

    key: str

    def keys(self) -> tuple[str, ...]:
        return (self.key,)

    def excel(self, cell: CellAddress, cells: RangeAddress) -> str:
        return cell(self.key)

    def expected(self) -> pl.Expr:
        import polars as pl

        return pl.col(self.key)

    def value(self, values: Values) -> Decimal | None:
        return number(values.record.get(self.key))

    def edit(self, cells: Cells[Place]) -> Edit[Place]:
        return Edit(((1, cells.at(self.key)),))

    def sentence(self, name: Names) -> str:
        return name(self.key)


@dataclass(frozen=True)
class Total(Expression):
    """The sum of one column over all records of its table."""

    key: str

    def keys(self) -> tuple[str, ...]:
        return (self.key,)

    def numbers(self) -> tuple[str, ...]:
        return ()

    def excel(self, cell: CellAddress, cells: RangeAddress) -> str:
        return f"SUM({cells(self.key)})"

    def expected(self) -> pl.Expr:
        import polars as pl

        return pl.col(total_of(self.key))

    def value(self, values: Values) -> Decimal:
        figures = (number(record.get(self.key)) for record in values.records)
        return sum((figure for figure in figures if figure is not None), Decimal())

    def edit(self, cells: Cells[Place]) -> Edit[Place] | None:
        places = cells.all_of(self.key)
        return None if places is None else Edit(tuple((1, place) for place in places))

    def sentence(self, name: Names) -> str:
        return f"jumlah {name(self.key)} seluruh baris"


@dataclass(frozen=True)
class RowSum(Combination):
    """The sum of neighbouring columns of one record, where a blank cell counts as zero."""

    def numbers(self) -> tuple[str, ...]:
        return ()

    def excel(self, cell: CellAddress, cells: RangeAddress) -> str:
        return f"SUM({cell(self.keys()[0])}:{cell(self.keys()[-1])})"

    def excel_guarded(self, cell: CellAddress, cells: RangeAddress) -> str:
        span = f"{cell(self.keys()[0])}:{cell(self.keys()[-1])}"
        return f"=IF(COUNT({span})=0,{BLANK},SUM({span}))"

    def expected(self) -> pl.Expr:
        import polars as pl

        return pl.sum_horizontal(self.keys()).cast(pl.Int64)

    def value(self, values: Values) -> Decimal | None:
        figures = [number(values.record.get(key)) for key in self.keys()]
        known = [figure for figure in figures if figure is not None]
        return sum(known, Decimal()) if known else None

    def edit(self, cells: Cells[Place]) -> Edit[Place]:
        places = [cells.at(key) for key in self.keys()]
        return Edit(tuple((1, place) for place in places if cells.has_figure(place)))

    def sentence(self, name: Names) -> str:
        return f"{name(self.keys()[0])} sampai {name(self.keys()[-1])} dijumlahkan"


@dataclass(frozen=True)
class Distance(Expression):
    """The absolute difference of two expressions."""

    left: Expression
    right: Expression

    def keys(self) -> tuple[str, ...]:
        return (self.left - self.right).keys()

    def excel(self, cell: CellAddress, cells: RangeAddress) -> str:
        return f"ABS({(self.left - self.right).excel(cell, cells)})"

    def expected(self) -> pl.Expr:
        return (self.left - self.right).expected().abs()

    def value(self, values: Values) -> Decimal | None:
        difference = amount(self.left - self.right, values)
        return None if difference is None else abs(difference)

    def edit(self, cells: Cells[Place]) -> None:
        """None: a distance is the same whichever way the difference goes."""

    def sentence(self, name: Names) -> str:
        return f"|{(self.left - self.right).sentence(name)}|"
