"""`--lang en`: every word that the tool says is English; figures, names and workbooks stay as they are."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner, Result

from tests.examples import parsed, written
from tests.language.words import indonesian
from xlsx_lkip import reader
from xlsx_lkip.agency.settings import settings_for
from xlsx_lkip.check import pipeline as check
from xlsx_lkip.check.pipeline import validate
from xlsx_lkip.cli.app import cli
from xlsx_lkip.console.messages import speaking, spoken
from xlsx_lkip.model.findings import Finding
from xlsx_lkip.reader import read_paths
from xlsx_lkip.reports.entries import entries
from xlsx_lkip.reports.rules_pages import sentence
from xlsx_lkip.rules import RULES

SAMPLES = Path(__file__).resolve().parents[2] / "samples/as_published"
WRONG = "Anggaran\nPagu | Realisasi | Sisa\n100 | 40 | 50"
SOUND = "Anggaran\nPagu | Realisasi\n100 | 40"
DIFFERENT = list(
    {
        (rule.message, rule.remedy): code
        for code, rule in RULES.items()
        if rule.breaks and rule.code[0] != "U"
    }.values()
)
"""One rule for each wording."""
OF_SEVERAL = [code for code in RULES if RULES[code].breaks and code[0] == "U"]


def run(*arguments: str | Path, env: dict[str, str] | None = None) -> Result:
    return CliRunner().invoke(cli, [str(each) for each in arguments], env=env)


def heard(findings: list[Finding]) -> Iterator[tuple[str, set[str]]]:
    """Code and Indonesian words of each finding that has any when English is spoken."""
    for finding in findings:
        with speaking("en"):
            words = indonesian(finding.message) | indonesian(finding.remedy)
        if words:
            yield finding.code, words


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> list[Finding]:
    """The findings of the examples of all wordings."""
    folder = tmp_path_factory.mktemp("english")
    for code in DIFFERENT:
        if not parsed(RULES[code].breaks).settings:
            written(RULES[code].breaks, folder, code)
    return validate([folder]).findings


def test_the_examples_of_all_rules_are_explained_in_english(examples: list[Finding]) -> None:
    assert list(heard(examples)) == []
    assert {finding.code for finding in examples} >= {"A202", "C201", "L101", "P302"}


@pytest.mark.parametrize("code", OF_SEVERAL)
def test_the_submissions_of_an_agency_are_compared_in_english(code: str, tmp_path: Path) -> None:
    written(RULES[code].breaks, tmp_path)
    findings = validate([tmp_path], settings_for(None, [tmp_path])).findings
    assert code in {finding.code for finding in findings}
    assert list(heard(findings)) == []


@pytest.fixture(scope="module")
def published() -> dict[str, list[dict[str, Any]]]:
    """The findings in the published report as JSON, by language."""
    return {
        language: json.loads(
            run("validate", SAMPLES, "--format", "json", "--lang", language).stdout
        )["findings"]
        for language in ("id", "en")
    }


def test_languages_differ_in_words_only(published: dict[str, list[dict[str, Any]]]) -> None:
    said = {"message", "remedy"}
    bare = [
        [{key: value for key, value in each.items() if key not in said} for each in findings]
        for findings in published.values()
    ]
    assert bare[0] == bare[1]
    assert len(bare[0]) > 30
    for one, other in zip(published["id"], published["en"], strict=True):
        assert one["message"] != other["message"]
        assert one["remedy"] != other["remedy"]


def test_the_published_report_is_explained_in_english(
    published: dict[str, list[dict[str, Any]]],
) -> None:
    told = {
        each["code"]: words
        for each in published["en"]
        if (words := indonesian(each["message"]) | indonesian(each["remedy"]))
    }
    assert told == {}


def test_figures_are_written_as_in_the_workbook(published: dict[str, list[dict[str, Any]]]) -> None:
    messages = [each["message"] for each in published["en"] if each["code"] == "A202"]
    assert (
        "Sisa is Rp56.903.763, but Pagu Rp2.139.191.029 - Realisasi Rp2.082.287.329 = "
        "Rp56.903.700 (difference Rp63)." in messages
    )


def test_indonesian_is_as_the_rules_have_it(published: dict[str, list[dict[str, Any]]]) -> None:
    for finding in published["id"]:
        first = RULES[finding["code"]].message.partition("{")[0]
        assert finding["message"].startswith(first)
        assert finding["remedy"].startswith(RULES[finding["code"]].remedy.partition("{")[0])


@pytest.mark.parametrize("language", ["id", "en"])
def test_json_keeps_its_schema(language: str) -> None:
    path = Path(reader.__file__).parents[1] / "reports/validate.schema.json"
    data = json.loads(run("validate", SAMPLES, "--format", "json", "--lang", language).stdout)
    jsonschema.Draft202012Validator(json.loads(path.read_text("utf-8"))).validate(data)


def test_suggestions_are_worded_in_english() -> None:
    with speaking("en"):
        found = validate([SAMPLES], settings_for(None, [SAMPLES]))
        lines = [entry.texts()["suggestion"] for entry in entries(found)]
    assert any("should be 2.139.191.092, not 2.139.191.029" in line for line in lines)
    assert [line for line in lines if indonesian(line)] == []


@pytest.mark.processes
def test_what_a_worker_met_is_worded_in_english(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Files are read by processes that never heard of the language."""
    monkeypatch.setattr(reader, "FEW", 0)
    (path,) = written(WRONG, tmp_path)
    _without(path, "Realisasi")
    result = run("validate", path, "--lang", "en", "--format", "json")
    messages = {each["code"]: each["message"] for each in json.loads(result.stdout)["findings"]}
    assert messages["B104"] == "Column Realisasi is missing on this sheet."


