"""Paths to workbooks: which files a command is about, and which are passed over."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

WORKBOOK_SUFFIXES = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")
DEFAULT_LIMIT_MB = 20
LOCK_PREFIXES = ("~$", ".")
"""Lock files of Excel and LibreOffice, and hidden files."""


@dataclass(frozen=True)
class Candidate:
    """A file to read, or a path that leads to none."""

    path: Path
    named: bool = True
    """Given by name. A file found in a folder is passed over when it is this tool's own output."""
    missing: str = ""
    """Rule code that says what is wrong with the path: B007 nothing there, B008 an empty folder."""


def candidates(paths: Iterable[Path]) -> list[Candidate]:
    """What the paths lead to, folders searched with their subfolders, sorted, each file once."""
    found: dict[str, Candidate] = {}
    for candidate in (each for path in paths for each in _at(path)):
        found.setdefault(os.path.realpath(candidate.path), candidate)
    return sorted(found.values(), key=lambda candidate: candidate.path.as_posix())


def _at(path: Path) -> Iterator[Candidate]:
    if os.path.isdir(path):  # Unlike Path.is_dir it answers for any name, however long.
        inside = [file for file in path.rglob("*") if _is_workbook(file)]
        yield from (Candidate(file, named=False) for file in inside)
        if not inside:
            yield Candidate(path, missing="B008")
    else:
        yield Candidate(path, missing="" if os.path.exists(path) else "B007")


def _is_workbook(file: Path) -> bool:
    return (
        file.suffix.lower() in WORKBOOK_SUFFIXES
        and not file.name.startswith(LOCK_PREFIXES)
        and not os.path.isdir(file)
    )
