"""Findings at their cells: a colour by severity, and a note that says all that a report says."""

from __future__ import annotations

from pathlib import Path

from openpyxl.comments import Comment
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import PatternFill

from tests.annotate.marking import (
    ERROR,
    NOTE,
    SUSPECT,
    WARNING,
    Run,
    colours,
    mark,
    notes,
    opened,
    parts,
)
from tests.reader.books import lkip, repacked, saved
from xlsx_lkip.model.findings import Severity

WRONG = [{"budget": 100, "realization": 40, "remaining": 61, "absorption": 0.4}]
COLOURS = {Severity.ERROR: ERROR, Severity.WARNING: WARNING, Severity.NOTE: NOTE}


def test_every_finding_is_coloured_and_noted_at_its_cell(published: Run) -> None:
    seen = {
        (each.file, sheet.title): (colours(sheet), notes(sheet))
        for each in published.written
        for sheet in opened(each.target)
    }
    marked = [f for f in published.result.findings if f.cell and f.sheet]
    assert len(marked) > 20
    for finding in marked:
        assert finding.sheet is not None
        assert finding.cell is not None
        coloured, noted = seen[finding.file, finding.sheet]
        note = noted[finding.cell]
        suspected = "Dicurigai" in note and finding.severity is not Severity.ERROR
        assert coloured[finding.cell] == (SUSPECT if suspected else COLOURS[finding.severity])
        assert finding.code in note
        assert finding.message in note
        assert finding.remedy in note


def test_a_note_says_all_that_is_known(published: Run) -> None:
    sheet = opened(published.written[0].target)["Anggaran"]
    assert notes(sheet)["H7"].splitlines() == [
        "—— Temuan xlsx-lkip ——",
        "Kesalahan A202: Sisa Rp56.903.763, seharusnya Pagu Rp2.139.191.029 - Realisasi Rp2.082.287.329 = "
        "Rp56.903.700 (selisih Rp63).",
        "Ditemukan: 56.903.763",
        "Seharusnya: 56.903.700",
        "Selisih: 63",
        "Saran: Hampir pasti (dua angka tertukar): Anggaran!F7 seharusnya 2.139.191.092, "
        "bukan 2.139.191.029",
        "Yang perlu dilakukan: Periksa Pagu, Realisasi dan Sisa dengan dokumen sumber; salah satunya "
        "salah ketik.",
        "—— akhir temuan ——",
    ]


def test_the_cell_that_is_suspected_is_tinted_and_says_why(published: Run) -> None:
    sheet = opened(published.written[0].target)["Anggaran"]
    assert colours(sheet)["F7"] == SUSPECT
    assert "Dicurigai karena A202 di Anggaran!H7." in notes(sheet)["F7"]
    assert "F7 seharusnya 2.139.191.092, bukan 2.139.191.029" in notes(sheet)["F7"]


def test_a_mark_comes_before_what_the_sheet_colours_itself(tmp_path: Path) -> None:
    book = lkip(budget=WRONG)
    green = FormulaRule(formula=["TRUE"], fill=PatternFill(bgColor="FF00FF00"), stopIfTrue=True)
    book["Anggaran"].conditional_formatting.add("A1:K20", green)
    sheet = opened(mark(saved(book, tmp_path), tmp_path / "salinan").copy)["Anggaran"]
    blocks = [rule for block in sheet.conditional_formatting for rule in block.rules]
    assert "xlsx-lkip" in blocks[0].formula[0]
    assert [rule.priority for rule in blocks] == sorted({rule.priority for rule in blocks})
    assert blocks[-1].formula == ["TRUE"]


def test_a_note_that_is_there_is_kept_and_ours_put_behind_it(tmp_path: Path) -> None:
    book = lkip(budget=WRONG)
    book["Anggaran"]["H7"].comment = Comment("Sudah saya tanyakan.", "Ibu Contoh")
    book["Anggaran"]["A1"].comment = Comment("Catatan lain.", "Ibu Contoh")
    copy = mark(saved(book, tmp_path), tmp_path / "salinan").copy
    sheet = opened(copy)["Anggaran"]
    assert notes(sheet)["H7"].startswith("Sudah saya tanyakan.\n—— Temuan xlsx-lkip ——\nKesalahan")
    assert notes(sheet)["A1"] == "Catatan lain."
    assert sheet["H7"].comment.author == "Ibu Contoh"


