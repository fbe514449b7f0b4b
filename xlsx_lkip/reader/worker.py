"""The process that reads for another: files in by stdin, what they hold out by stdout.

`workers` starts it, as a program of its own. It ends when nobody gives it anything any more.
"""

from __future__ import annotations

import os
import pickle
import sys
from contextlib import nullcontext, suppress
from dataclasses import dataclass
from importlib import import_module

from .batch import read_all
from .limits import allowance, can_limit, without_core


@dataclass(frozen=True)
class Options:
    """How a worker works."""

    limit_mb: int
    stacking: bool
    """Answers with frames, packed; otherwise with what was read, before polars would be loaded."""
    limiting: bool = True
    """Keeps itself to its limits, where the system can."""


@dataclass(frozen=True)
class Started:
    """The first message."""

    limited: bool
    """It keeps itself to its limits; otherwise somebody must watch it."""


@dataclass(frozen=True)
class Begun:
    """It opens the file at that place of its task; None when it has read all of them."""

    place: int | None


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
