"""What programs read: against spec/commands.md, and held to the schema that ships."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.conftest import SHARED
from tests.examples import written
from xlsx_lkip import __version__
from xlsx_lkip.agency.settings import settings_for
from xlsx_lkip.check.pipeline import Result, validate
from xlsx_lkip.model.findings import Change, Option, Suggestion
from xlsx_lkip.reports import as_json
from xlsx_lkip.workbooks.layout import layout

WRONG_REMAINDER = "Anggaran\nPagu | Realisasi | Sisa\n2139191029 | 2082287329 | 56903763"


def schema(name: str) -> dict[str, Any]:
    text = files("xlsx_lkip.reports").joinpath(f"{name}.schema.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    jsonschema.Draft202012Validator.check_schema(loaded)
    return loaded


def report(result: Result) -> dict[str, Any]:
    """The report, held to its schema."""
    loaded: dict[str, Any] = json.loads(as_json.report(result))
    jsonschema.Draft202012Validator(schema("validate")).validate(loaded)
    return loaded


def checked(text: str, folder: Path) -> Result:
    written(text, folder)
    return validate([folder], settings_for(None, [folder]))


def test_a_finding_names_its_cell_and_its_exact_figures(tmp_path: Path) -> None:
    data = report(checked(WRONG_REMAINDER, tmp_path))
    (finding,) = (each for each in data["findings"] if each["severity"] == "error")
    assert finding["file"] == (tmp_path / "berkas-1.xlsx").as_posix()
    assert (finding["sheet"], finding["cell"], finding["code"]) == ("Anggaran", "H7", "A202")
    assert (finding["found"], finding["expected"]) == ("56903763", "56903700")
    assert finding["difference"] == "63"


def test_a_percentage_has_two_decimals(tmp_path: Path) -> None:
    text = 'Anggaran\nPagu | Realisasi | Persentase\n28 | 12 | "42,80%"'
    data = report(checked(text, tmp_path))
    (finding,) = (each for each in data["findings"] if each["severity"] == "error")
    assert (finding["found"], finding["expected"]) == ("42.80", "42.86")
    assert finding["difference"] == "-0.06"


def test_a_file_has_its_digest_unit_year_and_status(tmp_path: Path) -> None:
    (file,) = report(checked(WRONG_REMAINDER, tmp_path))["files"]
    digest = hashlib.sha256((tmp_path / "berkas-1.xlsx").read_bytes()).hexdigest()
    assert file["sha256"] == digest
    assert (file["unit"], file["year"], file["status"]) == ("Bidang Contoh", 2023, "invalid")


def test_a_file_without_errors_is_valid(tmp_path: Path) -> None:
    data = report(checked("Anggaran\nPagu | Realisasi\n100 | 40", tmp_path))
    assert [file["status"] for file in data["files"]] == ["valid"]


def test_what_cannot_be_read_has_no_unit_and_no_digest(tmp_path: Path) -> None:
    missing = tmp_path / "hilang.xlsx"
    data = report(validate([missing]))
    assert data["files"] == [
        {
            "file": missing.as_posix(),
            "sha256": None,
            "unit": None,
            "year": None,
            "status": "unreadable",
        }
    ]
    (finding,) = data["findings"]
    assert (finding["sheet"], finding["cell"]) == (None, None)


def test_an_agency_total_stands_on_its_key(tmp_path: Path) -> None:
    text = "lkip.toml\n[control]\nbudget = 101\n\nAnggaran\nPagu | Realisasi\n100 | 40"
    data = report(checked(text, tmp_path))
    (finding,) = (each for each in data["findings"] if each["severity"] == "error")
    assert finding["file"] == (tmp_path / "lkip.toml").as_posix()
    assert (finding["sheet"], finding["cell"]) == (None, "control.budget")
    assert (finding["found"], finding["expected"], finding["difference"]) == ("100", "101", "-1")


def test_the_summary_counts(tmp_path: Path) -> None:
    data = report(checked(WRONG_REMAINDER, tmp_path))
    found = [finding["severity"] for finding in data["findings"]]
    counted = {each: found.count(each) for each in ("error", "warning", "note")}
    assert data["summary"] == {"files": 1, **counted}


def test_the_tool_names_itself(tmp_path: Path) -> None:
    data = report(validate([tmp_path]))
    assert data["tool"] == {"name": "xlsx-lkip", "version": __version__}


def test_a_suggestion_keeps_its_form(tmp_path: Path) -> None:
    result = checked(WRONG_REMAINDER, tmp_path)
    change = Change("a.xlsx", "Anggaran", "F7", "2139191029", "2139191092")
    suggestion = Suggestion("likely", (Option("transposition", (change,)),))
    marked = [replace(finding, suggestion=suggestion) for finding in result.findings]
    (finding, *_) = report(replace(result, findings=marked))["findings"]
    assert finding["suggestion"] == {
        "standing": "likely",
        "options": [
            {
                "slip": "transposition",
                "changes": [
                    {
                        "file": "a.xlsx",
                        "sheet": "Anggaran",
                        "cell": "F7",
                        "found": "2139191029",
                        "value": "2139191092",
                    }
                ],
            }
        ],
    }


def test_text_is_written_as_it_is_and_ends_with_a_line_break(tmp_path: Path) -> None:
    result = checked("Identitas\nUnit kerja | Bidang Usaha Kecil – Ñ", tmp_path)
    text = as_json.report(result)
    assert '"Bidang Usaha Kecil – Ñ"' in text
    assert text.endswith("}\n")


def test_findings_stand_in_reading_order(tmp_path: Path) -> None:
    text = (
        "Pegawai\nPangkat/Golongan | S1 | Jumlah\nIII/a | 3 | 4\n\n"
        "Anggaran\nPagu | Realisasi | Sisa\n100 | 40 | 61\n100 | 101 | 0"
    )
    data = report(checked(text, tmp_path))
    places = [
        (finding["sheet"], finding["cell"])
        for finding in data["findings"]
        if finding["severity"] == "error"
    ]
    assert places == [("Pegawai", "M7"), ("Anggaran", "H7"), ("Anggaran", "G8"), ("Anggaran", "H8")]


@pytest.mark.skipif(not (SHARED / "corpus").is_dir(), reason="no corpus here")
def test_the_report_on_hostile_files_keeps_to_the_schema() -> None:
    data = report(validate([SHARED / "corpus"]))
    assert {file["status"] for file in data["files"]} == {"unreadable"}


def test_the_layout_keeps_to_its_schema() -> None:
    jsonschema.Draft202012Validator(schema("layout")).validate(layout())
