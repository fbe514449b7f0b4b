"""What is handed on says when it was checked, and nothing of where it lay."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

from tests.examples import written
from xlsx_lkip.cli.app import cli

TWICE = "Berkas 1\nIdentitas\nUnit kerja | Bidang A\n\nBerkas 2\nIdentitas\nUnit kerja | Bidang A"
DAY = "2025-01-31"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two workbooks of one unit, so that one is named in what is reported of the other."""
    folder = tmp_path / "rahasia" / "kiriman"
    folder.mkdir(parents=True)
    written(f"{TWICE}\nPenyusun | Ani", folder)
    return folder


def report(folder: Path, name: str, *options: str) -> bytes:
    target = folder.parent / name
    CliRunner().invoke(cli, ["validate", str(folder), "-o", str(target), *options])
    return target.read_bytes()


def test_the_page_bears_the_day_and_no_path(folder: Path) -> None:
    page = report(folder, "a.html", "--date", DAY).decode()
    assert "Diperiksa 31-01-2025" in page
    assert "juga dikirim dalam berkas berkas-" in page
    assert "rahasia" not in page


def test_the_list_bears_the_day_and_no_path(folder: Path) -> None:
    book = openpyxl.load_workbook(BytesIO(report(folder, "a.xlsx", "--date", DAY)))
    assert [cell.value for cell in book["Berkas"]["H"]] == ["Diperiksa", "31-01-2025", "31-01-2025"]
    assert book.properties.created.date().isoformat() == DAY
    cells = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row]
    assert [text for text in cells if "rahasia" in text] == []


@pytest.mark.parametrize("suffix", ["html", "xlsx"])
def test_the_same_day_gives_the_same_bytes_and_another_day_others(
    suffix: str, folder: Path
) -> None:
    first, again, later = (
        report(folder, f"{name}.{suffix}", "--date", day)
        for name, day in (("a", DAY), ("b", DAY), ("c", "2025-02-01"))
    )
    assert first == again != later


def test_files_of_one_name_are_told_apart_by_their_folders(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        written("Anggaran\nPagu | Realisasi | Sisa\n100 | 40 | 50", tmp_path / name)
    page = report(tmp_path, "temuan.html").decode()
    assert "<bdi>a/berkas-1.xlsx</bdi>" in page
    assert "<bdi>b/berkas-1.xlsx</bdi>" in page
