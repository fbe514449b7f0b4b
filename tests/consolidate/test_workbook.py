"""The consolidated report as a file: its bytes, its texts, its pages, and where it may be written."""

from __future__ import annotations

import itertools
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from xlsxwriter import Workbook

from tests.findings import a_finding
from xlsx_lkip.console.output import OutputError
from xlsx_lkip.declaration.vocabulary import Severity
from xlsx_lkip.reader import read_paths
from xlsx_lkip.summary import write_summary
from xlsx_lkip.summary.sheets.sheet_writer import put_link

from .agency import ONE, TWO, Sent, budget, figures, front_page, rows, written


@pytest.mark.parametrize(
    "hostile", ["=1+1", "+62", "-x", "@SUM(A1)", "http://a.b", "{=1}", "a\nb", "<r>1</r>"]
)
def test_text_from_a_submission_stays_text(tmp_path: Path, hostile: str) -> None:
    keys = ("program", "activity", "subactivity", "outcome", "unit_of_measure")
    records: dict[str, list[dict[str, Any]]] = {
        "budget": [{**dict.fromkeys(keys, hostile), "budget": 1, "realization": 1}],
        "issue": [{"issue": hostile, "description": hostile}],
    }
    path = written(tmp_path, figures(Sent(hostile, "a.xlsx", records)))
    cells = [
        cell
        for sheet in openpyxl.load_workbook(path)
        for row in sheet.iter_rows()
        for cell in row
        if cell.value == hostile
    ]
    assert len(cells) > 10
    assert "f" not in {cell.data_type for cell in cells}
    assert hostile not in {link.location for link in _links(path)}


def _links(path: Path) -> list[Any]:
    book = openpyxl.load_workbook(path)
    return [cell.hyperlink for sheet in book for row in sheet for cell in row if cell.hyperlink]


def test_every_link_stays_within_the_workbook(tmp_path: Path) -> None:
    path = written(tmp_path, figures(ONE, TWO))
    sheets = {sheet.title: sheet for sheet in openpyxl.load_workbook(path)}
    links = _links(path)
    assert len(links) > len(sheets)
    assert {(link.id, link.target) for link in links} == {(None, None)}
    for link in links:
        title, _, cell = link.location.rpartition("!")
        assert sheets[title.strip("'")][cell].value is not None, link.location


def test_bytes_do_not_depend_on_order_folder_or_run(tmp_path: Path) -> None:
    three = Sent("Bidang C", "c.xlsx", TWO.records)
    expected = written(tmp_path, figures(ONE, TWO, three)).read_bytes()
    for order in itertools.permutations([ONE, TWO, three]):
        moved = [
            Sent(each.unit, f"lain/{each.name}", each.records, content=each.name) for each in order
        ]
        assert written(tmp_path, figures(*moved)).read_bytes() == expected


def test_the_date_of_the_report_is_an_input(tmp_path: Path) -> None:
    path = written(tmp_path, figures(ONE), date=date(2024, 8, 17))
    assert "17 Agustus 2024" in front_page(path)
    assert openpyxl.load_workbook(path).properties.created.date() == date(2024, 8, 17)


def test_the_reader_passes_over_it(tmp_path: Path) -> None:
    written(tmp_path, figures(ONE))
    assert not [each for each in read_paths([tmp_path]).submissions if each.readable]


def test_lists_continue_where_a_worksheet_is_full(tmp_path: Path) -> None:
    records = {"budget": budget(*(("P", "K", f"S{number}", 10, 9) for number in range(20)))}
    path = written(tmp_path, figures(Sent(records=records)), row_limit=15)
    assert "Anggaran (2) sampai (3)" in front_page(path)
    every = [row for name in ("", " (2)", " (3)") for row in rows(path, f"Anggaran{name}")]
    name = "Program / kegiatan / sub kegiatan"
    assert [row[name] for row in every[3:]] == [f"S{number}" for number in range(20)]
    assert every[0]["Pagu"] == 200
    program = rows(path, "Anggaran", formulas=True)[1]
    assert program["Pagu"] == (
        '=SUMIF(A8:A15,"Sub kegiatan",E8:E15)'
        "+SUMIF('Anggaran (2)'!A6:A15,\"Sub kegiatan\",'Anggaran (2)'!E6:E15)"
        "+SUMIF('Anggaran (3)'!A6:A8,\"Sub kegiatan\",'Anggaran (3)'!E6:E8)"
    )


def test_a_submission_is_never_written_over(tmp_path: Path) -> None:
    target = tmp_path / "a.xlsx"
    target.write_bytes(b"kiriman")
    with pytest.raises(OutputError):
        write_summary(target, figures(Sent(name=str(target))))
    assert target.read_bytes() == b"kiriman"


def test_sheets_print_on_landscape_pages_with_their_header(tmp_path: Path) -> None:
    for sheet in openpyxl.load_workbook(written(tmp_path, figures(ONE))):
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.paperSize == int(sheet.PAPERSIZE_A4)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert "Dinas Contoh" in str(sheet.oddHeader.left.text)
        assert "LKIP Tahun 2023" in str(sheet.oddHeader.right.text)
        assert "Halaman &P dari &N" in str(sheet.oddFooter.right.text)
        assert sheet.title == "Ringkasan" or sheet.print_title_rows == "$5:$5"


def test_a_finding_leads_to_the_record_it_is_found_on(tmp_path: Path) -> None:
    on_record = a_finding(
        "b.xlsx", "A204", Severity.NOTE, "m", "r", "Anggaran", "I7", sheet_order=10
    )
    on_plan = a_finding("b.xlsx", "L103", Severity.NOTE, "m", "r", "Program", "E7", sheet_order=9)
    path = written(tmp_path, figures(ONE, TWO, findings=[on_record, on_plan]))
    book = openpyxl.load_workbook(path)
    column = [cell.value for cell in book["Temuan"][5]].index("Baris di laporan ini")
    plan, record = (row[column] for row in book["Temuan"].iter_rows(min_row=6))
    assert plan.value is None
    assert record.value == "Anggaran baris 10 ›"
    title, _, cell = record.hyperlink.location.partition("!")
    line = [each.value for each in book[title][book[title][cell].row]]
    assert "U" in line
    assert "b.xlsx" in line


def test_every_list_leads_back_to_ringkasan(tmp_path: Path) -> None:
    _, *others = openpyxl.load_workbook(written(tmp_path, figures(ONE)))
    assert {sheet["A4"].hyperlink.location for sheet in others} == {"Ringkasan!A1"}


def test_lines_on_ringkasan_lead_to_their_lines(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(written(tmp_path, figures(ONE, TWO)))
    found = {}
    for row in book["Ringkasan"].iter_rows():
        for cell in row:
            if cell.value == "›":
                title, _, there = cell.hyperlink.location.rpartition("!")
                found[row[cell.column - 5].value if cell.column < 12 else row[10].value] = book[
                    title.strip("'")
                ][there].value
    assert found == {"P": "P", "Bidang A": "Bidang A", "Bidang B": "Bidang B", "I": "I"}


def test_more_links_than_a_worksheet_may_have_leave_the_text(tmp_path: Path) -> None:
    book = Workbook(tmp_path / "a.xlsx")
    sheet = book.add_worksheet()
    sheet.hlink_count = 65_530
    put_link(sheet, 1, 0, "Anggaran", "Anggaran!A1", book.add_format())
    book.close()
    cell = openpyxl.load_workbook(tmp_path / "a.xlsx").active["A1"]
    assert (cell.value, cell.hyperlink) == ("Anggaran", None)
