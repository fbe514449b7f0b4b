"""A workbook that is no submission, read by a process of its own: what brings that process down, or keeps
it too long, is a refusal here and nothing worse.

Submissions have workers, which read many (`workers`); this reads one, and what it holds is not judged.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from typing import cast

from .container import opened
from .unreadable import MEGABYTE, NotReadable
from .values import sheets_of

try:
    import resource
except ImportError:  # Windows, where only the time is limited.
    resource = None  # type: ignore[assignment]

SECONDS, MEMORY = 20, 512 * MEGABYTE
"""What reading may cost."""
_CODE = "from xlsx_lkip.reader.apart import main; main()"

Cells = list[list[object]]
Far = tuple[int, int, bool] | None
"""As in `Scan`: the first cell beyond any table that holds something."""


def sheets_apart(data: bytes) -> dict[str, tuple[Cells, Far]]:
    """Of each sheet of cells by title the cells, and what lies too far away to be among them.

    Raises:
        NotReadable: damaged, protected, or larger than any report.
    """
    path = os.pathsep.join(place for place in sys.path if place)
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-c", _CODE],  # -P: no module of the current folder.
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": path},
            timeout=SECONDS,
            check=True,
        )
    except subprocess.TimeoutExpired as error:
        raise NotReadable.too_large(len(data)) from error
    except subprocess.CalledProcessError as error:
        raise NotReadable.damaged() from error
    answer = pickle.loads(done.stdout)
    if isinstance(answer, NotReadable):
        raise answer
    return cast("dict[str, tuple[Cells, Far]]", answer)


def main() -> None:
    """What the process does: read stdin, answer on stdout."""
    _contain()
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # Whatever a library prints is no answer.
    pickle.dump(_answer(sys.stdin.buffer.read()), answers)
    answers.close()


def _answer(data: bytes) -> dict[str, tuple[Cells, Far]] | NotReadable:
    try:
        container = opened(data, named=True)
        assert container is not None  # Only an own output that nobody named is passed over.
        return {title: (each.cells, each.scan.far) for title, each in sheets_of(container).items()}
    except MemoryError:
        return NotReadable.too_large(len(data))
    except NotReadable as error:
        return error


def _contain() -> None:
    if resource is not None:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        for limit, most in ((resource.RLIMIT_DATA, MEMORY), (resource.RLIMIT_CPU, SECONDS)):
            hard = resource.getrlimit(limit)[1]
            resource.setrlimit(limit, (most if hard < 0 else min(most, hard), hard))
