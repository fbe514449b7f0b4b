"""Which rows are records: column numbers, headings, notes and signatures are none, and are reported."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reader.books import Record, cell, lkip, only, saved
from tests.reader.more_rows import (
    HEADERS,
    SOUND,
    SUM,
    checked,
    errors,
    message,
    record,
    roles,
    total,
)
from xlsx_lkip.check.pipeline import validate
from xlsx_lkip.declaration.vocabulary import Severity
from xlsx_lkip.declaration.workbook import WORKBOOK


@pytest.mark.parametrize(
    "numbers",
    [
        [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
        [f"({n})" for n in range(1, 11)],
        list("abcdefghij"),
        [None, None, None, "1", 2, 3, "4=2-3", "5", None, None],
        ["1", "2", "3", "4", "5", "6", "7 = (5-6)", "8=6/5x100%", "9", "10"],
    ],
)
def test_a_row_that_numbers_the_columns_is_no_record(numbers: list[object], tmp_path: Path) -> None:
    keys = list(HEADERS)
    result = checked(tmp_path, budget=[dict(zip(keys, numbers, strict=True)), *SOUND])
    assert roles(result) == {7: "numbers"}
    assert (total(result), errors(result)) == (165, [])
    assert "Baris 7 dibaca sebagai nomor kolom." in message(result, "B123")


@pytest.mark.parametrize(
    "key",
    [
        "staff",
        "support",
        "duty",
        "organization",
        "issue",
        "agreement",
        "program",
        "budget",
        "achievement",
        "obstacle",
    ],
)
def test_column_numbers_and_a_repeated_header_are_no_records_on_any_sheet(
    key: str, tmp_path: Path
) -> None:
    columns = WORKBOOK.table(key).columns
    numbers = {column.key: number for number, column in enumerate(columns, start=1)}
    header = {column.key: column.header for column in columns}
    records: dict[str, Any] = {"program": [], "budget": [], key: [numbers, header]}
    book = lkip(**records)
    result = validate([saved(book, tmp_path)])
    assert result.tables.records[key].is_empty()
    assert roles(result, key) == {7: "numbers", 8: "header"}


def test_the_units_of_the_columns_are_no_record(tmp_path: Path) -> None:
    units = {"budget": "(Rp)", "realization": "(Rp)", "remaining": "(Rp)", "absorption": "(%)"}
    result = checked(tmp_path, budget=[units, *SOUND])
    assert (roles(result), total(result), errors(result)) == ({7: "units"}, 165, [])


def test_headings_fill_down_and_are_no_records(tmp_path: Path) -> None:
    names = [{"program": "Program P"}, {"activity": "Kegiatan K"}]
    bare = [{**each, "program": None, "activity": None} for each in SOUND]
    result = checked(tmp_path, budget=[*names, *bare[:2], {"activity": "Kegiatan L"}, bare[2]])
    assert roles(result) == {7: "heading", 8: "heading", 11: "heading"}
    assert result.tables.records["budget"].select("row", "program", "activity").rows() == [
        (9, "Program P", "Kegiatan K"),
        (10, "Program P", "Kegiatan K"),
        (12, "Program P", "Kegiatan L"),
    ]
    assert errors(result) == []


def test_a_heading_without_records_below_it_stays_a_record(tmp_path: Path) -> None:
    result = checked(tmp_path, budget=[*SOUND, {"program": "Program Baru", "budget": 5}])
    assert total(result) == 170
    assert ("A101", "E10") in errors(result)


def test_nested_headings_with_amounts_are_checked_as_subtotals(tmp_path: Path) -> None:
    bare = [{**each, "program": None, "activity": None} for each in SOUND]
    rows = [
        {"program": "Program P", "budget": 165, "realization": 146},
        {"activity": "Kegiatan K", "budget": 141, "realization": 126},
        *bare[:2],
        {"activity": "Kegiatan L", "budget": 25, "realization": 20},
        bare[2],
    ]
    result = checked(tmp_path, budget=rows)
    assert roles(result) == {7: "subtotal", 8: "subtotal", 11: "subtotal"}
    assert total(result) == 165
    (wrong,) = [each for each in result.findings if each.severity is Severity.ERROR]
    assert (wrong.code, wrong.cell) == ("A311", "F8")
    assert (wrong.found, wrong.expected, wrong.difference) == ("141", "140", "1")
    assert (
        wrong.message
        == "Subjumlah kolom Pagu tertulis Rp141, seharusnya Rp140 menurut baris 9, 10 (selisih Rp1)."
    )
    assert wrong.suggestion is None


def test_headings_are_known_by_their_codes(tmp_path: Path) -> None:
    """As a DPA is printed: everything in one column of names, the codes beside it."""

    def coded(code: str, name: str, **more: object) -> dict[str, object]:
        return {"code": code, "subactivity": name, **more}

    own = {"outcome": "Layanan", "unit_of_measure": "dokumen"}
    rows = [
        coded("2.17.01", "Program P", budget=140, realization=126),
        coded("2.17.01.2.01", "Kegiatan K", budget=140, realization=126),
        coded("2.17.01.2.01.0001", "Sub A", budget=100, realization=90, **own),
        coded("2.17.01.2.01.0002", "Sub B", budget=40, realization=36, **own),
    ]
    result = checked(tmp_path, budget=rows)
    assert (total(result), errors(result)) == (140, [])
    names = result.tables.records["budget"].select("program", "activity").unique().rows()
    assert names == [("Program P", "Kegiatan K")]


NOTES = [
    "Sumber: LRA 2023",
    "Catatan: angka sementara",
    "Keterangan :",
    "*) belum diaudit",
    "Sumber LRA",
]


@pytest.mark.parametrize("note", NOTES)
def test_notes_under_the_table_are_no_records(note: str, tmp_path: Path) -> None:
    result = checked(tmp_path, budget=[*SOUND, {}, {"program": note}])
    assert (roles(result), total(result), errors(result)) == ({11: "note"}, 165, [])


def test_problems_that_begin_as_notes_do_stay(tmp_path: Path) -> None:
    problems = [
        "Sumber daya manusia terbatas",
        "Mengetahui kebutuhan pasar",
        "Keterangan warga kurang",
    ]
    result = checked(tmp_path, budget=SOUND, issue=[{"issue": each} for each in problems])
    assert result.tables.records["issue"]["issue"].to_list() == problems
    assert roles(result, "issue") == {}


SIGNATURE = [
    "Larantuka, 31 Desember 2023",
    "Kepala Bidang,",
    "Maria Goreti",
    "NIP. 19700101 199501 2 001",
]


@pytest.mark.parametrize(
    ("sheet", "key", "sound"),
    [
        ("budget", "outcome", SOUND),
        ("support", "role", [{"role": "Sopir", "headcount": 2}]),
        ("issue", "issue", [{"issue": "Kurang modal"}]),
        ("obstacle", "follow_up", [{"obstacle": "Cuaca", "follow_up": "Ditunda"}]),
    ],
)
def test_a_signature_block_is_no_record(
    sheet: str, key: str, sound: list[Record], tmp_path: Path
) -> None:
    lines: list[Record] = [{key: text} for text in SIGNATURE]
    result = checked(tmp_path, **{"budget": SOUND, sheet: [*sound, {}, *lines]})
    first = 8 + len(sound)
    assert roles(result, sheet) == dict.fromkeys(range(first, first + 4), "signature")
    assert result.tables.records[sheet].height == len(sound)
    assert errors(result) == []


def test_two_people_may_sign(tmp_path: Path) -> None:
    pairs = [
        ("Mengetahui,", "Larantuka, 31 Desember 2023"),
        ("Kepala Dinas,", "Kepala Bidang,"),
        ("Yosef Lewar", "Maria Goreti"),
        ("NIP. 19650101 199001 1 001", "NIP. 19700101 199501 2 001"),
    ]
    lines = [{"program": left, "outcome": right} for left, right in pairs]
    result = checked(tmp_path, budget=[*SOUND, *lines])
    assert roles(result) == dict.fromkeys(range(10, 14), "signature")
    assert (total(result), errors(result)) == (165, [])


def test_a_label_outside_the_columns_is_understood(tmp_path: Path) -> None:
    book = lkip(program=[], budget=SOUND)
    page = book["Anggaran"]
    page["A10"], page["F10"], page["G10"] = "Total", 165, 146
    page["A12"] = "Sumber: LRA"
    result = validate([saved(book, tmp_path)])
    assert roles(result) == {10: "total", 12: "note"}


def test_hidden_rows_are_told_where_they_are_records(tmp_path: Path) -> None:
    book = lkip(program=[], budget=[*SOUND[:2], {"subactivity": "Jumlah", **SUM}, SOUND[2]])
    for row in (9, 10):
        book["Anggaran"].row_dimensions[row].hidden = True
    (problem,) = [
        t for t in only(validate([saved(book, tmp_path)]).tables).problems if t.code == "B305"
    ]
    assert dict(problem.facts)["rows"] == "10"


OTHERS: list[tuple[str, Record]] = [
    ("numbers", dict(zip(HEADERS, range(1, 11), strict=True))),
    ("header", {key: header.upper() for key, header in HEADERS.items()}),
    ("units", {"budget": "(Rp)", "realization": "(Rp)"}),
    ("note", {"program": "Catatan: sementara"}),
    ("note", {"activity": "Sumber: LRA"}),
]
amounts = st.lists(
    st.integers(1, 10**9).map(lambda n: n * 7 + 1), min_size=1, max_size=8, unique=True
)


@settings(max_examples=40, deadline=None)
@given(
    budgets=amounts,
    places=st.lists(st.tuples(st.integers(0, 8), st.sampled_from(OTHERS)), max_size=4),
    sums=st.lists(st.integers(1, 8), max_size=2, unique=True),
)
def test_rows_that_are_no_records_change_no_total(
    budgets: list[int],
    places: list[tuple[int, tuple[str, Record]]],
    sums: list[int],
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    rows: list[tuple[str, Record]] = []
    for number, budget in enumerate(budgets, start=1):
        rows.append(("", record(f"Sub kegiatan {number}", budget, budget // 3)))
        if number in sums:
            part = budgets[:number]
            figures = {"budget": sum(part), "realization": sum(each // 3 for each in part)}
            rows.append(("subtotal", {"activity": "Sub Total", **figures}))
    for place, other in places:
        rows.insert(min(place, len(rows)), other)
    result = checked(tmp_path_factory.mktemp("roles"), budget=[row for _, row in rows])
    assert total(result) == sum(budgets)
    expected = {row: role for row, (role, _) in enumerate(rows, start=7) if role}
    told = {row: role for row, role in roles(result).items() if role not in {"equals_sum", "total"}}
    sums_told = {row for row, role in roles(result).items() if role == "total"}
    assert told.keys() | sums_told == expected.keys()
    assert all(expected[row] == role for row, role in told.items())


def test_the_cells_of_records_stay_where_they_are(tmp_path: Path) -> None:
    numbers = dict(zip(HEADERS, range(1, 11), strict=True))
    result = checked(tmp_path, budget=[numbers, {**SOUND[0], "realization": 101}])
    assert errors(result) == [("A201", cell("budget", "realization", 8))]
