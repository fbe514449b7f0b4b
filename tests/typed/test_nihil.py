"""Nihil in other words, in other places, and what is not Nihil."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reader.books import findings, lkip, only, read, saved
from xlsx_lkip.check.pipeline import validate


def hambatan(folder: Path, **cells: object) -> Path:
    """A workbook whose Hambatan has these cells in its first row."""
    book = lkip(obstacle=[])
    for column, value in cells.items():
        book["Hambatan"][f"{column}7"] = value
    return saved(book, folder)


@pytest.mark.parametrize("word", ["Nihil.", "-- Nihil --", "(NIHIL)", "nihil"])
def test_nihil_between_marks_is_nihil(word: str, tmp_path: Path) -> None:
    assert findings(hambatan(tmp_path, B=word)) == []


@pytest.mark.parametrize(
    "words",
    [
        *("Tidak ada", "TIDAK ADA.", "Tidak ada data", "Belum ada", "N/A", "Tidak ada hambatan"),
        *("Tidak ada yang dilaporkan", "Nihil data", "Tdk ada"),
    ],
)
def test_other_words_for_nihil_are_told_once(words: str, tmp_path: Path) -> None:
    path = hambatan(tmp_path, B=words)
    (found,) = validate([path]).findings
    assert (found.code, found.severity.value, found.cell) == ("B220", "note", "B7")
    assert found.message == f'Lembar ini berisi "{words}" dan dibaca sebagai Nihil.'


def test_nihil_may_stand_in_another_column_among_placeholders_and_zeros(tmp_path: Path) -> None:
    assert findings(hambatan(tmp_path, B="-", C="Nihil", D="....")) == []
    book = lkip(organization=[])
    book["Organisasi"]["B7"], book["Organisasi"]["C7"] = "Nihil", 0
    assert findings(saved(book, tmp_path)) == []


def test_nihil_may_stand_in_every_column(tmp_path: Path) -> None:
    path = hambatan(tmp_path, B="Tidak ada", C="Tidak ada", D="Tidak ada")
    assert findings(path) == [("B220", "Hambatan", "B7")]


def test_a_budget_that_says_tidak_ada_gives_one_finding(tmp_path: Path) -> None:
    book = lkip(budget=[], program=[])
    book["Anggaran"]["B7"] = book["Program"]["C7"] = "Tidak ada"
    assert findings(saved(book, tmp_path)) == [
        ("B220", "Program", "C7"),
        ("B220", "Anggaran", "B7"),
    ]


@pytest.mark.parametrize(
    "words", ["Tidak ada petugas lapangan", "Belum ada peraturan", "Kosongnya"]
)
def test_a_lack_of_something_is_something_to_report(words: str, tmp_path: Path) -> None:
    book = lkip(issue=[{"issue": words}])
    tables = read(book, tmp_path)
    assert not only(tables).places["issue"].nothing
    assert tables.records["issue"]["issue"].to_list() == [words]


def test_an_obstacle_with_its_remedy_is_a_record_whatever_it_is_called(tmp_path: Path) -> None:
    book = lkip(obstacle=[{"obstacle": "Tidak ada", "follow_up": "Mempertahankan kinerja"}])
    assert read(book, tmp_path).records["obstacle"].height == 1
