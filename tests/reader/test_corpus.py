"""Broken, odd and hostile workbooks that others collected: each ends as one sentence about the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import SHARED
from tests.reader.cost import assert_bounded, cost_of
from xlsx_lkip.check.pipeline import validate

pytestmark = pytest.mark.processes

CORPUS = sorted(path for path in (SHARED / "corpus").glob("*/*.*"))
FILE_CODES = {"B001", "B002", "B003", "B004", "B011", "B012", "B013"}
HEAVY = sorted(CORPUS, key=lambda path: path.stat().st_size)[-5:]


def test_the_corpus_is_there(shared: Path) -> None:
    assert len(list((shared / "corpus").glob("*/*.*"))) == 206


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.name)
def test_each_ends_as_a_finding_about_the_file(
    path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    result = validate([path])
    (finding,) = result.findings
    assert finding.code in FILE_CODES
    assert finding.sheet is None
    assert not result.tables.submissions[0].readable
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("path", HEAVY, ids=lambda path: path.name)
def test_the_largest_cost_little(path: Path) -> None:
    assert_bounded(cost_of(path), cost_of(CORPUS[0]))


PROTECTED = [path for path in CORPUS if path.name.startswith(("pass_protected", "password"))]


@pytest.mark.parametrize("path", PROTECTED, ids=lambda path: path.name)
def test_a_password_is_named_as_the_cause(path: Path) -> None:
    assert [finding.code for finding in validate([path]).findings] == ["B002"]


def test_all_together_are_as_each_alone(shared: Path) -> None:
    result = validate([shared / "corpus"])
    assert len(result.tables.submissions) == 206
    assert not any(submission.readable for submission in result.tables.submissions)
