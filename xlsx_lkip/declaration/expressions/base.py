"""What every formula can do, and the sum of formulas, from which all others are made."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

if TYPE_CHECKING:
    import polars as pl

CellAddress = Callable[[str], str]
"""Column key -> the address of its cell in the row at hand, e.g. `F7`."""
RangeAddress = Callable[[str], str]
"""Column key -> the address of all its records, e.g. `F$7:F$1048576`."""
Names = Callable[[str], str]
"""Column key -> the header that people see."""

BLANK = '""'
Place = TypeVar("Place")
"""Whatever names a cell to whoever asks for the edit of a formula."""
Terms = tuple[tuple[int, Place], ...]
"""Whole multiples of cells, to be added up."""


@dataclass(frozen=True)
class Values:
    """What a formula sees in a workbook: the record at hand, and every record of its table."""

    record: Mapping[str, object]
    records: Sequence[Mapping[str, object]] = ()


class Cells(Protocol[Place]):
    """Where the cells are that a formula reads, as seen from the row at hand."""

    def at(self, key: str) -> Place:
        """The cell of that column in the row at hand."""

    def all_of(self, key: str) -> Sequence[Place] | None:
        """The cells of that column in all records; None where one of them could not be read."""

    def has_figure(self, place: Place) -> bool:
        """Whether a figure is in that cell."""

    def answer(self, key: str) -> str | None:
        """What is chosen in that column of the row at hand."""


@dataclass(frozen=True)
class Edit(Generic[Place]):
    """A formula as what it binds: the sum of some cells, or a percentage of two such sums."""

    terms: Terms[Place]
    divisor: Terms[Place] | None = None


def number(value: object) -> Decimal | None:
    """The value as Excel's COUNT would count it: texts and blanks are no numbers."""
    return Decimal(value) if isinstance(value, int | Decimal) else None


def literal(text: str) -> str:
    """The text as Excel's formulas write it; Excel reads at most 255 characters of it."""
    return '"' + text.replace('"', '""') + '"'


def total_of(key: str) -> str:
    """Name of the frame column that holds the sum of column `key` over a table's records."""
    return f"{key}.sum"


class Expression(ABC):
    """One formula. Null in, null out: a cell that could not be read decides nothing."""

    def __add__(self, other: Expression) -> Combination:
        return Combination(_signed(self, 1) + _signed(other, 1))

    def __sub__(self, other: Expression) -> Combination:
        return Combination(_signed(self, 1) + _signed(other, -1))

    def __rmul__(self, factor: int) -> Combination:
        return Combination(_signed(self, factor))

    @abstractmethod
    def keys(self) -> tuple[str, ...]:
        """The columns it reads, in order of appearance."""

    @abstractmethod
    def excel(self, cell: CellAddress, cells: RangeAddress) -> str:
        """The formula's body in Excel's language, without `=` and without guarding blanks."""

    @abstractmethod
    def expected(self) -> pl.Expr:
        """The exact value it gives: Int64 (Utf8 for a scale), null where it gives none."""

    @abstractmethod
    def value(self, values: Values) -> Decimal | str | None:
        """What its cell shows, exactly: a percentage as a fraction of 1, None for a blank.

        It follows `excel_guarded`: blank until every figure that is needed is a number.
        """

    @abstractmethod
    def edit(self, cells: Cells[Place]) -> Edit[Place] | None:
        """The cells that it binds; None where it binds none, or one of them could not be read."""

    @abstractmethod
    def sentence(self, name: Names) -> str:
        """The formula in words, e.g. `Pagu - Realisasi`."""

    def holds(self, actual: pl.Expr, step: pl.Expr | None = None) -> pl.Expr:
        """Whether `actual` is what the formula gives; null where either is null.

        Args:
            step: of a percentage, the size of the last decimal that is written, in 1/100 percent;
                without it, two decimals.
        """
        return actual == self.expected()

    def excel_guarded(self, cell: CellAddress, cells: RangeAddress) -> str:
        """The formula for a cell: blank until every figure it needs is a number."""
        needed = dict.fromkeys(self.numbers())
        condition = f"COUNT({','.join(cell(key) for key in needed)})<{len(needed)}"
        body = self.excel(cell, cells)
        return f"=IF({condition},{BLANK},{body})" if needed else f"={body}"

    def excel_violated(self, actual: str, cell: CellAddress, cells: RangeAddress) -> str:
        """A condition that is true as soon as the figures at hand do not reconcile.

        Sums of doubles differ in the last bits; half of the smallest unit is where a cent begins.
        """
        numbers = ",".join([actual, *(cell(key) for key in self.numbers())])
        count = 1 + len(self.numbers())
        difference = f"ABS({actual}-({self.excel(cell, cells)}))"
        return f"=IF(COUNT({numbers})<{count},FALSE,{difference}>{self.tolerance})"

    tolerance = "0.005"
    percentage = False
    """Whether it gives a percentage, whatever it is computed from."""

    def numbers(self) -> tuple[str, ...]:
        """The columns of the row at hand that must hold a number for the formula to mean anything."""
        return self.keys()


