"""The exact value that one formula shows in its cell, in decimals.

It follows the guarded formula of each expression: blank until every figure it needs is a number.
Whether a figure that somebody typed is right is not asked here; that is the check's work.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import singledispatch

from ..declaration.expressions import (
    Band,
    ByChoice,
    Cell,
    Combination,
    Distance,
    Expression,
    Ratio,
    RowSum,
    Total,
)
from .content import Record, Value

HUNDREDTH_OF_A_PERCENT = Decimal("0.0001")


@dataclass(frozen=True)
class Facts:
    """What a formula sees: the record at hand, and every record of its table."""

    record: Record
    records: Sequence[Record] = ()


def number(value: Value) -> Decimal | None:
    """The value as Excel's COUNT would count it: texts and blanks are no numbers."""
    return Decimal(value) if isinstance(value, int | Decimal) else None


@singledispatch
def evaluate(expression: Expression, _facts: Facts) -> Decimal | None:
    """The number that a formula gives, None where it stays blank."""
    raise TypeError(f"no value is known for {type(expression).__name__}")


@evaluate.register
def _cell(expression: Cell, facts: Facts) -> Decimal | None:
    return number(facts.record.get(expression.key))


@evaluate.register
def _total(expression: Total, facts: Facts) -> Decimal | None:
    return _sum(record.get(expression.key) for record in facts.records)


@evaluate.register
def _combination(expression: Combination, facts: Facts) -> Decimal | None:
    terms = [(factor, evaluate(part, facts)) for factor, part in expression.parts]
    known = [factor * term for factor, term in terms if term is not None]
    return sum(known, Decimal()) if len(known) == len(terms) else None


@evaluate.register
def _row_sum(expression: RowSum, facts: Facts) -> Decimal | None:
    cells = list(map(facts.record.get, expression.keys()))
    return _sum(cells) if any(number(cell) is not None for cell in cells) else None


@evaluate.register
def _distance(expression: Distance, facts: Facts) -> Decimal | None:
    difference = evaluate(expression.left - expression.right, facts)
    return None if difference is None else abs(difference)


@evaluate.register
def _ratio(expression: Ratio, facts: Facts) -> Decimal | None:
    top, bottom = evaluate(expression.numerator, facts), evaluate(expression.denominator, facts)
    if top is None or not bottom:
        return None
    return (top / bottom).quantize(HUNDREDTH_OF_A_PERCENT, ROUND_HALF_UP)


@evaluate.register
def _by_choice(expression: ByChoice, facts: Facts) -> Decimal | None:
    # Spreadsheets compare texts without regard to case.
    answer = str(facts.record.get(expression.key)).casefold()
    cases = {choice.casefold(): case for choice, case in expression.cases.items()}
    return evaluate(cases[answer], facts) if answer in cases else None


def band(expression: Band, facts: Facts) -> str | None:
    """The step of the scale that a percentage reaches, None where there is no percentage."""
    share = number(facts.record.get(expression.key))
    if share is None:
        return None
    percent = (share * 100).quantize(Decimal(1), ROUND_HALF_UP)
    *upper, lowest = expression.bounds
    return next((name for name in upper if percent >= expression.bounds[name]), lowest)


def shown(expression: Expression, facts: Facts) -> Decimal | str | None:
    """What the formula's cell shows: a number, the name of a step, or None for a blank."""
    return band(expression, facts) if isinstance(expression, Band) else evaluate(expression, facts)


def _sum(values: Iterable[Value]) -> Decimal:
    return sum((number(value) or Decimal() for value in values), Decimal())
