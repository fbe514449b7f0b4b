"""`template`: one workbook, or one for each unit, with what is known; nothing filled is lost."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from tests.examples import written
from xlsx_lkip.cli.app import cli

SETTINGS = """
[agency]
name = "Dinas Contoh"
region = "Kabupaten Contoh"
year = 2023
units = ["Bidang Usaha Mikro", "Sub Bagian Umum/Keuangan", "Ekonomi & Kreatif"]
"""


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, ["template", *map(str, arguments)])


def identity(file: Path) -> dict[str, object]:
    sheet = openpyxl.load_workbook(file)["Identitas"]
    answers = ((row[1].value, row[2].value) for row in sheet.iter_rows(min_row=6, max_row=9))
    return {str(label).rstrip(" *"): answer for label, answer in answers}


@pytest.fixture
def config(tmp_path: Path) -> Path:
    file = tmp_path / "lkip.toml"
    file.write_text(SETTINGS, encoding="utf-8")
    return file


def test_without_settings_it_is_empty(tmp_path: Path) -> None:
    assert run("-o", tmp_path / "a.xlsx").exit_code == 0
    assert set(identity(tmp_path / "a.xlsx").values()) == {None}


def test_it_is_written_here_where_nothing_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run().exit_code == 0
    assert (tmp_path / "LKIP_template.xlsx").is_file()


def test_the_same_command_gives_the_same_bytes(tmp_path: Path) -> None:
    target = tmp_path / "a.xlsx"
    run("-o", target)
    first = target.read_bytes()
    assert run("-o", target).exit_code == 0  # An empty template may be written again.
    assert target.read_bytes() == first


def test_options_fill_the_identity(tmp_path: Path, config: Path) -> None:
    target = tmp_path / "a.xlsx"
    run("-o", target, "--year", "2024", "--unit", "[Bidang] =A", "--config", config)
    assert identity(target) == {
        "Perangkat daerah": "Dinas Contoh",
        "Kabupaten/Kota": "Kabupaten Contoh",
        "Unit kerja": "[Bidang] =A",
        "Tahun anggaran": 2024,
    }


def test_every_expected_unit_gets_its_own(tmp_path: Path, config: Path) -> None:
    folder = tmp_path / "templat"
    folder.mkdir()
    result = run("-o", folder, "--config", config)
    assert result.exit_code == 0
    files = sorted(folder.iterdir())
    assert [file.name for file in files] == [
        "1-bidang-usaha-mikro.xlsx",
        "2-sub-bagian-umum-keuangan.xlsx",
        "3-ekonomi-kreatif.xlsx",
    ]
    assert identity(files[1])["Unit kerja"] == "Sub Bagian Umum/Keuangan"
    assert identity(files[1])["Tahun anggaran"] == 2023


def test_the_settings_of_the_folder_are_used(config: Path) -> None:
    run("-o", config.parent)
    assert (config.parent / "1-bidang-usaha-mikro.xlsx").is_file()


def test_a_single_unit_in_a_folder_gets_one(config: Path) -> None:
    run("-o", config.parent, "--unit", "Bidang A")
    assert identity(config.parent / "LKIP_template.xlsx")["Unit kerja"] == "Bidang A"


def test_the_scale_of_the_settings_is_the_list_of_kategori(tmp_path: Path) -> None:
    config = tmp_path / "lkip.toml"
    config.write_text('[scale]\n"Baik" = 50\n"Kurang" = 0\n', encoding="utf-8")
    run("-o", tmp_path / "a.xlsx", "--config", config)
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")["Capaian"]
    assert '"Baik"' in sheet["J7"].value


def test_a_filled_workbook_is_never_written_over(tmp_path: Path) -> None:
    (file,) = written("Anggaran\nPagu | Realisasi\n100 | 40", tmp_path)
    before = file.read_bytes()
    result = run("-o", file)
    assert result.exit_code == 2
    assert "sudah berisi data" in result.stderr
    assert file.read_bytes() == before


def test_of_several_none_is_written_when_one_is_refused(tmp_path: Path, config: Path) -> None:
    (file,) = written("Anggaran\nPagu | Realisasi\n100 | 40", tmp_path)
    folder = tmp_path / "templat"
    folder.mkdir()
    file.rename(folder / "3-ekonomi-kreatif.xlsx")
    assert run("-o", folder, "--config", config).exit_code == 2
    assert [each.name for each in folder.iterdir()] == ["3-ekonomi-kreatif.xlsx"]


def test_a_folder_that_is_missing_is_made(tmp_path: Path) -> None:
    assert run("-o", tmp_path / "kantor" / "templat").exit_code == 0
    assert (tmp_path / "kantor" / "templat" / "LKIP_template.xlsx").is_file()


def test_it_ends_with_what_was_written_where_and_for_whom(config: Path) -> None:
    folder = config.parent / "templat"
    assert run("-o", folder).stderr.splitlines()[-2:] == [
        f"3 templat di folder {folder}; 0 terisi sampai pagu.",
        'Unit kerjanya: "Bidang Usaha Mikro", "Sub Bagian Umum/Keuangan", "Ekonomi & Kreatif"',
    ]
    assert run("-o", folder, "--quiet").stderr == ""


def test_the_settings_beside_the_folder_that_is_written_to_are_used(config: Path) -> None:
    folder = config.parent / "templat"
    for _ in range(2):  # The folder is made by the first run.
        run("-o", folder)
        assert identity(folder / "1-bidang-usaha-mikro.xlsx")["Tahun anggaran"] == 2023
