"""The sheet Temuan: what is wrong, most important first, each line a way to its cell."""

from __future__ import annotations

from pathlib import Path

from tests.annotate.marking import SUSPECT, Run, colours, listed, mark, notes, opened
from tests.findings import a_finding
from tests.reader.books import lkip, saved
from xlsx_lkip.annotate import annotated, planned
from xlsx_lkip.check.pipeline import Result, validate
from xlsx_lkip.model.findings import Change, Option, Severity, Suggestion

WRONG = [{"budget": 100, "realization": 40, "remaining": 61}]


def test_every_finding_has_a_line(published: Run) -> None:
    for each in published.written:
        own = [f for f in published.result.findings if f.file == each.file]
        lines = [(line["Kode"], line["Lembar"], line["Sel"]) for line in listed(each.target)]
        expected = [(f.code, f.sheet or "", f.cell or "") for f in own]
        assert sorted(lines) == sorted(expected)


def test_the_most_important_come_first(published: Run) -> None:
    weights = [line["Bobot"] for line in listed(published.written[0].target)]
    assert weights == ["Kesalahan"] * 7 + ["Peringatan"] * 5 + ["Catatan"] * 5


def test_it_says_whose_and_how_many(published: Run) -> None:
    sheet = opened(published.written[0].target)["Temuan"]
    assert sheet["A2"].value == "Sub Bagian Umum, Keuangan dan Kepegawaian – Tahun 2023"
    assert sheet["A3"].value == "7 kesalahan, 5 peringatan, 5 catatan"


def test_each_line_leads_to_its_cell(published: Run) -> None:
    book = opened(published.written[0].target)
    sheet = book["Temuan"]
    for row, line in enumerate(listed(published.written[0].target), start=7):
        link = sheet[f"C{row}"].hyperlink
        assert link.target is None
        assert link.location == f"'{line['Lembar']}'!{line['Sel']}"
        assert line["Lembar"] in book.sheetnames


def test_it_can_be_filtered_scrolled_and_printed(published: Run) -> None:
    sheet = opened(published.written[0].target)["Temuan"]
    assert sheet.auto_filter.ref == f"A6:J{6 + 17}"
    assert sheet.freeze_panes == "A7"
    assert sheet.print_title_rows == "$6:$6"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage


def test_without_findings_it_says_so(tmp_path: Path) -> None:
    sheet = opened(mark(saved(lkip(), tmp_path), tmp_path / "salinan").copy)["Temuan"]
    assert sheet["A3"].value == "Tidak ada temuan"
    assert sheet["A4"].value == "Tidak ada yang perlu diperbaiki di buku kerja ini."


def test_beside_a_sheet_of_that_name_it_takes_another(tmp_path: Path) -> None:
    book = lkip(budget=WRONG)
    book.create_sheet("temuan")["A1"] = "milik unit"
    after = opened(mark(saved(book, tmp_path), tmp_path / "salinan").copy)
    assert after.sheetnames[0] == "Temuan xlsx-lkip"
    assert after["temuan"]["A1"].value == "milik unit"


def test_a_missing_sheet_is_listed_without_a_link(tmp_path: Path) -> None:
    book = lkip()
    del book["Capaian"]
    path = mark(saved(book, tmp_path), tmp_path / "salinan").copy
    (line,) = [line for line in listed(path) if line["Kode"] == "B101"]
    row = 7 + listed(path).index(line)
    assert line["Lembar"] == "Capaian"
    assert opened(path)["Temuan"][f"B{row}"].hyperlink is None


def test_a_finding_about_a_whole_sheet_leads_to_the_sheet(tmp_path: Path) -> None:
    book = lkip()
    book.create_sheet("Punya 'kami'")["A1"] = "milik unit"
    path = mark(saved(book, tmp_path), tmp_path / "salinan").copy
    row = 7 + [line["Kode"] for line in listed(path)].index("B107")
    assert opened(path)["Temuan"][f"B{row}"].hyperlink.location == "'Punya ''kami'''!A1"


def test_what_others_suspect_here_is_listed_and_tinted_too(tmp_path: Path) -> None:
    source = saved(lkip(), tmp_path)
    result = validate([source])
    change = Change(source.as_posix(), "Anggaran", "F7", "1000", "1100")
    total = a_finding(
        "lkip.toml",
        "U302",
        Severity.ERROR,
        "Pagu semua berkas berjumlah 1.500.",
        "Cari berkas yang salah.",
        cell="control.budget",
        suggestion=Suggestion("likely", (Option("substitution", (change,)),)),
    )
    targets = planned(tmp_path / "salinan", [source])
    (written,) = annotated(Result(result.tables, [total]), targets)
    (line,) = listed(written.target)
    assert (line["Kode"], line["Lembar"], line["Sel"]) == ("U302", "Anggaran", "F7")
    assert line["Temuan"] == "lkip.toml: Pagu semua berkas berjumlah 1.500."
    book = opened(written.target)
    assert colours(book["Anggaran"]) == {"F7": SUSPECT}
    assert "Dicurigai karena U302 di control.budget di lkip.toml." in notes(book["Anggaran"])["F7"]
    said = "Tidak ada temuan; selain itu 1 temuan di luar buku kerja ini menunjuk ke sini"
    assert book["Temuan"]["A3"].value == said
