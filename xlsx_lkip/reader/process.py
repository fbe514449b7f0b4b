"""A worker's process as the one that started it sees it: what it is given, what it says, how it ended."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
from contextlib import suppress
from queue import SimpleQueue
from threading import Thread
from typing import IO

from .protocol import Options

_CODE = "from xlsx_lkip.reader.worker import main; main()"
_GROUP = getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)
"""On Windows, what a session is elsewhere: Ctrl-C does not reach it."""
_GRACE = 5
"""Seconds that a process may take to end, once it has closed its pipe."""


class Process:
    """One worker. What it says comes into the inbox, and None once it has ended."""

    def __init__(self, options: Options, inbox: SimpleQueue[tuple[Process, object]]) -> None:
        """Start it. Raises OSError where the system gives no further process."""
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-c", _CODE],  # -P: nothing is imported from the current folder.
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment(),
            start_new_session=True,
            creationflags=_GROUP,
        )
        assert self._process.stdin
        assert self._process.stdout
        self._to = self._process.stdin
        self.pid = self._process.pid
        self.say(options)
        Thread(target=self._listen, args=(self._process.stdout, inbox), daemon=True).start()

    def say(self, what: object) -> None:
        """Give it something. If it has died since, its end will tell."""
        with suppress(OSError):
            self._to.write(pickle.dumps(what))
            self._to.flush()

    def _listen(self, stream: IO[bytes], inbox: SimpleQueue[tuple[Process, object]]) -> None:
        with stream, suppress(Exception):  # However it ends, what comes next is None.
            while True:
                inbox.put((self, pickle.load(stream)))
        inbox.put((self, None))

    def kill(self) -> None:
        """End it, whatever it does."""
        self._process.kill()

    def ended(self) -> str:
        """Let its traces go; the name of the signal that ended it, if one did."""
        try:
            code = self._process.wait(_GRACE)
        except subprocess.TimeoutExpired:
            self.kill()
            code = self._process.wait()
        with suppress(OSError):
            self._to.close()
        return signal.Signals(-code).name if code < 0 else ""


def environment() -> dict[str, str]:
    """It finds the same modules, and computes in one thread: there is a worker for each core."""
    path = os.pathsep.join(place for place in sys.path if place)
    return {"POLARS_MAX_THREADS": "1", **os.environ, "PYTHONPATH": path}
