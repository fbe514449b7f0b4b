"""Paths to workbooks: which files a command is about, and which are skipped."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from ..model.tables import OWN, Skipped
from ..names.keys import readable
from .kinds import OF_NO_ACCOUNT, is_of_no_account, is_workbook, kind_of
from .walk import walked

DEFAULT_LIMIT_MB = 20
LOCK_PREFIXES = ("~$", ".")
"""Lock files of Excel and LibreOffice, and hidden files."""


@dataclass(frozen=True)
class Candidate:
    """A file to read, or a path that leads to none."""

    path: Path
    folder: Path | None = None
    """The folder given in which it was found; None where it was named itself."""
    missing: str = ""
    """Rule code that says what is wrong with the path: B007 nothing there, B008 a folder without
    workbooks, B033 a folder that may not be looked into, B034 a link that leads nowhere, B014 a place
    in such a folder."""

    @property
    def named(self) -> bool:
        """Given by name. A file found in a folder is skipped when it is this tool's own output."""
        return self.folder is None

    def skipped(self) -> Skipped:
        """It as an output of this tool that was found in a folder."""
        assert self.folder is not None, "a file that was named is read"
        return _skipped(self.folder, self.path, OWN)


@dataclass
class FileSearch:
    """What the paths lead to."""

    candidates: list[Candidate] = field(default_factory=list)
    """Sorted, each file once."""
    skipped: list[Skipped] = field(default_factory=list)


def search(paths: Iterable[Path]) -> FileSearch:
    """What the paths lead to, folders searched with their subfolders."""
    found: dict[str, Candidate] = {}
    skipped: dict[Skipped, None] = {}
    for path in paths:
        here = _in_folder(path) if os.path.isdir(path) else FileSearch([_named(path)])
        for candidate in here.candidates:
            found.setdefault(os.path.realpath(candidate.path), candidate)
        skipped |= dict.fromkeys(here.skipped)
    ordered = sorted(found.values(), key=lambda candidate: candidate.path.as_posix())
    return FileSearch(ordered, list(skipped))


def candidates(paths: Iterable[Path]) -> list[Candidate]:
    """The files that the paths lead to, and the paths that lead to none."""
    return search(paths).candidates


def _named(path: Path) -> Candidate:
    try:
        path.stat()
    except PermissionError:  # Of a folder above it.
        return Candidate(path, missing="B014")
    except (OSError, ValueError):
        return Candidate(path, missing="B007")
    return Candidate(path)


def _in_folder(folder: Path) -> FileSearch:
    walk = walked(folder)
    files = [file for file in walk.files if not _is_hidden(file)]
    workbooks = [file for file in files if is_workbook(file)]
    found = [Candidate(file, folder) for file in workbooks]
    found += [Candidate(each, folder, "B033") for each in walk.closed]
    found += [Candidate(each, folder, "B034") for each in walk.broken if _may_be_missed(each)]
    others = [file for file in files if not is_workbook(file) and not is_of_no_account(file)]
    skipped = [_skipped(folder, file, _code(file)) for file in sorted(others)]
    skipped += [_skipped(folder, link, "B032") for link in sorted(walk.circular)]
    return FileSearch(found or [Candidate(folder, missing="B008")], skipped)


def _skipped(folder: Path, file: Path, code: str) -> Skipped:
    name = file.relative_to(folder).as_posix()
    return Skipped(code, readable(folder.as_posix()), readable(name))


def _is_hidden(file: Path) -> bool:
    return file.name.startswith(LOCK_PREFIXES)


def _may_be_missed(link: Path) -> bool:
    return not _is_hidden(link) and link.suffix.lower() not in OF_NO_ACCOUNT


def _code(file: Path) -> str:
    """Of a file that is no workbook: the rule that says so."""
    return "B030" if kind_of(file).may_hold else "B031"
