"""Which group a record belongs to: told where it is in question, and free of the codes before names."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reader.books import lkip, rows, saved
from tests.reader.more_rows import SOUND, errors, message, record
from xlsx_lkip.check.pipeline import Result, validate

PLAN = [
    {key: each[key] for key in ("program", "activity", "subactivity", "budget")} for each in SOUND
]


def checked(folder: Path, **records: list[dict[str, object]]) -> Result:
    return validate([saved(lkip(**{"program": PLAN, "budget": SOUND, **records}), folder)])


def test_sheets_that_agree_on_groups_are_sound(tmp_path: Path) -> None:
    assert [each.code for each in checked(tmp_path).findings] == []


@pytest.mark.parametrize(
    ("key", "cell", "header"), [("program", "C8", "Program"), ("activity", "D8", "Kegiatan")]
)
def test_a_record_under_another_group_is_an_error(
    key: str, cell: str, header: str, tmp_path: Path
) -> None:
    result = checked(tmp_path, budget=[SOUND[0], {**SOUND[1], key: "Urusan lain"}, SOUND[2]])
    (found,) = [each for each in result.findings if each.code == "L211"]
    assert (found.cell, found.found, found.expected) == (cell, "Urusan lain", SOUND[1][key])
    assert found.message == (
        f'{header} "Urusan lain" di lembar Anggaran, "{SOUND[1][key]}" di lembar Program, untuk sub '
        'kegiatan "Sub B".'
    )


def test_a_group_that_is_only_spelled_otherwise_is_the_same(tmp_path: Path) -> None:
    budget = [{**each, "program": "PROGRAM  A."} for each in SOUND]
    assert errors(checked(tmp_path, budget=budget)) == []


def test_records_that_slid_under_another_program_are_errors(tmp_path: Path) -> None:
    """Program was written once, then the table was sorted."""
    slid = [record("Sub X", 7, 5, program="Program X"), {**SOUND[1], "program": None}]
    plan = [*PLAN[1:2], {**PLAN[0], "program": "Program X", "subactivity": "Sub X", "budget": 7}]
    result = checked(tmp_path, program=plan, budget=slid)
    assert errors(result) == [("L211", "C8")]


@pytest.mark.parametrize("emptied", [{}, {"remaining": 0}, {"subactivity": " "}])
def test_records_that_inherit_across_an_emptied_row_are_told_once(
    emptied: dict[str, object], tmp_path: Path
) -> None:
    bare = [{**each, "program": None, "activity": None} for each in SOUND[1:]]
    result = checked(tmp_path, budget=[SOUND[0], emptied, *bare])
    assert message(result, "A316") == (
        "Baris 9, 10 mengikuti Program dan Kegiatan dari atas baris yang kosong."
    )


def test_a_blank_row_before_a_record_with_its_own_group_is_nothing(tmp_path: Path) -> None:
    assert [
        each.code for each in checked(tmp_path, budget=[SOUND[0], {}, *SOUND[1:]]).findings
    ] == []


@pytest.mark.parametrize("joint", [" - ", " – ", ": ", " ", "-", ". "])
def test_a_code_before_a_name_is_split_off(joint: str, tmp_path: Path) -> None:
    coded = [
        {
            **each,
            "program": f"2.17.01{joint}Program A",
            "activity": f"2.17.01.2.01{joint}Kegiatan A",
            "subactivity": f"2.17.01.2.01.000{number}{joint}{each['subactivity']}",
        }
        for number, each in enumerate(SOUND, start=1)
    ]
    plan = [{**PLAN[0], "budget": 111}, *PLAN[1:]]
    result = checked(tmp_path, budget=coded, program=plan)
    names = result.tables.records["budget"].select("code", "program", "activity", "subactivity")
    assert names.row(0) == ("2.17.01.2.01.0001", "Program A", "Kegiatan A", "Sub A")
    assert [(f.code, f.cell) for f in result.findings if f.severity.value == "error"] == [
        ("L104", "F7")
    ]
    assert message(result, "G317").startswith("Pada baris 7, 8, 9, kode ditulis di depan nama")


def test_a_kode_that_is_there_stays(tmp_path: Path) -> None:
    budget = [{**SOUND[0], "code": "2.17.01.2.01.0009", "subactivity": "2.17.01.2.01.0001 - Sub A"}]
    result = checked(tmp_path, budget=budget, program=PLAN[:1])
    assert rows(result.tables, "budget", "code", "subactivity") == [
        (7, "2.17.01.2.01.0009", "Sub A")
    ]


@pytest.mark.parametrize(
    "name",
    [
        "3 Sehat 5 Sempurna",
        "2023 Rapat",
        "1.5 juta paket",
        "1.500.000 paket",
        "31.12.2023 Rapat",
        "X-ray",
    ],
)
def test_a_name_with_a_number_is_no_code(name: str, tmp_path: Path) -> None:
    budget = [{**SOUND[0], "subactivity": name}]
    result = checked(tmp_path, budget=budget)
    assert rows(result.tables, "budget", "code", "subactivity") == [(7, None, name)]
