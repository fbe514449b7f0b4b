"""What a double click or files dragged onto `periksa.cmd` do, on any system."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

import pytest

from scripts import periksa
from tests.examples import written

NOW = datetime(2024, 1, 31, 9, 5, 7)
RESULTS = "hasil/2024-01-31 09.05.07"
SOUND = "Anggaran\nPagu | Realisasi\n100 | 40"
WRONG = "Anggaran\nPagu | Realisasi | Sisa\n100 | 40 | 50"


def checked(root: Path, *dropped: str) -> tuple[int, list[str]]:
    """The exit code, and the pages that were shown."""
    shown: list[str] = []
    return periksa.main(dropped, root, NOW, shown.append), shown


def test_a_first_double_click_makes_the_folder_and_says_what_to_put_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert checked(tmp_path) == (0, [])
    assert str(tmp_path / "kiriman") in capsys.readouterr().out
    assert [each.name for each in tmp_path.iterdir()] == ["kiriman"]


def test_a_double_click_checks_the_folder_and_shows_the_page(tmp_path: Path) -> None:
    (tmp_path / "kiriman").mkdir()
    [path] = written(WRONG, tmp_path / "kiriman", "satu")
    code, shown = checked(tmp_path)
    page = tmp_path / RESULTS / "temuan.html"
    assert (code, shown) == (1, [page.as_uri()])
    assert "A202" in page.read_text(encoding="utf-8")
    assert (tmp_path / RESULTS / "bertanda" / path.name).is_file()


def test_a_file_with_a_space_in_its_name_can_be_dragged_there(tmp_path: Path) -> None:
    [path] = written(SOUND, tmp_path, "bidang")
    dropped = shutil.move(path, tmp_path / "bidang satu & dua.xlsx")
    before = Path(dropped).read_bytes()
    code, shown = checked(tmp_path, str(dropped))
    assert (code, len(shown)) == (0, 1)
    assert (tmp_path / RESULTS / "bertanda" / "bidang satu & dua.xlsx").is_file()
    assert Path(dropped).read_bytes() == before


def test_nothing_is_shown_where_nothing_could_be_checked(tmp_path: Path) -> None:
    assert checked(tmp_path, str(tmp_path / "tidak-ada.xlsx")) == (2, [])
