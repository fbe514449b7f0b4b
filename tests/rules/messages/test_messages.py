"""Every sentence that readers can meet is written out once by hand, every fact that it names included."""

from __future__ import annotations

import ast
import string
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

import xlsx_lkip
from tests.examples import chosen_by
from xlsx_lkip.model.findings import Finding
from xlsx_lkip.model.wording import WORDS
from xlsx_lkip.rules import RULES

from .agency import AGENCY
from .files import FILES
from .records import RECORDS
from .said import Said, Source, findings_for
from .sheets import SHEETS
from .totals import TOTALS
from .workbooks import WORKBOOKS

SAID: tuple[Said, ...] = (*RECORDS, *SHEETS, *TOTALS, *AGENCY, *WORKBOOKS, *FILES)
WORDINGS = {(rule.message, rule.remedy) for rule in RULES.values()}
PACKAGE = Path(xlsx_lkip.__file__).parent
WORDED_IN = (
    *("rules", "reader", "check/formula_faults.py", "submissions/replaced.py"),
    "compare/run_frames.py",
)
"""Where words of ours are marked that facts of findings hold."""
NO_FACT = {
    "Proses pembaca tidak dapat dijalankan; berkas dibaca langsung. Satu berkas yang bermasalah dapat "
    "menghentikan pemeriksaan."
}
"""Marked there, and printed by itself."""
Found = Mapping[Source, list[Finding]]


@pytest.fixture(scope="module")
def found(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Found:
    """What is found in the examples of the sentences that are to be tested."""
    chosen = chosen_by(request, "said")
    sources = list(dict.fromkeys(said.example for said in SAID if said in chosen))
    return findings_for(sources, tmp_path_factory.mktemp("messages"))


@pytest.fixture(scope="module")
def asserted(request: pytest.FixtureRequest, found: Found) -> list[tuple[Said, Finding]]:
    """The sentences, each with a finding that says it."""
    if not chosen_by(request, "said").issuperset(SAID):
        pytest.skip("not all sentences are tested in this run")
    return [(said, each) for said in SAID for each in found[said.example] if said.is_of(each)]


@pytest.mark.parametrize("said", SAID, ids=lambda said: f"{said.code} {said.message[:50]}")
def test_the_sentence_is_said(said: Said, found: Found) -> None:
    here = [each for each in found[said.example] if each.code == said.code]
    assert said.message in [each.message for each in here]
    assert any(map(said.is_of, here)), [each.remedy for each in here]


def test_every_wording_is_asserted() -> None:
    told = {(RULES[said.code].message, RULES[said.code].remedy) for said in SAID}
    assert WORDINGS - told == set()


def test_every_fact_that_a_wording_names_is_asserted(asserted: list[tuple[Said, Finding]]) -> None:
    told = {
        (text, name)
        for said, finding in asserted
        for text in (finding.rule.message, finding.rule.remedy if said.remedy else "")
        for name in _names(text) & _filled(finding)
    }
    named = {(text, name) for wording in WORDINGS for text in wording for name in _names(text)}
    assert named - told == set()


def test_every_sentence_that_a_fact_may_hold_is_asserted(
    asserted: list[tuple[Said, Finding]],
) -> None:
    told = {
        fact.value
        for said, finding in asserted
        for name, fact in finding.facts.items()
        if fact.kind is WORDS and (said.remedy or name in _names(finding.rule.message))
    }
    assert set(_marked()) - NO_FACT - told == set()


def _names(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def _filled(finding: Finding) -> set[str]:
    """The facts that say something in this finding."""
    filled = {name for name, fact in finding.facts.items() if fact.value not in (None, "")}
    return filled | ({"difference"} if finding.difference is not None else set())


def _marked() -> Iterator[str]:
    """Every text that is marked for the catalogs in these modules."""
    for place in (PACKAGE / name for name in WORDED_IN):
        for module in place.rglob("*.py") if place.is_dir() else [place]:
            for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "N_":
                    yield ast.literal_eval(node.args[0])
