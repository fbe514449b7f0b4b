"""The command line as it is used: exit codes, errors, and words that anyone understands."""

from __future__ import annotations

import json
from pathlib import Path

import click
import openpyxl
import pytest
from click.testing import CliRunner, Result

from tests.examples import written
from xlsx_lkip import __version__
from xlsx_lkip.agency.starter import starter
from xlsx_lkip.check import pipeline as check
from xlsx_lkip.cli.app import cli

SOUND = "Anggaran\nPagu | Realisasi\n100 | 40"
WRONG = "Anggaran\nPagu | Realisasi | Sisa\n100 | 40 | 50"
DOUBTFUL = "Identitas\nTahun perjanjian kinerja | 2022\n\nAnggaran\nPagu | Realisasi\n100 | 40"
COMMANDS = [
    "template",
    "validate",
    "status",
    "consolidate",
    "rules",
    "layout",
    "init",
    "completion",
]


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, [str(each) for each in arguments])


def refused(*arguments: str | Path) -> str:
    """What a command says that cannot be carried out."""
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    said = result.stderr.splitlines()[-1]
    assert said.startswith("Galat: ")
    return said.removeprefix("Galat: ")


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    """A workbook without errors."""
    return written(SOUND, tmp_path)[0]


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    """A workbook with one error."""
    return written(WRONG, tmp_path, "salah")[0]


class TestHelp:
    @pytest.mark.parametrize("command", COMMANDS)
    def test_every_command_has_an_example(self, command: str) -> None:
        result = run(command, "--help")
        assert result.exit_code == 0
        assert f"Contoh:\n    xlsx-lkip {command}" in result.output

    @pytest.mark.parametrize("command", COMMANDS)
    def test_every_option_is_explained(self, command: str) -> None:
        assert all(
            option.help
            for option in cli.commands[command].params
            if isinstance(option, click.Option)
        )

    def test_it_is_in_indonesian(self) -> None:
        text = "".join(run(*command, "--help").output for command in [[], *([c] for c in COMMANDS)])
        for english in ("Usage", "Options", "Commands", "Show", "required", "OPTIONS", "COMMAND"):
            assert english not in text

    def test_commands_stand_in_order_of_use(self) -> None:
        assert list(cli.commands) == COMMANDS

    def test_without_a_command_the_help_is_shown(self) -> None:
        result = run()
        assert result.exit_code == 2
        assert result.stderr.startswith("Pemakaian: ")

    @pytest.mark.parametrize("command", [[], *([command] for command in COMMANDS)])
    def test_it_is_shown_by_its_first_letter_too(self, command: list[str]) -> None:
        assert run(*command, "-h").output == run(*command, "--help").output

    def test_it_knows_its_version(self) -> None:
        assert run("--version").output.endswith(f" {__version__}\n")


class TestUsage:
    @pytest.mark.parametrize(
        ("line", "said"),
        [
            ("valdate", "Tidak ada perintah 'valdate'. Maksudnya validate?"),
            ("Stat", "Tidak ada perintah 'Stat'. Maksudnya status?"),
            ("periksa", "Tidak ada perintah 'periksa' (yang ada: template, validate,"),
            (
                "validate a.xlsx -o a.pdf",
                "a.pdf: akhiran .pdf tidak dapat ditulis di sini; yang dapat:",
            ),
            (
                "validate a.xlsx -o a.xlsx --format json",
                "a.xlsx: akhiran .xlsx tidak dapat ditulis",
            ),
            (
                "status a.xlsx -o a.html",
                "a.html: akhiran .html tidak dapat ditulis di sini; yang dapat: .txt, .json.",
            ),
            ("consolidate a.xlsx -o a.xls", "Nama berkas hasil a.xls harus berakhiran .xlsx."),
            ("template -o a.xlsm", "Nama berkas hasil a.xlsm harus berakhiran .xlsx."),
            ("init -o a.json", "Nama berkas hasil a.json harus berakhiran .toml."),
            ("validate", "Belum disebut: BERKAS."),
            ("consolidate a.xlsx", "Belum disebut: --output."),
            ("validate a.xlsx --strit", "Tidak ada pilihan --strit. Maksudnya --strict?"),
            (
                "validate a.xlsx --format pdf",
                "--format harus salah satu dari terminal, html, xlsx, csv, json, sarif.",
            ),
            ("validate a.xlsx --config", "Pilihan --config tidak dipakai dengan benar"),
            ("template --year 23", "--year harus bilangan bulat dari 2000 sampai 2100."),
            ("template --year dua", "--year harus bilangan bulat dari 2000 sampai 2100."),
            (
                "consolidate a -o b.xlsx --date 1/2/2024",
                "--date harus tanggal, misalnya 2024-01-31.",
            ),
            ("rules A202 A203", "Tidak dikenal: A203."),
            ("rules Z999", "Tidak ada aturan Z999"),
        ],
    )
    def test_a_mistake_is_explained_in_indonesian(self, line: str, said: str) -> None:
        assert refused(*line.split()).startswith(said)


