"""Which files a path is about."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.reader.books import lkip, repacked, saved
from xlsx_lkip.reader import read_paths
from xlsx_lkip.reader.discovery import candidates


def names(*paths: Path) -> list[str]:
    return [each.path.name for each in candidates(paths)]


def test_folders_are_searched_with_their_subfolders(tmp_path: Path) -> None:
    for name in ("b.xlsx", "a/c.xlsm", "a/b/d.xls", "e.xlsb", "f.ods", "catatan.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"")
    assert names(tmp_path) == ["d.xls", "c.xlsm", "b.xlsx", "e.xlsb", "f.ods"]


@pytest.mark.parametrize("name", ["~$a.xlsx", ".~lock.a.xlsx", ".a.xlsx"])
def test_lock_files_and_hidden_files_are_passed_over(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"")
    (tmp_path / "b.xlsx").write_bytes(b"")
    assert names(tmp_path) == ["b.xlsx"]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    path = saved(lkip(), tmp_path)
    assert names(path, tmp_path, tmp_path / "." / path.name) == [path.name]


def test_a_path_too_long_to_exist_is_missing() -> None:
    (found,) = candidates([Path("x" * 5000)])
    assert found.missing == "B007"


def test_own_outputs_are_passed_over_in_a_folder_and_read_by_name(tmp_path: Path) -> None:
    path = saved(lkip(), tmp_path, "rekap.xlsx")
    mark = b'<Properties><property name="xlsx_lkip_output"/></Properties>'
    repacked(path, {"docProps/custom.xml": mark})
    saved(lkip(), tmp_path, "unit.xlsx")
    assert [Path(each.path).name for each in read_paths([tmp_path]).submissions] == ["unit.xlsx"]
    assert len(read_paths([path]).submissions) == 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes have no name here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipa.xlsx")
    (submission,) = read_paths([tmp_path / "pipa.xlsx"]).submissions
    assert not submission.readable


def test_a_link_to_itself_leads_nowhere(tmp_path: Path) -> None:
    (tmp_path / "lingkaran.xlsx").symlink_to(tmp_path / "lingkaran.xlsx")
    (found,) = candidates([tmp_path / "lingkaran.xlsx"])
    assert found.missing == "B007"


def test_a_folder_called_like_a_workbook_is_a_folder(tmp_path: Path) -> None:
    (tmp_path / "kiriman.xlsx").mkdir()
    path = saved(lkip(), tmp_path / "kiriman.xlsx")
    assert names(tmp_path) == [path.name]