def _without(path: Path, header: str) -> None:
    import openpyxl

    book = openpyxl.load_workbook(path)
    for row in book["Anggaran"].iter_rows(max_row=10):
        for cell in row:
            if str(cell.value).rstrip("*") == header:
                cell.value = "Lain"
    book.save(path)


def test_one_run_is_worded_in_both_languages(tmp_path: Path) -> None:
    written(WRONG, tmp_path)
    (finding,) = (each for each in validate([tmp_path]).findings if each.code == "A202")
    indonesian_message = finding.message
    with speaking("en"):
        assert (
            finding.message
            == "Sisa is Rp50, but Pagu Rp100 - Realisasi Rp40 = Rp60 (difference Rp10)."
        )
    assert finding.message == indonesian_message
    assert finding.message.startswith("Sisa Rp50, seharusnya Pagu Rp100 - Realisasi Rp40 = Rp60")


@pytest.mark.parametrize("command", ["validate", "consolidate"])
def test_what_is_also_written_in_indonesian_is_read_once(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(WRONG, tmp_path)
    runs: list[Any] = []

    def counted(*args: Any, **more: Any) -> Any:
        runs.append(args)
        return read_paths(*args, **more)

    monkeypatch.setattr(check, "read_paths", counted)
    options = {
        "validate": ("--annotate", tmp_path / "salinan"),
        "consolidate": ("-o", tmp_path / "hasil.xlsx"),
    }
    result = run(command, tmp_path / "berkas-1.xlsx", *options[command], "--lang", "en")
    assert "Sisa is Rp50" in result.output
    assert len(runs) == 1


class TestReport:
    @pytest.mark.parametrize("text", [WRONG, SOUND])
    def test_the_terminal_report_is_english(self, text: str, tmp_path: Path) -> None:
        written(text, tmp_path)
        report = run("validate", tmp_path, "--lang", "en").output
        # The units and the records of the examples have Indonesian names.
        report = report.replace(tmp_path.as_posix(), "").replace("Bidang Contoh", "")
        assert indonesian(report) == set()

    def test_one_of_a_thing_is_not_called_many(self, tmp_path: Path) -> None:
        written(WRONG, tmp_path)
        assert "1 error in 1 of 1 file." in run("validate", tmp_path, "--lang", "en").output

    def test_several_are(self, tmp_path: Path) -> None:
        for name in ("a", "b"):
            written(f"{WRONG}\n100 | 40 | 51", tmp_path, name)
        said = run("validate", tmp_path, "--lang", "en", "--quiet").stderr
        assert "errors in 2 of 2 files." in said


@pytest.mark.parametrize("code", RULES)
def test_a_rules_page_is_english(code: str) -> None:
    rule = RULES[code]
    page = json.loads(run("rules", code, "--format", "json", "--lang", "en").stdout)[0]
    said = [page["title"], sentence(page["message"]), sentence(page["remedy"]), page["page"]]
    assert indonesian(" ".join(said)) == set()
    assert (page["breaks"], page["holds"]) == (rule.breaks, rule.holds)


class TestWorkbooks:
    """They are the agency's, and Indonesian whoever makes them."""

    def test_the_consolidated_workbook_is_the_same_to_the_byte(self, tmp_path: Path) -> None:
        for language in ("id", "en"):
            target = tmp_path / f"{language}.xlsx"
            made = run("consolidate", SAMPLES, "-o", target, "--allow-errors", "--lang", language)
            assert made.exit_code == 0, made.output
        assert (tmp_path / "id.xlsx").read_bytes() == (tmp_path / "en.xlsx").read_bytes()

    def test_a_marked_copy_is_too(self, tmp_path: Path) -> None:
        (path,) = written(WRONG, tmp_path)
        said = {}
        for language in ("id", "en"):
            copies = tmp_path.with_name(f"{tmp_path.name}-{language}")
            made = run("validate", path, "--annotate", copies, "--lang", language)
            assert made.exit_code == 1, made.output
            said[language] = [file.read_bytes() for file in copies.iterdir()]
        assert said["id"] == said["en"]

    def test_the_template_is_too(self, tmp_path: Path) -> None:
        for language in ("id", "en"):
            made = run("template", "-o", tmp_path / f"{language}.xlsx", "--lang", language)
            assert made.exit_code == 0, made.output
        assert (tmp_path / "id.xlsx").read_bytes() == (tmp_path / "en.xlsx").read_bytes()

    def test_a_refusal_to_consolidate_is_english(self, tmp_path: Path) -> None:
        written(WRONG, tmp_path)
        result = run("consolidate", tmp_path, "-o", tmp_path / "x.xlsx", "--lang", "en")
        assert result.exit_code == 1
        assert "1 error stands in the way of consolidation." in result.stderr
        assert "Sisa is Rp50, but Pagu Rp100 - Realisasi Rp40 = Rp60" in result.stdout


class TestChoice:
    COMMANDS = ([], *([name] for name in cli.commands))

    @pytest.mark.parametrize("command", COMMANDS)
    def test_help_is_english_wherever_the_language_is_asked_for(self, command: list[str]) -> None:
        after = run(*command, "--help", "--lang", "en").output
        assert after.startswith("Usage: ")
        assert indonesian(after) == set()
        assert run("--lang", "en", *command, "--help").output == after
        assert run("--lang=en", *command, "--help").output == after
        assert run(*command, "--help", env={"XLSX_LKIP_LANG": "en"}).output == after

    @pytest.mark.parametrize("command", COMMANDS)
    def test_without_being_asked_it_is_indonesian(self, command: list[str]) -> None:
        usual = run(*command, "--help").output
        assert usual.startswith("Pemakaian: ")
        assert run(*command, "--help", "--lang", "id").output == usual
        english = {"XLSX_LKIP_LANG": "en"}
        assert run("--lang", "id", *command, "--help", env=english).output == usual

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (("--lang", "fr", "rules"), "--lang (XLSX_LKIP_LANG) harus salah satu dari id, en."),
            (("rules", "--lang", "fr"), "--lang (XLSX_LKIP_LANG) harus salah satu dari id, en."),
            (("rules", "--lang"), "Pilihan --lang tidak dipakai dengan benar; lihat --help."),
        ],
    )
    def test_an_unknown_language_is_refused(self, arguments: tuple[str, ...], said: str) -> None:
        result = run(*arguments)
        assert result.exit_code == 2
        assert result.stderr.endswith(f"Galat: {said}\n")

    def test_an_unknown_language_of_the_environment_is_refused(self) -> None:
        result = run("rules", env={"XLSX_LKIP_LANG": "fr"})
        assert result.exit_code == 2
        assert "XLSX_LKIP_LANG" in result.stderr

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (("validat",), "There is no command 'validat'"),
            (("validate",), "Not given: FILE."),
            (("validate", ".", "--strick"), "There is no option --strick. Did you mean --strict?"),
            (("validate", ".", "--format", "pdf"), "--format must be one of terminal, html"),
            (("template", "--year", "1"), "--year must be a whole number from 2000 to 2100."),
            (("rules", "X999"), "There is no rule X999 (see the list: xlsx-lkip rules)."),
            (("rules", "A202", "A203"), "Not known: A203."),
            (("init", "-o", "pyproject.toml/x"), "pyproject.toml is not a folder"),
        ],
    )
    def test_complaints_are_english(self, arguments: tuple[str, ...], said: str) -> None:
        result = run(*arguments, "--lang", "en")
        assert result.exit_code == 2
        assert f"Error: {said}" in result.stderr
        assert indonesian(result.stderr) == set()

    def test_a_word_after_two_dashes_is_no_option(self) -> None:
        assert run("rules", "--", "--lang", "en").stderr.startswith("Pemakaian: ")

    def test_the_language_ends_with_the_command(self) -> None:
        run("rules", "--lang", "en")
        assert spoken() == "id"


