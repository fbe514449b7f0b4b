"""Every rule shows a workbook that breaks it and one that satisfies it, and they do."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.examples import chosen_by, parsed, written
from xlsx_lkip.agency.settings import settings_for
from xlsx_lkip.check.pipeline import Result, validate
from xlsx_lkip.rules import RULES

MET_WHILE_READING = {code for code, rule in RULES.items() if code[0] == "B" and not rule.breaks}
"""Shown by broken files in tests/reader, which no table of cells can describe."""
OTHER_TEMPLATE = {"U105"}
"""Needs a template of another version, of which there is none yet: see test_submissions."""
TABULAR = [code for code in RULES if code not in MET_WHILE_READING | OTHER_TEMPLATE]
ALONE = [
    code
    for code in TABULAR
    if parsed(RULES[code].breaks).settings or len(parsed(RULES[code].breaks).files) > 1
]
"""Need settings or several files, and so a folder of their own."""
TOGETHER = [code for code in TABULAR if code not in ALONE]


def codes(result: Result, path: Path | None = None) -> set[str]:
    return {f.code for f in result.findings if path is None or f.file == path.as_posix()}


@pytest.fixture(scope="module")
def together(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, Result]:
    """All examples of one file each, validated in one run; of the rules that were asked for."""
    folder = tmp_path_factory.mktemp("examples")
    for code in sorted(chosen_by(request, "code").intersection(TOGETHER)):
        written(RULES[code].breaks, folder, f"{code}-breaks")
        written(RULES[code].holds, folder, f"{code}-holds")
    return folder, validate([folder])


def test_every_rule_has_both_examples() -> None:
    assert [code for code in TABULAR if not (RULES[code].breaks and RULES[code].holds)] == []


@pytest.mark.parametrize("code", TOGETHER)
def test_the_example_breaks_its_rule(code: str, together: tuple[Path, Result]) -> None:
    folder, result = together
    assert code in codes(result, folder / f"{code}-breaks-1.xlsx")


@pytest.mark.parametrize("code", TOGETHER)
def test_the_counterexample_satisfies_its_rule(code: str, together: tuple[Path, Result]) -> None:
    folder, result = together
    assert code not in codes(result, folder / f"{code}-holds-1.xlsx")


@pytest.mark.parametrize("code", ALONE)
def test_the_example_of_several_files_breaks_its_rule(code: str, tmp_path: Path) -> None:
    written(RULES[code].breaks, tmp_path)
    assert code in codes(validate([tmp_path], settings_for(None, [tmp_path])))


@pytest.mark.parametrize("code", ALONE)
def test_the_counterexample_of_several_files_holds(code: str, tmp_path: Path) -> None:
    written(RULES[code].holds, tmp_path)
    assert code not in codes(validate([tmp_path], settings_for(None, [tmp_path])))


@pytest.mark.parametrize("code", RULES)
def test_every_rule_can_be_read_by_the_people_it_is_for(code: str) -> None:
    rule = RULES[code]
    assert rule.title
    assert rule.page.strip().endswith(".")
    assert rule.message.rstrip("}").endswith((".", "note", "near_note"))
    assert rule.remedy.endswith(".")
    assert len(code) == 4
    assert code[0].isupper()
    assert code[1:].isdigit()