def test_what_somebody_wrote_behind_our_note_is_kept_too(tmp_path: Path) -> None:
    book = opened(mark(saved(lkip(budget=WRONG), tmp_path), tmp_path / "salinan").copy)
    comment = book["Anggaran"]["H7"].comment
    comment.text += "\nSudah diperbaiki."
    book["Anggaran"]["H7"].value = 60
    again = mark(saved(book, tmp_path, "lagi.xlsx"), tmp_path / "salinan").copy
    assert notes(opened(again)["Anggaran"])["H7"].strip() == "Sudah diperbaiki."


def test_a_conversation_is_left_alone_and_that_is_said(tmp_path: Path) -> None:
    book = lkip(budget=WRONG)
    book["Anggaran"]["H7"].comment = Comment("[Threaded comment] ...", "tc={6F1A}")
    run = mark(saved(book, tmp_path), tmp_path / "salinan")
    sheet = opened(run.copy)["Anggaran"]
    assert notes(sheet)["H7"] == "[Threaded comment] ..."
    assert colours(sheet)["H7"] == ERROR
    (remark,) = run.written[0].remarks
    assert "Anggaran!H7" in str(remark)


def test_notes_whose_drawing_is_no_xml_are_left_alone_and_that_is_said(tmp_path: Path) -> None:
    book = lkip(budget=WRONG)
    book["Anggaran"]["A1"].comment = Comment("Catatan lain.", "Ibu Contoh")
    source = saved(book, tmp_path)
    (drawing,) = [name for name in parts(source) if name.endswith(".vml")]
    repacked(source, {drawing: b"<xml><br></xml>"})
    run = mark(source, tmp_path / "salinan")
    assert parts(run.copy)[drawing] == b"<xml><br></xml>"
    assert colours(opened(run.copy)["Anggaran"])["H7"] == ERROR
    assert "di Anggaran!C7, D7," in str(run.written[0].remarks[0])


def test_on_merged_cells_the_one_that_is_seen_is_marked(tmp_path: Path) -> None:
    book = lkip(budget=WRONG)
    book["Anggaran"].merge_cells("B7:D7")
    run = mark(saved(book, tmp_path), tmp_path / "salinan")
    found = {f.cell for f in run.result.findings if f.sheet == "Anggaran"}
    sheet = opened(run.copy)["Anggaran"]
    assert {"C7", "D7"} <= found
    assert colours(sheet)["B7"] == ERROR
    assert not {"C7", "D7"} & colours(sheet).keys()
    assert notes(sheet)["B7"].count("Kesalahan ") == 2


def test_texts_of_a_submission_stay_texts(tmp_path: Path) -> None:
    hostile = '=HYPERLINK("http://contoh.invalid")\u202e<b>&_x0041_'
    book = lkip(budget=[{"budget": "x", "realization": 40}])
    cell = book["Anggaran"]["F7"]
    cell.value = hostile.replace("_x", "_x005F_x")
    cell.data_type = "s"
    run = mark(saved(book, tmp_path), tmp_path / "salinan")
    sheet = opened(run.copy)["Temuan"]
    said = [c for line in sheet.iter_rows() for c in line if c.value and "HYPERLINK" in c.value]
    assert said
    assert all(c.data_type == "s" and "\u202e" not in c.value for c in said)
    assert all(link.target is None for link in sheet._hyperlinks)
    xml = parts(run.copy)["xl/worksheets/temuan-xlsx-lkip.xml"].decode()
    assert "&lt;b&gt;&amp;_x005F_x0041_" in xml
    assert "<f>" not in xml


def test_many_cells_can_be_marked(tmp_path: Path) -> None:
    records = [{"budget": 100, "realization": 40, "remaining": 61}] * 120
    sheet = opened(mark(saved(lkip(budget=records), tmp_path), tmp_path / "salinan").copy)[
        "Anggaran"
    ]
    assert len([cell for cell in colours(sheet) if cell[0] == "H"]) == 120
    assert len([cell for cell in notes(sheet) if cell[0] == "H"]) == 120
