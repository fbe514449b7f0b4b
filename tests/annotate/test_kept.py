"""Nothing of a submission is lost in its marked copy, and the submission itself is not touched."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from openpyxl.workbook.defined_name import DefinedName

from tests.annotate.marking import Run, mark, opened, part_of, parts, rows
from tests.reader.books import lkip, repacked, saved

CHANGED = {"[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"}
WRONG = [{"budget": 100, "realization": 40, "remaining": 61}]
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def pairs(run: Run) -> list[tuple[Path, Path]]:
    return [(Path(each.file), each.target) for each in run.written]


def test_every_submission_gets_a_copy_of_its_name(published: Run) -> None:
    assert len(published.written) == 5
    assert all(source.name == copy.name for source, copy in pairs(published))
    assert not any(each.remarks for each in published.written)


def test_parts_without_marks_are_the_same_bytes(published: Run) -> None:
    for source, copy in pairs(published):
        before, after = parts(source), parts(copy)
        assert before.keys() <= after.keys()
        changed = {name for name in before if before[name] != after[name]} - CHANGED
        assert all(name.startswith("xl/worksheets/sheet") for name in changed)


def test_rows_are_the_same_bytes_on_every_sheet(published: Run) -> None:
    for source, copy in pairs(published):
        before, after = parts(source), parts(copy)
        for name in before:
            if name.startswith("xl/worksheets/"):
                assert rows(before[name]) == rows(after[name]) != b""


@pytest.mark.parametrize("calculated", [False, True], ids=["formulas", "values"])
def test_another_reader_sees_the_same(published: Run, calculated: bool) -> None:
    source, copy = pairs(published)[0]
    before, after = (opened(path, data_only=calculated) for path in (source, copy))
    assert after.sheetnames == ["Temuan", *before.sheetnames]
    for sheet in before:
        assert cells(sheet) == cells(after[sheet.title])
        assert surroundings(sheet) == surroundings(after[sheet.title])


def test_growing_print_areas_stay(published: Run) -> None:
    for source, copy in pairs(published):
        before, after = (parts(path)["xl/workbook.xml"].decode() for path in (source, copy))
        area = "Anggaran!$A$1:INDEX(Anggaran!$K$1:$K$1506,"
        assert f'<definedName name="_xlnm.Print_Area" localSheetId="9">{area}' in before
        assert f'<definedName name="_xlnm.Print_Area" localSheetId="10">{area}' in after


def cells(sheet: Any) -> dict[str, tuple[object, ...]]:
    return {
        cell.coordinate: (cell.value, cell.number_format, cell.fill.fgColor.rgb, cell.font.b)
        for line in sheet.iter_rows()
        for cell in line
        if cell.value is not None
    }


def surroundings(sheet: Any) -> dict[str, object]:
    formats = [
        (str(block.sqref), rule.formula)
        for block in sheet.conditional_formatting
        for rule in block.rules
        if "xlsx-lkip" not in str(rule.formula)
    ]
    return {
        "widths": {key: (one.width, one.hidden) for key, one in sheet.column_dimensions.items()},
        "heights": {key: one.height for key, one in sheet.row_dimensions.items()},
        "merged": sorted(map(str, sheet.merged_cells.ranges)),
        "validations": [
            (str(each.sqref), each.type, each.formula1, each.prompt, each.error)
            for each in sheet.data_validations.dataValidation
        ],
        "formats": sorted(formats),
        "protection": vars(sheet.protection),
        "frozen": sheet.freeze_panes,
        "filter": sheet.auto_filter.ref,
        "titles": sheet.print_title_rows,
    }


def test_submissions_are_left_alone(tmp_path: Path) -> None:
    source = saved(lkip(), tmp_path)
    os.utime(source, (1_700_000_000, 1_700_000_000))
    before = source.read_bytes(), source.stat().st_mtime_ns
    copy = mark(source, tmp_path / "salinan").copy
    assert (source.read_bytes(), source.stat().st_mtime_ns) == before
    assert copy.stat().st_mtime == source.stat().st_mtime


def test_pictures_stay(tmp_path: Path) -> None:
    source = saved(lkip(budget=WRONG), tmp_path)
    sheet = part_of(source, "Anggaran")
    relations = "xl/worksheets/_rels/" + Path(sheet).name + ".rels"
    drawn = parts(source)[sheet].replace(b"</worksheet>", b'<drawing r:id="rId1"/></worksheet>')
    drawn = drawn.replace(b"<worksheet ", f'<worksheet xmlns:r="{RELATIONS}" '.encode(), 1)
    picture = {
        sheet: drawn,
        relations: f'<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" '
        f'Type="{RELATIONS}/drawing" Target="../drawings/drawing1.xml"/></Relationships>'.encode(),
        "xl/drawings/drawing1.xml": b"<a/>",
        "xl/media/image1.png": b"\x89PNG",
    }
    after = parts(mark(repacked(source, picture), tmp_path / "salinan").copy)
    assert b'Id="rId1"' in after[relations]
    assert after[sheet].index(b"<drawing ") < after[sheet].index(b"<legacyDrawing ")
    for name in ("xl/drawings/drawing1.xml", "xl/media/image1.png"):
        assert after[name] == picture[name]


def test_merged_cells_and_names_stay(tmp_path: Path) -> None:
    book = lkip(budget=WRONG)
    book["Anggaran"].merge_cells("M10:N12")
    book.defined_names["pagu"] = DefinedName("pagu", attr_text="Anggaran!$F$7")
    after = opened(mark(saved(book, tmp_path), tmp_path / "salinan").copy)
    assert after.defined_names["pagu"].attr_text == "Anggaran!$F$7"
    assert [str(each) for each in after["Anggaran"].merged_cells.ranges] == ["M10:N12"]


def test_names_of_a_sheet_stay_with_their_sheet(tmp_path: Path) -> None:
    book = lkip()
    book["Program"].defined_names["baris"] = DefinedName("baris", attr_text="Program!$B$7")
    after = opened(mark(saved(book, tmp_path), tmp_path / "salinan").copy)
    assert after["Program"].defined_names["baris"].attr_text == "Program!$B$7"


def test_only_the_list_is_chosen_when_the_copy_is_opened(tmp_path: Path) -> None:
    book = lkip()
    book.active = 3
    after = opened(mark(saved(book, tmp_path), tmp_path / "salinan").copy)
    assert after.active.title == "Temuan"
    assert [sheet.title for sheet in after if sheet.sheet_view.tabSelected] == ["Temuan"]


def test_macros_are_carried_and_stay_a_workbook_with_macros(tmp_path: Path) -> None:
    source = repacked(saved(lkip(), tmp_path, "makro.xlsm"), {"xl/vbaProject.bin": b"makro"})
    copy = mark(source, tmp_path / "salinan").copy
    assert copy.name == "makro.xlsm"
    assert parts(copy)["xl/vbaProject.bin"] == b"makro"


def test_that_a_signature_no_longer_holds_is_said(tmp_path: Path) -> None:
    source = repacked(saved(lkip(), tmp_path), {"_xmlsignatures/sig1.xml": b"<Signature/>"})
    run = mark(source, tmp_path / "salinan")
    (remark,) = run.written[0].remarks
    assert str(remark) == "Tanda tangan digital tidak berlaku lagi pada salinan."
    assert "Tanda tangan digital" in str(opened(run.copy)["Temuan"]["A5"].value)
