"""From findings to suggestions: formulas are no suspects, and what was not searched is said."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from tests.examples import written
from xlsx_lkip import suggest
from xlsx_lkip.check import validate
from xlsx_lkip.findings import Finding
from xlsx_lkip.settings import settings_for

TYPED = (
    "Anggaran\nPagu | Realisasi | Sisa | Persentase\n"
    '1000000 | 400000 | 600000 | "40 %"\n2139191029 | 2082287329 | 56903763 | "97,34 %"'
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
