"""What others wrote steers no terminal, on whatever way it gets there, and stays the same to programs."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from tests.examples import written
from xlsx_lkip.cli.app import cli
from xlsx_lkip.console.harmless import as_json, shown
from xlsx_lkip.console.output import terminal

STEERING = "\x1b[31mmerah\x9b2J\u202e\x07\r"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, [str(each) for each in arguments])


def assert_harmless(result: Result) -> None:
    assert all(line.isprintable() for line in result.output.split("\n"))


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("dua\nbaris", "dua\nbaris"),
        ("a\tb\r\nc", "a b \nc"),
        ("\x1b[31mmerah", "[31mmerah"),
        ("Bidang \udce9.xlsx", "Bidang \\xe9.xlsx"),
        ("kanan\u202ekiri", "kanankiri"),
    ],
)
def test_lines_stay_and_nothing_steers(text: str, seen: str) -> None:
    assert shown(text) == seen


@given(st.text(st.characters(), max_size=20))
def test_json_says_the_same_and_can_be_shown(text: str) -> None:
    said = as_json({"a": text}, indent=1)
    assert all(line.isprintable() for line in said.split("\n"))
    if text.isprintable() or not any("\ud800" <= each <= "\udfff" for each in text):
        assert json.loads(said) == {"a": text}


def test_a_name_that_is_no_text_is_no_broken_json() -> None:
    assert json.loads(as_json("Bidang \udce9.xlsx")) == "Bidang \\xe9.xlsx"


def test_an_argument_does_not_steer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # One of them is a file that can be written.
    for arguments in (
        [STEERING],
        ["rules", STEERING],
        ["rules", f"--{STEERING}"],
        ["rules", "--format", STEERING],
        ["validate", STEERING, "--config", STEERING],
        ["validate", STEERING, "-o", f"{STEERING}/x.html"],
        ["template", "-o", f"{STEERING}.csv"],
        ["consolidate", STEERING, "-o", STEERING],
    ):
        result = run(*arguments)
        assert result.exit_code == 2
        assert_harmless(result)


def test_a_file_name_does_not_steer(tmp_path: Path) -> None:
    (book,) = written("Anggaran\nPagu | Realisasi | Sisa\n100 | 40 | 50", tmp_path)
    nasty = tmp_path / "\x1b[31mBidang\nGalat: palsu\u202e.xlsx"
    book.rename(nasty)
    commands: list[list[str | Path]] = [
        ["validate", tmp_path, "-v"],
        ["validate", tmp_path, "--annotate", tmp_path.parent / "salinan", "-v"],
        ["validate", nasty, "--format", "json"],
        ["status", tmp_path, "-v"],
        ["consolidate", tmp_path, "-o", tmp_path / "x.xlsx"],
        ["consolidate", nasty, "-o", nasty],
    ]
    for arguments in commands:
        result = run(*arguments)
        assert "Bidang" in result.output
        assert_harmless(result)
        assert "\nGalat: palsu" not in result.output


def test_a_setting_does_not_steer(tmp_path: Path) -> None:
    for text in ('["\\u001b[31m"]\na = 1', '[agency]\nname = 5\n"\\u001b[31m" = 1'):
        (tmp_path / "lkip.toml").write_text(text, encoding="utf-8")
        result = run("validate", tmp_path)
        assert result.exit_code == 2
        assert_harmless(result)


def test_nothing_that_is_drawn_steers() -> None:
    stream = StringIO()
    terminal(stream, 80).print(STEERING)
    assert stream.getvalue() == "[31mmerah2J\n"


def test_a_unit_that_is_no_name_gets_no_template(tmp_path: Path) -> None:
    result = run("template", "--unit", "Bidang\x0bA", "-o", tmp_path / "x.xlsx")
    said = "Galat: Unit kerja pada --unit memuat karakter yang tidak tampak (U+000B); hapus dari teksnya.\n"
    assert (result.exit_code, result.stderr) == (2, said)
    assert not list(tmp_path.iterdir())
