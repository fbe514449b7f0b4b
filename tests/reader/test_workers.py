"""Reading with several processes: order, progress, and files that kill or hold up their reader."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tests.reader.books import lkip, saved
from xlsx_lkip import reader
from xlsx_lkip.model.tables import Submission
from xlsx_lkip.reader import process, read_paths, workers
from xlsx_lkip.reader.discovery import Candidate, FileSearch
from xlsx_lkip.reader.protocol import Options
from xlsx_lkip.reader.workers import Task, read_in_workers

pytestmark = pytest.mark.processes

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="limits of Linux, and its /proc")


class Deadly(Candidate):
    """Ends the process that receives it, as calamine does when memory runs out."""

    def __reduce__(self) -> tuple[Any, ...]:
        return os._exit, (1,)


class Waiting(Candidate):
    """Keeps the process that receives it, without work."""

    def __reduce__(self) -> tuple[Any, ...]:
        return time.sleep, (600,)


class Acting(Candidate):
    """Does something in the process that reads it, where the file would be opened."""

    act = ""
    path = Path("unit.xlsx")

    def __init__(self) -> None:
        """Its path is not its own."""

    @property
    def missing(self) -> str:
        exec(self.act)
        return "B007"


class Endless(Acting):
    act = "while True: pass"


class Greedy(Acting):
    act = "bytearray(400 * 1024 * 1024)"


class Growing(Acting):
    """Takes what it can hold, and keeps it."""

    act = "import time; kept = bytearray(400 * 1024 * 1024); time.sleep(600)"


@pytest.fixture
def paths(tmp_path: Path) -> list[Path]:
    return [saved(lkip(), tmp_path, f"unit-{number}.xlsx") for number in range(5)]


def answers(
    files: list[Candidate], *, stacking: bool = False, limiting: bool = True
) -> dict[int, list[str]]:
    """By place, the names of the files that were read together, or the rule that says why not."""
    options = Options(20, stacking=stacking, limiting=limiting)
    read = read_in_workers([Task(0, files)], options, lambda: None)
    return {task.first: [_said(each) for each in content.submissions] for task, content in read}


def _said(submission: Submission) -> str:
    return Path(submission.path).name if submission.readable else submission.problems[0].code


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
    expected = {n: [paths[n].name] for n in range(3)}
    assert answers(files) == {**expected, place: ["B001"]}


@LINUX
@pytest.mark.parametrize(("hostile", "code"), [(Endless, "B011"), (Greedy, "B012")])
@pytest.mark.parametrize("stacking", [True, False])
def test_a_file_that_takes_too_much_is_given_up(
    hostile: type[Acting], code: str, stacking: bool, paths: list[Path]
) -> None:
    files = [Candidate(paths[0]), hostile(), Candidate(paths[1])]
    read = answers(files, stacking=stacking)
    assert sorted(name for names in read.values() for name in names) == [
        code,
        "unit-0.xlsx",
        "unit-1.xlsx",
    ]


@pytest.mark.parametrize(("hostile", "code"), [(Endless, "B011"), (Growing, "B012")])
def test_where_the_system_has_no_limits_it_is_watched(
    hostile: type[Acting], code: str, paths: list[Path]
) -> None:
    read = answers([Candidate(paths[0]), hostile()], limiting=False)
    assert read == {0: ["unit-0.xlsx"], 1: [code]}


def test_a_file_that_waits_for_ever_is_given_up(
    paths: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "PATIENCE", 3)
    assert answers([Candidate(paths[0]), Waiting(paths[1])]) == {0: ["unit-0.xlsx"], 1: ["B011"]}


def test_a_file_given_up_is_unreadable(paths: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    found = [Candidate(paths[0]), Deadly(paths[1]), Candidate(paths[2])]
    monkeypatch.setattr(reader, "search", lambda _: FileSearch(found))
    tables = read_paths([])
    assert [each.readable for each in tables.submissions] == [True, False, True]
    assert [each.code for each in tables.submissions[1].problems] == ["B001"]


@LINUX
def test_a_worker_that_somebody_kills_costs_no_file(
    paths: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[process.Process] = []

    class Killed(process.Process):
        """The first of them is killed as soon as it runs."""

        def __init__(self, *arguments: Any) -> None:
            super().__init__(*arguments)
            started.append(self)

        def say(self, what: object) -> None:
            super().say(what)
            if isinstance(what, list) and len(started) == 1:
                time.sleep(1)
                os.kill(self.pid, signal.SIGKILL)

    monkeypatch.setattr(workers, "Process", Killed)
    read = answers([Candidate(path) for path in paths])
    assert sorted(name for names in read.values() for name in names) == [p.name for p in paths]


@LINUX
def test_workers_are_gone_when_the_reading_is_over(paths: list[Path]) -> None:
    answers([Candidate(path) for path in paths])
    assert not Path(f"/proc/self/task/{os.getpid()}/children").read_text()


@LINUX
def test_workers_end_when_the_one_that_they_work_for_is_killed(paths: list[Path]) -> None:
    code = (
        "import os\nfrom pathlib import Path\nfrom xlsx_lkip.reader import read_paths\n"
        "def kill():\n"
        "    print(Path(f'/proc/self/task/{os.getpid()}/children').read_text(), flush=True)\n"
        "    os.kill(os.getpid(), 9)\n"
        f"read_paths([Path({str(paths[0])!r})], meanwhile=kill)\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )
    assert ended.returncode == -signal.SIGKILL
    (worker,) = ended.stdout.split()
    deadline = time.monotonic() + 60
    while Path(f"/proc/{worker}").exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not Path(f"/proc/{worker}").exists()


def test_a_script_without_a_guard_reads(paths: list[Path], tmp_path: Path) -> None:
    script = tmp_path / "tanpa_penjaga.py"
    script.write_text(
        "from pathlib import Path\n"
        "from xlsx_lkip.reader import read_paths\n"
        f"print(len(read_paths([Path({str(paths[0])!r})]).submissions))\n"
    )
    ended = subprocess.run([sys.executable, script], capture_output=True, text=True, check=True)
    assert (ended.stdout, ended.stderr) == ("1\n", "")


def test_where_no_process_can_start_it_is_read_here_and_said(
    paths: list[Path], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refused(*_: object) -> process.Process:
        raise OSError

    monkeypatch.setattr(workers, "Process", refused)
    assert [each.readable for each in read_paths(paths).submissions] == [True] * 5
    assert capsys.readouterr().err == (
        "Proses pembaca tidak dapat dijalankan; berkas dibaca langsung. Satu berkas yang bermasalah dapat "
        "menghentikan pemeriksaan.\n"
    )


@LINUX
@pytest.mark.parametrize("megabytes", [2000, 4000])
def test_a_limit_of_the_shell_is_kept(megabytes: int, paths: list[Path]) -> None:
    run = f"ulimit -v {megabytes * 1024}; exec {sys.executable} -m xlsx_lkip validate {paths[0]}"
    ended = subprocess.run(["bash", "-c", run], capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stderr) == (0, "")


@LINUX
def test_a_limit_that_is_too_low_is_said(paths: list[Path]) -> None:
    run = f"ulimit -v 512000; exec {sys.executable} -m xlsx_lkip validate {paths[0]}"
    ended = subprocess.run(["bash", "-c", run], capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr == (
        "Galat: Memori yang boleh dipakai dibatasi 500 MB, sedangkan yang diperlukan 1200 MB. Naikkan "
        "batas itu (ulimit -v, ulimit -d), lalu jalankan lagi.\n"
    )
