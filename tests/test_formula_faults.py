"""A wrong formula is reported as that, with the rows it reads; a formula is never a suspect."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.examples import written
from xlsx_lkip.agency.settings import Settings
from xlsx_lkip.check.pipeline import validate
from xlsx_lkip.model.findings import Finding

HEADERS = "Anggaran\nPagu | Realisasi | Sisa | Persentase"
SOUND = "100 | 40 | 60 | 0.4\n90 | 10 | 80 | 0.1111\n20 | 5 | 15 | 0.25"


def found(text: str, folder: Path, cell: str) -> Finding:
    """The error at a cell, which is also the only one there."""
    findings = validate(written(text, folder), Settings()).findings
    (finding,) = [each for each in findings if each.cell == cell and each.difference]
    assert finding.suggestion is None
    return finding


def record(formula: str, column: str = "Sisa") -> str:
    """Three records; in the second one a computed cell holds that formula and value."""
    old = "80" if column == "Sisa" else "0.1111"
    return f"{HEADERS}\n{SOUND.replace(old, formula, 1)}"


def test_a_formula_that_reads_another_row_names_it(tmp_path: Path) -> None:
    finding = found(record("=F9-G9 -> 15"), tmp_path, "H8")
    assert finding.code == "A323"
    assert finding.message == (
        "Sisa dihitung dengan rumus =F9-G9 yang merujuk baris 9, bukan baris 8 saja: tertulis Rp15, "
        "seharusnya Rp80 (selisih Rp65)."
    )
    assert (
        finding.remedy
        == "Ubah rumusnya menjadi =F8-G8, atau salin sel Sisa dari baris lain yang benar."
    )
    assert (finding.found, finding.expected, finding.difference) == ("15", "80", "-65")


@pytest.mark.parametrize(
    ("formula", "rows"),
    [
        ("=F7-G8 -> 90", "merujuk baris 7,"),
        ("=SUM(F7:F9)-G8 -> 200", "merujuk baris 7-9,"),
        ("=Anggaran!F7-G12 -> 100", "merujuk baris 7, 12,"),
        ("=$F$7-$G$7 -> 60", "merujuk baris 7,"),
    ],
)
def test_all_other_rows_that_it_reads_are_named(formula: str, rows: str, tmp_path: Path) -> None:
    assert rows in found(record(formula), tmp_path, "H8").message


def test_a_percentage_of_another_row_is_told_so_too(tmp_path: Path) -> None:
    finding = found(record("=ROUND(G9/F9,4) -> 0.25", "Persentase"), tmp_path, "I8")
    assert finding.code == "A323"
    assert "tertulis 25,00%, seharusnya 11,11%" in finding.message


@pytest.mark.parametrize("formula", ["=F8-G8-1 -> 79", "=79 -> 79", "=Program!F8 -> 79"])
def test_any_other_formula_is_shown_beside_the_one_that_belongs_there(
    formula: str, tmp_path: Path
) -> None:
    finding = found(record(formula), tmp_path, "H8")
    assert finding.code == "A325"
    assert f"dengan rumus {formula.partition(' ->')[0]}, bukan rumus templat" in finding.message
    assert finding.remedy == "Ubah rumusnya menjadi =F8-G8."


@pytest.mark.parametrize("formula", ["=F8-G8 -> 79", '=IF(COUNT(F8,G8)<2,"",F8-G8) -> 79'])
def test_a_right_formula_with_an_old_value_is_to_be_calculated_again(
    formula: str, tmp_path: Path
) -> None:
    finding = found(record(formula), tmp_path, "H8")
    assert finding.code == "A326"
    assert "hitung ulang" in finding.remedy


@pytest.mark.parametrize(
    ("formula", "what"),
    [
        ("=SUM(F7:F8) -> 190", "tidak menghitung baris 9:"),
        ("=SUM(F8:F8) -> 90", "tidak menghitung baris 7, 9:"),
        ("=F7+F9 -> 120", "tidak menghitung baris 8:"),
        ("=SUM(F7:F9)+F8 -> 300", "menghitung baris 8 lebih dari satu kali:"),
        (
            "=SUM(F7,F8,F8) -> 280",
            "tidak menghitung baris 9 dan menghitung baris 8 lebih dari satu kali:",
        ),
        ("=SUBTOTAL(9,F7:F8) -> 190", "tidak menghitung baris 9:"),
    ],
)
def test_a_total_that_leaves_rows_out_or_counts_them_twice_names_them(
    formula: str, what: str, tmp_path: Path
) -> None:
    finding = found(f"{HEADERS}\n{SOUND}\nJumlah: Pagu = {formula}", tmp_path, "F5")
    assert finding.code == "A324"
    assert what in finding.message
    assert finding.remedy.startswith("Ubah rumusnya menjadi =SUM(F$6:F$1048576)")


@pytest.mark.parametrize("formula", ["=AVERAGE(F7:F9) -> 70", "=SUM(F7:F9)-1 -> 209"])
def test_a_total_that_does_more_than_add_is_not_asked_for_its_rows(
    formula: str, tmp_path: Path
) -> None:
    finding = found(f"{HEADERS}\n{SOUND}\nJumlah: Pagu = {formula}", tmp_path, "F5")
    assert finding.code in {"A301", "A325"}


def test_a_long_formula_is_shortened(tmp_path: Path) -> None:
    finding = found(record("=F8-G8" + "-1" * 90 + " -> -10"), tmp_path, "H8")
    assert "..., bukan rumus templat" in finding.message
    assert len(finding.message) < 250


def test_a_typed_figure_keeps_its_rule_and_its_suggestion(tmp_path: Path) -> None:
    findings = validate(written(record("81"), tmp_path), Settings()).findings
    (finding,) = [each for each in findings if each.cell == "H8" and each.difference]
    assert finding.code == "A202"
    assert finding.suggestion
