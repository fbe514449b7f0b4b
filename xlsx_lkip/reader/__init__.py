"""Workbooks in, stacked tables out. The only package that opens submitted files."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ..console.messages import N_, _
from ..console.verbosity import inform
from ..model.tables import Tables
from .discovery import DEFAULT_LIMIT_MB, Candidate, search
from .limits import refuse_starved

if TYPE_CHECKING:
    from .workers import Content, Task

__all__ = ["Progress", "read_paths"]

Progress = Callable[[int, int], None]
"""Told how many files are done, of how many."""

BATCH = 24
FEW = 24
"""So few files are read before workers have loaded polars: they are stacked here."""
SOON = 8
"""Of a few files, so many are read sooner than another worker starts."""

UNPROTECTED = N_(
    "Proses pembaca tidak dapat dijalankan; berkas dibaca langsung. Satu berkas yang bermasalah dapat "
    "menghentikan pemeriksaan."
)


def read_paths(
    paths: Iterable[Path],
    limit_mb: int = DEFAULT_LIMIT_MB,
    progress: Progress | None = None,
    meanwhile: Callable[[], object] = lambda: None,
) -> Tables:
    """Everything that the files and folders hold, sorted by path. It is read by other processes.

    Args:
        limit_mb: a larger file is not opened.
        progress: called after each batch.
        meanwhile: done while the other processes start.

    Raises:
        UserError: this process was given too little memory.
    """
    refuse_starved()
    searched = search(paths)
    found = searched.candidates
    parts: dict[int, Tables] = {}
    done = 0
    for task, content in _answers(found, limit_mb, meanwhile):
        parts[task.first] = _tables(content)
        done += len(task.files)
        if progress:
            progress(done, len(found))
    tables = Tables.stacked([parts[first] for first in sorted(parts)])
    return replace(tables, skipped=(*searched.skipped, *tables.skipped))


def _answers(
    found: list[Candidate], limit_mb: int, meanwhile: Callable[[], object]
) -> Iterator[tuple[Task, Content]]:
    from .protocol import Options
    from .workers import WorkersCannotStart, read_in_workers

    options = Options(limit_mb, stacking=len(found) > FEW)
    try:
        yield from read_in_workers(_tasks(found), options, meanwhile)
    except WorkersCannotStart as error:
        from .worker import read_all

        inform(_(UNPROTECTED))
        yield from ((task, read_all(task.files, limit_mb)) for task in error.unread)


def _tasks(found: list[Candidate]) -> list[Task]:
    """Files for all cores alike."""
    from .workers import Task

    share = -(-len(found) // (os.cpu_count() or 1))
    size = min(BATCH, max(SOON, share))
    return [Task(first, found[first : first + size]) for first in range(0, len(found), size)]


def _tables(content: Content) -> Tables:
    from .batch import Batch

    return content.stacked() if isinstance(content, Batch) else content
