"""Headers as people change them: synonyms, two rows, units; tables that go on on another sheet."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import openpyxl
import pytest

from tests.reader.books import BUDGET, cell, lkip, only, read, rows, saved
from xlsx_lkip.check.pipeline import validate
from xlsx_lkip.declaration.workbook import WORKBOOK
from xlsx_lkip.model.findings import Finding

CHANGED = {
    "subactivity": "Sub-Kegiatan",
    "budget": "Pagu Anggaran (Rp)",
    "realization": "Realisasi Keuangan",
    "remaining": "Sisa Anggaran",
    "absorption": "%",
    "outcome": "Output",
    "unit_of_measure": "Satuan Output",
}
SYNONYMS = {
    "program": "Nama Program",
    "activity": "Nama Kegiatan",
    "subactivity": "Nama Sub Kegiatan",
    "budget": "Anggaran",
    "realization": "Realisasi Anggaran",
    "remaining": "Sisa Anggaran",
    "absorption": "Capaian (%)",
}
TWO_SHARES = {
    "budget": "Anggaran (Rp)",
    "realization": "Realisasi (Rp)",
    "absorption": "Realisasi (%)",
}
READ = [(7, "Program A", "Sub A", 100_000, 90_000), (8, "Program A", "Sub B", 50_000, 25_000)]


def renamed(headers: Mapping[str, str], sheet: str = "budget") -> openpyxl.Workbook:
    """A sound workbook whose table has these headers instead."""
    book = lkip()
    page = book[WORKBOOK.table(sheet).title]
    for key, header in headers.items():
        page[cell(sheet, key, 6)] = header
    return book


def found(book: openpyxl.Workbook, folder: Path, *codes: str) -> list[Finding]:
    return [each for each in validate([saved(book, folder)]).findings if each.code in codes]


@pytest.mark.parametrize("headers", [CHANGED, SYNONYMS, TWO_SHARES])
def test_changed_headers_are_read_and_each_is_named(
    headers: dict[str, str], tmp_path: Path
) -> None:
    book = renamed(headers)
    named = found(book, tmp_path, "B104", "B105", "B108", "B109", "A100")
    assert [(each.code, each.cell) for each in named] == [
        ("B105", cell("budget", key, 6)) for key in headers
    ]
    for each, (key, header) in zip(named, headers.items(), strict=True):
        declared = WORKBOOK.table("budget").column(key).header
        assert f'Kolom {declared} tidak ada; kolom berjudul "{header}"' in each.message
    keys = ("program", "subactivity", "budget", "realization")
    assert rows(read(book, tmp_path), "budget", *keys) == READ


@pytest.mark.parametrize(
    ("sheet", "headers"),
    [
        ("support", {"role": "Jenis Tenaga Kerja", "headcount": "Jml (org)", "remark": "Ket."}),
        ("staff", {"rank": "Golongan/Ruang", "total": "Jumlah Pegawai"}),
        (
            "agreement",
            {"objective": "Sasaran Strategis", "indicator": "Indikator", "target": "Target 2023"},
        ),
        (
            "achievement",
            {"achievement": "% Capaian", "category": "Predikat", "indicator": "Indikator"},
        ),
        (
            "organization",
            {"position": "Nama Jabatan", "headcount": "Banyaknya", "superior": "Atasan"},
        ),
    ],
)
def test_changed_headers_are_read_on_every_sheet(
    sheet: str, headers: dict[str, str], tmp_path: Path
) -> None:
    book = renamed(headers, sheet)
    place = only(read(book, tmp_path)).places[sheet]
    assert None not in place.columns
    assert {each.cell for each in found(book, tmp_path, "B105")} == {
        cell(sheet, k, 6) for k in headers
    }


def test_a_header_of_two_rows_with_merged_cells_is_read(tmp_path: Path) -> None:
    book = lkip()
    page = book["Anggaran"]
    page.insert_rows(7)
    for column in "FGHI":
        page[f"{column}7"] = page[f"{column}6"].value
        page[f"{column}6"] = None
    page["F6"] = "Anggaran"
    page.merge_cells("F6:I6")
    for column in "ABCDEJK":
        page.merge_cells(f"{column}6:{column}7")
    tables = read(book, tmp_path)
    assert only(tables).problems == ()
    assert only(tables).places["budget"].header_row == 7
    assert [row for row, *_ in rows(tables, "budget")] == [8, 9]
    assert only(tables).cell_name("budget", 8, "realization") == "G8"


def test_rupiah_and_percent_under_one_header_are_told_apart(tmp_path: Path) -> None:
    book = lkip()
    page = book["Anggaran"]
    page.insert_rows(7)
    for address, header in {
        "G6": "Realisasi",
        "I6": None,
        "G7": "Rp",
        "H6": None,
        "H7": "%",
        "I7": "Sisa",
    }.items():
        page[address] = header
    page["H8"], page["I8"] = "90%", 100
    tables = read(book, tmp_path)
    assert rows(tables, "budget", "realization", "remaining", "absorption")[0] == (
        8,
        90_000,
        10_000,
        9_000,
    )


@pytest.mark.parametrize(
    "header",
    [
        "Pagu (ribu Rp)",
        "Pagu (Rp 000)",
        "Pagu (000)",
        "Pagu Rp Juta",
        "Pagu (dalam ribuan)",
        "Pagu (Rp1.000)",
    ],
)
def test_a_header_that_states_a_larger_unit_is_an_error(header: str, tmp_path: Path) -> None:
    book = renamed({"budget": header})
    (told,) = found(book, tmp_path, "B105", "B121")
    assert (told.code, told.severity.value, told.cell) == ("B121", "error", "F6")
    assert (
        told.message == f'Kolom Pagu menyebut satuan "{header}"; angkanya harus dalam rupiah penuh.'
    )
    assert told.remedy.startswith("Tulis semua angkanya dalam rupiah penuh")


@pytest.mark.parametrize("header", ["Pagu (Rp)", "Pagu 2023", "Pagu TA 2000", "Pagu (Rupiah)"])
def test_rupiah_and_years_are_no_larger_unit(header: str, tmp_path: Path) -> None:
    assert found(renamed({"budget": header}), tmp_path, "B121") == []


@pytest.mark.parametrize(
    ("address", "text"),
    [
        ("K4", "(dalam ribuan rupiah)"),
        ("B3", "Dalam jutaan rupiah"),
        ("F5", "(Rp. 000)"),
        ("A12", "*) Angka dalam ribuan rupiah"),
    ],
)
def test_a_remark_that_states_a_larger_unit_is_an_error(
    address: str, text: str, tmp_path: Path
) -> None:
    book = lkip()
    book["Anggaran"][address] = text
    (told,) = found(book, tmp_path, "B121")
    assert told.cell == address


def test_a_row_of_larger_units_is_an_error(tmp_path: Path) -> None:
    units = {"budget": "(ribu Rp)", "realization": "(ribu Rp)"}
    (told,) = found(lkip(budget=[units, *BUDGET]), tmp_path, "B121")
    assert told.cell == "F7"


@pytest.mark.parametrize("title", ["Anggaran (2)", "Anggaran lanjutan"])
@pytest.mark.parametrize("headed", [True, False])
def test_records_on_a_continuation_are_told_to_be_moved(
    title: str, headed: bool, tmp_path: Path
) -> None:
    book = lkip()
    page = book.copy_worksheet(book["Anggaran"])
    page.title = title
    page["E7"], page["E8"] = "Sub C", "Sub D"
    if not headed:
        page.delete_rows(6)
    (told,) = found(book, tmp_path, "B103", "B107", "B122")
    assert (told.code, told.severity.value, told.sheet) == ("B122", "error", "Anggaran")
    lost = "7, 8" if headed else "6, 7"
    assert told.message == (
        f'Lembar "{title}" berisi 2 baris isian yang tidak ada di lembar ini (baris {lost}); baris itu '
        "tidak ikut dihitung."
    )


def test_a_copy_is_still_a_copy(tmp_path: Path) -> None:
    book = lkip()
    book.copy_worksheet(book["Anggaran"]).title = "Anggaran (2)"
    assert [each.code for each in found(book, tmp_path, "B103", "B122")] == ["B103"]


def test_label_colon_answer_in_three_cells_is_read(tmp_path: Path) -> None:
    book = lkip()
    page = book["Identitas"]
    page["C8"], page["D8"] = ":", "Bidang Contoh"
    page["C9"], page["D9"] = " : ", 2022
    tables = read(book, tmp_path)
    assert tables.records["identity"].select("unit", "year").row(0) == ("Bidang Contoh", 2022)
    assert only(tables).cell_name("identity", 0, "unit") == "D8"


@pytest.mark.parametrize("behind", [None, "Wajib diisi. Empat angka."])
def test_a_colon_is_never_an_answer(behind: str | None, tmp_path: Path) -> None:
    book = lkip()
    book["Identitas"]["C8"], book["Identitas"]["D8"] = ":", behind
    assert [each.cell for each in found(book, tmp_path, "I101")] == ["C8"]


def test_a_colon_before_an_answer_belongs_to_the_label(tmp_path: Path) -> None:
    book = lkip()
    book["Identitas"]["C8"] = ": Bidang Contoh"
    assert read(book, tmp_path).records["identity"]["unit"].to_list() == ["Bidang Contoh"]
