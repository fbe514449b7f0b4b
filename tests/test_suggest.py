"""From findings to suggestions: formulas are no suspects, and what was not searched is reported."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from tests.examples import written
from xlsx_lkip.agency.settings import settings_for
from xlsx_lkip.check import suggest
from xlsx_lkip.check.pipeline import validate
from xlsx_lkip.model.findings import Finding

TYPED = (
    "Anggaran\nPagu | Realisasi | Sisa | Persentase\n"
    '1000000 | 400000 | 600000 | "40%"\n2139191029 | 2082287329 | 56903763 | "97,34%"'
)
"""The second record is the published report's own: two digits of its Pagu are swapped."""


def suggested(folder: Path) -> list[Finding]:
    found = validate([folder], settings_for(None, [folder])).findings
    return [finding for finding in found if finding.suggestion]


def test_one_cause_has_one_suggestion_on_the_dependent_cell(tmp_path: Path) -> None:
    written(TYPED, tmp_path)
    (finding,) = suggested(tmp_path)
    assert (finding.sheet, finding.cell, finding.code) == ("Anggaran", "H8", "A202")
    assert finding.suggestion
    (change,) = finding.suggestion.options[0].changes
    assert (change.cell, change.value) == ("F8", "2139191092")
    assert finding.suggestion.options[0].slip == "transposition"


def test_a_formula_is_never_suspected(tmp_path: Path) -> None:
    (path,) = written(TYPED, tmp_path)
    book = openpyxl.load_workbook(path)
    book["Anggaran"]["H8"] = "=56903763"
    book.save(path)
    cells = {
        change.cell
        for finding in suggested(tmp_path)
        if finding.suggestion
        for option in finding.suggestion.options
        for change in option.changes
    }
    assert "H8" not in cells


def test_what_reconciles_gets_no_suggestion(tmp_path: Path) -> None:
    written(TYPED.replace("2139191029", "2139191092"), tmp_path)
    assert suggested(tmp_path) == []


def test_a_plan_that_differs_from_the_budget_is_part_of_the_question(tmp_path: Path) -> None:
    written(
        "Program\nProgram | Kegiatan | Sub kegiatan | Pagu\nP | K | S | 2139191092\n\n"
        "Anggaran\nProgram | Kegiatan | Sub kegiatan | Pagu | Realisasi | Sisa\n"
        "P | K | S | 2139191029 | 2082287329 | 56903763",
        tmp_path,
    )
    (finding,) = suggested(tmp_path)
    assert finding.suggestion
    assert finding.suggestion.standing in {"certain", "likely"}
    assert [c.cell for c in finding.suggestion.options[0].changes] == ["F7"]


SOUND = (
    "1000000 | 400000 | 600000 | 0.4\n500000 | 100000 | 400000 | 0.2\n250000 | 50000 | 200000 | 0.2"
)
HEADERS = "Anggaran\nPagu | Realisasi | Sisa | Persentase"


def only_suggestion(text: str, folder: Path) -> tuple[Finding, list[tuple[str, str]]]:
    """The one finding with a suggestion, and the changes of its first option."""
    written(text, folder)
    (finding,) = suggested(folder)
    assert finding.suggestion
    return finding, [(each.cell, each.value) for each in finding.suggestion.options[0].changes]


def test_a_number_with_two_readings_of_which_neither_fits_gets_a_suggestion(
    tmp_path: Path,
) -> None:
    text = f"{HEADERS}\n{SOUND}".replace("0.4", '"4,01"', 1)
    finding, changes = only_suggestion(text, tmp_path)
    assert (finding.code, finding.cell) == ("A103", "I7")
    assert "4,01% atau 401,00%" in finding.message
    assert changes == [("I7", "40.00")]


def test_an_amount_with_two_readings_is_decided_by_a_typed_total(tmp_path: Path) -> None:
    text = 'Anggaran\nPagu | Realisasi\n"1,500" | 0\n500 | 0\nJumlah: Pagu = 2000'
    finding, changes = only_suggestion(text, tmp_path)
    assert (finding.code, finding.cell) == ("A103", "F7")
    assert changes == [("F7", "1500")]


def test_a_percentage_in_a_percent_cell_is_what_the_cell_shows(tmp_path: Path) -> None:
    text = f"{HEADERS}\n1000000 | 523400 | 476600 | 5.234"
    finding, changes = only_suggestion(text, tmp_path)
    assert (finding.code, finding.found) == ("A203", "523.40")
    assert changes == [("I7", "52.34")]


