"""The process that reads for another: files in by stdin, what they hold out by stdout.

`workers` starts it, as a program of its own. It ends when nobody gives it anything any more.
"""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext, suppress
from importlib import import_module

from .batch import Batch
from .discovery import Candidate
from .limits import allowance, can_limit, without_core
from .protocol import Begun, Options, Started
from .submission import read_workbook


def main() -> None:
    """Read what comes, a list of files at a time, and answer with what they hold."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # Whatever a library prints is no answer.

    def answer(what: object) -> None:
        pickle.dump(what, answers)
        answers.flush()

    with suppress(EOFError, BrokenPipeError):  # The other end is gone: there is nobody to tell.
        options: Options = pickle.load(sys.stdin.buffer)
        limited = options.limiting and can_limit()
        without_core()
        import_module("polars" if options.stacking else "python_calamine")
        answer(Started(limited))
        while True:
            files = pickle.load(sys.stdin.buffer)
            read = read_all(
                files,
                options.limit_mb,
                lambda place: answer(Begun(place)),
                allowance if limited else nullcontext,
            )
            answer(Begun(None))
            answer(read.stacked().packed() if options.stacking else read)


def read_all(
    files: list[Candidate],
    limit_mb: int,
    begun: Callable[[int], object] | None = None,
    allowance: Callable[[], AbstractContextManager[None]] = nullcontext,
) -> Batch:
    """The content of the files.

    Args:
        begun: told the place of each file before it is opened.
        allowance: within which each file is read.
    """
    batch = Batch()
    for place, candidate in enumerate(files):
        if begun:
            begun(place)
        read = read_workbook(candidate, limit_mb, allowance)
        if read:
            batch.add(read)
        else:
            batch.skipped.append(candidate.skipped())
    return batch
