"""One workbook, written in other spellings and formats: the same findings and suggestions, and no
suggestion for a cell that holds a formula, or could hold one."""

from __future__ import annotations

import re
import shutil
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest

from benchmarks.blocks import SLIPS
from tests.examples import SMALL, SOUND_IDENTITY
from tests.office import converted
from tests.reader.books import parts_of, repacked
from xlsx_lkip.agency.settings import Settings
from xlsx_lkip.check.pipeline import validate
from xlsx_lkip.declaration.workbook import WORKBOOK
from xlsx_lkip.model.findings import Finding
from xlsx_lkip.reader.formulas import formulas_of
from xlsx_lkip.template import Content, Value, write_workbook

PART = f"xl/worksheets/sheet{WORKBOOK.order('budget')}.xml"
SPELLINGS = {
    "line breaks": [(r"<f>", "\n  <f>"), (r"</f><v>", "</f>\n  <v>")],
    "attributes": [(r'<c r="(\w+)" s="(\d+)"', r'<c  s="\2"  r="\1"'), (r"<f>", '<f ca="1">')],
    "prefixes": [
        (r'xmlns="([^"]*)"', r'xmlns:x="\1"'),
        (r"<(/?)([a-zA-Z]+)([ />])", r"<\1x:\2\3"),
    ],
    "CDATA": [(r"<f>([^<&]*)</f>", r"<f><![CDATA[\1]]></f>")],
}
COMPUTED = {"H", "I"}
"""Columns of Anggaran with formulas; in the Jumlah row all figures are computed."""


def workbook(seed: int, folder: Path) -> Path:
    """Records under live formulas, one figure with a typing error, and control totals from before it.

    Now and then a computed cell was typed over.
    """
    random = Random(seed)
    records: list[dict[str, Value]] = []
    for number in range(random.randint(3, 7)):
        budget = random.randint(10, 99_999) * 1000
        records.append(
            {
                "program": "Program",
                "activity": f"Kegiatan {number // 2}",
                "subactivity": f"Sub kegiatan {number}",
                "budget": budget,
                "realization": budget * random.randint(40, 99) // 100,
                "outcome": "Dokumen",
                "unit_of_measure": "dokumen",
            }
        )
    identity: dict[str, Value] = {
        **SOUND_IDENTITY,
        **{key: sum(int(str(each[key])) for each in records) for key in ("budget", "realization")},
    }
    wrong = random.choice(records)
    slip = SLIPS[random.choice(("transposition", "substitution", "insertion", "factor1000"))][0]
    key = random.choice(("budget", "realization"))
    wrong[key] = slip(random, int(str(wrong[key])))
    if random.random() < 0.5:
        other = random.choice(records)
        other["remaining"] = Decimal(random.randint(1, 10**9))
    path = folder / "asli.xlsx"
    write_workbook(path, Content(identity, {"budget": records}), SMALL)
    return path


def told(path: Path) -> list[tuple[object, ...]]:
    """What is found in the file, without what its format alone brings about."""
    found = validate([path], Settings()).findings
    return [
        (each.code, each.sheet, each.cell, each.message, options(each))
        for each in found
        if each.code not in {"B301"}
    ]


def options(finding: Finding) -> list[tuple[object, ...]]:
    """The explanations of a finding's suggestion."""
    suggestion = finding.suggestion
    return [
        (option.slip, [(change.sheet, change.cell, change.value) for change in option.changes])
        for option in (suggestion.options if suggestion else ())
    ]


def suspects(path: Path) -> set[tuple[str, str]]:
    """Every cell for which some suggestion has another figure."""
    return {
        (change.sheet, change.cell)
        for finding in validate([path], Settings()).findings
        if finding.suggestion
        for option in finding.suggestion.options
        for change in option.changes
    }


@pytest.mark.parametrize("spelling", SPELLINGS)
@pytest.mark.parametrize("seed", range(4))
def test_every_spelling_gives_the_same_findings(seed: int, spelling: str, tmp_path: Path) -> None:
    path = workbook(seed, tmp_path)
    other = tmp_path / "lain.xlsx"
    shutil.copy(path, other)
    xml = parts_of(other)[PART].decode()
    for search, replacement in SPELLINGS[spelling]:
        xml = re.sub(search, replacement, xml)
    repacked(other, {PART: xml.encode()})
    assert told(other) == told(path) != []


@pytest.mark.parametrize("seed", range(12))
def test_no_suggestion_is_for_a_formula(seed: int, tmp_path: Path) -> None:
    path = workbook(seed, tmp_path)
    known = formulas_of(path)
    assert known
    formulas = {("Anggaran", at) for at in known["Anggaran"]}
    named = {("Anggaran", _place(cell)) for sheet, cell in suspects(path) if sheet == "Anggaran"}
    assert not named & formulas


def _place(cell: str) -> tuple[int, int]:
    return int(cell[1:]), ord(cell[0]) - ord("A") + 1


@pytest.mark.office
@pytest.mark.parametrize("seed", [1, 2])
def test_an_ods_gives_the_same_findings(seed: int, tmp_path: Path) -> None:
    path = workbook(seed, tmp_path)
    assert told(converted(path, "ods", tmp_path)) == told(path)


@pytest.mark.office
@pytest.mark.parametrize("seed", [1, 2])
def test_where_formulas_are_not_known_no_computed_cell_is_suspected(
    seed: int, tmp_path: Path
) -> None:
    path = converted(workbook(seed, tmp_path), "xls", tmp_path)
    cells = {cell for sheet, cell in suspects(path) if sheet == "Anggaran"}
    assert not {cell for cell in cells if cell[0] in COMPUTED or int(cell[1:]) < 6}
