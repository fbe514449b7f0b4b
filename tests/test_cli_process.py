"""The command line as a process: its start, its pipes, its signals."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.examples import written
from xlsx_lkip.console import progress

COMMAND = [sys.executable, "-m", "xlsx_lkip"]
HEAVY = (
    "polars",
    "pandera",
    "openpyxl",
    "xlsxwriter",
    "rich",
    "rapidfuzz",
    "python_calamine",
    "jinja2",
)
POSIX = pytest.mark.skipif(os.name != "posix", reason="pipes and signals of POSIX")


def run(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*COMMAND, *map(str, arguments)],
        capture_output=True,
        check=False,
        env={**os.environ, **environment},
    )


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    text = "Identitas\nUnit kerja | Bidang – A\n\nAnggaran\nPagu | Realisasi | Sisa\n100 | 40 | 50"
    return written(text, tmp_path)[0]


def test_help_imports_nothing_heavy() -> None:
    code = "import sys; from xlsx_lkip.cli.app import cli; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    loaded = {name.partition(".")[0] for name in done.stdout.split()}
    assert "click" in loaded
    assert loaded.isdisjoint(HEAVY)


@POSIX
def test_help_comes_at_once() -> None:
    """In processor time, which does not depend on what else the machine does."""
    import resource

    def used() -> float:
        children = resource.getrusage(resource.RUSAGE_CHILDREN)
        return children.ru_utime + children.ru_stime

    def best(*command: str) -> float:
        times = []
        for _ in range(7):
            before = used()
            subprocess.run([sys.executable, *command], capture_output=True, check=True)
            times.append(used() - before)
        return min(times)

    assert best("-m", "xlsx_lkip", "--help") - best("-c", "pass") < 0.15


def test_a_pipe_gets_plain_text_of_80_columns(wrong: Path) -> None:
    done = run("validate", wrong)
    lines = done.stdout.decode("utf-8").splitlines()
    assert done.returncode == 1
    assert max(map(len, lines)) <= 80
    assert all(line.isprintable() for line in lines)
    assert done.stderr == b""


def test_a_terminal_that_knows_only_ascii_gets_a_report(wrong: Path) -> None:
    done = run("validate", wrong, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert done.returncode == 1
    assert b"Bidang ? A" in done.stdout


def test_json_is_utf_8_whatever_the_terminal_knows(wrong: Path) -> None:
    done = run("validate", wrong, "--format", "json", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert json.loads(done.stdout.decode("utf-8"))["files"][0]["unit"] == "Bidang – A"


@POSIX
@pytest.mark.parametrize("form", ["terminal", "json"])
def test_a_reader_that_leaves_early_is_no_error(wrong: Path, form: str) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    process = subprocess.Popen(
        [*COMMAND, "validate", str(wrong), "--format", form], stdout=writing, stderr=subprocess.PIPE
    )
    os.close(writing)
    assert process.communicate()[1] == b""
    assert process.returncode == 1  # The exit code still tells what was found.


@pytest.fixture
def _hearing() -> Iterator[None]:
    """A shell lets what it runs in the background ignore Ctrl-C, and so would what is started here."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("_hearing")
@pytest.mark.skipif(sys.platform != "linux", reason="looks for the workers in /proc")
@pytest.mark.parametrize("delay", [0.3, 0.8])
def test_ctrl_c_ends_the_whole_run_quietly(wrong: Path, delay: float) -> None:
    for number in range(1000):
        os.link(wrong, wrong.parent / f"{number}.xlsx")
    process = subprocess.Popen(
        [*COMMAND, "validate", str(wrong.parent)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    workers = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    while not workers.read_text() and process.poll() is None:
        time.sleep(0.01)
    time.sleep(delay)
    os.killpg(process.pid, signal.SIGINT)
    out, said = process.communicate(timeout=20)
    assert process.returncode == 130
    assert out == b""
    assert said.strip() == b""


def test_ctrl_c_in_code_made_from_text_ends_the_run_as_any_other(tmp_path: Path) -> None:
    interrupted = (
        'import click\nclick.Command.main = lambda *a, **k: exec("raise KeyboardInterrupt")'
    )
    (tmp_path / "sitecustomize.py").write_text(interrupted, encoding="utf-8")
    done = run("rules", PYTHONPATH=str(tmp_path))
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")


@POSIX
def test_progress_is_shown_only_to_a_person(wrong: Path) -> None:
    for number in range(30):
        os.link(wrong, wrong.parent / f"{number}.xlsx")
    assert run("validate", wrong.parent).stderr == b""


def test_progress_is_a_bar_once_the_work_is_long(monkeypatch: pytest.MonkeyPatch) -> None:
    class Screen(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setenv("TERM", "xterm")
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    with progress.ProgressBar("Membaca berkas") as bar:
        bar(10, 40)
        assert screen.getvalue() == ""
        monkeypatch.setattr(progress, "PATIENCE", 0.0)
        bar(20, 40)
    assert "Membaca berkas" in screen.getvalue()
    assert "20/40" in screen.getvalue()
