"""Formulas as people write them, with the value that a spreadsheet program would show.

They name lines and columns, not addresses, so that a line may still be moved; `Grid` says where things
are in the end. A text counts nothing in SUM and spoils every other formula.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from tests.mutations.model import Fault, Line, Plain, Role
from tests.rules.generator import half_up
from tests.rules.oracle_shown import achieved

VALUE_ERROR = Fault("#VALUE!")
NO_DIVISION = Fault("#DIV/0!")
Result = Plain | Fault
BANDS = ((91, "Sangat Tinggi"), (76, "Tinggi"), (66, "Sedang"), (51, "Rendah"))


class Grid(Protocol):
    """A sheet whose lines have rows and whose columns have letters."""

    def address(self, line: Line, key: str, below: int = 0) -> str: ...

    def shown(self, line: Line, key: str, below: int = 0) -> Result: ...

    def body(self) -> Sequence[Line]: ...


class Formula(ABC):
    """What computes a cell."""

    @abstractmethod
    def text(self, grid: Grid, line: Line) -> str: ...

    @abstractmethod
    def result(self, grid: Grid, line: Line) -> Result: ...


@dataclass(frozen=True)
class Typed(Formula):
    """An amount put together by whoever typed it, e.g. =1000+500."""

    parts: tuple[Decimal, ...]

    def text(self, grid: Grid, line: Line) -> str:
        return "=" + "+".join(map(str, self.parts))

    def result(self, grid: Grid, line: Line) -> Result:
        return sum(self.parts, Decimal())


@dataclass(frozen=True)
class Stale(Formula):
    """A formula that still shows what it showed before an input changed."""

    formula: Formula
    shows: Result

    def text(self, grid: Grid, line: Line) -> str:
        return self.formula.text(grid, line)

    def result(self, grid: Grid, line: Line) -> Result:
        return self.shows


@dataclass(frozen=True)
class Difference(Formula):
    """Pagu less Realisasi; of another row where a formula was copied badly."""

    below: int = 0

    def text(self, grid: Grid, line: Line) -> str:
        budget, spent = (grid.address(line, key, self.below) for key in ("budget", "realization"))
        return f"={budget}-{spent}"

    def result(self, grid: Grid, line: Line) -> Result:
        budget, spent = (
            _number(grid.shown(line, key, self.below)) for key in ("budget", "realization")
        )
        return VALUE_ERROR if budget is None or spent is None else budget - spent


@dataclass(frozen=True)
class Share(Formula):
    """Realisasi over Pagu, or one cell over another."""

    part: str = "realization"
    whole: str = "budget"

    def text(self, grid: Grid, line: Line) -> str:
        return f"=ROUND({grid.address(line, self.part)}/{grid.address(line, self.whole)},4)"

    def result(self, grid: Grid, line: Line) -> Result:
        part, whole = (_number(grid.shown(line, key)) for key in (self.part, self.whole))
        if part is None or whole is None:
            return VALUE_ERROR
        return half_up(part / whole) if whole else NO_DIVISION


@dataclass(frozen=True)
class Across(Formula):
    """The sum of neighbouring cells of the row."""

    keys: tuple[str, ...]

    def text(self, grid: Grid, line: Line) -> str:
        return f"=SUM({grid.address(line, self.keys[0])}:{grid.address(line, self.keys[-1])})"

    def result(self, grid: Grid, line: Line) -> Result:
        return _summed([grid.shown(line, key) for key in self.keys])


@dataclass(frozen=True)
class Down(Formula):
    """The sum of a column: of all lines below the header but the last `short`, or of some records.

    Of some records it is the sum of them alone: other sums between them are left out.
    """

    key: str
    lines: tuple[Line, ...] = ()
    short: int = 0

    def text(self, grid: Grid, line: Line) -> str:
        body = [*grid.body()]
        runs: list[list[Line]] = []
        for each in self._lines(grid, line):
            if runs and body.index(each) == body.index(runs[-1][-1]) + 1:
                runs[-1].append(each)
            else:
                runs.append([each])
        ranges = (f"{grid.address(a[0], self.key)}:{grid.address(a[-1], self.key)}" for a in runs)
        return f"=SUM({','.join(ranges)})"

    def result(self, grid: Grid, line: Line) -> Result:
        return _summed([grid.shown(each, self.key) for each in self._lines(grid, line)])

    def _lines(self, grid: Grid, line: Line) -> Sequence[Line]:
        body = [each for each in grid.body() if each is not line]
        if not self.lines:
            return body[: len(body) - self.short] or body[:1]
        places = [body.index(each) for each in self.lines if each in body]
        span = body[min(places) : max(places) + 1] if places else body[:1]
        return [each for each in span if each.role is not Role.ASIDE] or span[:1]


@dataclass(frozen=True)
class PartOf(Formula):
    """This column's total over the total of all, in the row below the totals."""

    key: str
    total: Line

    def text(self, grid: Grid, line: Line) -> str:
        own, all_ = (grid.address(self.total, key) for key in (self.key, "total"))
        return f"=ROUND({own}/{all_},4)"

    def result(self, grid: Grid, line: Line) -> Result:
        own, everyone = (_number(grid.shown(self.total, key)) for key in (self.key, "total"))
        if own is None or everyone is None:
            return VALUE_ERROR
        return half_up(own / everyone) if everyone else NO_DIVISION


