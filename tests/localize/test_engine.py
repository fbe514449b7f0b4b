"""What the engine makes of single causes, each in the smallest table that shows it."""

from __future__ import annotations

import tracemalloc
from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import inf
from random import Random

import pytest

from benchmarks.blocks import SEN, TOTAL, Block, CellName, clean, follow, problem
from benchmarks.localize import first, truth
from xlsx_lkip.localize import (
    BalanceEdit,
    Cell,
    Edit,
    Figures,
    RatioEdit,
    Standing,
    Verdict,
    localize,
)

FIVE = clean(Random(3), 5)
"""A clean block, for errors put in by hand."""


def block_with(changes: dict[CellName, int], formulas: set[CellName] | None = None) -> Block:
    """The clean block after `changes` were typed over it."""
    wrong = {cell: FIVE.values[cell] for cell in changes}
    return Block("by hand", FIVE.size, {**FIVE.values, **changes}, wrong, formulas or set())


def told(block: Block, *, totals: bool = True) -> list[Verdict]:
    edits, figures = problem(block, totals=totals)
    return localize(edits, figures)


def asked(
    edits: Sequence[Edit], values: Mapping[str, int], trust: Mapping[Cell, float] | None = None
) -> list[Verdict]:
    """The verdicts on figures that people typed, outside any table."""
    figures = dict[Cell, int](values.items())
    return localize(edits, Figures(figures, set(values), trust=trust or {}))


def sum_of(total: Cell, *parts: Cell, rounding: int = 0) -> BalanceEdit:
    return BalanceEdit(((1, total), *((-1, part) for part in parts)), 0, total, rounding)


def test_figures_that_reconcile_are_not_spoken_of() -> None:
    assert told(FIVE) == []


def test_a_record_left_out_of_every_typed_total_is_named() -> None:
    block = block_with({(c, TOTAL): FIVE.values[c, TOTAL] - FIVE.values[c, 2] for c in "prs"})
    (verdict,) = told(block)
    assert verdict.options[0].slip == "omission"
    assert first([verdict]) == truth(block)


def test_a_record_counted_twice_is_named() -> None:
    block = block_with({(c, TOTAL): FIVE.values[c, TOTAL] + FIVE.values[c, 2] for c in "prs"})
    (verdict,) = told(block)
    assert verdict.options[0].slip == "double_count"


def apart(changes: Mapping[CellName, int]) -> tuple[list[Edit], Figures]:
    """The clean block whose three totals no edit ties to each other, with changes typed over it."""
    block = block_with(dict(changes))
    edits, figures = problem(block, totals=True)
    totals = {(column, TOTAL) for column in "prsc"}
    loose = [
        edit
        for edit in edits
        if len(totals & _cells(edit)) < 2 and ("c", TOTAL) not in _cells(edit)
    ]
    headings = [[("p", 0), ("p", 1)], [("p", 2), ("p", 3), ("p", 4)]]
    return loose, replace(figures, headings=headings)


def _cells(edit: Edit) -> set[Cell]:
    if isinstance(edit, RatioEdit):
        return {edit.result, *(cell for _, cell in (*edit.numerator, *edit.denominator))}
    return {cell for _, cell in edit.terms}


@pytest.mark.parametrize(
    "rows", [[2], [0, 1], [2, 3, 4]], ids=["record", "heading", "other heading"]
)
@pytest.mark.parametrize(("times", "slip"), [(-1, "omission"), (1, "double_count")])
def test_one_miscount_explains_totals_that_nothing_ties(
    rows: list[int], times: int, slip: str
) -> None:
    amounts = {c: sum(FIVE.values[c, row] for row in rows) for c in "prs"}
    wrong = {(c, TOTAL): FIVE.values[c, TOTAL] + times * amounts[c] for c in "prs"}
    (verdict,) = localize(*apart(wrong))
    assert verdict.options[0].slip == slip
    assert first([verdict]) == {cell: FIVE.values[cell] * SEN for cell in wrong}
    assert verdict.standing in {Standing.CERTAIN, Standing.LIKELY}


def test_totals_are_corrected_before_a_record_is_emptied() -> None:
    short = {c: FIVE.values[c, TOTAL] - FIVE.values[c, 2] - 7 for c in "pr"}
    verdicts = localize(*apart({(c, TOTAL): value for c, value in short.items()}))
    changes = [change for v in verdicts for option in v.options for change in option.changes]
    assert changes
    assert all(change.value > 0 for change in changes)


def test_no_option_has_money_below_zero() -> None:
    less = FIVE.values["p", TOTAL] - 3 * max(FIVE.values["p", row] for row in range(5)) - 13
    verdicts = localize(*apart({("p", TOTAL): less}))
    changes = [change for v in verdicts for option in v.options for change in option.changes]
    assert all(change.value >= 0 for change in changes)


@pytest.mark.parametrize("records", [500, 4000])
def test_a_wrong_total_over_many_records_is_searched_in_little_memory(records: int) -> None:
    block = clean(Random(5), records)
    block.values["p", TOTAL] += 123_000
    edits, figures = problem(block, totals=True)
    tracemalloc.start()
    verdicts = localize(edits, figures)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert verdicts
    assert peak < 12_000 * records


def test_a_wrong_source_under_live_formulas_is_one_changed_cell() -> None:
    typed = FIVE.values["p", 0] * 10
    formulas = {(column, row) for column in "sc" for row in range(5)}
    block = block_with({("p", 0): typed}, formulas)
    follow(block.values, 0)
    assert first(told(block)) == {("p", 0): FIVE.values["p", 0] * SEN}


