"""Processes that read for this one: to use all cores, and to survive a file that kills its reader.

A file that brings its worker down, or keeps it too long, costs that worker and nothing else: its batch
is read again file by file, and the file that does so alone is a file that cannot be read.
"""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from multiprocessing import get_context, resource_tracker
from multiprocessing.connection import Connection, wait
from pathlib import Path
from time import monotonic
from typing import cast

from ..tables import Tables
from .discovery import Candidate

START_PATIENCE, PATIENCE = 60, 30
"""Seconds until a worker must have started, and have read a batch. A file takes milliseconds."""
MEMORY = 1536 * 1024 * 1024
"""Bytes that a worker may ask for, beyond what it has when it starts."""
_SPAWN = get_context("spawn")
"""Workers start afresh: polars' threads do not survive a fork."""

Task = tuple[int, list[Candidate]]
"""Place of the first file among all, and the files."""


class Stillborn(Exception):
    """Workers cannot start: not under a script that does not guard its main part."""


def read_in_workers(tasks: list[Task], limit_mb: int) -> Iterator[tuple[Task, Tables | None]]:
    """Each task's tables as they come; None for a single file that nobody could read.

    A task whose worker was lost comes back as one task for each of its files.

    Raises:
        Stillborn: before anything was read.
    """
    pool = Pool(tasks, limit_mb)
    try:
        yield from pool.answers()
    finally:
        pool.end()


class Pool:
    """The workers, and the tasks that wait for one."""

    def __init__(self, tasks: list[Task], limit_mb: int) -> None:
        self._waiting = deque(tasks)
        self._limit_mb = limit_mb
        self._workers: list[Worker] = []

    def answers(self) -> Iterator[tuple[Task, Tables | None]]:
        """See `read_in_workers`."""
        self._start()
        if not all(worker.started() for worker in self._workers):
            raise Stillborn
        while busy := self._busy():
            for worker in _ready(busy):
                task, tables = worker.answer()
                if tables is None:
                    self._replace(worker)
                if tables is None and len(task[1]) > 1:
                    self._waiting.extendleft(_singly(task))
                else:
                    yield task, tables

    def _start(self) -> None:
        for _ in range(min(os.cpu_count() or 1, len(self._waiting))):
            self._workers.append(Worker(self._limit_mb))
        import_module("polars")  # Time passes while they start, and all will need it.

    def _busy(self) -> list[Worker]:
        """The workers that read, after every idle one was given a task."""
        for worker in self._workers:
            if worker.task is None and self._waiting:
                worker.give(self._waiting.popleft())
        return [worker for worker in self._workers if worker.task]

    def _replace(self, lost: Worker) -> None:
        lost.end()
        self._workers[self._workers.index(lost)] = fresh = Worker(self._limit_mb)
        fresh.started()

    def end(self) -> None:
        for worker in self._workers:
            worker.end()


class Worker:
    """One process, the pipe to it, and what it is reading."""

    def __init__(self, limit_mb: int) -> None:
        self.pipe, theirs = _SPAWN.Pipe()
        self.task: Task | None = None
        self.deadline = 0.0
        self._process = _SPAWN.Process(target=_serve, args=(theirs, limit_mb), daemon=True)
        with _deaf_to_interrupts():
            self._process.start()
        theirs.close()

    def started(self) -> bool:
        """Whether it came up; waits for it."""
        try:
            return self.pipe.poll(START_PATIENCE) and bool(self.pipe.recv())
        except (EOFError, OSError):
            return False

    def give(self, task: Task) -> None:
        self.task, self.deadline = task, monotonic() + PATIENCE
        with suppress(OSError):  # It has died since, which its answer will tell.
            self.pipe.send(task[1])

    def answer(self) -> tuple[Task, Tables | None]:
        """Its task, now ended, and what it read; None when it died or took too long."""
        assert self.task
        task, self.task = self.task, None
        try:
            return task, cast("Tables | None", self.pipe.recv() if self.pipe.poll() else None)
        except (EOFError, OSError):
            return task, None

    def end(self) -> None:
        self._process.kill()
        self._process.join()
        self.pipe.close()


def _ready(busy: list[Worker]) -> list[Worker]:
    """The workers that have answered, died, or had time enough; waits for the first."""
    patience = min(worker.deadline for worker in busy) - monotonic()
    answered = wait([worker.pipe for worker in busy], max(0, patience))
    now = monotonic()
    return [worker for worker in busy if worker.pipe in answered or worker.deadline <= now]


def _singly(task: Task) -> list[Task]:
    first, files = task
    return [(first + place, [file]) for place, file in enumerate(files)]


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """A process that starts meanwhile leaves Ctrl-C to this one, which hears it afterwards."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows: deaf only once it runs.
        yield
        return
    resource_tracker.ensure_running()  # To start it meanwhile would end the deafness.
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(pipe: Connection, limit_mb: int) -> None:
    """What a worker does: read what it is given until nobody gives any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    import_module("polars")  # It must be in memory before memory is measured.
    from .batch import read_all

    _contain()
    with suppress(EOFError, OSError):  # The other end is gone: there is nobody to tell.
        pipe.send(True)
        while True:
            files = pipe.recv()
            try:
                pipe.send(read_all(files, limit_mb).packed())
            except MemoryError:
                pipe.send(None)


def _contain() -> None:
    """Let a file that asks for all memory fail at once instead of taking the machine along."""
    try:
        import resource
    except ImportError:  # Windows has no such limit; there the worker alone contains a crash.
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    usage = Path("/proc/self/statm")
    if usage.exists():
        held = int(usage.read_text().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (held + MEMORY, resource.RLIM_INFINITY))
