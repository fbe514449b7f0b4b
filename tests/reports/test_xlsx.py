"""The list to filter and to forward: numbers are numbers, texts are texts, and it is our own."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.examples import written
from tests.findings import changed
from tests.reports.runs import NASTY, WRONG_REMAINDER, nasty_run, run
from xlsx_lkip.check.pipeline import Result, validate
from xlsx_lkip.declaration.vocabulary import Kind
from xlsx_lkip.model.findings import Severity
from xlsx_lkip.reports.as_xlsx import report
from xlsx_lkip.workbooks.layout import LAST_ROW

FOUND, DIFFERENCE = "H2", "J2"


def book(result: Result, row_limit: int = LAST_ROW) -> Any:
    return openpyxl.load_workbook(io.BytesIO(report(result, row_limit=row_limit)))


@pytest.mark.parametrize(
    ("exact", "value", "shown"),
    [
        ("56903763", 56903763, "[$-421]#,##0"),
        ("97.34", 97.34, "[$-421]#,##0.00"),
        ("-45080.5", -45080.5, "[$-421]#,##0.0"),
        ("0.1234", 0.1234, "[$-421]#,##0.0000"),
        ("999999999999999", 999999999999999, "[$-421]#,##0"),
    ],
)
def test_a_figure_is_a_number_that_shows_all_of_it(exact: str, value: float, shown: str) -> None:
    cell = book(run([changed(WRONG_REMAINDER, found=exact, kind=Kind.VALUE)]))["Temuan"][FOUND]
    assert (cell.value, cell.number_format) == (value, shown)


@pytest.mark.parametrize(
    ("exact", "shown"),
    [("9007199254740993", "9.007.199.254.740.993"), ("12345678901234.56", "12.345.678.901.234,56")],
)
def test_a_figure_that_excel_cannot_show_is_a_text(exact: str, shown: str) -> None:
    assert book(run([changed(WRONG_REMAINDER, found=exact)]))["Temuan"][FOUND].value == shown


def test_a_text_of_digits_stays_a_text() -> None:
    finding = changed(WRONG_REMAINDER, found="197001011995012001", expected=None, kind=Kind.TEXT)
    sheet = book(run([finding]))["Temuan"]
    assert sheet[FOUND].value == "197001011995012001"
    assert sheet[DIFFERENCE].value in {None, ""}


def test_it_can_be_filtered_scrolled_and_printed() -> None:
    sheet = book(run([WRONG_REMAINDER] * 3))["Temuan"]
    assert sheet.auto_filter.ref == "A1:L4"
    assert sheet.freeze_panes == "A2"
    assert sheet.print_title_rows == "$1:$1"
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("landscape", 0)
    assert all(cell.alignment.wrap_text for cell in sheet[2])


def test_a_severity_is_a_word() -> None:
    found = [changed(WRONG_REMAINDER, severity=each) for each in Severity]
    column = [cell.value for cell in book(run(found))["Temuan"]["A"]]
    assert column == ["Bobot", "Kesalahan", "Peringatan", "Catatan"]


def test_a_second_sheet_has_the_verdict_of_every_file() -> None:
    sheet = book(run([WRONG_REMAINDER], "a.xlsx", "b.xlsx"))["Berkas"]
    rows = list(sheet.iter_rows(min_row=2, values_only=True))
    assert rows == [
        ("Bidang A", "a.xlsx", "2023", "PERLU DIPERBAIKI", 1, 0, 0),
        ("Bidang A", "b.xlsx", "2023", "DAPAT DIGABUNGKAN", 0, 0, 0),
    ]


def test_what_a_sheet_cannot_hold_continues_on_the_next() -> None:
    found = [changed(WRONG_REMAINDER, cell=f"H{row}") for row in range(1, 12)]
    made = book(run(found), row_limit=6)
    assert made.sheetnames == ["Temuan", "Temuan 2", "Temuan 3", "Berkas"]
    sheets = [made[title] for title in made.sheetnames[:3]]
    assert [sheet["A1"].value for sheet in sheets] == ["Bobot"] * 3
    cells = [row[4] for sheet in sheets for row in sheet.iter_rows(min_row=2, values_only=True)]
    assert cells == [f"H{row}" for row in range(1, 12)]


def test_without_findings_there_are_headers_only() -> None:
    assert book(run([]))["Temuan"].max_row == 1


def test_no_text_of_a_submission_is_a_formula_or_a_link() -> None:
    data = report(nasty_run())
    sheet = openpyxl.load_workbook(io.BytesIO(data))["Temuan"]
    assert sheet.max_row == len(NASTY) + 1
    shown = {cell.value for cell in sheet["G"]}
    assert {text for text in NASTY if text.isprintable()} <= shown
    assert {cell.data_type for row in sheet for cell in row} <= {"s", "n", "inlineStr"}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = b"".join(archive.read(name) for name in archive.namelist())
    assert not re.search(rb"<f[ >]|<hyperlink|relationships/hyperlink", parts)


def test_nothing_in_it_steers_or_turns_text() -> None:
    sheet = book(nasty_run())["Temuan"]
    texts = [str(cell.value) for row in sheet for cell in row if cell.value is not None]
    assert all(text.replace("\n", "").isprintable() for text in texts)
    assert not any("_x00" in text for text in texts)


def test_a_folder_search_passes_over_it(tmp_path: Path) -> None:
    written("Anggaran\nPagu | Realisasi\n100 | 40", tmp_path)
    (tmp_path / "temuan.xlsx").write_bytes(report(run([WRONG_REMAINDER])))
    result = validate([tmp_path])
    assert [Path(each.path).name for each in result.tables.submissions] == ["berkas-1.xlsx"]
