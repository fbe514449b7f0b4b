"""The list that a double-click opens: rightly in an Indonesian Excel, and as nothing but data."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.findings import changed
from tests.office import all_converted
from tests.reports.runs import NASTY, WRONG_REMAINDER, nasty_run, run
from xlsx_lkip.check.pipeline import Result
from xlsx_lkip.declaration.vocabulary import Kind
from xlsx_lkip.reports.as_csv import report

FORMULA_BEGINS = "=+-@\t\r＝＋－＠"


def rows(result: Result) -> list[dict[str, str]]:
    text = report(result)
    assert text.startswith("\ufeffBobot;")
    return list(csv.DictReader(io.StringIO(text[1:], newline=""), delimiter=";"))


def test_every_finding_is_one_line() -> None:
    lines = report(run([WRONG_REMAINDER, changed(WRONG_REMAINDER, message="dua\nbaris")])).split(
        "\r\n"
    )
    assert len(lines) == 4
    assert lines[-1] == ""
    assert "\n" not in "".join(lines)


def test_figures_have_a_decimal_comma_and_no_thousands() -> None:
    finding = changed(WRONG_REMAINDER, found="1250.50", expected="46330")
    (row,) = rows(run([finding]))
    assert (row["Ditemukan"], row["Seharusnya"]) == ("1250,50", "46330")
    assert row["Selisih"] == "-45079,50"


def test_a_suggestion_stands_on_the_line_of_its_finding() -> None:
    (row,) = rows(run([WRONG_REMAINDER]))
    assert row["Saran"].endswith(
        "Anggaran!F14 seharusnya 2.139.191.092, bukan 2.139.191.029 "
        "Anggaran!G14 seharusnya 2, bukan 1"
    )


@pytest.mark.parametrize(
    ("found", "written"),
    [
        ("=1+1", "'=1+1"),
        ("-1+1", "'-1+1"),
        ("\t@SUM(A1)", "'@SUM(A1)"),
        ("'=1", "''=1"),
        ("-5", "-5"),
        ("-0,5", "-0,5"),
        ("-", "'-"),
        ("197001011995012001", "'197001011995012001"),
        ("2.17.01", "2.17.01"),
    ],
)
def test_a_text_that_excel_would_take_for_more_is_marked(found: str, written: str) -> None:
    finding = changed(WRONG_REMAINDER, found=found, expected=None, kind=Kind.TEXT)
    (row,) = rows(run([finding]))
    assert row["Ditemukan"] == written


def test_no_text_of_a_submission_begins_a_formula() -> None:
    found = rows(nasty_run())
    assert len(found) == len(NASTY)
    for cell in (cell for row in found for cell in row.values()):
        assert not cell.startswith(tuple(FORMULA_BEGINS))
        assert cell.isprintable()


@given(st.text())
def test_whatever_is_in_a_text_it_is_one_cell_and_no_formula(text: str) -> None:
    (row,) = rows(run([changed(WRONG_REMAINDER, message=text, remedy=f" {text}")]))
    for cell in (row["Temuan"], row["Yang perlu dilakukan"]):
        is_number = cell.removeprefix("-").replace(",", "").isdecimal()
        assert is_number or not cell.strip().startswith(tuple(FORMULA_BEGINS))


@pytest.mark.office
def test_an_office_suite_in_indonesia_reads_numbers_and_runs_nothing(tmp_path: Path) -> None:
    found = [WRONG_REMAINDER, changed(WRONG_REMAINDER, found="97.34", expected="97.35")]
    nasty = nasty_run().findings
    cells = opened_in_indonesia(run([*found, *nasty], "a.xlsx"), tmp_path)
    assert [row[7].value for row in cells[:2]] == [56903763, 97.34]
    assert [row[9].value for row in cells[:2]] == [63, -0.01]
    assert len(cells) == len(found) + len(nasty)
    assert {cell.data_type for row in cells for cell in row} == {"s", "n"}
    assert not any(cell.hyperlink for row in cells for cell in row)


def opened_in_indonesia(result: Result, folder: Path) -> list[tuple[Any, ...]]:
    """The rows below the header as LibreOffice takes them, semicolons and Bahasa Indonesia (1057)."""
    (folder / "temuan.csv").write_text(report(result), encoding="utf-8", newline="")
    options = "--infilter=CSV:59,34,76,1,,1057,false,true"
    (taken,) = all_converted([folder / "temuan.csv"], "xlsx", folder, options)
    sheet = openpyxl.load_workbook(taken).active
    assert sheet is not None
    return list(sheet.iter_rows(min_row=2))
