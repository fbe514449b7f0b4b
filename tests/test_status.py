"""`status`: who has submitted, who has not, and who must correct what first."""

from __future__ import annotations

import json
import os
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner, Result

from tests.examples import written
from tests.test_reports_json import schema
from xlsx_lkip.agency.settings import settings_for
from xlsx_lkip.check.pipeline import validate
from xlsx_lkip.cli.app import cli
from xlsx_lkip.declaration.vocabulary import Severity
from xlsx_lkip.rules import RULES

UNITS = '[agency]\nunits = ["Bidang Satu", "Bidang Kedua", "Bidang Tiga"]\n'
BOOK = "Identitas\nUnit kerja | {}\n\nAnggaran\nPagu | Realisasi | Sisa\n"
SOUND, WRONG = "100 | 40 | 60", "100 | 40 | 50\n100 | 40 | 55"
SAMPLES = Path(__file__).parents[1] / "samples"
DAY = datetime(2024, 1, 31, 12, tzinfo=UTC)


def send(folder: Path, name: str, unit: str, rows: str = SOUND) -> Path:
    """A unit's workbook, last changed on the day."""
    (file,) = written(BOOK.format(unit) + rows, folder, name)
    os.utime(file, (DAY.timestamp(), DAY.timestamp()))
    return file


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, ["status", *map(str, arguments)], terminal_width=80)