def _signed(expression: Expression, sign: int) -> tuple[tuple[int, Expression], ...]:
    if isinstance(expression, Combination):
        return tuple((sign * factor, part) for factor, part in expression.parts)
    return ((sign, expression),)


def amount(expression: Expression, values: Values) -> Decimal | None:
    """The number that a formula gives; None where it gives none."""
    return number(expression.value(values))


def terms(expression: Expression, cells: Cells[Place]) -> Terms[Place] | None:
    """The cells that a formula adds up; None where it does anything else with them."""
    edit = expression.edit(cells)
    return edit.terms if edit and edit.divisor is None else None


def wide(expression: pl.Expr) -> pl.Expr:
    """In 128 bits: sen x 20,000 does not fit into 64 for a province's budget."""
    import polars as pl

    return expression.cast(pl.Int128)


@dataclass(frozen=True)
class Combination(Expression):
    """A sum of whole multiples of expressions."""

    parts: tuple[tuple[int, Expression], ...]

    def keys(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(key for _, part in self.parts for key in part.keys()))

    def numbers(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(key for _, part in self.parts for key in part.numbers()))

    def excel(self, cell: CellAddress, cells: RangeAddress) -> str:
        return self._joined(lambda part: part.excel(cell, cells), "*")

    def expected(self) -> pl.Expr:
        import polars as pl

        terms = (wide(part.expected()) * pl.lit(factor, pl.Int128) for factor, part in self.parts)
        first = next(terms)
        return sum(terms, first).cast(pl.Int64, strict=False)

    def value(self, values: Values) -> Decimal | None:
        found = [(factor, amount(part, values)) for factor, part in self.parts]
        known = [factor * figure for factor, figure in found if figure is not None]
        return sum(known, Decimal()) if len(known) == len(found) else None

    def edit(self, cells: Cells[Place]) -> Edit[Place] | None:
        found = [(factor, terms(part, cells)) for factor, part in self.parts]
        known = [(factor, inner) for factor, inner in found if inner is not None]
        if len(known) < len(found):
            return None
        return Edit(tuple((factor * times, at) for factor, inner in known for times, at in inner))

    def sentence(self, name: Names) -> str:
        return self._joined(lambda part: part.sentence(name), " x ", " ")

    def _joined(self, say: Callable[[Expression], str], times: str, space: str = "") -> str:
        text = ""
        for factor, part in self.parts:
            sign = ("-" if factor < 0 else "") if not text else ("-" if factor < 0 else "+")
            size = "" if abs(factor) == 1 else f"{abs(factor)}{times}"
            text += f"{space if text else ''}{sign}{space if text else ''}{size}{say(part)}"
        return text
