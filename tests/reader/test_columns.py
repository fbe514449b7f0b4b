"""Headers that are missing, renamed, there twice, added, moved, or written in another way."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reader.books import findings, lkip, only, problems, read, readings, rows, saved


def test_a_missing_column_is_one_finding(tmp_path: Path) -> None:
    book = lkip()
    book["Anggaran"].delete_cols(7)
    path = saved(book, tmp_path)
    found = findings(path)
    assert [(code, sheet) for code, sheet, _ in found] == [("B104", "Anggaran")]


@pytest.mark.parametrize(
    "header", ["Realisasi (Rp)", "Realisai", "REALISASI 2023", "Realisasi\nLRA"]
)
def test_a_renamed_column_is_named_and_read(header: str, tmp_path: Path) -> None:
    book = lkip()
    book["Anggaran"]["G6"] = header
    path = saved(book, tmp_path)
    assert findings(path, "B104", "B105", "B108") == [("B105", "Anggaran", "G6")]
    assert rows(read(book, tmp_path), "budget", "realization") == [(7, 90_000), (8, 25_000)]


def test_a_header_of_another_meaning_is_a_missing_and_an_extra_column(tmp_path: Path) -> None:
    book = lkip()
    book["Anggaran"]["J6"] = "Catatan pribadi"
    path = saved(book, tmp_path)
    assert findings(path, "B104", "B105", "B108") == [
        ("B104", "Anggaran", None),
        ("B108", "Anggaran", "J6"),
    ]


def test_a_doubled_column_is_said_and_neither_is_read(tmp_path: Path) -> None:
    book = lkip()
    book["Anggaran"]["L6"] = "Pagu"
    book["Anggaran"]["L7"] = 5
    path = saved(book, tmp_path)
    assert findings(path) == [("B106", "Anggaran", "L6")]
    assert rows(read(book, tmp_path), "budget", "budget") == [(7, None), (8, None)]


@pytest.mark.parametrize(
    "header", ["SUB KEGIATAN", "Sub  Kegiatan", "Sub\nkegiatan", " sub kegiatan ", "Sub kegiatan *"]
)
def test_case_space_and_line_breaks_in_a_header_do_not_matter(header: str, tmp_path: Path) -> None:
    book = lkip()
    book["Anggaran"]["E6"] = header
    assert problems(book, tmp_path) == []


def test_an_extra_column_with_data_is_a_note(tmp_path: Path) -> None:
    book = lkip()
    book["Anggaran"]["L6"] = "Keterangan"
    book["Anggaran"]["L7"] = "lihat DPA"
    assert findings(saved(book, tmp_path)) == [("B108", "Anggaran", "L6")]


def test_an_extra_column_without_data_is_nothing(tmp_path: Path) -> None:
    book = lkip()
    book["Anggaran"]["L6"] = "Keterangan"
    assert problems(book, tmp_path) == []


def test_many_extra_columns_do_not_hide_the_header(tmp_path: Path) -> None:
    book = lkip(support=[{"role": "Sopir", "headcount": 2}])
    for column in range(5, 25):
        book["Tenaga Pendukung"].cell(6, column, f"Catatan {column}")
    assert rows(read(book, tmp_path), "support", "headcount") == [(7, 2)]
    assert problems(book, tmp_path) == []


def test_a_table_without_its_header_is_one_finding(tmp_path: Path) -> None:
    book = lkip()
    book["Anggaran"].delete_rows(6)
    path = saved(book, tmp_path)
    assert findings(path, "B104", "B109", "A100") == [("B109", "Anggaran", None)]


def test_the_columns_may_stand_in_another_order(tmp_path: Path) -> None:
    book = lkip()
    page = book["Anggaran"]
    for row in (6, 7, 8):
        page[f"F{row}"].value, page[f"G{row}"].value = page[f"G{row}"].value, page[f"F{row}"].value
    tables = read(book, tmp_path)
    assert only(tables).problems == ()
    assert rows(tables, "budget", "budget", "realization")[0] == (7, 100_000, 90_000)
    assert only(tables).cell_name("budget", 7, "budget") == "G7"


def test_a_missing_label_of_identitas_is_one_finding(tmp_path: Path) -> None:
    book = lkip()
    book["Identitas"].delete_rows(9)  # Tahun anggaran.
    found = findings(saved(book, tmp_path))
    assert [(code, sheet) for code, sheet, _ in found] == [("B104", "Identitas")]


def test_identitas_is_found_by_its_labels(tmp_path: Path) -> None:
    book = lkip()
    page = book["Identitas"]
    page.insert_rows(1, 4)
    page.insert_rows(15, 2)
    page.insert_cols(1, 2)
    page["D12"] = "  UNIT kerja : "
    tables = read(book, tmp_path)
    assert only(tables).problems == ()
    assert tables.records["identity"].select("unit", "year", "nip").row(0) == (
        "Bidang Contoh",
        2023,
        "197001011995012001",
    )


def test_the_cells_of_a_missing_column_are_not_called_blank(tmp_path: Path) -> None:
    book = lkip()
    book["Anggaran"].delete_cols(6)
    assert readings(read(book, tmp_path)) == []
