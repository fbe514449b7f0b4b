"""The development blocks that were handed out with the method: other hands made them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.blocks import TOTAL, Block, CellName
from benchmarks.errors import TEN
from benchmarks.localize import Tally, judge

FILE = Path(__file__).parent / "data/typing-errors-dev.json"
"""Six hundred generated blocks, each with one known error at most."""


def blocks(*kinds: str) -> list[Block]:
    """The blocks of those kinds of error."""
    found = json.loads(FILE.read_text("utf-8"))["blocks"]
    return [_block(block) for block in found if block["kind"] in kinds]


def _block(block: dict[str, object]) -> Block:
    rows, totals, wrong = block["rows"], block["total"], block["wrong"]
    assert isinstance(rows, list)
    assert isinstance(totals, dict)
    assert isinstance(wrong, list)
    values: dict[CellName, int] = {(c, n): v for n, row in enumerate(rows) for c, v in row.items()}
    values |= {(column, TOTAL): value for column, value in totals.items()}
    meant = {(column, TOTAL if row == "T" else row): true for row, column, _, true in wrong}
    return Block(str(block["kind"]), len(rows), values, meant)


def tally(found: list[Block], *, totals: bool) -> Tally:
    """What the engine makes of the blocks."""
    whole = Tally()
    for block in found:
        judge(block, whole, totals=totals)
    return whole


@pytest.mark.parametrize(("totals", "share"), [(True, 0.995), (False, 0.97)])
def test_one_error_of_ten_kinds_is_found_with_its_value(totals: bool, share: float) -> None:
    told = tally(blocks(*TEN), totals=totals)
    assert told.values >= share * told.blocks
    assert told.standings["certain", False] == 0


def test_what_only_typed_totals_show_is_found() -> None:
    told = tally(blocks("swap_rs", "total_typo", "row_unit"), totals=True)
    assert told.values == told.blocks


@pytest.mark.parametrize("totals", [True, False])
def test_clean_blocks_are_not_accused(totals: bool) -> None:
    assert tally(blocks("clean"), totals=totals).detected == 0
