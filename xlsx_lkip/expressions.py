"""The formulas of the declaration: written once, said in five ways.

An expression over the columns of one table becomes an Excel formula, a conditional format that is
true while the figures do not reconcile, a polars expression (the check), the terms of an edit
(error localization) and a sentence in Bahasa Indonesia. The language is kept as small as this
workbook needs: cells, sums over rows, + and -, ratios, a choice and a scale. What a finding says
about a formula, and where it stands, does not belong here.

Units: a cell is an integer in the scale of its kind (`spec.Kind`): sen, persons, 1/100 percent or
1/10,000 of an indicator's unit. polars works in 128 bits, so that no product overflows.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import polars as pl

CellAddress = Callable[[str], str]
"""Column key -> the address of its cell in the row at hand, e.g. `F7`."""
RangeAddress = Callable[[str], str]
"""Column key -> the address of all its records, e.g. `F$7:F$1048576`."""
Names = Callable[[str], str]
"""Column key -> the header that people see."""

PERCENT_SCALE = 10_000
"""A fraction of 1 is 100.00 percent, 10,000 integers of 1/100 percent."""
BLANK = '""'


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
    def sentence(self, name: Names) -> str:
        """The formula in words, e.g. `Pagu - Realisasi`."""

    def holds(self, actual: pl.Expr) -> pl.Expr:
        """Whether `actual` is what the formula gives; null where either is null."""
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


def _wide(expression: pl.Expr) -> pl.Expr:
    """In 128 bits: sen x 20,000 does not fit into 64 for a province's budget."""
    import polars as pl

    return expression.cast(pl.Int128)


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

    def sentence(self, name: Names) -> str:
        return f"jumlah {name(self.key)} seluruh baris"


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

        terms = (_wide(part.expected()) * pl.lit(factor, pl.Int128) for factor, part in self.parts)
        first = next(terms)
        return sum(terms, first).cast(pl.Int64, strict=False)

    def sentence(self, name: Names) -> str:
        return self._joined(lambda part: part.sentence(name), " x ", " ")

    def _joined(self, say: Callable[[Expression], str], times: str, space: str = "") -> str:
        text = ""
        for factor, part in self.parts:
            sign = ("-" if factor < 0 else "") if not text else ("-" if factor < 0 else "+")
            size = "" if abs(factor) == 1 else f"{abs(factor)}{times}"
            text += f"{space if text else ''}{sign}{space if text else ''}{size}{say(part)}"
        return text


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

    def sentence(self, name: Names) -> str:
        return f"|{(self.left - self.right).sentence(name)}|"


