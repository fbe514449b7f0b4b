"""`--quiet` and `--verbose`: what is reported, and that results, errors and exit codes are the same."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.examples import written
from xlsx_lkip.cli.app import cli

SOUND = "Anggaran\nPagu | Realisasi\n100 | 40"
WRONG = "Anggaran\nPagu | Realisasi | Sisa\n100 | 40 | 50"
HEARING = ["template", "validate", "consolidate", "init"]
VERDICT = "1 kesalahan dalam 1 dari 1 berkas. Perbaiki di berkas asalnya, lalu periksa lagi."


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, [str(each) for each in arguments])


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    """A folder with a workbook with one error."""
    written(WRONG, tmp_path)
    return tmp_path


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    """A folder with a workbook without errors."""
    written(SOUND, tmp_path)
    return tmp_path


class TestQuiet:
    @pytest.mark.parametrize("option", ["--quiet", "-q"])
    def test_of_a_report_the_verdict_is_left(self, option: str, wrong: Path) -> None:
        result = run("validate", wrong, option)
        assert result.exit_code == 1
        assert result.stdout == ""
        assert result.stderr == f"{VERDICT}\n"

    def test_the_same_where_no_workbook_is(self, tmp_path: Path) -> None:
        result = run("validate", tmp_path, "--quiet")
        assert result.exit_code == 2
        said = "Tidak ada satu pun buku kerja di tempat yang disebutkan."
        assert (result.stdout, result.stderr) == ("", f"{said}\n")

    def test_data_that_were_asked_for_come_alone(self, wrong: Path) -> None:
        result = run("validate", wrong, "--format", "json", "--quiet")
        assert json.loads(result.stdout)["summary"]["error"] == 1
        assert result.stderr == ""

    def test_a_report_to_a_file_is_the_same(self, wrong: Path) -> None:
        reports = []
        for name, options in (("usual", ()), ("quiet", ("--quiet",))):
            assert run("validate", wrong, "-o", wrong / name, *options).exit_code == 1
            reports.append((wrong / name).read_bytes())
        assert reports[0] == reports[1]

    def test_what_was_written_is_not_told(self, sound: Path) -> None:
        for arguments in (
            ("consolidate", sound, "-o", sound / "hasil.xlsx"),
            ("template", "-o", sound / "templat.xlsx"),
            ("init", "-o", sound / "lkip.toml"),
        ):
            result = run(*arguments, "--quiet")
            assert (result.exit_code, result.output) == (0, "")
            assert Path(arguments[-1]).exists()

    def test_why_nothing_is_consolidated_is(self, wrong: Path) -> None:
        result = run("consolidate", wrong, "-o", wrong / "x.xlsx", "--quiet")
        assert result.exit_code == 1
        assert result.stdout == ""
        assert "1 kesalahan menghalangi penggabungan." in result.stderr.splitlines()[-1]

    def test_a_refusal_is(self, sound: Path) -> None:
        result = run("validate", sound, "--config", sound / "tidak.toml", "--quiet")
        assert result.exit_code == 2
        assert result.stderr.startswith("Galat: ")


class TestVerbose:
    @pytest.mark.parametrize("option", ["--verbose", "-v"])
    def test_settings_files_and_times_are_told(self, option: str, wrong: Path) -> None:
        (wrong / "lkip.toml").write_text("[agency]\nyear = 2023\n", encoding="utf-8")
        usual, verbose = run("validate", wrong), run("validate", wrong, option)
        assert verbose.exit_code == usual.exit_code
        assert verbose.stdout == usual.stdout
        assert usual.stderr == ""
        assert f"Pengaturan: {wrong / 'lkip.toml'}\n" in verbose.stderr
        assert f"Berkas: {(wrong / 'berkas-1.xlsx').as_posix()}\n" in verbose.stderr
        stages = [line for line in verbose.stderr.splitlines() if line.endswith(" detik")]
        assert [line.partition(":")[0] for line in stages] == [
            "Membaca berkas",
            "Memeriksa isinya",
            "Menulis laporan",
        ]

    def test_that_there_are_no_settings_is_told(self, sound: Path) -> None:
        said = run("consolidate", sound, "-o", sound / "x.xlsx", "--verbose").stderr
        assert "Pengaturan: tidak ada; dipakai bawaannya\n" in said

    def test_json_stays_json(self, wrong: Path) -> None:
        result = run("validate", wrong, "--format", "json", "--verbose")
        assert json.loads(result.stdout)["summary"]["error"] == 1


@pytest.mark.parametrize("command", HEARING)
def test_both_at_once_are_refused(command: str, sound: Path) -> None:
    needed: list[str | Path] = []
    if command in {"validate", "consolidate"}:
        needed = [sound, "-o", sound / "x.xlsx"]
    result = run(command, *needed, "-q", "-v")
    assert result.exit_code == 2
    assert result.stderr.endswith("Galat: Pilih salah satu: --quiet atau --verbose.\n")


def test_the_next_command_is_as_loud_as_usual(wrong: Path) -> None:
    run("validate", wrong, "--quiet")
    assert run("validate", wrong).stdout.count("A202") == 1
