"""Whatever people do to a submission, no command crashes and no wrong total leaves in silence.

`make mutate` tries thousands more; a failure here names the seed and the number by which to try it again.
"""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from tests.mutations.command_line import crashes
from tests.mutations.drawing import Draw, case, draw
from tests.mutations.judging import BATCH, minimal
from tests.mutations.registry import MUTATIONS
from tests.mutations.trial import described, tried
from tests.mutations.writing import written
from xlsx_lkip.check.pipeline import validate
from xlsx_lkip.declaration.vocabulary import Severity

SEED, COUNT = 2, 200
"""A seed under which so many meet every mutation."""


@pytest.mark.parametrize("first", range(0, COUNT, BATCH))
def test_no_command_crashes_and_no_wrong_total_is_silent(first: int) -> None:
    draws = [draw(SEED, number) for number in range(first, min(first + BATCH, COUNT))]
    failures = [minimal(failure) for failure in tried(draws)]
    assert not failures, "\n".join(["", *map(described, failures)])


def test_no_command_crashes_as_it_is_typed() -> None:
    failures = crashes([draw(SEED, number) for number in range(COUNT, COUNT + BATCH)])
    assert not failures, "\n".join(["", *map(described, failures)])


def test_every_mutation_is_tried() -> None:
    cheap = {name for name, each in MUTATIONS.items() if not each.costly}
    done = {name for number in range(COUNT) for name in case(draw(SEED, number)).done}
    assert cheap <= done


def test_a_sound_submission_has_neither_errors_nor_warnings(tmp_path: Path) -> None:
    for number in range(BATCH):
        content = written(case(Draw(SEED, number, ())).submission)
        (tmp_path / f"{number}.xlsx").write_bytes(content)
    found = [each for each in validate([tmp_path]).findings if each.severity is not Severity.NOTE]
    assert found == []


def test_the_same_seed_writes_the_same_workbook() -> None:
    one, other = (written(case(draw(SEED, 1)).submission) for _ in range(2))
    assert one == other


def test_a_total_that_is_not_true_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The laws can fail: here a record means a rupiah more than it says."""

    def lying(drawn: Draw) -> object:
        found = case(drawn)
        sheet = found.submission.sheet("budget")
        assert sheet
        sheet.records[0].true["budget"] += Decimal(1)
        return found

    monkeypatch.setattr("tests.mutations.trial.case", lying)
    assert {failure.law for failure in tried([Draw(SEED, 1, ())])} == {"silent", "unmarked"}