@dataclass(frozen=True)
class Ratio(Expression):
    """A percentage at two decimals, rounded half up; no value where the denominator is zero."""

    numerator: Expression
    denominator: Expression

    tolerance = "0.00005000001"
    percentage = True

    def keys(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.numerator.keys() + self.denominator.keys()))

    def numbers(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.numerator.numbers() + self.denominator.numbers()))

    def excel(self, cell: CellAddress, cells: RangeAddress) -> str:
        top = self.numerator.excel(cell, cells)
        if isinstance(self.numerator, Combination):
            top = f"({top})"
        return f"ROUND({top}/{self.denominator.excel(cell, cells)},4)"

    def excel_guarded(self, cell: CellAddress, cells: RangeAddress) -> str:
        bottom = self.denominator.excel(cell, cells)
        conditions = [f"{bottom}=0"]
        if self.numbers():
            needed = ",".join(cell(key) for key in self.numbers())
            conditions.insert(0, f"COUNT({needed})<{len(self.numbers())}")
        condition = conditions[0] if len(conditions) == 1 else f"OR({','.join(conditions)})"
        return f"=IF({condition},{BLANK},{self.excel(cell, cells)})"

    def excel_violated(self, actual: str, cell: CellAddress, cells: RangeAddress) -> str:
        numbers = ",".join([actual, *(cell(key) for key in self.numbers())])
        top, bottom = self.numerator.excel(cell, cells), self.denominator.excel(cell, cells)
        return (
            f"=IF(COUNT({numbers})<{1 + len(self.numbers())},FALSE,"
            f"IF({bottom}=0,FALSE,ABS({actual}-({top})/{bottom})>{self.tolerance}))"
        )

    def _fraction(self) -> tuple[pl.Expr, pl.Expr]:
        """Numerator and denominator in 128 bits, the denominator positive or null."""
        top, bottom = _wide(self.numerator.expected()), _wide(self.denominator.expected())
        import polars as pl

        positive = pl.when(bottom != 0).then(bottom.abs())
        return top * bottom.sign(), positive

    def expected(self) -> pl.Expr:
        import polars as pl

        top, bottom = self._fraction()
        scale, two = pl.lit(2 * PERCENT_SCALE, pl.Int128), pl.lit(2, pl.Int128)
        return ((top * scale + bottom) // (bottom * two)).cast(pl.Int64, strict=False)

    def truncated(self) -> pl.Expr:
        """What it gives when the decimals are cut off instead of rounded."""
        import polars as pl

        top, bottom = self._fraction()
        return (top * pl.lit(PERCENT_SCALE, pl.Int128) // bottom).cast(pl.Int64, strict=False)

    def holds(self, actual: pl.Expr) -> pl.Expr:
        """Within half a unit of the last decimal; a tie accepts both roundings.

        Zero of zero has no percentage, so a blank or a 0 is right there.
        """
        import polars as pl

        top, bottom = self._fraction()
        scale, two = pl.lit(PERCENT_SCALE, pl.Int128), pl.lit(2, pl.Int128)
        near = (top * scale - _wide(actual) * bottom).abs() * two <= bottom
        nothing = (self.numerator.expected() == 0) & (self.denominator.expected() == 0)
        return pl.when(nothing).then(actual == 0).otherwise(near)

    def sentence(self, name: Names) -> str:
        top = self.numerator.sentence(name)
        top = f"({top})" if isinstance(self.numerator, Combination) else top
        return f"{top} / {self.denominator.sentence(name)}"


@dataclass(frozen=True)
class ByChoice(Expression):
    """A formula for each answer of a choice column."""

    key: str
    cases: Mapping[str, Ratio]

    tolerance = Ratio.tolerance
    percentage = True

    def keys(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((self.key, *self.numbers())))

    def numbers(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(key for case in self.cases.values() for key in case.numbers()))

    def excel(self, cell: CellAddress, cells: RangeAddress) -> str:
        text = BLANK
        for choice, case in reversed(list(self.cases.items())):
            text = f'IF({cell(self.key)}="{choice}",{case.excel(cell, cells)},{text})'
        return text

    def excel_guarded(self, cell: CellAddress, cells: RangeAddress) -> str:
        needed = ",".join(cell(key) for key in self.numbers())
        bottom = next(iter(self.cases.values())).denominator.excel(cell, cells)
        condition = f"OR(COUNT({needed})<{len(self.numbers())},{bottom}=0)"
        return f"=IF({condition},{BLANK},{self.excel(cell, cells)})"

    def excel_violated(self, actual: str, cell: CellAddress, cells: RangeAddress) -> str:
        numbers = ",".join([actual, *(cell(key) for key in self.numbers())])
        bottom = next(iter(self.cases.values())).denominator.excel(cell, cells)
        known = ",".join(f'{cell(self.key)}="{choice}"' for choice in self.cases)
        return (
            f"=IF(COUNT({numbers})<{1 + len(self.numbers())},FALSE,IF({bottom}=0,FALSE,"
            f"IF(OR({known}),ABS({actual}-{self.excel(cell, cells)})>{self.tolerance},FALSE)))"
        )

    def _by_case(self, of: Callable[[Ratio], pl.Expr]) -> pl.Expr:
        import polars as pl

        return pl.coalesce(
            pl.when(pl.col(self.key) == choice).then(of(case))
            for choice, case in self.cases.items()
        )

    def expected(self) -> pl.Expr:
        return self._by_case(lambda case: case.expected())

    def holds(self, actual: pl.Expr) -> pl.Expr:
        return self._by_case(lambda case: case.holds(actual))

    def sentence(self, name: Names) -> str:
        return "; ".join(f"{choice}: {case.sentence(name)}" for choice, case in self.cases.items())


@dataclass(frozen=True)
class Band(Expression):
    """The name of the highest step of a scale that a percentage reaches.

    The percentage is first rounded half up to a whole percent (Permendagri 86/2017).
    """

    key: str
    bounds: Mapping[str, int]
    """Name -> lower bound in percent, highest first; the last catches everything."""

    def keys(self) -> tuple[str, ...]:
        return (self.key,)

    def excel(self, cell: CellAddress, cells: RangeAddress) -> str:
        names = list(self.bounds)
        text = f'"{names[-1]}"'
        for name in reversed(names[:-1]):
            text = f'IF(ROUND({cell(self.key)}*100,0)>={self.bounds[name]},"{name}",{text})'
        return text

    def excel_violated(self, actual: str, cell: CellAddress, cells: RangeAddress) -> str:
        return (
            f"=IF(OR(COUNT({cell(self.key)})=0,{actual}={BLANK}),FALSE,"
            f"{actual}<>{self.excel(cell, cells)})"
        )

    def expected(self) -> pl.Expr:
        import polars as pl

        whole = (pl.col(self.key) + 50) // 100
        *upper, last = self.bounds
        steps = [pl.when(whole >= self.bounds[name]).then(pl.lit(name)) for name in upper]
        known = pl.when(pl.col(self.key).is_not_null()).then(pl.lit(last))
        return pl.coalesce(*steps, known)

    def sentence(self, name: Names) -> str:
        steps = ", ".join(f"mulai {bound} % {step}" for step, bound in self.bounds.items())
        return f"{name(self.key)} dibulatkan ke persen penuh menurut skala ({steps})"