def test_live_totals_are_no_evidence_and_never_accused() -> None:
    block = block_with({("r", 1): FIVE.values["r", 1] + 40_000_000})
    for column in "prs":
        block.values[column, TOTAL] = sum(block.values[column, row] for row in range(5))
        block.formulas.add((column, TOTAL))
    (verdict,) = told(block)
    cells = {change.cell for option in verdict.options for change in option.changes}
    assert not cells & block.formulas


def test_a_formula_that_reads_too_few_records_accuses_nobody() -> None:
    short = sum(FIVE.values["p", row] for row in range(1, 5))
    assert told(block_with({("p", TOTAL): short}, {("p", TOTAL)})) == []


def test_a_whole_sheet_in_thousands_is_one_cause() -> None:
    rows = [(50_000, 40_000), (70_000, 35_000), (90_000, 81_000)]
    values: dict[Cell, int] = {"P": 210_000_000, "R": 156_000_000}
    values |= {(c, n): row["pr".index(c)] for n, row in enumerate(rows) for c in "pr"}
    edits = [sum_of(t, *((c, n) for n in range(3))) for t, c in ("Pp", "Rr")]
    table = [[("p", n), ("r", n)] for n in range(3)]
    trust: dict[Cell, float] = {"P": inf, "R": inf}
    (verdict,) = localize(edits, Figures(values, set(values), trust=trust, tables=[table]))
    assert verdict.options[0].slip == "unit"
    assert len(verdict.options[0].changes) == 6


def test_a_trusted_control_total_is_never_accused() -> None:
    values = {"a": 1_250_000, "b": 300_000, "T": 1_520_000}
    edits = [sum_of("T", "a", "b")]
    (verdict,) = asked(edits, values, {"T": inf})
    assert all(c.cell != "T" for option in verdict.options for c in option.changes)


def test_a_difference_of_one_rupiah_has_no_certain_place() -> None:
    values = {"a": 1_250_017, "b": 300_000, "T": 1_550_018}
    (verdict,) = asked([sum_of("T", "a", "b", rounding=2)], values)
    assert verdict.rounding
    assert verdict.standing is Standing.AMBIGUOUS


def test_a_difference_of_one_person_is_not_rounding() -> None:
    values = {"a": 12, "b": 4, "T": 17}
    (verdict,) = asked([sum_of("T", "a", "b")], values)
    assert not verdict.rounding


@pytest.mark.parametrize(("typed", "slip"), [(4285, "truncation"), (7019, "stale"), (43, "unit")])
def test_a_wrong_percentage_is_named_by_how_it_went_wrong(typed: int, slip: str) -> None:
    values = {"part": 12, "whole": 28, "c": typed, "rest": 16}
    edits: list[Edit] = [
        RatioEdit("c", ((1, "part"),), ((1, "whole"),)),
        sum_of("whole", "part", "rest"),
    ]
    (verdict,) = asked(edits, values)
    assert first([verdict]) == {"c": 4286}
    assert verdict.options[0].slip == slip


def test_zero_of_zero_is_no_percent() -> None:
    ratio = RatioEdit("c", ((1, "n"),), ((1, "d"),))
    assert asked([ratio], {"n": 0, "d": 0, "c": 0}) == []
    assert first(localize([ratio], Figures({"n": 0, "d": 0, "c": 50}, {"c"}))) == {"c": 0}


def test_a_tie_accepts_both_roundings() -> None:
    ratio = RatioEdit("c", ((1, "n"),), ((1, "d"),))
    for shown in (6, 7):
        values = {"n": 13, "d": 20_000, "c": shown}
        assert asked([ratio], values) == []


def test_an_edit_over_a_blank_cell_is_left_out() -> None:
    values = {"a": 5, "T": 9}
    assert asked([sum_of("T", "a", "b")], values) == []


def test_two_records_whose_errors_cancel_in_the_total_are_solved_together() -> None:
    block = block_with(
        {("r", 1): FIVE.values["r", 1] + 60_000_000, ("r", 3): FIVE.values["r", 3] - 60_000_000}
    )
    assert first(told(block)) == truth(block)


def test_hundreds_of_failing_records_are_answered_and_what_was_left_out_is_said() -> None:
    random = Random(4)
    block = clean(random, 300)
    for row in range(300):
        block.values["p", row] += random.randint(1, 9) * 10 ** random.randint(0, 6)
    verdicts = told(block)
    assert len(verdicts) >= 300
    assert not any(verdict.complete for verdict in verdicts)
    assert Standing.CERTAIN not in {verdict.standing for verdict in verdicts}


def test_a_total_of_which_nothing_can_be_made_is_given_up_and_the_rest_still_told() -> None:
    edits, figures = problem(block_with({("r", 1): FIVE.values["r", 1] * 10}), totals=True)
    agency: list[tuple[int, Cell]] = [(-1, ("p", row)) for row in range(5)]
    control = BalanceEdit(((1, "agency"), *agency), dependent="agency")
    values = {**figures.values, "agency": 17 * SEN}
    typed = frozenset(values)
    trust: dict[Cell, float] = {"agency": inf}
    told = localize(
        [*edits, control], Figures(values, typed, figures.scale, trust, tables=figures.tables)
    )
    assert first(told) == {("r", 1): FIVE.values["r", 1] * SEN}
    assert [verdict.edits for verdict in told if verdict.standing is Standing.NONE] == [
        (len(edits),)
    ]