SETTINGS = {
    "agency = 5": "agency must be the section [agency], not 5.",
    "[agency]\nyear = 23": "agency.year must be a year, such as 2023, not 23.",
    "[agency]\nnam = 'x'": "agency.nam is unknown; perhaps name is meant.",
    "[control]\nstaff = 1.5": "control.staff must be a whole number, not 1.5.",
    "[scale]\nBaik = 5": "scale must hold lower bounds that differ, the lowest being 0.",
    "[codes]\nfile = 'no.csv'": "no.csv, which is missing.",
    "year = = 1": "is not correct TOML (line 1, column 8).",
}


@pytest.mark.parametrize("text", SETTINGS)
def test_complaints_about_the_settings_are_english(text: str, tmp_path: Path) -> None:
    (tmp_path / "lkip.toml").write_text(text, encoding="utf-8")
    result = run("validate", tmp_path, "--lang", "en")
    assert result.exit_code == 2
    assert result.stderr.rstrip().endswith(SETTINGS[text])


def test_settings_begun_in_english_say_the_same(tmp_path: Path) -> None:
    loaded = []
    for language in ("id", "en"):
        target = tmp_path / f"{language}.toml"
        assert run("init", "-o", target, "--lang", language).exit_code == 0
        loaded.append(settings_for(target, []))
    assert loaded[0].scale == loaded[1].scale
    assert loaded[0].limit_mb == loaded[1].limit_mb
    english = (tmp_path / "en.toml").read_text(encoding="utf-8")
    assert indonesian(english.replace("#", " ")) == set()
