"""Capaian and Perbandingan Capaian: efficiency, comparisons, and what is said to be missing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from .agency import Record, Sent, budget, figures, front_page, rows, written

FULL: Record = {
    "indicator": "Lengkap",
    "direction": "Naik",
    "previous": 6,
    "target": 10,
    "realization": 8,
    "final_target": 12.5,
    "standard": 8,
    "program": "program a",
}
BARE: Record = {"indicator": "Seadanya", "direction": "Naik", "target": 10}
ELSEWHERE: Record = {**FULL, "indicator": "Lain", "program": "Program Tidak Ada"}


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    records = {
        "budget": budget(("Program A", "K", "S", 200, 180)),
        "achievement": [FULL, BARE, ELSEWHERE],
    }
    return written(tmp_path_factory.mktemp("achievement"), figures(Sent(records=records)))


def _row(path: Path, sheet: str, indicator: str, *, formulas: bool = False) -> dict[str, Any]:
    lines = rows(path, sheet, formulas=formulas)
    return next(row for row in lines if row["Indikator kinerja"] == indicator)


def test_efficiency_is_achievement_less_absorption(path: Path) -> None:
    row = _row(path, "Capaian", "Lengkap")
    found = [row[key] for key in ("Capaian", "Serapan program", "Efisiensi (poin persen)")]
    assert found == [0.8, 0.9, -0.1]


def test_what_is_not_reported_is_said_to_be_missing(path: Path) -> None:
    row = _row(path, "Capaian", "Seadanya")
    keys = (
        "Realisasi tahun lalu",
        "Realisasi",
        "Target akhir Renstra",
        "Standar nasional",
        "Program pendukung",
        "Serapan program",
    )
    assert {row[key] for key in keys} == {"tidak dilaporkan"}
    assert row["Efisiensi (poin persen)"] == "tidak dapat dihitung"


def test_a_program_without_budget_is_said_to_be_missing_there(path: Path) -> None:
    assert _row(path, "Capaian", "Lain")["Serapan program"] == "tidak ada di Anggaran"


@pytest.mark.parametrize(
    ("indicator", "expected"),
    [
        ("Lengkap", [10, -2, 6, 2, 12.5, -4.5, 8, 0]),
        ("Seadanya", [10, None, None, None, None, None, None, None]),
    ],
)
def test_a_realization_stands_beside_each_yardstick_with_its_difference(
    path: Path, indicator: str, expected: list[float | None]
) -> None:
    words = {"tidak dilaporkan", "tidak dapat dihitung"}
    values = _values(path, indicator)
    assert [None if value in words else value for value in values] == expected


def _values(path: Path, indicator: str) -> list[Any]:
    """From the target on; the header Selisih is there four times."""
    sheet = openpyxl.load_workbook(path, data_only=True)["Perbandingan Capaian"]
    headers = [cell.value for cell in sheet[5]]
    start = headers.index("Target tahun ini")
    assert headers[start:] == [
        "Target tahun ini",
        "Selisih",
        "Realisasi tahun lalu",
        "Selisih",
        "Target akhir Renstra",
        "Selisih",
        "Standar nasional",
        "Selisih",
    ]
    lines = sheet.iter_rows(min_row=6, values_only=True)
    return list(next(line for line in lines if indicator in line)[start:])


def test_differences_and_efficiency_are_live_formulas(path: Path) -> None:
    row = _row(path, "Capaian", "Seadanya", formulas=True)
    assert str(row["Efisiensi (poin persen)"]).startswith("=")
    compared = _row(path, "Perbandingan Capaian", "Seadanya", formulas=True)
    assert str(compared["Selisih"]).startswith("=")


def test_ringkasan_names_what_falls_behind_its_money(path: Path) -> None:
    text = front_page(path)
    assert (
        '1 indikator tertinggal dari serapan programnya: "Lengkap" 80,00%, serapan 90,00%.' in text
    )
