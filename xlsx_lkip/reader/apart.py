"""A workbook that is no submission, read by a process of its own: what brings that process down, or keeps
it too long, is a refusal here and nothing worse.

Submissions have workers, which read many (`workers`); this reads one, and what it holds is not judged.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
from contextlib import nullcontext
from typing import cast

from .container import opened
from .limits import allowance, can_limit, without_core
from .process import environment
from .unreadable import NotReadable
from .values import sheets_of

SECONDS = 20
"""Of waiting, where nothing else ends it: Windows has no limit of processor time."""
OVERTIME = -getattr(signal, "SIGPROF", 0)
"""Exit code of a process that `limits` ended."""
_CODE = "from xlsx_lkip.reader.apart import main; main()"

Cells = list[list[object]]
Far = tuple[int, int, bool] | None
"""As in `Scan`: the first cell beyond any table that holds something."""


def sheets_apart(data: bytes) -> dict[str, tuple[Cells, Far]]:
    """Of each sheet of cells by title the cells, and what lies too far away to be among them.

    Raises:
        NotReadable: damaged, protected, or larger than any report.
    """
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-c", _CODE],  # -P: no module of the current folder.
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment(),
            timeout=SECONDS,
            check=True,
        )
    except subprocess.TimeoutExpired as error:
        raise NotReadable.too_large(len(data)) from error
    except subprocess.CalledProcessError as error:
        raise NotReadable.costing("B011" if error.returncode == OVERTIME else "B012") from error
    answer = pickle.loads(done.stdout)
    if isinstance(answer, NotReadable):
        raise answer
    return cast("dict[str, tuple[Cells, Far]]", answer)


def main() -> None:
    """What the process does: read stdin, answer on stdout."""
    without_core()
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # Whatever a library prints is no answer.
    data = sys.stdin.buffer.read()
    with allowance() if can_limit() else nullcontext():
        answer = _answer(data)
    pickle.dump(answer, answers)
    answers.close()


def _answer(data: bytes) -> dict[str, tuple[Cells, Far]] | NotReadable:
    try:
        container = opened(data, named=True)
        assert container is not None  # Only an own output that nobody named is skipped.
        return {title: (each.cells, each.scan.far) for title, each in sheets_of(container).items()}
    except MemoryError:
        return NotReadable.costing("B012")
    except NotReadable as error:
        return error
