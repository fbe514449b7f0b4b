"""A number above 1 in a percent column: its cell's look decides what it is, where that is known."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.office import converted
from tests.reader.books import BUDGET, cell, findings, lkip, read, readings, rows, saved
from xlsx_lkip.model.tables import Tables
from xlsx_lkip.reader import read_paths

PERCENT = ("0%", "0.00%", "0.00%;[Red]-0.00%", '#,##0.00\\ "persen" %')
OTHER = ("General", "0.00", '0.00" %"', "0.00\\%")


def typed(value: float, look: str, folder: Path) -> Tables:
    """What is read of that number in a Persentase cell of that number format."""
    book = lkip(budget=[{**BUDGET[0], "absorption": value}])
    book["Anggaran"][cell("budget", "absorption", 7)].number_format = look
    return read(book, folder)


@pytest.mark.parametrize("look", PERCENT)
def test_in_a_percent_cell_it_has_one_reading(look: str, tmp_path: Path) -> None:
    tables = typed(5.2334, look, tmp_path)
    assert rows(tables, "budget", "absorption") == [(7, 52334)]
    assert readings(tables) == []


@pytest.mark.parametrize("look", OTHER)
def test_in_any_other_cell_it_has_two(look: str, tmp_path: Path) -> None:
    tables = typed(5.2334, look, tmp_path)
    assert rows(tables, "budget", "absorption") == [(7, None)]
    assert readings(tables) == [("budget", "absorption", 7, "TWO_READINGS")]


def test_a_fraction_is_a_percentage_in_any_cell(tmp_path: Path) -> None:
    assert rows(typed(0.9, "General", tmp_path), "budget", "absorption") == [(7, 9000)]


@pytest.mark.parametrize(("look", "codes"), [("0.00%", {"A203"}), ("General", {"A104"})])
def test_a_pasted_percentage_is_wrong_only_where_it_shows_a_hundred_times_as_much(
    look: str, codes: set[str], tmp_path: Path
) -> None:
    book = lkip(budget=[{**BUDGET[0], "absorption": 90.0}])
    book["Anggaran"][cell("budget", "absorption", 7)].number_format = look
    told = findings(saved(book, tmp_path), "A103", "A104", "A203")
    assert {code for code, *_ in told} == codes


@pytest.mark.office
def test_an_ods_tells_it_by_the_cells_type(tmp_path: Path) -> None:
    book = lkip(budget=[{**BUDGET[0], "absorption": 5.2334}, {**BUDGET[1], "absorption": 5.2334}])
    book["Anggaran"][cell("budget", "absorption", 7)].number_format = "0.00%"
    tables = read_paths([converted(saved(book, tmp_path), "ods", tmp_path)])
    assert rows(tables, "budget", "absorption") == [(7, 52334), (8, None)]
