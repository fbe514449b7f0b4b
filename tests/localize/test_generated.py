"""What holds over generated blocks: what the engine must reach, and what it must never claim."""

from __future__ import annotations

from random import Random

import pytest

from benchmarks.blocks import problem
from benchmarks.errors import TEN, WITH_TOTALS, block_of
from benchmarks.localize import Tally, added, measure, truth
from xlsx_lkip.localize import Figures, Standing, localize

SEED, BLOCKS = 20_231, 120


@pytest.fixture(scope="module")
def with_totals() -> dict[str, Tally]:
    return {k: measure(inject, k, BLOCKS, SEED, totals=True) for k, inject in TEN.items()}


@pytest.fixture(scope="module")
def without_totals() -> dict[str, Tally]:
    return {k: measure(inject, k, BLOCKS, SEED, totals=False) for k, inject in TEN.items()}


@pytest.mark.parametrize("totals", [True, False])
def test_a_clean_block_is_never_accused(totals: bool) -> None:
    assert measure(None, "clean", 300, SEED, totals=totals).detected == 0


def test_one_error_is_always_seen(with_totals: dict[str, Tally]) -> None:
    assert all(tally.detected == tally.blocks for tally in with_totals.values())


def test_with_typed_totals_cell_and_value_are_right(with_totals: dict[str, Tally]) -> None:
    whole = added(with_totals.values())
    assert whole.values >= 0.995 * whole.blocks


def test_without_totals_they_are_right_as_far_as_edits_can_tell(
    without_totals: dict[str, Tally],
) -> None:
    whole = added(without_totals.values())
    assert whole.values >= 0.965 * whole.blocks
    assert whole.listed == whole.blocks


def test_certain_is_never_wrong_and_likely_seldom(
    with_totals: dict[str, Tally], without_totals: dict[str, Tally]
) -> None:
    told = added([*with_totals.values(), *without_totals.values()]).standings
    assert told["certain", True] > 500
    assert told["certain", False] == 0
    assert told["likely", False] <= 0.01 * told["likely", True]


@pytest.mark.parametrize(
    ("kind", "share"),
    [
        ("swap_rs", 0.995),
        ("total_typo", 0.995),
        ("row_unit", 0.995),
        ("omitted", 0.95),
        ("counted_twice", 0.95),
        ("edge", 0.95),
        ("two_records", 0.99),
        ("two_in_record", 0.90),
        ("neighbours_exchanged", 0.95),
        ("column_unit", 0.95),
    ],
)
def test_what_typed_totals_decide_is_decided(kind: str, share: float) -> None:
    tally = measure(WITH_TOTALS[kind], kind, BLOCKS, SEED, totals=True)
    assert tally.values >= share * tally.blocks
    assert tally.standings["certain", False] == 0


@pytest.mark.parametrize("kind", ["propagated", "live"])
def test_a_wrong_source_that_its_record_follows_is_listed_and_never_certainly_wrong(
    kind: str,
) -> None:
    tally = measure(WITH_TOTALS[kind], kind, BLOCKS, SEED, totals=True)
    assert tally.listed >= 0.9 * tally.blocks
    assert tally.standings["certain", False] == 0


def test_the_proposed_changes_satisfy_every_edit() -> None:
    random = Random(SEED)
    for inject in (*TEN.values(), *WITH_TOTALS.values()):
        block = block_of(inject, random)
        edits, figures = problem(block, totals=True)
        verdicts = localize(edits, figures)
        changes = {c.cell: c.value for v in verdicts for c in v.options[0].changes}
        mended = {**figures.values, **changes}
        live = {cell: mended[cell] for cell in mended if cell in figures.typed}
        again = Figures(live, figures.typed, figures.scale, tables=figures.tables)
        assert localize(edits, again) == []


def test_a_typed_figure_is_the_only_suspect() -> None:
    random = Random(SEED)
    for _ in range(60):
        block = block_of(WITH_TOTALS["live"], random)
        for verdict in localize(*problem(block, totals=True)):
            cells = {change.cell for option in verdict.options for change in option.changes}
            assert not cells & block.formulas


def test_the_order_of_the_edits_changes_nothing() -> None:
    random = Random(SEED)
    for kind in ("transposition", "swap_pr", "pct_stale"):
        block = block_of(TEN[kind], random)
        edits, figures = problem(block, totals=True)
        told = localize(edits[::-1], figures)
        assert {c.cell: c.value for v in told for c in v.options[0].changes} == truth(block)
        assert (
            {v.standing for v in told}
            == {v.standing for v in localize(edits, figures)}
            <= set(Standing)
        )
