"""Marked copies open in Excel without an offer to repair them, whoever wrote the submission."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl.comments import Comment
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import PatternFill

from tests.annotate.marking import ERROR, Run, colours, mark, notes, opened, part_of, parts
from tests.examples import written
from tests.office import converted
from tests.ooxml import complaints
from tests.reader.books import lkip, repacked, saved

WRONG = [{"budget": 100, "realization": 40, "remaining": 61, "absorption": 0.4}]
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
BUTTON = b"""<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
 xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit"
 data="3"/></o:shapelayout><v:shapetype id="_x0000_t201" coordsize="21600,21600" o:spt="201"
 path="m,l,21600r21600,l21600,xe"/><v:shape id="_x0000_s3073" type="#_x0000_t201"
 style="position:absolute"><x:ClientData ObjectType="Button"><x:Anchor>1, 0, 1, 0, 2, 0, 2, 0</x:Anchor>
</x:ClientData></v:shape></xml>"""
KIND = b'<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>'


def assert_as_sound_as(source: Path, copy: Path) -> None:
    """What a submission itself has to complain about is not ours to correct."""
    assert set(complaints(copy)) <= set(complaints(source))


def drawn_on(source: Path, element: str, drawing: bytes = BUTTON) -> str:
    """Give Anggaran a drawing of that kind; the name of its part."""
    sheet, before = part_of(source, "Anggaran"), parts(source)
    types = before["[Content_Types].xml"]
    related = f'<Relationship Id="rId1" Type="{RELATIONS}/vmlDrawing" Target="../drawings/d.vml"/>'
    placed = f'<{element} xmlns:r="{RELATIONS}" r:id="rId1"/></worksheet>'.encode()
    changed = {
        sheet: before[sheet].replace(b"</worksheet>", placed),
        "xl/drawings/d.vml": drawing,
        f"xl/worksheets/_rels/{Path(sheet).name}.rels": (
            f'<Relationships xmlns="{PACKAGE}">{related}</Relationships>'.encode()
        ),
        "[Content_Types].xml": types.replace(b"<Default", KIND + b"<Default", 1),
    }
    repacked(source, changed)
    assert complaints(source) == complaints_of_openpyxl(source)
    return "xl/drawings/d.vml"


def complaints_of_openpyxl(source: Path) -> list[str]:
    """It writes the parts of a font in an order of its own, which Excel does not mind."""
    return [each for each in complaints(source) if "/fonts[1]/" in each]


def test_the_published_report(published: Run) -> None:
    most, *_ = published.written
    assert complaints(most.target) == []


def test_a_copy_that_is_marked_again(tmp_path: Path) -> None:
    first = mark(written("Anggaran\nPagu | Sisa\n100 | 61", tmp_path)[0], tmp_path / "satu").copy
    assert complaints(first) == []
    assert complaints(mark(first, tmp_path / "dua").copy) == []


def test_a_submission_that_openpyxl_saved_with_notes_and_colours(tmp_path: Path) -> None:
    book = lkip(budget=WRONG * 210)
    sheet = book["Anggaran"]
    sheet["A1"].comment = Comment("Catatan lain.", "Ibu Contoh")
    sheet["H7"].comment = Comment("Sudah saya tanyakan.", "Ibu Contoh")
    red = FormulaRule(formula=["$F7>50"], fill=PatternFill(bgColor="FFFF0000"))
    sheet.conditional_formatting.add("F7:H9", red)
    source = saved(book, tmp_path)
    assert_as_sound_as(source, mark(source, tmp_path / "salinan").copy)


@pytest.mark.office
def test_a_submission_that_libreoffice_saved_with_our_notes(tmp_path: Path) -> None:
    wrong = written("Anggaran\nPagu | Realisasi | Sisa\n100 | 40 | 61", tmp_path)[0]
    resaved = converted(mark(wrong, tmp_path / "satu").copy, "xlsx", tmp_path)
    assert_as_sound_as(resaved, mark(resaved, tmp_path / "dua").copy)


def test_a_sheet_with_a_button_keeps_it_beside_the_notes(tmp_path: Path) -> None:
    source = saved(lkip(budget=WRONG), tmp_path)
    drawing = drawn_on(source, "legacyDrawing")
    copy = mark(source, tmp_path / "salinan").copy
    assert_as_sound_as(source, copy)
    after = parts(copy)[drawing]
    assert b'ObjectType="Button"' in after
    assert b'id="_x0000_s3074"' in after
    assert b'data="3"' in after
    assert "A202" in notes(opened(copy)["Anggaran"])["H7"]


def test_a_picture_in_the_header_stays_there(tmp_path: Path) -> None:
    source = saved(lkip(budget=WRONG), tmp_path)
    drawing = drawn_on(source, "legacyDrawingHF")
    copy = mark(source, tmp_path / "salinan").copy
    assert_as_sound_as(source, copy)
    assert parts(copy)[drawing] == BUTTON
    xml = parts(copy)[part_of(source, "Anggaran")]
    assert xml.index(b"<legacyDrawing ") < xml.index(b"<legacyDrawingHF ")
    assert "A202" in notes(opened(copy)["Anggaran"])["H7"]


def test_a_note_that_is_full_is_left_alone_and_that_is_said(tmp_path: Path) -> None:
    book = lkip(budget=WRONG)
    book["Anggaran"]["H7"].comment = Comment("x" * 32_700, "Ibu Contoh")
    source = saved(book, tmp_path)
    run = mark(source, tmp_path / "salinan")
    assert notes(opened(run.copy)["Anggaran"])["H7"] == "x" * 32_700
    assert colours(opened(run.copy)["Anggaran"])["H7"] == ERROR
    assert "Anggaran!H7" in str(run.written[0].remarks[0])
    assert_as_sound_as(source, run.copy)


def test_ours_stands_before_how_a_note_is_pronounced(tmp_path: Path) -> None:
    book = lkip(budget=WRONG)
    book["Anggaran"]["H7"].comment = Comment("Catatan.", "Ibu Contoh")
    source = saved(book, tmp_path)
    part = "xl/comments/comment1.xml"
    spoken = b'<rPh sb="0" eb="1"><t>c</t></rPh></text>'
    repacked(source, {part: parts(source)[part].replace(b"</text>", spoken)})
    assert_as_sound_as(source, mark(source, tmp_path / "salinan").copy)
