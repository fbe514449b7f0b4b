"""Which cells hold formulas is known in every spelling of the XML, and in an .ods."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.examples import written
from tests.office import converted
from tests.reader.books import lkip, parts_of, repacked, saved
from tests.reader.xlsb import write_xlsb
from xlsx_lkip.declaration.workbook import WORKBOOK
from xlsx_lkip.reader.formulas import formulas_of

PART = f"xl/worksheets/sheet{WORKBOOK.order('budget')}.xml"
LIVE = "Anggaran\nPagu | Realisasi | Sisa\n100 | 40 | =F7-G7 -> 60\n90 | 10 | =F8-G8 -> 80"
BUDGET = {(7, 8): "F7-G7", (8, 8): "F8-G8"}
"""Cells of Sisa, physical row and column, and their formulas."""


def sisa(path: Path) -> dict[tuple[int, int], str]:
    """The formulas of Sisa on Anggaran."""
    known = formulas_of(path)
    assert known is not None
    return {at: text for at, text in known["Anggaran"].items() if at[0] > 6 and at[1] == 8}


def respelled(path: Path, search: str, replacement: str) -> Path:
    """The workbook with the XML of Anggaran written otherwise."""
    xml = re.sub(search, replacement, parts_of(path)[PART].decode())
    return repacked(path, {PART: xml.encode()})


@pytest.fixture
def live(tmp_path: Path) -> Path:
    return written(LIVE, tmp_path)[0]


@pytest.mark.parametrize(
    ("search", "replacement"),
    [
        (r"<f>", "\n   <f>"),
        (r"<f>([^<]*)</f>", r"<f ca='1'>\1</f>"),
        (r"<f>([^<]*)</f>", r"<f><![CDATA[\1]]></f>"),
        (r"<f>", "<!-- rumus --><f>"),
        (r'<c r="(\w+)" s="(\d+)">', r'<c s="\2" r="\1">'),
        (r'<c r="(\w+)"', r"<c r='\1'"),
        (r"<(/?)(c|f|v|row|sheetData|worksheet|is|t)([ />])", r"<\1x:\2\3"),
    ],
    ids=["line break", "attribute", "CDATA", "comment", "order", "quotes", "prefix"],
)
def test_any_spelling_of_the_xml_shows_the_same_formulas(
    search: str, replacement: str, live: Path
) -> None:
    if ":" in replacement:
        respelled(live, r'xmlns="([^"]*)"', r'xmlns:x="\1"')
    respelled(live, search, replacement)
    found = {at: text.replace('"', "") for at, text in sisa(live).items()}
    assert found == BUDGET


def test_a_shared_formula_is_one_in_every_cell_that_shares_it(live: Path) -> None:
    respelled(live, "<f>F7-G7</f>", '<f t="shared" ref="H7:H8" si="0">F7-G7</f>')
    respelled(live, "<f>F8-G8</f>", '<f t="shared" si="0"/>')
    assert sisa(live) == BUDGET


def test_an_array_formula_fills_all_its_cells(live: Path) -> None:
    respelled(live, "<f>F7-G7</f>", '<f t="array" ref="H7:H8">F7:F8-G7:G8</f>')
    respelled(live, "<f>F8-G8</f>", "")
    assert sisa(live).keys() == BUDGET.keys()


@pytest.mark.office
def test_an_ods_tells_its_formulas(live: Path, tmp_path: Path) -> None:
    found = sisa(converted(live, "ods", tmp_path))
    assert {at: found[at] for at in BUDGET} == BUDGET


@pytest.mark.office
def test_an_xlsb_and_an_xls_do_not_tell(live: Path, tmp_path: Path) -> None:
    assert formulas_of(write_xlsb(lkip(), tmp_path / "berkas.xlsb")) is None
    assert formulas_of(converted(live, "xls", tmp_path)) is None


def test_a_sheet_without_formulas_has_none(tmp_path: Path) -> None:
    known = formulas_of(saved(lkip(), tmp_path))
    assert known is not None
    assert known["Anggaran"] == {}