class TestValidate:
    def test_a_workbook_without_errors_gives_0(self, sound: Path) -> None:
        assert run("validate", sound).exit_code == 0

    def test_an_error_gives_1(self, wrong: Path) -> None:
        result = run("validate", wrong)
        assert result.exit_code == 1
        assert "A202" in result.stdout

    def test_a_warning_counts_only_when_strict(self, tmp_path: Path) -> None:
        file = written(DOUBTFUL, tmp_path)[0]
        assert run("validate", file).exit_code == 0
        assert run("validate", file, "--strict").exit_code == 1

    def test_a_missing_path_does_not_stop_the_others(self, sound: Path, tmp_path: Path) -> None:
        result = run("validate", tmp_path / "hilang.xlsx", sound)
        assert result.exit_code == 1
        assert "B007" in result.stdout
        assert "Bidang Contoh" in result.stdout

    def test_a_name_too_long_for_any_file_is_a_missing_path(self, sound: Path) -> None:
        assert run("validate", "a" * 300, sound).exit_code == 1

    def test_not_one_workbook_gives_2(self, tmp_path: Path) -> None:
        result = run("validate", tmp_path, tmp_path / "hilang.xlsx")
        assert result.exit_code == 2
        assert "B007" in result.stdout
        assert "B008" in result.stdout
        assert "Tidak ada satu pun buku kerja" in result.stdout

    def test_json_goes_to_stdout_and_nothing_else(self, wrong: Path) -> None:
        result = run("validate", wrong, "--format", "json")
        assert json.loads(result.stdout)["summary"]["files"] == 1
        assert result.stderr == ""

    def test_a_report_goes_to_a_file(self, wrong: Path, tmp_path: Path) -> None:
        target = tmp_path / "temuan.json"
        result = run("validate", wrong, "--format", "json", "-o", target)
        assert result.exit_code == 1
        assert result.stdout == ""
        assert json.loads(target.read_text(encoding="utf-8"))["summary"]["error"] >= 1

    def test_the_readable_report_goes_to_a_file_as_plain_text(
        self, wrong: Path, tmp_path: Path
    ) -> None:
        target = tmp_path / "temuan.txt"
        run("validate", wrong, "-o", target)
        text = target.read_text(encoding="utf-8")
        assert "A202" in text
        assert "\x1b" not in text

    def test_bad_settings_give_2_before_anything_is_read(self, sound: Path, tmp_path: Path) -> None:
        (tmp_path / "lkip.toml").write_text("[agency]\nyer = 2023", encoding="utf-8")
        assert "mungkin maksudnya year" in refused("validate", tmp_path)
        assert "tidak ada" in refused("validate", sound, "--config", tmp_path / "hilang.toml")