@dataclass(frozen=True)
class Achieved(Formula):
    """Capaian by Arah."""

    def text(self, grid: Grid, line: Line) -> str:
        way, goal, done = (
            grid.address(line, key) for key in ("direction", "target", "realization")
        )
        return (
            f'=IF({way}="Naik",ROUND({done}/{goal},4),IF({way}="Turun",ROUND((2*{goal}-{done})/{goal},4),'
            f"ROUND(({goal}-ABS({done}-{goal}))/{goal},4)))"
        )

    def result(self, grid: Grid, line: Line) -> Result:
        goal, done = (_number(grid.shown(line, key)) for key in ("target", "realization"))
        way = grid.shown(line, "direction")
        if goal is None or done is None or not isinstance(way, str):
            return VALUE_ERROR
        return capaian(way, goal, done) if goal else NO_DIVISION


@dataclass(frozen=True)
class Named(Formula):
    """Kategori by the scale."""

    def text(self, grid: Grid, line: Line) -> str:
        cell, text = grid.address(line, "achievement"), '"Sangat Rendah"'
        for least, name in reversed(BANDS):
            text = f'IF(ROUND({cell}*100,0)>={least},"{name}",{text})'
        return f"={text}"

    def result(self, grid: Grid, line: Line) -> Result:
        reached = _number(grid.shown(line, "achievement"))
        return VALUE_ERROR if reached is None else band(reached)


def capaian(way: str, goal: Decimal, done: Decimal) -> Decimal:
    """Capaian as a fraction at four decimals."""
    from fractions import Fraction

    exact = achieved(way, Fraction(goal), Fraction(done))
    assert exact is not None
    return half_up(Decimal(exact.numerator) / Decimal(exact.denominator) / 100)


def band(reached: Decimal) -> str:
    """Kategori of a fraction."""
    percent = half_up(reached * 100, 0)
    return next((name for least, name in BANDS if percent >= least), "Sangat Rendah")


def _number(value: Result) -> Decimal | None:
    """The value in a calculation: a blank is 0, a text of digits is its number."""
    if value is None:
        return Decimal()
    if isinstance(value, int | Decimal):
        return Decimal(value)
    return Decimal(value) if isinstance(value, str) and value.isdigit() else None


def _summed(values: Sequence[Result]) -> Result:
    fault = next((value for value in values if isinstance(value, Fault)), None)
    return fault or sum((Decimal(v) for v in values if isinstance(v, int | Decimal)), Decimal())