def data(*arguments: str | Path) -> dict[str, Any]:
    """What a program is told, held to its schema."""
    loaded: dict[str, Any] = json.loads(run(*arguments, "--format", "json").stdout)
    jsonschema.Draft202012Validator(schema("status")).validate(loaded)
    return loaded


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two of three units have sent something, one of them wrong; a stranger; a broken file."""
    (tmp_path / "lkip.toml").write_text(UNITS, encoding="utf-8")
    send(tmp_path, "z", "bidang  SATU")
    send(tmp_path, "b", "Bidang Tiga", WRONG)
    send(tmp_path, "a", "Bidang Keduaa")
    (tmp_path / "rusak.xlsx").write_bytes(b"bukan buku kerja")
    return tmp_path


def test_units_stand_in_the_order_of_the_settings_with_what_became_of_them(folder: Path) -> None:
    units = data(folder)["units"]
    assert [(unit["unit"], unit["status"]) for unit in units] == [
        ("Bidang Satu", "valid"),
        ("Bidang Kedua", "missing"),
        ("Bidang Tiga", "invalid"),
    ]
    assert [[Path(file["file"]).name for file in unit["files"]] for unit in units] == [
        ["z-1.xlsx"],
        [],
        ["b-1.xlsx"],
    ]


def test_a_file_is_told_with_its_day_and_its_findings(folder: Path) -> None:
    (file,) = data(folder)["units"][2]["files"]
    found = validate([folder], settings_for(None, [folder])).findings
    mine = [each for each in found if each.file == file["file"]]
    assert file["modified"] == "2024-01-31T12:00:00+00:00"
    assert {severity.value: file[severity.value] for severity in Severity} == {
        severity.value: sum(each.severity is severity for each in mine) for severity in Severity
    }
    errors = Counter(each.code for each in mine if each.severity is Severity.ERROR)
    assert {each["code"]: each["count"] for each in file["first"]} == errors
    assert file["first"][0] == {"code": "A202", "title": RULES["A202"].title, "count": 2}


def test_a_stranger_is_told_with_the_missing_unit_that_may_be_meant(folder: Path) -> None:
    (other,) = data(folder)["others"]
    assert (other["unit"], other["near"]) == ("Bidang Keduaa", "Bidang Kedua")


def test_a_file_that_cannot_be_read_is_told_with_the_reason(folder: Path) -> None:
    (file,) = data(folder)["unreadable"]
    assert Path(file["file"]).name == "rusak.xlsx"
    assert [each["code"] for each in file["first"]] == ["B001"]


def test_the_summary_counts_what_is_listed(folder: Path) -> None:
    assert data(folder)["summary"] == {
        "expected": 3,
        "missing": 1,
        "invalid": 1,
        "valid": 1,
        "others": 1,
        "unreadable": 1,
        "agency_errors": 0,
        "complete": False,
    }


def test_a_person_reads_it_at_80_columns_without_colour(folder: Path) -> None:
    result = run(folder)
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert max(map(len, lines)) <= 80
    assert "\x1b" not in result.stdout
    at = {name: next(i for i, line in enumerate(lines) if name in line) for name in (
        "Bidang Satu", "Bidang Kedua ", "Bidang Tiga", "Bidang Keduaa", "rusak.xlsx"
    )}  # fmt: skip
    assert list(at.values()) == sorted(at.values())
    assert "DAPAT" in lines[at["Bidang Satu"]]
    assert "DIGABUNGKAN" in lines[at["Bidang Satu"] + 1]
    assert "BELUM" in lines[at["Bidang Kedua "]]
    assert "PERLU" in lines[at["Bidang Tiga"]]
    assert any(line.split()[:2] == ["2", "A202"] for line in lines)
    assert "2 dari 3 unit kerja sudah mengirim, 1 perlu diperbaiki, 1 belum mengirim." in (
        " ".join(result.stdout.split())
    )


def test_it_is_well_when_everyone_has_sent_without_errors(tmp_path: Path) -> None:
    (tmp_path / "lkip.toml").write_text(UNITS, encoding="utf-8")
    for number, unit in enumerate(("Bidang Satu", "Bidang Kedua", "Bidang Tiga")):
        send(tmp_path, str(number), unit)
    result = run(tmp_path)
    assert result.exit_code == 0
    assert "3 dari 3 unit kerja sudah mengirim. Siap digabungkan" in result.stdout


def test_two_files_of_one_unit_stand_under_it_and_must_be_mended(tmp_path: Path) -> None:
    (tmp_path / "lkip.toml").write_text('[agency]\nunits = ["Bidang Satu"]', encoding="utf-8")
    send(tmp_path, "a", "Bidang Satu")
    send(tmp_path, "b", "Bidang Satu", "200 | 40 | 160")
    (unit,) = data(tmp_path)["units"]
    assert [file["status"] for file in unit["files"]] == ["valid", "invalid"]
    assert unit["status"] == "invalid"


def test_totals_that_differ_from_the_agency_are_told_when_everyone_has_sent(tmp_path: Path) -> None:
    text = '[agency]\nunits = ["Bidang Satu"]\n[control]\nbudget = 101\n'
    (tmp_path / "lkip.toml").write_text(text, encoding="utf-8")
    send(tmp_path, "a", "Bidang Satu")
    result = run(tmp_path)
    assert result.exit_code == 1
    assert "1 jumlah seluruhnya berbeda" in " ".join(result.stdout.split())


def test_without_expected_units_everyone_who_sent_is_listed(tmp_path: Path) -> None:
    send(tmp_path, "a", "Bidang Satu")
    result = run(tmp_path)
    assert result.exit_code == 0
    assert "lkip.toml tidak menyebut unit yang harus mengirim" in " ".join(result.stdout.split())
    assert [unit["unit"] for unit in data(tmp_path)["others"]] == ["Bidang Satu"]


def test_a_workbook_that_names_no_unit_is_listed_without_one(tmp_path: Path) -> None:
    send(tmp_path, "a", '""')
    (unit,) = data(tmp_path)["others"]
    assert (unit["unit"], unit["status"]) == (None, "invalid")


def test_before_anyone_has_sent_everyone_is_missing(tmp_path: Path) -> None:
    (tmp_path / "lkip.toml").write_text(UNITS, encoding="utf-8")
    result = run(tmp_path)
    assert result.exit_code == 1
    assert "0 dari 3 unit kerja sudah mengirim, 3 belum mengirim." in result.stdout


@pytest.mark.parametrize("name", ["", "tidak-ada"])
def test_where_nothing_can_be_known_it_fails(name: str, tmp_path: Path) -> None:
    result = run(tmp_path / name)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "Tidak ada satu pun buku kerja" in result.stderr


def test_a_path_that_leads_nowhere_is_told_beside_the_others(folder: Path) -> None:
    files = data(folder, folder / "tidak-ada.xlsx")["unreadable"]
    assert [(Path(file["file"]).name, file["modified"] is None) for file in files] == [
        ("rusak.xlsx", False),
        ("tidak-ada.xlsx", True),
    ]


def test_the_units_of_the_plan_are_expected_and_the_sample_is_complete() -> None:
    config = SAMPLES / "plan" / "lkip.toml"
    assert run(SAMPLES / "corrected", "--config", config).exit_code == 0
    assert run(SAMPLES / "as_published", "--config", config).exit_code == 1


def test_it_is_written_to_a_file_and_never_over_an_input(folder: Path) -> None:
    target = folder / "status.txt"
    result = run(folder, "-o", target)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "Bidang Kedua" in target.read_text(encoding="utf-8")
    assert run(folder, "-o", folder / "lkip.toml").exit_code == 2
    assert (folder / "lkip.toml").read_text(encoding="utf-8") == UNITS


def test_what_a_workbook_says_steers_no_terminal(tmp_path: Path) -> None:
    send(tmp_path, "a", "[red]Bidang[/] \u202eA")
    said = run(tmp_path).stdout
    assert "[red]Bidang[/] A" in said
    assert "\u202e" not in said
