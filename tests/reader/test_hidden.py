"""Data that is not seen: the advice must work in the menus that people have."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.filters import FilterColumn, Filters

from tests.reader.books import lkip, saved
from xlsx_lkip.check.pipeline import validate

UNHIDE_ROWS = "Caranya: blok baris {} sampai {}, klik kanan > Perlihatkan (Unhide)."


def said(book: openpyxl.Workbook, folder: Path) -> list[tuple[str, str, str]]:
    """Code, message and remedy of what is hidden."""
    findings = validate([saved(book, folder)]).findings
    return [(each.code, each.message, each.remedy) for each in findings if each.code[:2] == "B3"]


def test_a_hidden_sheet_is_shown_from_the_menu(tmp_path: Path) -> None:
    book = lkip()
    book["Anggaran"].sheet_state = "hidden"
    ((code, message, remedy),) = said(book, tmp_path)
    assert (code, message) == ("B304", "Lembar ini tersembunyi, tetapi datanya ikut dihitung.")
    assert "Caranya: klik kanan nama lembar mana pun > Perlihatkan (Unhide)" in remedy


def test_a_very_hidden_sheet_is_not_in_that_menu(tmp_path: Path) -> None:
    book = lkip()
    book["Anggaran"].sheet_state = "veryHidden"
    ((code, message, remedy),) = said(book, tmp_path)
    assert code == "B304"
    assert "tidak ada di menu Perlihatkan (Unhide) Excel" in message
    assert "Caranya: buka dengan LibreOffice" in remedy


def test_hidden_rows_are_shown_from_their_neighbours(tmp_path: Path) -> None:
    book = lkip()
    book["Anggaran"].row_dimensions[7].hidden = True
    book["Anggaran"].row_dimensions[8].hidden = True
    ((code, message, remedy),) = said(book, tmp_path)
    assert (code, message) == ("B305", "Baris 7, 8 disembunyikan, tetapi datanya ikut dihitung.")
    assert remedy.endswith(UNHIDE_ROWS.format(6, 9))


def test_a_filter_is_cleared(tmp_path: Path) -> None:
    book = lkip()
    book["Anggaran"].row_dimensions[8].hidden = True
    book["Anggaran"].auto_filter.ref = "A6:J8"
    column = FilterColumn(colId=4, filters=Filters(filter=["Sub A"]))
    book["Anggaran"].auto_filter.filterColumn.append(column)
    ((_, message, remedy),) = said(book, tmp_path)
    assert message == "Baris 8 tersaring, tetapi datanya ikut dihitung."
    assert "hapus saringannya: tanda corong di judul kolom > Hapus Filter (Clear Filter)." in remedy


def test_a_filter_that_filters_nothing_hides_nothing(tmp_path: Path) -> None:
    book = lkip()
    book["Anggaran"].row_dimensions[8].hidden = True
    book["Anggaran"].auto_filter.ref = "A6:J8"
    ((_, message, _),) = said(book, tmp_path)
    assert message == "Baris 8 disembunyikan, tetapi datanya ikut dihitung."


def test_folded_rows_are_told_apart_from_hidden_ones(tmp_path: Path) -> None:
    book = lkip()
    book["Anggaran"].row_dimensions[7].hidden = True
    book["Anggaran"].row_dimensions.group(8, 8, outline_level=1, hidden=True)
    hidden, folded = said(book, tmp_path)
    assert hidden[1].startswith("Baris 7 disembunyikan")
    assert folded[1].startswith("Baris 8 dilipat dalam kelompok")
    assert "klik tanda + di kiri nomor baris; bila lembarnya terkunci" in folded[2]


@pytest.mark.parametrize(
    ("level", "message"),
    [
        (0, "Kolom Realisasi disembunyikan, tetapi datanya ikut dihitung."),
        (1, "Kolom Realisasi dilipat dalam kelompok, tetapi datanya ikut dihitung."),
    ],
)
def test_a_hidden_column_is_shown_from_its_neighbours(
    level: int, message: str, tmp_path: Path
) -> None:
    book = lkip()
    book["Anggaran"].column_dimensions.group("G", "G", outline_level=level, hidden=True)
    ((code, told, remedy),) = said(book, tmp_path)
    assert (code, told) == ("B306", message)
    assert "kolom F sampai H, klik kanan > Perlihatkan (Unhide)" in remedy
