"""Processes that read for this one: to use all cores, and to survive a file that takes too much.

A file that brings its worker down costs that worker and nothing else: what else the worker had been
given is read again, and the file is one that cannot be read.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from queue import Empty, SimpleQueue
from time import monotonic
from typing import cast

from ..model.tables import Submission, Tables
from ..names.keys import readable
from .batch import Batch
from .discovery import Candidate
from .process import Process
from .protocol import Begun, Options, Started
from .unreadable import NotReadable, refused
from .watch import Watch

PATIENCE = 60
"""Seconds after which a worker must have said something, however little processor time it took: the
disk that it waits for may be gone. Files that compute for ever are ended sooner (`limits`)."""
TICK = 0.1
"""Seconds between two looks at the workers."""
_CAUSES = {"SIGPROF": "B011", "SIGABRT": "B012"}
"""Signals by which `limits` ends a worker, and the rules that say so."""


@dataclass(frozen=True)
class Task:
    """Files for one worker."""

    first: int
    """Place of the first file among all."""
    files: list[Candidate]
    again: bool = False
    """Its worker was killed once already, nobody knows by whom."""

    def part(self, begin: int, end: int) -> Task:
        """Some of its files, by their places in it."""
        return Task(self.first + begin, self.files[begin:end], self.again)


Content = Batch | Tables
"""What the files of a task hold."""


class WorkersCannotStart(Exception):
    """The system gives no process to read in; `unread` is left."""

    def __init__(self, unread: list[Task]) -> None:
        super().__init__(unread)
        self.unread = unread


def read_in_workers(
    tasks: list[Task], options: Options, meanwhile: Callable[[], object]
) -> Iterator[tuple[Task, Content]]:
    """Each task's answer as it comes. Where a worker was lost, its task comes back in parts.

    Args:
        meanwhile: done while the workers start.

    Raises:
        WorkersCannotStart: also after some answers.
    """
    pool = Pool(tasks, options)
    try:
        pool.hand_out()
        meanwhile()
        yield from pool.answers()
    finally:
        pool.end()


class Worker:
    """A process, what it is reading, and how it is."""

    def __init__(self, process: Process, task: Task) -> None:
        self._process = process
        self._watch: Watch | None = None
        self._limited: bool | None = None
        self._cause = ""
        self.at: int | None = None
        """Place in its task of the file that it reads."""
        self.give(task)

    def give(self, task: Task) -> None:
        self.task: Task | None = task
        self.at = None
        self._process.say(task.files)
        self._heard()

    def _heard(self) -> None:
        self._deadline = monotonic() + PATIENCE

    @property
    def started(self) -> bool:
        return self._limited is not None

    def start(self, *, limited: bool) -> None:
        self._limited = limited
        self._heard()

    def begin(self, place: int | None) -> None:
        self.at = place
        self._watch = None if self._limited or place is None else Watch(self._process.pid)
        self._heard()

    def done(self) -> Task:
        """Its task, which is read."""
        assert self.task
        task, self.task = self.task, None
        return task

    def look(self) -> None:
        """End it if it has taken too much."""
        if not self._cause:
            overdue = "B011" if self.task and monotonic() > self._deadline else ""
            self._cause = overdue or (self._watch.exceeded() if self._watch else "")
            if self._cause:
                self._process.kill()

    def lost(self) -> str:
        """The rule that says why it is gone; empty where somebody else killed it."""
        signal = self._process.ended()
        return self._cause or ("" if signal == "SIGKILL" else _CAUSES.get(signal, "B001"))

    def end(self) -> None:
        self._process.kill()
        self._process.ended()


class Pool:
    """The workers, and the tasks that wait for one."""

    def __init__(self, tasks: list[Task], options: Options) -> None:
        self._waiting = deque(tasks)
        self._options = options
        self._most = os.cpu_count() or 1
        self._workers: dict[Process, Worker] = {}
        self._inbox: SimpleQueue[tuple[Process, object]] = SimpleQueue()
        self._looked = 0.0

    def answers(self) -> Iterator[tuple[Task, Content]]:
        """See `read_in_workers`."""
        while any(worker.task for worker in self._workers.values()):
            process, answer = self._next()
            worker = self._workers[process]
            match answer:
                case Started(limited):
                    worker.start(limited=limited)
                case Begun(place):
                    worker.begin(place)
                case None:
                    yield from self._lost(process)
                case content:
                    yield worker.done(), cast("Content", content)
            self.hand_out()

    def _next(self) -> tuple[Process, object]:
        """The next message of a worker; looks at all of them while it waits."""
        while True:
            if monotonic() - self._looked > TICK:
                self._looked = monotonic()
                for worker in self._workers.values():
                    worker.look()
            try:
                return self._inbox.get(timeout=TICK)
            except Empty:
                continue

    def hand_out(self) -> None:
        """Give every idle worker a task, and start more where there are cores for them."""
        for worker in self._workers.values():
            if worker.task is None and self._waiting:
                worker.give(self._waiting.popleft())
        while self._waiting and len(self._workers) < self._most:
            try:
                process = Process(self._options, self._inbox)
            except OSError:
                self._one_less()
            else:
                self._workers[process] = Worker(process, self._waiting.popleft())

    def _one_less(self) -> None:
        """Do with the processes that the system gives."""
        self._most = len(self._workers)
        if not self._most:
            raise WorkersCannotStart(list(self._waiting))

    def _lost(self, process: Process) -> Iterator[tuple[Task, Content]]:
        worker = self._workers.pop(process)
        cause, task = worker.lost(), worker.task
        if task is None:
            return
        if not worker.started:
            self._waiting.appendleft(task)
            self._one_less()
        elif worker.at is None and len(task.files) > 1:
            self._waiting.extendleft(task.part(at, at + 1) for at in range(len(task.files)))
        else:
            at = worker.at or 0
            others = (task.part(0, at), task.part(at + 1, len(task.files)))
            self._waiting.extendleft(part for part in others if part.files)
            suspect = task.part(at, at + 1)
            if not cause and not task.again:
                self._waiting.appendleft(replace(suspect, again=True))
            else:
                lost = Submission(readable(suspect.files[0].path.as_posix()))
                yield suspect, Batch([refused(lost, NotReadable.costing(cause or "B012"))])

    def end(self) -> None:
        for worker in self._workers.values():
            worker.end()
