"""Dates and times where a number or a code belongs: told as what the cell is, with a way out."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from tests.reader.books import BUDGET, lkip, saved
from xlsx_lkip.check.pipeline import validate
from xlsx_lkip.model.findings import Finding
from xlsx_lkip.reader.shown import shown


def dated(folder: Path, sheet: str, cell: str, value: object, layout: str) -> list[Finding]:
    """What is found in a sound workbook with that cell under that number format."""
    book = lkip(budget=BUDGET, staff=[{"rank": "III/a", "s1": 3}])
    book[sheet][cell] = value
    book[sheet][cell].number_format = layout
    return validate([saved(book, folder)]).findings


@pytest.mark.parametrize(
    ("sheet", "cell", "header", "value", "layout", "seen"),
    [
        ("Anggaran", "F7", "Pagu", datetime(2009, 7, 6), "dd/mm/yyyy", "06/07/2009"),
        ("Anggaran", "G7", "Realisasi", datetime(2023, 2, 1, 8, 30), "d-mmm", "01/02/2023 08:30"),
        ("Identitas", "C9", "Tahun anggaran", datetime(1905, 7, 15), "dd/mm/yyyy", "15/07/1905"),
        ("Pegawai", "E7", "S1", timedelta(days=2), "[h]:mm", "48:00:00"),
    ],
)
def test_a_number_under_a_date_format_is_told_as_a_date(
    sheet: str, cell: str, header: str, value: object, layout: str, seen: str, tmp_path: Path
) -> None:
    (found,) = [each for each in dated(tmp_path, sheet, cell, value, layout) if each.cell == cell]
    assert (found.code, found.severity.value) == ("B221", "error")
    assert found.message == (
        f"{header} berisi {seen}: sel ini berformat tanggal atau waktu, sehingga tidak terbaca."
    )
    assert found.remedy == (
        "Ubah dahulu format sel menjadi Angka (untuk NIP: Teks), baru ketik ulang isinya; tanpa itu "
        "yang diketik kembali menjadi tanggal."
    )


def test_a_code_that_became_a_date_is_one_warning(tmp_path: Path) -> None:
    (found,) = dated(tmp_path, "Anggaran", "B7", datetime(2001, 3, 2), "yyyy-mm-dd")
    assert (found.code, found.severity.value, found.cell) == ("B223", "warning", "B7")
    assert found.remedy.startswith("Ubah dahulu format sel menjadi Teks")


def test_the_date_of_identitas_is_a_date(tmp_path: Path) -> None:
    assert dated(tmp_path, "Identitas", "C16", datetime(2024, 1, 31), "dd/mm/yyyy") == []


@pytest.mark.parametrize(
    ("cell", "seen"),
    [
        (date(2023, 2, 1), "01/02/2023"),
        (time(1, 0), "01:00:00"),
        (timedelta(hours=49, minutes=5), "49:05:00"),
        (timedelta(hours=-2), "-2:00:00"),
        (True, "TRUE"),
        (0.1, "0.1"),
    ],
)
def test_a_cell_is_shown_as_the_sheet_shows_it(cell: object, seen: str) -> None:
    assert shown(cell) == seen
