"""What is in a single cell: letters, errors, formulas, dates, percentages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reader.books import (
    BUDGET,
    findings,
    lkip,
    parts_of,
    read,
    readings,
    repacked,
    rows,
    saved,
)
from xlsx_lkip.declaration.vocabulary import Kind
from xlsx_lkip.declaration.workbook import WORKBOOK
from xlsx_lkip.model.numbers import Parsed, Reading, is_error_value
from xlsx_lkip.reader import read_paths
from xlsx_lkip.reader.conversion import numbers, texts

SHEET = "xl/worksheets/sheet10.xml"
LARGEST_EXACT = 9 * 10**14
"""Sen; beyond nine billion billion a double has no sen left."""


def with_absorption(value: object, realization: int) -> list[dict[str, object]]:
    record = {**BUDGET[0], "budget": 10_000, "realization": realization, "absorption": value}
    return [record]


def found_for(record: dict[str, object], folder: Path, *codes: str) -> list[tuple[object, ...]]:
    path = saved(lkip(budget=[record], program=[]), folder)
    return [(code, cell) for code, _, cell in findings(path, *codes)]


@pytest.mark.parametrize("value", ["dua ratus", "Rp", "12abc", "1.2.3", "100 ribu"])
def test_letters_in_an_amount_are_unreadable(value: str, tmp_path: Path) -> None:
    record = {**BUDGET[0], "realization": value}
    assert found_for(record, tmp_path, "A102", "A301") == [("A102", "G7")]


def test_a_truth_value_is_no_amount(tmp_path: Path) -> None:
    record = {**BUDGET[0], "realization": True}
    assert found_for(record, tmp_path, "A102") == [("A102", "G7")]


@pytest.mark.parametrize("error", ["#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#N/A"])
def test_an_error_in_a_computed_cell_is_named(error: str, tmp_path: Path) -> None:
    record = {**BUDGET[0], "remaining": error}
    assert found_for(record, tmp_path, "B201", "B202", "A102") == [("B201", "H7")]


@pytest.mark.parametrize("error", ["#REF!", "#DIV/0!"])
def test_an_error_in_an_input_cell_is_named(error: str, tmp_path: Path) -> None:
    for key, cell in (("budget", "F7"), ("subactivity", "E7")):
        record = {**BUDGET[0], key: error}
        found = found_for(record, tmp_path, "B201", "B202", "A101", "A102")
        assert found == [("B202", cell)]


def test_an_error_typed_as_text_is_one_too(tmp_path: Path) -> None:
    path = saved(lkip(), tmp_path)
    xml = parts_of(path)[SHEET].replace(
        b'<c r="F7" t="n"><v>1000</v></c>', b'<c r="F7" t="inlineStr"><is><t>#REF!</t></is></c>'
    )
    assert findings(repacked(path, {SHEET: xml}), "B202") == [("B202", "Anggaran", "F7")]


def test_a_formula_never_calculated_is_said_where_it_was_typed(tmp_path: Path) -> None:
    book = lkip()
    book["Anggaran"]["F7"] = "=600+400"
    book["Identitas"]["C8"] = '="Bidang"'
    tables = read(book, tmp_path)
    assert readings(tables) == [
        ("identity", "unit", 0, "UNCALCULATED"),
        ("budget", "budget", 7, "UNCALCULATED"),
    ]
    assert findings(saved(book, tmp_path), "B203", "A101") == [
        ("B203", "Identitas", "C8"),
        ("B203", "Anggaran", "F7"),
    ]


def test_a_formula_never_calculated_is_recomputed_where_it_belongs(tmp_path: Path) -> None:
    book = lkip(
        budget=[{**record, "remaining": "=F7-G7", "absorption": "=G7/F7"} for record in BUDGET]
    )
    assert findings(saved(book, tmp_path)) == []
    assert readings(read(book, tmp_path)) == []


def test_formulas_never_calculated_below_the_last_value_are_found(tmp_path: Path) -> None:
    book = lkip()
    for row in range(9, 400):
        book["Anggaran"][f"H{row}"] = f"=F{row}-G{row}"
    book["Anggaran"]["F350"] = "=1+1"
    tables = read(book, tmp_path)
    assert [row for (row,) in rows(tables, "budget")] == [7, 8, 350]
    assert readings(tables) == [("budget", "budget", 350, "UNCALCULATED")]


def test_a_formula_that_shows_nothing_is_blank(tmp_path: Path) -> None:
    path = saved(lkip(), tmp_path)
    empty = b'<c r="%s" t="str"><f>IF(F8="","",F8)</f><v></v></c>'
    xml = parts_of(path)[SHEET].replace(
        b"</row></sheetData>", empty % b"H8" + b"</row></sheetData>"
    )
    rest = b"".join(
        b'<row r="%d">' % row + empty % (b"F%d" % row) + empty % (b"H%d" % row) + b"</row>"
        for row in range(9, 200)
    )
    repacked(path, {SHEET: xml.replace(b"</sheetData>", rest + b"</sheetData>")})
    assert findings(path) == []


@pytest.mark.parametrize("value", [0.9719, "97,19 %", "97,19 %.", "97.19%"])
def test_a_percentage_is_a_fraction_or_bears_its_sign(value: object, tmp_path: Path) -> None:
    (record,) = with_absorption(value, 9719)
    tables = read(lkip(budget=[record]), tmp_path)
    assert rows(tables, "budget", "absorption") == [(7, 9719)]


def test_a_percentage_typed_as_a_number_is_read_as_its_record_says(tmp_path: Path) -> None:
    (record,) = with_absorption(97.19, 9719)
    assert found_for(record, tmp_path, "A102", "A103", "A104", "A302") == [("A104", "I7")]


def test_a_percentage_of_two_readings_is_an_error_where_nothing_confirms_one(
    tmp_path: Path,
) -> None:
    (record,) = with_absorption(50.5, 9719)
    assert found_for(record, tmp_path, "A102", "A103", "A104") == [("A103", "I7")]


@given(st.integers(-LARGEST_EXACT, LARGEST_EXACT))
def test_any_amount_stored_as_a_number_comes_back_to_the_sen(sen: int) -> None:
    series, odd = numbers(Kind.AMOUNT, [sen / 100])
    assert (series.to_list(), odd) == ([sen], [])


@given(st.integers(0, 10**13), st.integers(0, 10**13))
def test_a_difference_of_two_amounts_comes_back_to_the_sen(first: int, second: int) -> None:
    series, odd = numbers(Kind.AMOUNT, [first / 100 - second / 100])
    assert (series.to_list(), odd) == ([first - second], [])


@given(st.integers(-10_000, 10_000))
def test_any_percentage_stored_as_a_fraction_comes_back_to_the_hundredth(value: int) -> None:
    series, odd = numbers(Kind.PERCENT, [value / 10_000])
    assert (series.to_list(), odd) == ([value], [])


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (Kind.AMOUNT, 0.005),
        (Kind.AMOUNT, 33333333.333333332),
        (Kind.AMOUNT, 1000.001),
        (Kind.COUNT, 1.5),
        (Kind.COUNT, 12.0004),
        (Kind.YEAR, 2023.5),
    ],
)
def test_more_decimals_than_its_kind_has_are_named(kind: Kind, value: float) -> None:
    series, odd = numbers(kind, [value])
    assert series.to_list() == [None]
    assert [parsed for _, _, parsed in odd] == [Parsed(Reading.FRACTION)]


@pytest.mark.parametrize("value", [float("inf"), float("nan"), 1e300, -1e300])
@pytest.mark.parametrize("kind", [Kind.AMOUNT, Kind.PERCENT, Kind.VALUE, Kind.COUNT])
def test_a_number_out_of_all_proportion_is_unreadable(kind: Kind, value: float) -> None:
    series, odd = numbers(kind, [value])
    assert series.to_list() == [None]
    assert [parsed.reading for _, _, parsed in odd] == [Reading.UNREADABLE]


def test_an_nip_stored_as_a_number_has_lost_its_last_digits() -> None:
    nip = next(item for item in WORKBOOK.forms[0].fields if item.kind is Kind.NIP)
    series, odd = texts(nip, [197001011995012001.0])
    assert series.to_list() == [None]
    assert [parsed.reading for _, _, parsed in odd] == [Reading.NUMBER]


def test_an_nip_may_be_written_with_spaces() -> None:
    nip = next(item for item in WORKBOOK.forms[0].fields if item.kind is Kind.NIP)
    assert texts(nip, ["19700101 199501 2 001"])[0].to_list() == ["197001011995012001"]


@pytest.mark.parametrize(
    ("text", "rank"),
    [
        ("Pembina Utama Muda (IV/c)", "Pembina Utama Muda (IV/c)"),
        ("Pembina Utama Muda", "Pembina Utama Muda (IV/c)"),
        ("IV/c", "Pembina Utama Muda (IV/c)"),
        ("penata tingkat 1", "Penata Tingkat I (III/d)"),
        ("Juru Muda Tingkat I", "Juru Muda Tingkat I (I/b)"),
    ],
)
def test_a_rank_is_understood_in_all_its_spellings(text: str, rank: str) -> None:
    column = WORKBOOK.table("staff").column("rank")
    assert texts(column, [text])[0].to_list() == [rank]


def test_an_unknown_choice_stays_out_and_is_named() -> None:
    column = WORKBOOK.table("staff").column("rank")
    series, odd = texts(column, ["Jenderal"])
    assert series.to_list() == [None]
    assert odd == [(0, "Jenderal", Parsed(Reading.UNKNOWN_CHOICE))]


ERRORS = [
    "#SPILL!",
    "#CALC!",
    "#FIELD!",
    "#BLOCKED!",
    "#CONNECT!",
    "#BUSY!",
    "#UNKNOWN!",
    "#PYTHON!",
    "#GETTING_DATA",
    "#N/A",
    "#DIV/0!",
    "Err:522",
]


@pytest.mark.parametrize("error", ERRORS)
def test_an_error_value_of_any_program_is_one_of_its_cell(error: str, tmp_path: Path) -> None:
    """Calamine refuses a file for one that it does not know."""
    book = lkip()
    book["Anggaran"]["F7"] = "MARK"
    path = saved(book, tmp_path)
    xml = re.sub(
        rb'<c r="F7"[^>]*>.*?</c>',
        b'<c r="F7" t="e"><f>A1</f><v>' + error.encode() + b"</v></c>",
        parts_of(path)[SHEET],
    )
    tables = read_paths([repacked(path, {SHEET: xml})])
    assert readings(tables) == [("budget", "budget", 7, "ERROR_VALUE")]
    assert tables.irregular["raw"].to_list() == [error]


def test_a_text_that_begins_as_an_error_value_is_a_text() -> None:
    assert not any(map(is_error_value, ("#1", "#hashtag", "Err:", "error", "#", "")))
