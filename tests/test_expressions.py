"""A formula has five meanings, which agree."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import polars as pl
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from xlsx_lkip.declaration.expressions import Band, Cell, Expression, Ratio, Values
from xlsx_lkip.declaration.vocabulary import Column, Kind, Table
from xlsx_lkip.declaration.workbook import ABSORPTION, ACHIEVEMENT, REMAINING, SCALE, WORKBOOK

SEN = st.integers(min_value=0, max_value=10**16)
POSITIVE = st.integers(min_value=1, max_value=10**16)
"""Up to a hundred trillion rupiah in sen: more than any province spends."""


def value(formula: Expression, **cells: int | str | None) -> int | str | None:
    """What the formula gives for one row."""
    columns = {
        key: pl.Series([cell], dtype=pl.String if isinstance(cell, str) else pl.Int64)
        for key, cell in cells.items()
    }
    found: int | str | None = pl.DataFrame(columns).select(formula.expected()).item()
    return found


def holds(formula: Expression, actual: int | None, **cells: int) -> bool | None:
    frame = pl.DataFrame(
        {
            key: pl.Series([cell], dtype=pl.Int64)
            for key, cell in {**cells, "actual": actual}.items()
        }
    )
    said: bool | None = frame.select(formula.holds(pl.col("actual"))).item()
    return said


def half_up(share: Fraction) -> int:
    """1/100 percent, by decimal arithmetic."""
    percent = Decimal(share.numerator) * 10_000 / Decimal(share.denominator)
    return int(percent.quantize(Decimal(1), ROUND_HALF_UP))


@given(budget=POSITIVE, realization=SEN)
def test_a_percentage_is_rounded_half_up(budget: int, realization: int) -> None:
    share = Fraction(realization, budget)
    if share < 10**6:
        assert value(ABSORPTION, budget=budget, realization=realization) == half_up(share)


@given(budget=POSITIVE, realization=SEN)
def test_the_rounded_percentage_holds_and_its_neighbours_do_not(
    budget: int, realization: int
) -> None:
    share = Fraction(realization, budget)
    right = half_up(share)
    assume(right < 2**62)  # A million million times the budget is no percentage of anything.
    tie = (share * 10_000 * 2).denominator == 1 and (share * 10_000).denominator == 2
    figures = {"budget": budget, "realization": realization}
    assert holds(ABSORPTION, right, **figures) is True
    assert holds(ABSORPTION, right + 1, **figures) is False
    assert holds(ABSORPTION, right - 1, **figures) is tie


def test_zero_of_zero_has_no_percentage_and_zero_is_right_there() -> None:
    assert value(ABSORPTION, budget=0, realization=0) is None
    assert holds(ABSORPTION, 0, budget=0, realization=0) is True
    assert holds(ABSORPTION, 10_000, budget=0, realization=0) is False


@given(budget=SEN, realization=SEN)
def test_what_remains_is_exact(budget: int, realization: int) -> None:
    assert value(REMAINING, budget=budget, realization=realization) == budget - realization


def test_a_figure_that_is_missing_decides_nothing() -> None:
    assert value(REMAINING, budget=None, realization=5) is None
    assert holds(REMAINING, None, budget=7, realization=5) is None


@pytest.mark.parametrize(
    ("direction", "target", "result", "expected"),
    [
        ("Naik", 10, 11, 11_000),
        ("Turun", 10, 8, 12_000),
        ("Turun", 10, 25, -5_000),
        ("Tetap", 10, 12, 8_000),
        ("Tetap", 10, 8, 8_000),
        ("Naik", 3, 2, 6_667),
        ("Naik", 0, 2, None),
    ],
)
def test_achievement_follows_its_direction(
    direction: str, target: int, result: int, expected: int | None
) -> None:
    found = value(ACHIEVEMENT, direction=direction, target=target, realization=result)
    assert found == expected


@pytest.mark.parametrize(
    ("percent", "name"),
    [
        (9050, "Sangat Tinggi"),
        (9049, "Tinggi"),
        (7550, "Tinggi"),
        (6550, "Sedang"),
        (5050, "Rendah"),
        (5049, "Sangat Rendah"),
        (-100, "Sangat Rendah"),
        (None, None),
    ],
)
def test_a_category_is_that_of_the_whole_percent(percent: int | None, name: str | None) -> None:
    assert value(Band("achievement", SCALE), achievement=percent) == name


def test_truncation_cuts_where_rounding_would_raise() -> None:
    ratio = Ratio(Cell("part"), Cell("whole"))
    found = pl.DataFrame({"part": [12], "whole": [28]}).select(ratio.truncated()).item()
    assert (found, value(ratio, part=12, whole=28)) == (4285, 4286)


def test_a_formula_is_one_sentence_and_one_excel_formula() -> None:
    names = {"budget": "Pagu", "realization": "Realisasi"}
    cells = {"budget": "F7", "realization": "G7"}
    assert REMAINING.sentence(names.__getitem__) == "Pagu - Realisasi"
    assert REMAINING.excel(cells.__getitem__, cells.__getitem__) == "F7-G7"
    guarded = ABSORPTION.excel_guarded(cells.__getitem__, cells.__getitem__)
    assert guarded == '=IF(OR(COUNT(G7,F7)<2,F7=0),"",ROUND(G7/F7,4))'


COLUMNS = [
    (table, column)
    for table in WORKBOOK.tables
    for column in table.columns
    if column.formula is not None
]


@pytest.mark.parametrize(("table", "column"), COLUMNS, ids=lambda each: each.key)
@given(data=st.data())
def test_the_value_that_a_workbook_carries_is_what_the_check_expects(
    table: Table, column: Column, data: st.DataObject
) -> None:
    """One is formed of decimals, the other of scaled integers: two ways to the same figure."""
    assert column.formula is not None
    record: dict[str, object] = {}
    cells: dict[str, int | str | None] = {}
    for key in column.formula.keys():
        there = table.column(key)
        if there.kind.is_number:
            figure = data.draw(st.none() | st.integers(0, 10**12), label=key)
            cells[key] = figure
            scale = there.kind.scale * (100 if there.kind is Kind.PERCENT else 1)
            record[key] = None if figure is None else Decimal(figure) / scale
        else:
            cells[key] = record[key] = data.draw(st.sampled_from(["Naik", "Turun", "Tetap"]))
    assume(any(isinstance(figure, int) for figure in cells.values()))  # Of blanks, a row sums to 0.
    found = column.formula.value(Values(record))
    scale = column.kind.scale * (100 if column.kind is Kind.PERCENT else 1)
    scaled = int(found * scale) if isinstance(found, Decimal) else found
    assert scaled == value(column.formula, **cells)
