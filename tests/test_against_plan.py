"""The agency's plan against a submission: one finding for each cause, on the cell that is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.examples import written
from xlsx_lkip.agency.settings import settings_for
from xlsx_lkip.check.pipeline import Result, validate
from xlsx_lkip.model.findings import Finding

SAMPLES = Path(__file__).parents[1] / "samples"
SETTINGS = 'lkip.toml\n[plan]\nfile = "rencana.csv"\n\n'
PLAN = (
    "rencana.csv\nprogram,kegiatan,sub kegiatan,pagu,unit kerja\n"
    "P,K,Rapat koordinasi,2500,Bidang A\nP,K,Sewa gedung,700,Bidang B\n\n"
)
BOOK = (
    "Identitas\nUnit kerja | {unit}\n\n"
    "Program\nProgram | Kegiatan | Sub kegiatan | Pagu\nP | K | {name} | {planned}\n\n"
    "Anggaran\nProgram | Kegiatan | Sub kegiatan | Pagu | Realisasi | Sisa\n"
    "P | K | {name} | {budget} | 500 | {remaining}"
)
SOUND = {
    "unit": "Bidang A",
    "name": "Rapat koordinasi",
    "planned": "2500",
    "budget": "2500",
    "remaining": "2000",
}


def checked(folder: Path, **changes: str) -> Result:
    written(SETTINGS + PLAN + BOOK.format(**{**SOUND, **changes}), folder)
    return validate([folder], settings_for(None, [folder]))


def codes(result: Result) -> list[tuple[str | None, str | None, str]]:
    """Sheet, cell and code of what concerns the plan or Program against Anggaran."""
    return [(f.sheet, f.cell, f.code) for f in result.findings if f.code[:2] in {"U4", "L1"}]


def the(result: Result, code: str) -> Finding:
    (finding,) = (each for each in result.findings if each.code == code)
    return finding


def test_what_agrees_with_the_plan_is_not_mentioned(tmp_path: Path) -> None:
    assert codes(checked(tmp_path)) == []


@pytest.mark.parametrize(
    ("planned", "budget", "found"),
    [
        ("2500", "2600", [("Anggaran", "F7", "U401")]),
        ("2600", "2500", [("Program", "F7", "U401")]),
        ("2600", "2600", [("Anggaran", "F7", "U401")]),
        ("2600", "2700", [("Program", "F7", "U401"), ("Anggaran", "F7", "U401")]),
        ("", "2600", [("Anggaran", "F7", "U401")]),
        ("2600", '"dua ribu"', [("Program", "F7", "U401")]),
    ],
)
def test_a_wrong_pagu_is_told_where_it_stands_and_once_for_one_cause(
    planned: str, budget: str, found: list[tuple[str, str, str]], tmp_path: Path
) -> None:
    result = checked(tmp_path, planned=planned, budget=budget, remaining='""')
    assert codes(result) == found


def test_a_difference_is_told_with_its_figures(tmp_path: Path) -> None:
    finding = the(checked(tmp_path, planned="2500", budget="2050", remaining="1550"), "U401")
    assert (finding.found, finding.expected, finding.difference) == ("2050", "2500", "-450")


def test_the_plan_says_which_cell_is_wrong(tmp_path: Path) -> None:
    """Pagu and Sisa would agree at 5200 as well as at 2500: only the plan decides."""
    result = checked(tmp_path, planned="", budget="5200", remaining="4700")
    suggestion = the(result, "U401").suggestion
    assert suggestion is not None
    changes = {change.cell: change.value for change in suggestion.options[0].changes}
    assert changes == {"F7": "2500", "H7": "2000"}


def test_of_a_unit_that_is_not_known_nothing_else_is_said(tmp_path: Path) -> None:
    result = checked(tmp_path, unit="Bidang Z", budget="1")
    assert [code for _, _, code in codes(result) if code[0] == "U"] == []
    assert the(result, "U202").found == "Bidang Z"


def test_a_sub_kegiatan_of_another_unit_is_told_whose_it_is(tmp_path: Path) -> None:
    result = checked(tmp_path, name="Sewa Gedung")
    assert codes(result) == [("Anggaran", None, "U402"), ("Anggaran", "E7", "U403")]
    assert 'Menurut rencana itu milik "Bidang B".' in the(result, "U403").message
    assert '"Rapat koordinasi" direncanakan dengan pagu Rp2.500' in the(result, "U402").message


def test_a_name_nearly_as_planned_is_the_planned_one(tmp_path: Path) -> None:
    assert codes(checked(tmp_path, name="Rapat kordinasi")) == []


def test_an_empty_sheet_is_one_problem_not_one_for_each_planned_row(tmp_path: Path) -> None:
    text = SETTINGS + PLAN + "Identitas\nUnit kerja | Bidang A\n\nAnggaran\n(kosong)"
    written(text, tmp_path)
    result = validate([tmp_path], settings_for(None, [tmp_path]))
    assert codes(result) == []
    assert the(result, "A100")


def test_nothing_to_report_is_told_of_every_planned_row(tmp_path: Path) -> None:
    text = SETTINGS + PLAN + "Identitas\nUnit kerja | Bidang A\n\nAnggaran\n(Nihil)"
    written(text, tmp_path)
    result = validate([tmp_path], settings_for(None, [tmp_path]))
    assert codes(result) == [("Anggaran", None, "U402")]


def test_the_published_report_has_the_two_pagu_that_differ_from_its_plan() -> None:
    settings = settings_for(SAMPLES / "plan" / "lkip.toml", [])
    result = validate([SAMPLES / "as_published"], settings)
    assert [(f.cell, f.found, f.expected) for f in result.findings if f.code == "U401"] == [
        ("F7", "2139191029", "2139191092"),
        ("F27", "2944495", "2994495"),
    ]


def test_the_corrected_report_has_the_pagu_of_its_plan() -> None:
    settings = settings_for(SAMPLES / "plan" / "lkip.toml", [])
    result = validate([SAMPLES / "corrected"], settings)
    assert [f for f in result.findings if f.code in {"U401", "U402"}] == []
