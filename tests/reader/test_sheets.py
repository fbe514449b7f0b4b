"""Sheets that are missing, renamed, there twice, added, or hidden."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reader.books import BUDGET, findings, lkip, only, problems, read, rows, saved


def test_a_missing_sheet_is_one_finding(tmp_path: Path) -> None:
    book = lkip()
    del book["Anggaran"]
    path = saved(book, tmp_path)
    assert findings(path, "B101", "A100", "A101") == [("B101", "Anggaran", None)]


@pytest.mark.parametrize(
    "title", ["Realisasi Anggaran", "Sheet10", "Anggaran (2)", "Anggaran 2023"]
)
def test_a_renamed_sheet_is_named_and_read(title: str, tmp_path: Path) -> None:
    book = lkip()
    book["Anggaran"].title = title
    tables = read(book, tmp_path)
    (problem,) = only(tables).problems
    assert (problem.code, problem.sheet) == ("B102", title)
    assert ("title", "Anggaran") in problem.facts
    assert rows(tables, "budget", "budget") == [(7, 100_000), (8, 50_000)]


@pytest.mark.parametrize("title", ["ANGGARAN", " Anggaran ", "anggaran"])
def test_case_and_space_in_a_title_do_not_matter(title: str, tmp_path: Path) -> None:
    book = lkip()
    page = book["Anggaran"]
    page.title = "lain"  # openpyxl would number a title that differs in case alone.
    page.title = title
    assert problems(book, tmp_path) == []


def test_a_copied_sheet_is_named_and_not_read(tmp_path: Path) -> None:
    book = lkip()
    copy = book.copy_worksheet(book["Anggaran"])
    copy.title = "Anggaran (2)"
    copy["F7"] = 999_999
    tables = read(book, tmp_path)
    assert [(each.code, each.sheet) for each in only(tables).problems] == [("B103", "Anggaran (2)")]
    assert rows(tables, "budget", "budget") == [(7, 100_000), (8, 50_000)]


def test_of_two_sheets_of_one_title_the_exact_one_is_read(tmp_path: Path) -> None:
    book = lkip()
    twin = book.copy_worksheet(book["Anggaran"])
    twin.title = "Anggaran "
    twin["F7"] = 999_999
    tables = read(book, tmp_path)
    assert [(each.code, each.sheet) for each in only(tables).problems] == [("B103", "Anggaran ")]
    assert rows(tables, "budget", "budget")[0] == (7, 100_000)


def test_a_renamed_form_is_named_and_read(tmp_path: Path) -> None:
    book = lkip()
    book["Identitas"].title = "Data Unit"
    tables = read(book, tmp_path)
    assert [(each.code, each.sheet) for each in only(tables).problems] == [("B102", "Data Unit")]
    assert tables.records["identity"]["unit"].to_list() == ["Bidang Contoh"]


def test_program_is_not_taken_for_anggaran_nor_anggaran_for_program(tmp_path: Path) -> None:
    book = lkip()
    del book["Program"]
    assert problems(book, tmp_path) == [("B101", "Program")]
    book = lkip()
    del book["Anggaran"]
    assert problems(book, tmp_path) == [("B101", "Anggaran")]


def test_an_extra_sheet_with_data_is_a_note(tmp_path: Path) -> None:
    book = lkip()
    book.create_sheet("Catatan").append(["Rapat", 5])
    assert findings(saved(book, tmp_path), "B107") == [("B107", "Catatan", None)]


def test_an_extra_empty_sheet_is_nothing(tmp_path: Path) -> None:
    book = lkip()
    book.create_sheet("Sheet13")
    assert problems(book, tmp_path) == []


def test_the_order_of_sheets_does_not_matter(tmp_path: Path) -> None:
    book = lkip()
    book.move_sheet("Anggaran", -9)
    assert problems(book, tmp_path) == []


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_data_in_a_hidden_sheet_counts_and_is_said(state: str, tmp_path: Path) -> None:
    book = lkip()
    book["Anggaran"].sheet_state = state
    tables = read(book, tmp_path)
    assert [(each.code, each.sheet) for each in only(tables).problems] == [("B304", "Anggaran")]
    assert len(rows(tables, "budget")) == len(BUDGET)


def test_a_hidden_sheet_without_data_is_nothing(tmp_path: Path) -> None:
    book = lkip()
    book["Hambatan"].sheet_state = "hidden"
    assert problems(book, tmp_path) == []


def test_data_in_hidden_rows_counts_and_is_said(tmp_path: Path) -> None:
    book = lkip()
    book["Anggaran"].row_dimensions[8].hidden = True
    book["Anggaran"].row_dimensions[300].hidden = True
    tables = read(book, tmp_path)
    (problem,) = only(tables).problems
    assert (problem.code, problem.sheet, problem.facts[0]) == ("B305", "Anggaran", ("rows", "8"))
    assert len(rows(tables, "budget")) == len(BUDGET)


def test_data_in_a_hidden_column_counts_and_is_said(tmp_path: Path) -> None:
    book = lkip()
    book["Anggaran"].column_dimensions["G"].hidden = True
    path = saved(book, tmp_path)
    assert findings(path, "B306") == [("B306", "Anggaran", "G6")]


def test_a_hidden_column_without_data_is_nothing(tmp_path: Path) -> None:
    book = lkip()
    book["Anggaran"].column_dimensions["B"].hidden = True
    assert problems(book, tmp_path) == []