class TestTargets:
    def test_an_input_is_never_written_over(self, sound: Path, tmp_path: Path) -> None:
        before = sound.read_bytes()
        alias = tmp_path / "nama-lain.xlsx"
        alias.symlink_to(sound)
        for target in (sound, tmp_path / "." / sound.name, alias):
            assert "masukan perintah ini" in refused("validate", tmp_path, "-o", target)
            assert "masukan perintah ini" in refused("consolidate", tmp_path, "-o", target)
        assert sound.read_bytes() == before

    def test_the_settings_are_an_input_too(self, sound: Path, tmp_path: Path) -> None:
        config = tmp_path / "pengaturan.toml"
        config.write_text("", encoding="utf-8")
        asked = ("--config", config, "--format", "json", "-o", config)
        assert "masukan" in refused("validate", sound, *asked)

    def test_a_folder_that_is_missing_is_made(self, sound: Path, tmp_path: Path) -> None:
        target = tmp_path / "baru" / "lagi" / "a.txt"
        assert run("validate", sound, "-o", target).exit_code == 0
        assert target.is_file()

    def test_nothing_is_written_below_a_file(self, sound: Path) -> None:
        said = refused("validate", sound, "-o", sound / "baru" / "a.txt")
        assert said == f"{sound} bukan folder; pilih tempat lain untuk hasilnya."

    def test_a_folder_is_no_file(self, sound: Path, tmp_path: Path) -> None:
        assert "ialah folder" in refused("validate", sound, "-o", tmp_path)

    def test_a_device_is_no_file(self, sound: Path) -> None:
        assert "bukan berkas biasa" in refused("validate", sound, "-o", "/dev/null")

    def test_a_consolidated_workbook_ends_in_xlsx(self, sound: Path, tmp_path: Path) -> None:
        assert "harus berakhiran .xlsx" in refused("consolidate", sound, "-o", tmp_path / "a.xls")

    def test_a_file_that_cannot_be_replaced_stays_as_it_was(
        self, wrong: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def held(*_: object) -> None:
            raise PermissionError(13, "Permission denied")

        target = tmp_path / "temuan.txt"
        target.write_text("lama", encoding="utf-8")
        monkeypatch.setattr("os.replace", held)
        assert "tutup dahulu bila sedang terbuka" in refused("validate", wrong, "-o", target)
        assert target.read_text(encoding="utf-8") == "lama"
        assert sorted(file.name for file in tmp_path.iterdir()) == [wrong.name, "temuan.txt"]


class TestConsolidate:
    def test_it_writes_one_workbook(self, sound: Path, tmp_path: Path) -> None:
        result = run("consolidate", sound, "-o", tmp_path / "hasil.xlsx")
        assert result.exit_code == 0
        assert f"Ditulis: {tmp_path / 'hasil.xlsx'}" in result.stderr
        assert "Ringkasan" in openpyxl.load_workbook(tmp_path / "hasil.xlsx").sheetnames

    def test_the_same_inputs_and_date_give_the_same_bytes(
        self, sound: Path, tmp_path: Path
    ) -> None:
        targets = [tmp_path / "satu.xlsx", tmp_path / "dua.xlsx"]
        for target in targets:
            run("consolidate", sound, "-o", target, "--date", "2024-01-31")
        assert targets[0].read_bytes() == targets[1].read_bytes()

    def test_errors_are_listed_and_nothing_is_written(self, wrong: Path, tmp_path: Path) -> None:
        result = run("consolidate", wrong, "-o", tmp_path / "hasil.xlsx")
        assert result.exit_code == 1
        assert "Anggaran!H7" in result.stdout
        assert "--allow-errors" in result.stderr
        assert not (tmp_path / "hasil.xlsx").exists()

    def test_errors_can_be_allowed(self, wrong: Path, tmp_path: Path) -> None:
        result = run("consolidate", wrong, "-o", tmp_path / "hasil.xlsx", "--allow-errors")
        assert result.exit_code == 0
        assert (tmp_path / "hasil.xlsx").is_file()

    def test_not_one_workbook_gives_2(self, tmp_path: Path) -> None:
        result = run("consolidate", tmp_path, "-o", tmp_path / "hasil.xlsx")
        assert result.exit_code == 2
        assert not (tmp_path / "hasil.xlsx").exists()

    def test_nothing_readable_is_refused_even_when_errors_are_allowed(self, tmp_path: Path) -> None:
        (tmp_path / "a.xlsx").write_text("bukan buku kerja", encoding="utf-8")
        result = run("consolidate", tmp_path, "-o", tmp_path / "hasil.xlsx", "--allow-errors")
        assert result.exit_code == 1
        assert "--allow-errors" not in result.stderr


class TestFailure:
    def test_an_error_of_the_program_is_one_sentence(
        self, sound: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def broken(*_: object) -> None:
            raise KeyError("rahasia")

        monkeypatch.setattr(check, "validate", broken)
        said = refused("validate", sound)
        assert "kesalahan di dalam xlsx-lkip (KeyError)" in said
        monkeypatch.setenv("XLSX_LKIP_DEBUG", "1")
        assert "Traceback" in run("validate", sound).stderr

    def test_a_panic_of_a_library_is_one_sentence(
        self, sound: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        class PanicException(BaseException):  # As pyo3 declares it.
            pass

        def panicked(*_: object) -> None:
            raise PanicException("explicit panic")

        monkeypatch.setattr(check, "validate", panicked)
        assert "(PanicException)" in refused("validate", sound)

    def test_an_interrupt_is_quiet(self, sound: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def interrupted(*_: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr(check, "validate", interrupted)
        result = run("validate", sound)
        assert result.exit_code == 130
        assert result.output.strip() == ""


class TestInit:
    def test_it_writes_the_starter(self, tmp_path: Path) -> None:
        assert run("init", "-o", tmp_path / "lkip.toml").exit_code == 0
        assert (tmp_path / "lkip.toml").read_text(encoding="utf-8") == starter()

    def test_in_a_folder_it_takes_its_usual_name(self, tmp_path: Path) -> None:
        run("init", "-o", tmp_path)
        assert (tmp_path / "lkip.toml").is_file()

    def test_it_never_writes_over_a_file(self, tmp_path: Path) -> None:
        target = tmp_path / "lkip.toml"
        target.write_text("milik saya", encoding="utf-8")
        assert "sudah ada dan tidak ditimpa" in refused("init", "-o", target)
        assert target.read_text(encoding="utf-8") == "milik saya"


class TestRules:
    def test_all_rules_are_listed_with_their_titles(self) -> None:
        output = run("rules").output
        assert "A202  kesalahan   Sisa tidak sama dengan Pagu - Realisasi" in output
        assert output.index("Berkas") < output.index("Anggaran") < output.index("Antarkiriman")

    def test_a_code_in_any_case_shows_its_page(self) -> None:
        output = run("rules", "a202").output
        assert output.startswith("A202 Sisa tidak sama dengan Pagu - Realisasi (kesalahan)")
        assert "Sisa …, seharusnya Pagu … - Realisasi … = … (selisih …)." in output
        assert "Contoh yang melanggar" in output

    def test_an_unknown_code_names_its_family(self) -> None:
        assert "A202" in refused("rules", "A999")

    def test_json_lists_them_all(self) -> None:
        rules = {each["code"]: each for each in json.loads(run("rules", "--format", "json").stdout)}
        assert rules["A202"]["severity"] == "error"
        assert rules["A202"]["family"] == "Anggaran"
        assert "{found}" in rules["A202"]["message"]

    def test_markdown_has_a_page_for_each(self) -> None:
        text = run("rules", "--format", "markdown").stdout
        assert "\n## A: Anggaran\n" in text
        assert "\n### A202 Sisa tidak sama dengan Pagu - Realisasi\n" in text
        assert run("rules", "A202", "--format", "markdown").stdout.startswith("# A202 ")

    def test_a_remark_that_may_be_absent_is_left_out(self) -> None:
        text = run("rules", "A203", "--format", "markdown").stdout
        assert "Persentase …, seharusnya Realisasi … / Pagu … = ….\n" in text


class TestLayout:
    def test_it_is_json(self) -> None:
        data = json.loads(run("layout", "--format", "json").stdout)
        assert [sheet["title"] for sheet in data["sheets"]][:2] == ["Petunjuk", "Identitas"]
