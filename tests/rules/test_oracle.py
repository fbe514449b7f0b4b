"""The findings on generated agencies are exactly those that plain Python recomputes.

Nothing is missing and nothing is too much: file, sheet, cell and code are compared, and how often; and
what was found, what was expected and the difference, where the oracle knows them.
"""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest

from tests.examples import SMALL
from tests.rules import oracle
from tests.rules import oracle_names as names
from tests.rules.generator import Agency
from tests.rules.oracle_faults_agency import generated
from tests.rules.oracle_pairs import apart
from tests.rules.oracle_wrong import Written
from xlsx_lkip.check.pipeline import validate
from xlsx_lkip.model.findings import Finding
from xlsx_lkip.rules import RULES
from xlsx_lkip.template import Content, write_workbook

OF_ROWS = {code for code in RULES if code[1:] in {"311", "312", "313", "314", "315", "317"}}
"""Rows that are no records, or look so: the agencies have none. See the reader's test_roles, test_sums."""
FORMULAS = {code for code in RULES if "323" <= code[1:] <= "326"}
NOT_COVERED = {code for code in RULES if code[0] == "B"} | {"U105"} | OF_ROWS | FORMULAS
"""Troubles with a file, a template of another version, and formulas: no content describes them."""
STORED_AS_TEXT = {code for code in RULES if code[1:] == "320"}
"""What is typed out as a text is worth a warning, and wrong in no other way."""
COVERED = RULES.keys() - NOT_COVERED
OF_FAMILIES = {code for code in COVERED if code[1:] in {"108", "109", "112", "320", "321"}}
"""Below zero, another unit beside the figure, less than two decimals, stored as a text."""
_LISTED = (
    "I201 I202 I203 I301 I302 I303 I304 P201 P202 P301 P302 P303 O201 O202 K201 K301 "
    "G201 G202 G205 G206 G301 A201 A202 A203 A301 A302 A303 A304 C114 C201 C202 C203 C204 C210 C301 "
    "L103 L104 L105 L203 L204 L205 L206 L207 L211 "
    "U101 U103 U104 U106 U201 U203 U301 U302 U303 U401 U402"
)
IN_FIGURES = OF_FAMILIES | set(_LISTED.split())
"""Codes of which found, expected and difference are compared too. The others have none, or name what is
nearest among many, or a cell as it is written."""
NO_FIGURES: Written = (None, None, None)
SEEDS = (0, 1, 13, 14, 20, 21, 22, 69, 84, 85, 130, 148, 151, 221, 239, 244, 286, 329, 461)
"""Nothing disturbed, little, much; chosen so that every code is met in two agencies at least."""


def contents(agency: Agency, folder: Path) -> dict[str, Content]:
    """What each workbook of the agency holds, by path."""
    return {(folder / unit.file).as_posix(): unit.content() for unit in agency.units}


def found(agency: Agency, folder: Path) -> Counter[oracle.Found]:
    """What `validate` says of the agency's workbooks, written into the folder."""
    for path, content in contents(agency, folder).items():
        write_workbook(Path(path), content, SMALL)
        os.utime(
            path, (1, 1)
        )  # Which of two is newer must not depend on how fast they are written.
    result = validate([folder], agency.settings)
    return Counter(
        (each.file, (each.sheet, each.cell, each.code), figures(each))
        for each in result.findings
        if each.code in COVERED
    )


def recalculated(seed: int) -> Counter[oracle.Found]:
    """What the oracle finds in the agency of that seed, without files."""
    agency = generated(seed)
    return oracle.findings(contents(agency, Path()), agency.settings)


def figures(finding: Finding) -> Written:
    """Found, expected and difference, where they are compared."""
    compared = finding.code in IN_FIGURES
    return (finding.found, finding.expected, finding.difference) if compared else NO_FIGURES


def said(findings: Counter[oracle.Found]) -> str:
    """One line for each finding, without the folder."""
    lines = (
        f"{Path(file).name} {sheet or '-'} {cell or '-'} {code} {written} x{times}"
        for (file, (sheet, cell, code), written), times in findings.items()
    )
    return "\n  ".join(sorted(lines)) or "none"


@pytest.mark.parametrize("seed", SEEDS)
def test_the_findings_are_those_that_plain_python_recomputes(seed: int, tmp_path: Path) -> None:
    agency = generated(seed)
    expected = oracle.findings(contents(agency, tmp_path), agency.settings)
    actual = found(agency, tmp_path)
    assert actual == expected, (
        f"seed {seed}\nmissed by the package:\n  {said(expected - actual)}"
        f"\nnot known to the oracle:\n  {said(actual - expected)}"
    )


def test_an_undisturbed_agency_has_no_errors() -> None:
    heavy = {code for _, (_, _, code), _ in recalculated(0) if RULES[code].severity.value != "note"}
    # Group cells are written once, and rows between records are blank: that is reported, and allowed.
    assert [code for code in heavy - STORED_AS_TEXT if code[1:] != "316"] == []


def test_every_code_is_met_in_two_agencies_at_least_and_once_with_its_figures() -> None:
    met: Counter[str] = Counter()
    stated: set[str] = set()
    for seed in SEEDS:
        findings = recalculated(seed)
        met.update({code for _, (_, _, code), _ in findings})
        stated |= {code for _, (_, _, code), written in findings if written != NO_FIGURES}
    assert {code for code in COVERED if met[code] < 2} == set()
    assert stated == IN_FIGURES


@pytest.mark.parametrize("pool", [names.SUBACTIVITIES, names.INDICATORS])
def test_no_generated_name_is_nearly_another(pool: tuple[str, ...]) -> None:
    others = names.SUBACTIVITIES + names.INDICATORS
    near = [(a, b) for a in pool for b in others if a != b and apart(a.lower(), b.lower()) < 15]
    assert near == []
