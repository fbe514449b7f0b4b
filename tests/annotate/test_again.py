"""A marked copy is an ordinary submission: read again it gives the same findings, marked again the same
copy, and corrected it shows nothing of the marks."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import openpyxl
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from openpyxl.comments import Comment
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import PatternFill

from tests.annotate.marking import SAMPLES, colours, mark, notes, opened, parts, rows, told
from tests.reader.books import lkip, saved
from xlsx_lkip.agency.settings import settings_for
from xlsx_lkip.check.pipeline import validate

WRONG = [{"budget": 100, "realization": 40, "remaining": 61, "absorption": 0.4}]


@pytest.mark.parametrize("name", ["as_published", "corrected"])
def test_copies_of_the_samples_give_the_same_findings(name: str, tmp_path: Path) -> None:
    folder = SAMPLES / name
    config = settings_for(folder / "lkip.toml", [folder])
    first = mark(folder, tmp_path / "satu", config)
    again = mark(tmp_path / "satu", tmp_path / "dua", config)
    assert told(again.result) == told(first.result)
    for one, two in zip(first.written, again.written, strict=True):
        # Suggestions for the agency name the file by its path; all else is the same bytes.
        before, after = parts(one.target), parts(two.target)
        assert before.keys() == after.keys()
        assert {n: rows(xml) for n, xml in before.items() if "/sheet" in n} == {
            n: rows(xml) for n, xml in after.items() if "/sheet" in n
        }


AMOUNT = st.sampled_from([None, 0, 40, 60, 61, 100, -1, "Rp. 60", "enam puluh", 60.005, "1.000"])
RECORD = st.fixed_dictionaries(
    {"budget": AMOUNT, "realization": AMOUNT, "remaining": AMOUNT, "absorption": st.just(0.4)}
)
CELL = st.sampled_from(["A1", "F7", "G7", "H7", "H8", "C7"])


@st.composite
def books(draw: st.DrawFn) -> openpyxl.Workbook:
    """Submissions with what people do to them beside their figures."""
    book = lkip(budget=draw(st.lists(RECORD, min_size=1, max_size=3)))
    sheet = book["Anggaran"]
    for cell in draw(st.sets(CELL, max_size=3)):
        sheet[cell].comment = Comment(draw(st.sampled_from(["a", "b\nc", " "])), "Orang")
    for _ in range(draw(st.integers(0, 2))):
        red = FormulaRule(formula=["$F7>50"], fill=PatternFill(bgColor="FFFF0000"))
        sheet.conditional_formatting.add(draw(st.sampled_from(["F7:H9", "A1:K20"])), red)
    for title in draw(st.sets(st.sampled_from(["Temuan", "Temuan xlsx-lkip", "Lain's"]))):
        book.create_sheet(title, draw(st.integers(0, 3)))["A1"] = "milik unit"
    if draw(st.booleans()):
        sheet.merge_cells("B7:D7")
    if draw(st.booleans()):
        del book["Program"]
    if draw(st.booleans()):
        sheet.insert_rows(7)
    sheet.sheet_state = draw(st.sampled_from(["visible", "hidden"]))
    book.active = draw(st.integers(0, 2))
    return book


@settings(max_examples=8, phases=[Phase.reuse, Phase.generate])
@given(book=books())
def test_marking_is_not_seen_by_checking_and_done_once(book: openpyxl.Workbook) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        source = saved(book, folder)
        first = mark(source, folder / "satu")
        again = mark(first.copy, folder / "dua")
        assert told(again.result) == told(first.result)
        one, two = opened(first.copy), opened(again.copy)
        for before, after in zip(told_on(one), told_on(two), strict=True):
            assert before == after
        assert one.sheetnames == two.sheetnames
        assert len(parts(first.copy)) == len(parts(again.copy))
        assert cells(opened(source)) == cells(one)


def told_on(book: openpyxl.Workbook) -> list[Any]:
    """Colours, notes and list."""
    marks = [told for sheet in book for told in (colours(sheet), notes(sheet))]
    return [*marks, list(book.worksheets[0].values), len(book._differential_styles.styles)]


def cells(book: openpyxl.Workbook) -> dict[str, Any]:
    """All values by sheet, but for the list, which is marked by its look."""
    return {
        sheet.title: {c.coordinate: c.value for line in sheet.iter_rows() for c in line if c.value}
        for sheet in book
        if sheet["A1"].value != "Temuan pemeriksaan LKIP"
    }


def test_a_mended_copy_bears_no_mark(tmp_path: Path) -> None:
    book = opened(mark(saved(lkip(budget=WRONG), tmp_path), tmp_path / "satu").copy)
    whole = lkip()
    for line in whole["Anggaran"].iter_rows(min_row=7):
        for cell in line:
            book["Anggaran"][cell.coordinate].value = cell.value
    for line in whole["Program"].iter_rows(min_row=7):
        for cell in line:
            book["Program"][cell.coordinate].value = cell.value
    run = mark(saved(book, tmp_path, "lagi.xlsx"), tmp_path / "dua")
    assert run.result.findings == []
    after = opened(run.copy)
    assert after.sheetnames == ["Temuan", *lkip().sheetnames]
    assert not colours(after["Anggaran"])
    assert not notes(after["Anggaran"])
    assert not [name for name in parts(run.copy) if "comments" in name or name.endswith(".vml")]


def test_formats_do_not_pile_up(tmp_path: Path) -> None:
    path = saved(lkip(budget=WRONG), tmp_path)
    for number in range(3):
        path = mark(path, tmp_path / str(number)).copy
    styles = [parts(tmp_path / str(number) / path.name)["xl/styles.xml"] for number in range(3)]
    assert styles[0] == styles[1] == styles[2]


def test_a_copied_list_is_taken_out_as_well(tmp_path: Path) -> None:
    book = opened(mark(saved(lkip(budget=WRONG), tmp_path), tmp_path / "satu").copy)
    book.copy_worksheet(book["Temuan"])
    path = saved(book, tmp_path, "lagi.xlsx")
    assert "B107" not in {finding.code for finding in validate([path]).findings}
    assert opened(mark(path, tmp_path / "dua").copy).sheetnames == ["Temuan", *lkip().sheetnames]


def test_a_declared_sheet_is_read_whatever_stands_in_it(tmp_path: Path) -> None:
    book = lkip(budget=WRONG)
    book["Anggaran"]["L1"] = "xlsx-lkip-temuan"
    assert "A202" in {finding.code for finding in validate([saved(book, tmp_path)]).findings}
