"""Workbooks in, stacked tables out. The only room that touches submitted files."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from ..tables import Submission, Tables, Trouble
from .discovery import DEFAULT_LIMIT_MB, Candidate, candidates

__all__ = ["Progress", "read_paths"]

Progress = Callable[[int, int], None]
"""Told how many files are done, of how many."""

BATCH = 24
FEW = 24
"""So few files are read sooner than workers start."""


def read_paths(
    paths: Iterable[Path],
    limit_mb: int = DEFAULT_LIMIT_MB,
    progress: Progress | None = None,
) -> Tables:
    """Everything that the files and folders hold, sorted by path.

    Args:
        limit_mb: a larger file is not opened.
        progress: called after each batch.
    """
    found = candidates(paths)
    if len(found) <= FEW and not _risky(found):
        return read_batch(found, limit_mb)
    parts: dict[int, Tables] = {}
    done = 0
    for (first, files), tables in _answers(_tasks(found), limit_mb):
        parts[first] = _given_up(files[0]) if tables is None else tables
        done += len(files)
        if progress:
            progress(done, len(found))
    return Tables.stacked(parts[first] for first in sorted(parts))


def _risky(found: list[Candidate]) -> bool:
    from .container import is_legacy

    return any(is_legacy(each.path) for each in found if not each.missing)


def _tasks(found: list[Candidate]) -> list[tuple[int, list[Candidate]]]:
    """Batches for all cores alike, each with the place of its first file."""
    size = min(BATCH, -(-len(found) // (os.cpu_count() or 1)))
    return [(first, found[first : first + size]) for first in range(0, len(found), size)]


def _answers(
    tasks: list[tuple[int, list[Candidate]]], limit_mb: int
) -> Iterator[tuple[tuple[int, list[Candidate]], Tables | None]]:
    from .workers import Stillborn, read_in_workers

    try:
        yield from read_in_workers(tasks, limit_mb)
    except Stillborn:
        yield from ((task, read_batch(task[1], limit_mb)) for task in tasks)


def _given_up(candidate: Candidate) -> Tables:
    from .stack import Rows, stacked

    lost = Submission(candidate.path.as_posix(), readable=False, troubles=(Trouble("B001"),))
    return stacked([lost], Rows.by_sheet(), Rows.by_sheet())


def read_batch(batch: list[Candidate], limit_mb: int) -> Tables:
    """The tables of a few files, in this process."""
    from .batch import read_all

    return read_all(batch, limit_mb)
