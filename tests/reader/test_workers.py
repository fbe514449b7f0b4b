"""Reading with several processes: order, progress, and files that kill or hold up their reader."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tests.reader.books import lkip, saved
from xlsx_lkip import reader
from xlsx_lkip.reader import read_paths, workers
from xlsx_lkip.reader.discovery import Candidate
from xlsx_lkip.reader.workers import read_in_workers


class Deadly(Candidate):
    """Ends the process that receives it, as calamine does when memory runs out."""

    def __reduce__(self) -> tuple[Any, ...]:
        return os._exit, (1,)


class Endless(Candidate):
    """Keeps the process that receives it."""

    def __reduce__(self) -> tuple[Any, ...]:
        return time.sleep, (600,)


@pytest.fixture
def paths(tmp_path: Path) -> list[Path]:
    return [saved(lkip(), tmp_path, f"unit-{number}.xlsx") for number in range(5)]


def answers(files: list[Candidate]) -> dict[int, list[str] | None]:
    return {
        first: [Path(each.path).name for each in tables.submissions] if tables else None
        for (first, _), tables in read_in_workers([(0, files)], 20)
    }


def test_many_files_are_read_as_few_are(paths: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    alone = read_paths(paths)
    monkeypatch.setattr(reader, "FEW", 1)
    monkeypatch.setattr(reader, "BATCH", 2)
    done: list[tuple[int, int]] = []
    together = read_paths(paths, progress=lambda now, whole: done.append((now, whole)))
    assert together.submissions == alone.submissions
    assert together.records["budget"].equals(alone.records["budget"])
    assert done[-1] == (5, 5)
    assert done == sorted(done)


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_file_that_kills_its_reader_costs_itself_alone(place: int, paths: list[Path]) -> None:
    files = [Candidate(path) for path in paths[:3]]
    files[place] = Deadly(paths[place])
    expected: dict[int, Any] = {n: [paths[n].name] for n in range(3)}
    assert answers(files) == {**expected, place: None}


def test_a_file_that_holds_up_its_reader_is_given_up(
    paths: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "PATIENCE", 3)
    files = [Candidate(paths[0]), Endless(paths[1])]
    assert answers(files) == {0: [paths[0].name], 1: None}


def test_a_file_given_up_is_unreadable(paths: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    found = [Candidate(paths[0]), Deadly(paths[1]), Candidate(paths[2])]
    monkeypatch.setattr(reader, "candidates", lambda _: found)
    monkeypatch.setattr(reader, "FEW", 0)
    tables = read_paths([])
    assert [each.readable for each in tables.submissions] == [True, False, True]
    assert [each.code for each in tables.submissions[1].troubles] == ["B001"]


def test_workers_are_gone_when_the_reading_is_over(paths: list[Path]) -> None:
    from multiprocessing import active_children

    answers([Candidate(path) for path in paths])
    assert active_children() == []


def test_a_script_without_a_guard_still_reads(paths: list[Path], tmp_path: Path) -> None:
    script = tmp_path / "tanpa_penjaga.py"
    script.write_text(
        "from pathlib import Path\n"
        "from xlsx_lkip import reader\n"
        "reader.FEW = 0\n"
        f"print(len(reader.read_paths([Path({str(paths[0])!r})]).submissions))\n"
    )
    ended = subprocess.run(
        [sys.executable, script], capture_output=True, text=True, timeout=120, check=True
    )
    assert ended.stdout == "1\n"
