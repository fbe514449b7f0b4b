"""Which `lkip.toml` applies; one that does not is named, and must be chosen."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.examples import written
from xlsx_lkip.agency.settings import SettingsError, settings_for
from xlsx_lkip.cli.app import cli


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one workbook in it, inside another folder."""
    folder = tmp_path / "kantor" / "kiriman"
    folder.mkdir(parents=True)
    written("Identitas\nUnit kerja | Bidang A\n\nAnggaran\nPagu | Realisasi\n100 | 40", folder)
    return folder


def put(folder: Path, name: str = "lkip.toml", text: str = "[agency]\nyear = 2022\n") -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, list(map(str, arguments)))


def refused(*paths: Path) -> str:
    with pytest.raises(SettingsError) as refusal:
        settings_for(None, paths)
    return str(refusal.value)


def test_one_below_the_folder_must_be_chosen(folder: Path) -> None:
    file = put(folder)
    assert refused(folder.parent) == (
        f"Tidak ada lkip.toml di folder yang disebut, tetapi ada {file}. Bila itu yang berlaku, "
        f"sebutkan: --config {file}."
    )
    assert settings_for(file, [folder.parent]).year == 2022


def test_one_above_the_folder_or_the_file_must_be_chosen(folder: Path) -> None:
    put(folder.parent)
    assert "Bila itu yang berlaku" in refused(folder)
    assert "Bila itu yang berlaku" in refused(folder / "berkas-1.xlsx")


def test_one_beside_a_file_given_by_name_applies(folder: Path) -> None:
    put(folder)
    assert settings_for(None, [folder / "berkas-1.xlsx"]).year == 2022


@pytest.mark.parametrize(
    "name",
    ["lkip.toml.txt", "LKIP.toml", "Lkip.TOML", "lkip.toml.bak", "lkip (1).toml", "lkip.tml"],
)
def test_one_under_another_name_is_named(name: str, folder: Path) -> None:
    file = put(folder, name)
    said = refused(folder)
    assert f"tetapi ada {file}" in said
    assert said.endswith("(mungkin maksudnya lkip.toml: ubah namanya).")


def test_two_that_apply_are_both_named(folder: Path) -> None:
    files = [put(folder), put(folder.parent)]
    assert refused(folder, folder.parent) == (
        f"Ada lebih dari satu lkip.toml: {files[0]}, {files[1]}. Pilih satu dengan --config."
    )


@pytest.mark.parametrize("command", ["validate", "status", "consolidate"])
def test_every_command_refuses_until_one_is_chosen(command: str, folder: Path) -> None:
    put(folder)
    target = ("-o", str(folder / "hasil.xlsx")) if command == "consolidate" else ()
    result = run(command, folder.parent, *target)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "--config" in result.stderr
    assert not (folder / "hasil.xlsx").exists()


def test_those_that_do_not_apply_beside_one_that_does_are_named(folder: Path) -> None:
    used, unused = put(folder.parent), put(folder, "lkip (1).toml")
    said = run("validate", folder.parent).stderr
    assert f"Pengaturan yang dipakai {used}; tidak dipakai: {unused}." in said
    assert "tidak dipakai" not in run("validate", folder.parent, "--config", used).stderr


def test_other_files_are_no_settings(folder: Path) -> None:
    put(folder, "lkipx.toml")
    put(folder, "catatan lkip.txt")
    assert settings_for(None, [folder]).path is None


def test_units_are_not_missing_where_one_file_alone_is_looked_at(folder: Path) -> None:
    put(folder, text='[agency]\nunits = ["Bidang A", "Bidang B"]\n')
    assert "U201" in run("validate", folder).stdout
    assert "U201" not in run("validate", folder / "berkas-1.xlsx").stdout


class TestInit:
    def test_it_makes_its_folder_and_says_so(self, tmp_path: Path) -> None:
        result = run("init", "-o", tmp_path / "kiriman")
        assert result.exit_code == 0
        assert result.stderr.splitlines() == [
            f"Ditulis: {tmp_path / 'kiriman' / 'lkip.toml'}",
            f"Folder baru: {tmp_path / 'kiriman'}",
            f"Isi yang perlu; dipakai untuk buku kerja di folder {tmp_path / 'kiriman'}.",
        ]

    def test_under_another_name_it_says_how_it_is_used(self, tmp_path: Path) -> None:
        said = run("init", "-o", tmp_path / "dinas.toml").stderr
        assert said.endswith(f"dipakai bila disebut: --config {tmp_path / 'dinas.toml'}.\n")