def test_a_mean_of_percentages_is_named_and_no_digit_is_suspected(tmp_path: Path) -> None:
    written(f"{HEADERS}\n{SOUND}\nJumlah: Persentase = 0.2667", tmp_path)
    findings = validate([tmp_path], settings_for(None, [tmp_path])).findings
    (mean,) = [each for each in findings if each.cell == "I5" and each.difference]
    assert "rata-rata persentase" in mean.message
    assert [each for each in findings if each.suggestion] == []


def test_a_record_that_a_typed_total_leaves_out_is_not_emptied(tmp_path: Path) -> None:
    finding, changes = only_suggestion(f"{HEADERS}\n{SOUND}\nJumlah: Pagu = 1250000", tmp_path)
    assert (finding.code, finding.cell) == ("A301", "F5")
    assert changes == [("F5", "1750000")]
    assert finding.suggestion
    assert finding.suggestion.options[0].slip == "omission"
    values = [each.value for option in finding.suggestion.options for each in option.changes]
    assert "0" not in values


def test_a_submission_too_large_to_search_is_told_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(suggest, "MOST_RECORDS", 1)
    written(TYPED, tmp_path)
    findings = validate([tmp_path], settings_for(None, [tmp_path])).findings
    assert [each for each in findings if each.suggestion] == []
    (finding,) = [each for each in findings if "terlalu banyak" in each.remedy]
    assert finding.cell == "H8"


AGENCY = (
    "lkip.toml\n[control]\nbudget = {}\nrealization = {}\n\n"
    "Berkas 1\nIdentitas\nUnit kerja | Bidang Satu\n\n"
    "Anggaran\nProgram | Pagu | Realisasi\nP | 1000 | 500\nQ | 3000 | 2000\nQ | 70 | 40\n\n"
    "Berkas 2\nIdentitas\nUnit kerja | Bidang Dua\n\n"
    "Anggaran\nProgram | Pagu | Realisasi\nR | 700 | 600\nR | 50 | 10"
)
"""All units have a pagu of 4,820 and a realisasi of 3,150."""


@pytest.mark.parametrize(
    ("budget", "realization", "what", "slip"),
    [
        (4070, 2540, "berkas-2.xlsx: tampaknya belum termasuk", "omission"),
        (1750, 1110, "Anggaran baris 8, 9 di", "omission"),
        (3820, 2650, "Anggaran baris 7 di", "omission"),
        (5570, 3760, "berkas-2.xlsx: tampaknya terhitung dua kali", "double_count"),
    ],
    ids=["unit", "program", "record", "unit twice"],
)
def test_what_the_agencys_totals_leave_out_together_is_named(
    budget: int, realization: int, what: str, slip: str, tmp_path: Path
) -> None:
    written(AGENCY.format(budget, realization), tmp_path)
    found = validate([tmp_path], settings_for(None, [tmp_path])).findings
    totals = [each for each in found if each.code == "U302"]
    assert len(totals) == 2
    assert all(what in each.remedy for each in totals)
    (told,) = [each for each in found if each.suggestion]
    assert told.suggestion
    (option,) = told.suggestion.options
    assert option.slip == slip
    assert {change.cell: change.value for change in option.changes} == {
        "control.budget": "4820",
        "control.realization": "3150",
    }


def test_an_agency_too_large_to_search_together_is_told_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(suggest, "MOST_TOGETHER", 1)
    written(f"lkip.toml\n[control]\nbudget = 5\n\n{TYPED}", tmp_path)
    found = validate([tmp_path], settings_for(None, [tmp_path])).findings
    (total,) = [finding for finding in found if finding.code == "U302"]
    assert total.remedy.endswith("tidak memperhitungkan angka ini.")
    assert len(suggested(tmp_path)) == 1


PUBLISHED = Path(__file__).parent.parent / "samples" / "as_published"


def _lacking(folder: Path) -> None:
    next(folder.glob("4-*")).unlink()


def _doubled(folder: Path) -> None:
    shutil.copy(next(folder.glob("5-*")), folder / "salinan.xlsx")


def _damaged(folder: Path) -> None:
    next(folder.glob("3-*")).write_bytes(b"PK")


@pytest.mark.parametrize("spoil", [_lacking, _doubled, _damaged])
def test_the_agencys_totals_are_no_evidence_before_each_unit_has_sent_one(
    tmp_path: Path, spoil: Callable[[Path], None]
) -> None:
    folder = shutil.copytree(PUBLISHED, tmp_path / "kiriman")
    spoil(folder)
    found = validate([folder], settings_for(None, [folder])).findings
    alone = validate([folder], replace(settings_for(None, [folder]), control={})).findings
    mine = [each for each in found if each.suggestion]
    assert mine == [each for each in alone if each.suggestion] != []
    totals = [each for each in found if each.code == "U302"]
    assert bool(totals) == (spoil is _doubled)  # What lacks something is not compared.
    assert all("belum tepat satu dari setiap unit" in each.remedy for each in totals)
