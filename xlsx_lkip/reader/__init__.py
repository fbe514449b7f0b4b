"""Workbooks in, stacked tables out. The only room that touches submitted files.

Reading many files uses all cores: each worker reads a batch and hands back finished columns. A file
that brings its worker down (calamine aborts when memory runs out) is read again alone, and if it does
so again it is a file that cannot be read, like any other.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import Path

from ..tables import Submission, Tables, Trouble
from .discovery import DEFAULT_LIMIT_MB, Candidate, candidates

__all__ = ["Progress", "read_paths"]

Progress = Callable[[int, int], None]
"""Told how many files are done, of how many."""

BATCH = 24
FEW = 6
"""So few files are read sooner than a worker starts."""


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
    risky = [each for each in found if each.path.suffix.lower() not in {".xlsx", ".xlsm"}]
    if len(found) <= FEW and not risky:
        return read_batch(found, limit_mb)
    batches = [found[start : start + BATCH] for start in range(0, len(found), BATCH)]
    parts: dict[int, Tables] = {}
    done = 0
    for index, part in _in_workers(batches, limit_mb):
        parts[index] = part
        done += len(batches[index])
        if progress:
            progress(done, len(found))
    return Tables.stacked(parts[index] for index in sorted(parts))


def _in_workers(batches: list[list[Candidate]], limit_mb: int) -> Iterator[tuple[int, Tables]]:
    """Each batch's tables, as they come. A batch that broke its worker is read file by file."""
    with _pool(min(os.cpu_count() or 1, len(batches))) as pool:
        if not _works(pool):
            yield from ((i, read_batch(batch, limit_mb)) for i, batch in enumerate(batches))
            return
        running = {pool.submit(read_batch, batch, limit_mb): i for i, batch in enumerate(batches)}
        broken = []
        for future in as_completed(running):
            try:
                yield running[future], future.result()
            except BrokenProcessPool:
                broken.append(running[future])
    for index in broken:
        yield index, Tables.stacked(_alone(each, limit_mb) for each in batches[index])


def _works(pool: ProcessPoolExecutor) -> bool:
    """Whether workers can start at all: not under a script that does not guard its main part.

    Without this question every file would be blamed for a worker that never ran.
    """
    try:
        return pool.submit(int).result() == 0
    except BrokenProcessPool:
        return False


def _alone(candidate: Candidate, limit_mb: int) -> Tables:
    with _pool(1) as pool:
        future = pool.submit(read_batch, [candidate], limit_mb)
        try:
            return future.result()
        except BrokenProcessPool:
            return _given_up(candidate)


def _given_up(candidate: Candidate) -> Tables:
    from .stack import Rows, stacked

    lost = Submission(candidate.path.as_posix(), readable=False, troubles=(Trouble("B001"),))
    return stacked([lost], Rows.by_sheet(), Rows.by_sheet())


def _pool(workers: int) -> ProcessPoolExecutor:
    """Workers that start afresh: polars' threads do not survive a fork."""
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_contain)


def _contain() -> None:
    """Let a file that asks for all memory fail at once instead of taking the machine along."""
    try:
        import resource
    except ImportError:  # Windows has no such limit; there the pool alone contains a crash.
        return
    resource.setrlimit(resource.RLIMIT_AS, (WORKER_MEMORY, resource.RLIM_INFINITY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


WORKER_MEMORY = 6 * 1024**3
"""Bytes of address space, most of it reserved and never touched."""


def read_batch(batch: list[Candidate], limit_mb: int) -> Tables:
    """The tables of a few files, in this process."""
    from .batch import read_all

    return read_all(batch, limit_mb)
