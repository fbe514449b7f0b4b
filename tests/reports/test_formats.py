"""Which form a report takes, and what a command says of one that cannot go where it should."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from tests.examples import written
from xlsx_lkip.cli.app import cli
from xlsx_lkip.reports.report_formats import FORMATS

WRONG = "Anggaran\nPagu | Realisasi | Sisa\n100 | 40 | 50"
BEGINNINGS = {
    "json": b'{"tool"',
    "csv": b"\xef\xbb\xbfBobot;",
    "sarif": b'{\n "$schema"',
    "html": b"<!doctype html>",
    "xlsx": b"PK",
    "txt": "─".encode(),
}
"""What a file of each suffix begins with."""


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    """A workbook with one error."""
    return written(WRONG, tmp_path)[0]


def validated(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, ["validate", *map(str, arguments)])


def test_the_help_says_of_every_form_what_it_is_for() -> None:
    text = " ".join(CliRunner().invoke(cli, ["validate", "--help"]).stdout.split())
    assert [name for name in FORMATS if f"{name}, " not in text] == []


@pytest.mark.parametrize("suffix", BEGINNINGS)
def test_the_suffix_of_the_file_names_the_form(suffix: str, wrong: Path, tmp_path: Path) -> None:
    target = tmp_path / f"temuan.{suffix}"
    result = validated(wrong, "-o", target)
    assert result.exit_code == 1
    assert target.read_bytes().startswith(BEGINNINGS[suffix])
    assert result.stderr.startswith(f"Laporan: {target}\n1 kesalahan dalam 1 dari 1 berkas.")
    assert result.stdout == ""


def test_a_suffix_counts_in_any_case(wrong: Path, tmp_path: Path) -> None:
    validated(wrong, "-o", tmp_path / "TEMUAN.HTML")
    assert (tmp_path / "TEMUAN.HTML").read_bytes().startswith(BEGINNINGS["html"])


def test_a_named_form_wins_over_the_suffix(wrong: Path, tmp_path: Path) -> None:
    target = tmp_path / "temuan.html"
    validated(wrong, "-o", target, "--format", "json")
    assert json.loads(target.read_text(encoding="utf-8"))["summary"]["error"] == 1


def test_without_a_suffix_it_gets_what_the_terminal_shows(wrong: Path, tmp_path: Path) -> None:
    target = tmp_path / "temuan"
    validated(wrong, "-o", target)
    assert "Sisa Rp50, seharusnya" in target.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["json", "csv", "sarif", "html", "xlsx"])
def test_without_a_file_the_report_goes_into_the_pipe(name: str, wrong: Path) -> None:
    result = validated(wrong, "--format", name)
    assert result.exit_code == 1
    assert result.stdout_bytes.startswith(BEGINNINGS[name])


def test_a_workbook_under_another_suffix_is_refused(wrong: Path, tmp_path: Path) -> None:
    target = tmp_path / "temuan.csv"
    result = validated(wrong, "-o", target, "--format", "xlsx")
    assert result.exit_code == 2
    assert f"Nama berkas hasil {target} harus berakhiran .xlsx." in result.stderr
    assert not target.exists()


def test_a_submission_is_not_overwritten_by_its_findings(wrong: Path) -> None:
    before = wrong.read_bytes()
    result = validated(wrong, "-o", wrong)
    assert result.exit_code == 2
    assert "ialah masukan perintah ini" in result.stderr
    assert wrong.read_bytes() == before


def test_findings_are_written_anew_over_findings(wrong: Path, tmp_path: Path) -> None:
    target = tmp_path / "temuan.xlsx"
    for _ in range(2):
        assert validated(wrong, "-o", target).exit_code == 1
    assert openpyxl.load_workbook(target).sheetnames == ["Temuan", "Berkas"]


@pytest.mark.parametrize("suffix", BEGINNINGS)
def test_a_report_in_the_folder_of_submissions_is_none_of_them(suffix: str, wrong: Path) -> None:
    for name in (f"temuan.{suffix}", f"lagi.{suffix}"):
        validated(wrong.parent, "-o", wrong.parent / name)
    first, second = (wrong.parent / f"{name}.{suffix}" for name in ("temuan", "lagi"))
    assert first.read_bytes() == second.read_bytes()


def test_findings_in_the_folder_of_submissions_are_written_anew_too(wrong: Path) -> None:
    target = wrong.parent / "temuan.xlsx"
    reports = []
    for _ in range(2):
        assert validated(wrong.parent, "-o", target).exit_code == 1
        reports.append(target.read_bytes())
    assert reports[0] == reports[1]


def test_findings_that_are_named_as_a_submission_are_not_overwritten(wrong: Path) -> None:
    target = wrong.parent / "temuan.xlsx"
    validated(wrong, "-o", target)
    result = validated(wrong, target, "-o", target)
    assert result.exit_code == 2
    assert "ialah masukan perintah ini" in result.stderr


@pytest.mark.skipif(os.name != "posix", reason="needs a terminal of POSIX")
def test_a_workbook_is_not_poured_onto_the_screen(wrong: Path) -> None:
    screen, terminal = os.openpty()
    command = [sys.executable, "-m", "xlsx_lkip", "validate", str(wrong), "--format", "xlsx"]
    done = subprocess.run(command, stdout=terminal, stderr=subprocess.PIPE, check=False)
    os.close(terminal)
    assert done.returncode == 2
    assert "sebutkan berkasnya: -o NAMA.xlsx" in done.stderr.decode("utf-8")
    assert _rest(screen) == b""
    os.close(screen)


def _rest(screen: int) -> bytes:
    """What was written to a terminal that nobody writes to any more."""
    try:
        return os.read(screen, 100)
    except OSError:  # How Linux says that there is nothing.
        return b""
