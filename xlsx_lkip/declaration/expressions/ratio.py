"""Percentages at two decimals, percentages that depend on a choice, and the scale that names them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
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
    literal,
    number,
    terms,
    wide,
)

if TYPE_CHECKING:
    import polars as pl

PERCENT_SCALE = 10_000
"""A fraction of 1 is 100.00 percent, 10,000 integers of 1/100 percent."""


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
        top, bottom = wide(self.numerator.expected()), wide(self.denominator.expected())
        import polars as pl

        positive = pl.when(bottom != 0).then(bottom.abs())
        return top * bottom.sign(), positive

    def expected(self) -> pl.Expr:
        import polars as pl

        top, bottom = self._fraction()
        scale, two = pl.lit(2 * PERCENT_SCALE, pl.Int128), pl.lit(2, pl.Int128)
        return ((top * scale + bottom) // (bottom * two)).cast(pl.Int64, strict=False)

    def truncated(self, step: pl.Expr | None = None) -> pl.Expr:
        """What it gives when the decimals behind the last are cut off instead of rounded."""
        import polars as pl

        top, bottom = self._fraction()
        size = wide(pl.lit(1) if step is None else step)
        steps = top * pl.lit(PERCENT_SCALE, pl.Int128) // (bottom * size)
        return (steps * size).cast(pl.Int64, strict=False)

    def holds(self, actual: pl.Expr, step: pl.Expr | None = None) -> pl.Expr:
        """Within half a unit of the last decimal; a tie accepts both roundings.

        Zero of zero has no percentage, so a blank or a 0 is right there.
        """
        import polars as pl

        top, bottom = self._fraction()
        scale, two = pl.lit(PERCENT_SCALE, pl.Int128), pl.lit(2, pl.Int128)
        widest = bottom if step is None else bottom * wide(step)
        near = (top * scale - wide(actual) * bottom).abs() * two <= widest
        nothing = (self.numerator.expected() == 0) & (self.denominator.expected() == 0)
        return pl.when(nothing).then(actual == 0).otherwise(near)

    def value(self, values: Values) -> Decimal | None:
        top, bottom = amount(self.numerator, values), amount(self.denominator, values)
        if top is None or not bottom:
            return None
        return (top / bottom).quantize(Decimal(1) / PERCENT_SCALE, ROUND_HALF_UP)

    def edit(self, cells: Cells[Place]) -> Edit[Place] | None:
        top, bottom = terms(self.numerator, cells), terms(self.denominator, cells)
        return None if top is None or bottom is None else Edit(top, bottom)

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
            text = f"IF({cell(self.key)}={literal(choice)},{case.excel(cell, cells)},{text})"
        return text

    def excel_guarded(self, cell: CellAddress, cells: RangeAddress) -> str:
        needed = ",".join(cell(key) for key in self.numbers())
        bottom = next(iter(self.cases.values())).denominator.excel(cell, cells)
        condition = f"OR(COUNT({needed})<{len(self.numbers())},{bottom}=0)"
        return f"=IF({condition},{BLANK},{self.excel(cell, cells)})"

    def excel_violated(self, actual: str, cell: CellAddress, cells: RangeAddress) -> str:
        numbers = ",".join([actual, *(cell(key) for key in self.numbers())])
        bottom = next(iter(self.cases.values())).denominator.excel(cell, cells)
        known = ",".join(f"{cell(self.key)}={literal(choice)}" for choice in self.cases)
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

    def holds(self, actual: pl.Expr, step: pl.Expr | None = None) -> pl.Expr:
        return self._by_case(lambda case: case.holds(actual, step))

    def value(self, values: Values) -> Decimal | None:
        # Spreadsheets compare texts without regard to case.
        answer = str(values.record.get(self.key)).casefold()
        cases = {choice.casefold(): case for choice, case in self.cases.items()}
        return cases[answer].value(values) if answer in cases else None

    def edit(self, cells: Cells[Place]) -> Edit[Place] | None:
        case = self.cases.get(cells.answer(self.key) or "")
        return case.edit(cells) if case else None

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
        text = literal(names[-1])
        for name in reversed(names[:-1]):
            reached = f"ROUND({cell(self.key)}*100,0)>={self.bounds[name]}"
            text = f"IF({reached},{literal(name)},{text})"
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

    def value(self, values: Values) -> str | None:
        share = number(values.record.get(self.key))
        if share is None:
            return None
        percent = (share * 100).quantize(Decimal(1), ROUND_HALF_UP)
        *upper, lowest = self.bounds
        return next((name for name in upper if percent >= self.bounds[name]), lowest)

    def edit(self, cells: Cells[Place]) -> None:
        """None: a name binds no figure exactly."""

    def sentence(self, name: Names) -> str:
        steps = ", ".join(f"mulai {bound}% {step}" for step, bound in self.bounds.items())
        return f"{name(self.key)} dibulatkan ke persen penuh menurut skala ({steps})"
