"""Subtotals and totals: in any words, above or below their records, checked and never counted."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reader.books import lkip, saved
from tests.reader.more_rows import SOUND, SUM, checked, errors, message, record, roles, total
from xlsx_lkip.check.pipeline import validate


@pytest.mark.parametrize(
    "label",
    [
        "Jumlah",
        "Sub Total",
        "Subjumlah:",
        "Jumlah Kegiatan A",
        "Jumlah Program A",
        "JML",
        "Total Belanja",
    ],
)
@pytest.mark.parametrize("key", ["code", "program", "activity", "subactivity"])
def test_a_subtotal_between_records_is_the_sum_of_those_above(
    label: str, key: str, tmp_path: Path
) -> None:
    result = checked(tmp_path, budget=[*SOUND[:2], {key: label, **SUM}, SOUND[2]])
    assert roles(result) == {9: "subtotal"}
    assert (total(result), errors(result)) == (165, [])


@pytest.mark.parametrize(
    "label", ["TOTAL KESELURUHAN", "Grand total", "Jumlah:", "J U M L A H", "Total :"]
)
def test_a_total_in_any_words_is_checked(label: str, tmp_path: Path) -> None:
    result = checked(
        tmp_path, budget=[*SOUND, {"program": label, "budget": 166, "realization": 146}]
    )
    assert (roles(result), total(result)) == ({10: "total"}, 165)
    assert errors(result) == [("A301", "F10")]


def test_a_subtotal_may_stand_above_its_records(tmp_path: Path) -> None:
    rows = [
        {"subactivity": "Sub Total", **SUM},
        *SOUND[:2],
        {"subactivity": "Sub Total", "budget": 25, "realization": 20},
        SOUND[2],
    ]
    result = checked(tmp_path, budget=rows)
    assert (roles(result), total(result), errors(result)) == (
        {7: "subtotal", 10: "subtotal"},
        165,
        [],
    )


def test_a_subtotal_with_dashes_or_an_outcome_counts_where_it_is_a_sum(tmp_path: Path) -> None:
    dashes = record("Jumlah Kegiatan A", 140, 126, outcome="-", unit_of_measure="-")
    whole = record("Jumlah Program A", 140, 126)
    assert roles(checked(tmp_path, budget=[*SOUND[:2], dashes])) == {9: "subtotal"}
    assert roles(checked(tmp_path, budget=[*SOUND[:2], whole])) == {9: "subtotal"}


@pytest.mark.parametrize(
    "name", ["Jumlah Dokumen Perencanaan", "Jumlah Kegiatan Bersama", "Total Quality"]
)
def test_a_record_whose_name_begins_as_a_total_does_counts(name: str, tmp_path: Path) -> None:
    result = checked(tmp_path, budget=[*SOUND, record(name, 7, 5)])
    assert (total(result), roles(result)) == (172, {10: "like_total"})
    assert [(f.code, f.cell) for f in result.findings if f.code == "A315"] == [("A315", "E10")]


@pytest.mark.parametrize(
    ("rows", "count", "role"),
    [
        ([("Sopir", 2), ("Satpam", 3), ("Jumlah tenaga", 5)], 5, "total"),
        ([("Sopir", 2), ("Satpam", 3), ("Jumlah honorer", 5)], 5, "total"),
        ([("Sopir", 2), ("Satpam", 3), ("Total Station operator", 5)], 10, "like_total"),
    ],
)
def test_a_total_of_people_is_told_from_a_kind_of_people(
    rows: list[tuple[str, int]], count: int, role: str, tmp_path: Path
) -> None:
    people = [{"role": name, "headcount": number} for name, number in rows]
    result = checked(tmp_path, budget=SOUND, support=people)
    assert result.tables.records["support"]["headcount"].sum() == count
    assert roles(result, "support") == {9: role}


def test_figures_without_a_name_are_a_total_where_they_are_the_sum(tmp_path: Path) -> None:
    result = checked(tmp_path, budget=[*SOUND, {"budget": 165, "realization": 146}])
    assert (roles(result), total(result), errors(result)) == ({10: "total"}, 165, [])
    result = checked(tmp_path, budget=[*SOUND, {"budget": 7, "realization": 6}])
    assert total(result) == 172
    assert ("A101", "E10") in errors(result)


def test_a_row_named_as_its_kegiatan_is_the_sum_of_two_or_more_below_it(tmp_path: Path) -> None:
    rows = [record("Kegiatan A", 140, 126), *SOUND[:2]]
    result = checked(tmp_path, budget=rows)
    assert (roles(result), total(result), errors(result)) == ({7: "subtotal"}, 140, [])


def test_with_one_record_below_it_both_readings_are_named(tmp_path: Path) -> None:
    result = checked(tmp_path, budget=[record("KEGIATAN A", 100, 90), SOUND[0]])
    assert (roles(result), total(result), errors(result)) == (
        {7: "two_readings"},
        200,
        [("A312", "E7")],
    )
    assert "sub kegiatan atau sebagai subjumlah" in message(result, "A312")


def test_an_outer_sum_settles_which_reading_is_right(tmp_path: Path) -> None:
    outer = record("Program A", 140, 126, activity="Program A")
    rows = [
        outer,
        record("Kegiatan A", 100, 90),
        SOUND[0],
        record("Kegiatan B", 40, 36, activity="Kegiatan B"),
        record("Sub B", 40, 36, activity="Kegiatan B"),
    ]
    result = checked(tmp_path, budget=rows)
    assert roles(result) == {7: "subtotal", 8: "subtotal", 10: "subtotal"}
    assert (total(result), errors(result)) == (140, [])


def test_a_record_may_bear_the_name_of_its_kegiatan(tmp_path: Path) -> None:
    result = checked(tmp_path, budget=[record("Kegiatan A", 7, 5), *SOUND])
    assert (roles(result), total(result)) == ({}, 172)


def test_what_only_equals_a_sum_counts_and_is_told(tmp_path: Path) -> None:
    result = checked(tmp_path, budget=[record("Sub X", 65, 56), SOUND[1], SOUND[2]])
    assert (roles(result), total(result), errors(result)) == ({7: "equals_sum"}, 130, [])
    assert message(result, "A313") == (
        "Angka pada baris ini tepat sama dengan jumlah baris 8-9; baris ini ikut dihitung."
    )


def test_a_jumlah_that_counts_subtotals_is_told_and_not_used(tmp_path: Path) -> None:
    book = lkip(program=[], budget=[*SOUND[:2], {"subactivity": "Jumlah", **SUM}, SOUND[2]])
    page = book["Anggaran"]
    page["B5"], page["F5"], page["G5"] = "Jumlah", 305, 272
    book["Identitas"]["C20"] = 165
    result = validate([saved(book, tmp_path)])
    assert errors(result) == []
    (told,) = [each for each in result.findings if each.code == "A314"]
    assert (told.cell, told.suggestion) == ("F5", None)
    assert told.message == (
        "Pagu pada baris Jumlah ikut menghitung baris 9, yang bukan baris isian. Yang dipakai ialah jumlah "
        "baris isian saja."
    )


def test_a_jumlah_does_not_count_what_a_subtotal_leaves_blank(tmp_path: Path) -> None:
    first, second, third = (
        {**each, "remaining": left} for each, left in zip(SOUND, (10, 4, 5), strict=True)
    )
    sums = (
        {"subactivity": "Jumlah", **SUM, "remaining": 14},
        {"subactivity": "Jumlah", "budget": 25, "realization": 20},
    )
    book = lkip(program=[], budget=[first, second, sums[0], third, sums[1]])
    page = book["Anggaran"]
    page["B5"], page["F5"], page["G5"], page["H5"] = "Jumlah", 330, 292, 33
    book["Identitas"]["C20"], book["Identitas"]["C22"] = 165, 19
    result = validate([saved(book, tmp_path)])
    assert errors(result) == []
    assert [each.cell for each in result.findings if each.code == "A314"] == ["F5"]


@pytest.mark.parametrize(
    ("rows", "sheet", "stated", "cell"),
    [
        (
            {"support": [{"role": "Sopir", "headcount": 2}, {"role": "Satpam", "headcount": 3}]},
            "Tenaga Pendukung",
            {"C5": 10},
            "C5",
        ),
        (
            {"staff": [{"rank": "Penata (III/c)", "s1": 2}, {"rank": "Pembina (IV/a)", "s1": 3}]},
            "Pegawai",
            {"E4": 10, "M4": 10, "E5": 1, "M5": 1},
            "E4",
        ),
    ],
)
def test_a_total_below_the_people_that_jumlah_counts_is_told_once(
    rows: dict[str, list[dict[str, object]]],
    sheet: str,
    stated: dict[str, object],
    cell: str,
    tmp_path: Path,
) -> None:
    ((key, people),) = rows.items()
    label, figures = ("rank", ("s1", "total")) if key == "staff" else ("role", ("headcount",))
    summed: dict[str, object] = {label: "Jumlah"} | dict.fromkeys(figures, 5)
    book = lkip(program=[], **{key: [*people, summed]})
    page = book[sheet]
    page[f"B{cell[1:]}"] = "Jumlah"
    if key == "staff":
        page["B5"] = "Persentase"
    for place, value in stated.items():
        page[place] = value
    result = validate([saved(book, tmp_path)])
    assert errors(result) == []
    assert [each.cell for each in result.findings if each.code == "P314"] == [cell]


def test_a_jumlah_that_is_wrong_otherwise_is_an_error(tmp_path: Path) -> None:
    book = lkip(program=[], budget=[*SOUND[:2], {"subactivity": "Jumlah", **SUM}, SOUND[2]])
    page = book["Anggaran"]
    page["B5"], page["F5"] = "Jumlah", 306
    result = validate([saved(book, tmp_path)])
    assert errors(result) == [("A301", "F5")]


@pytest.mark.parametrize("label", ["Jumlah", "Sub Total", "Jumlah dokumen"])
def test_a_sum_of_nothing_is_read_all_the_same(label: str, tmp_path: Path) -> None:
    result = checked(tmp_path, budget=[{"subactivity": label, "budget": 5, "realization": 4}])
    assert total(result) == (5 if label == "Jumlah dokumen" else 0)
