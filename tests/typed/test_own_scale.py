"""An agency's own scale of Kategori, from the template that computes it to the report that shows it."""

from __future__ import annotations

from pathlib import Path

from tests.examples import content
from tests.typed.situations import found, the, told
from xlsx_lkip.agency.settings import Settings
from xlsx_lkip.check.pipeline import validate
from xlsx_lkip.consolidation import consolidated
from xlsx_lkip.declaration.workbook import declare
from xlsx_lkip.template import write_workbook

SCALE = {"Sangat Baik": 91, "Baik": 76, "Cukup": 66, "Kurang": 51, "Sangat Kurang": 0}
TOML = "lkip.toml\n[scale]\n" + "\n".join(f'"{name}" = {least}' for name, least in SCALE.items())
ROW = "Capaian\nTarget | Realisasi | Capaian | Kategori\n100 | {} | {} | {}"


def test_what_its_own_template_computes_is_no_finding(tmp_path: Path) -> None:
    rows = ["Target | Realisasi", *(f"100 | {n}" for n in (95, 80, 70, 55, 10))]
    path = tmp_path / "kiriman.xlsx"
    write_workbook(path, content({"Capaian": rows}), declare(SCALE))
    settings = Settings(scale=SCALE)
    result = validate([path], settings)
    assert [each.code for each in result.findings if each.code[0] == "C"] == []
    report = consolidated(result, settings)
    assert report.records["achievement"]["category"].to_list() == list(SCALE)
    assert list(report.scale) == list(SCALE)


def test_its_names_are_known_in_any_case_and_a_wrong_one_is_told(tmp_path: Path) -> None:
    assert told(f"{TOML}\n\n{ROW.format(95, 0.95, 'sangat baik')}", tmp_path) == []
    wrong = the(f"{TOML}\n\n{ROW.format(95, 0.95, 'Baik')}", tmp_path)
    assert (wrong.code, wrong.cell) == ("C202", "J7")
    assert wrong.message == 'Kategori "Baik", seharusnya "Sangat Baik" karena Capaian 95,00%.'


def test_a_name_of_another_scale_is_told_as_unknown(tmp_path: Path) -> None:
    strange = the(f"{TOML}\n\n{ROW.format(95, 0.95, 'Sangat Tinggi')}", tmp_path)
    assert (strange.code, strange.found) == ("C107", "Sangat Tinggi")
    assert (
        strange.message == 'Kategori berisi "Sangat Tinggi", yang tidak ada dalam daftar pilihan.'
    )


def test_without_its_settings_its_names_are_unknown(tmp_path: Path) -> None:
    assert [each.code for each in found(ROW.format(95, 0.95, "Sangat Baik"), tmp_path)] == ["C107"]
