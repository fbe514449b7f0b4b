"""One file, read: where its sheets stand, its rows as found, and everything wrong with the file."""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from ..lkip import KNOWN_VERSIONS, VERSION, WORKBOOK
from ..notation import Reading
from ..spec import Form, Table
from ..tables import Place, Submission, Trouble
from . import container as containers
from .discovery import Candidate
from .headers import Grid
from .parts import MOST_ROWS, Scan
from .rows import Extract, extracted, is_blank
from .sheets import located

VERSION_MARK = re.compile(r"xlsx-lkip-templat (\d+\.\d+)")
MEGABYTE = 1024 * 1024


@dataclass
class Read:
    """One submission and its rows."""

    submission: Submission
    tables: dict[str, Extract] = field(default_factory=dict)
    forms: dict[str, Sequence[object]] = field(default_factory=dict)


def read_workbook(candidate: Candidate, limit_mb: int) -> Read | None:
    """The file's content, or what is wrong with it; None for an own output found in a folder.

    No error leaves this function: a file that cannot be read is a submission with a trouble.
    """
    path = candidate.path.as_posix()
    if candidate.missing:
        return _unreadable(Submission(path), Trouble(candidate.missing))
    try:
        status = candidate.path.stat()
        if status.st_size > limit_mb * MEGABYTE:
            size = f"{status.st_size / MEGABYTE:.0f} MB"
            return _unreadable(Submission(path), Trouble("B003", facts=(("size", size),)))
        data = candidate.path.read_bytes()
    except OSError:
        return _unreadable(Submission(path), Trouble("B001"))
    submission = Submission(path, hashlib.sha256(data).hexdigest(), status.st_mtime)
    try:
        container = containers.opened(data)
        if not candidate.named and container.own_output:
            return None
        return _read(submission, container, _book(container))
    except containers.NotReadable as error:
        return _unreadable(submission, error.trouble)


def _unreadable(submission: Submission, trouble: Trouble) -> Read:
    return Read(replace(submission, readable=False, troubles=(trouble,)))


@contextlib.contextmanager
def _silenced() -> Iterator[None]:
    """Without what Rust prints when it panics: people get a sentence, not a stack."""
    sys.stderr.flush()
    saved = os.dup(2)
    with open(os.devnull, "wb") as nowhere:
        os.dup2(nowhere.fileno(), 2)
    try:
        yield
    finally:
        os.dup2(saved, 2)
        os.close(saved)


def _book(container: containers.Container) -> dict[str, tuple[list[list[object]], bool]]:
    """Sheet title -> its cells from A1 on, and whether the sheet is visible.

    Raises:
        NotReadable: for whatever calamine raises. A panic in Rust is no Exception, but it is no
            reason to stop either.
    """
    import python_calamine as calamine

    try:
        with _silenced():
            book = calamine.load_workbook(io.BytesIO(container.data))
            return {
                meta.name: (
                    book.get_sheet_by_name(meta.name).to_python(
                        skip_empty_area=False, nrows=MOST_ROWS
                    ),
                    meta.visible == calamine.SheetVisibleEnum.Visible,
                )
                for meta in book.sheets_metadata
                if meta.typ == calamine.SheetTypeEnum.WorkSheet
            }
    except calamine.PasswordError as error:
        raise containers.NotReadable("B002") from error
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException as error:
        raise containers.NotReadable("B001") from error


def _read(
    submission: Submission,
    container: containers.Container,
    book: dict[str, tuple[list[list[object]], bool]],
) -> Read:
    grids = {title: cells for title, (cells, _) in book.items()}
    for title, scan in container.scans.items():
        if title in grids:
            _mark(grids[title], scan)
    found = located(grids)
    if not found.places:
        return _unreadable(submission, Trouble("B004"))
    version = _version(grids)
    troubles = [*_file_troubles(container, version), *found.troubles]
    result = Read(submission)
    for key, place in found.places.items():
        sheet = WORKBOOK[key]
        grid, scan = grids[place.title], container.scans.get(place.title, Scan())
        if isinstance(sheet, Table):
            extract = result.tables[key] = extracted(sheet, place, grid)
            found.places[key] = extract.place
            troubles += _hidden(sheet, extract, scan, visible=book[place.title][1])
        elif isinstance(sheet, Form):
            result.forms[key] = [_answer(grid, row, place.answer_column) for row in place.columns]
        troubles += _far(place.title, scan)
    result.submission = replace(
        submission, version=version, places=found.places, troubles=tuple(troubles)
    )
    return result


def _mark(grid: list[list[object]], scan: Scan) -> None:
    """Put back what calamine leaves blank: error values, and formulas without a value."""
    marks: dict[tuple[int, int], Any] = {**scan.errors}
    marks |= dict.fromkeys(scan.uncalculated, Reading.UNCALCULATED)
    width = max((column for _, column in marks), default=0)
    for (row, column), mark in marks.items():
        while len(grid) < row:
            grid.append([""] * width)
        grid[row - 1] += [""] * (column - len(grid[row - 1]))
        grid[row - 1][column - 1] = mark


def _answer(grid: Grid, row: int | None, column: int) -> object:
    if row is None:
        return Reading.ABSENT
    return grid[row - 1][column - 1] if column <= len(grid[row - 1]) else ""


def _version(grids: dict[str, list[list[object]]]) -> str | None:
    """The template's version, written in a hidden cell of Petunjuk."""
    for title in grids:
        for cells in grids[title][:5]:
            for cell in cells:
                match = VERSION_MARK.search(cell) if isinstance(cell, str) else None
                if match:
                    return match[1]
    return None


def _file_troubles(container: containers.Container, version: str | None) -> Iterator[Trouble]:
    yield from container.troubles
    if container.legacy:
        yield Trouble("B301", facts=(("suffix", container.legacy),))
    if version is None or version not in KNOWN_VERSIONS:
        yield Trouble("B005", facts=(("version", version or "tanpa versi"), ("current", VERSION)))
    elif version != VERSION:
        yield Trouble("B006", facts=(("version", version), ("current", VERSION)))


def _hidden(sheet: Table, extract: Extract, scan: Scan, *, visible: bool) -> Iterator[Trouble]:
    """Data that nobody sees, and that counts all the same."""
    place = extract.place
    if not extract.rows:
        return
    if not visible:
        yield Trouble("B304", place.title)
    rows = [row for row in extract.rows if row in scan.hidden_rows]
    if rows:
        facts = (("rows", ", ".join(map(str, rows[:5])) + (", ..." if len(rows) > 5 else "")),)
        yield Trouble("B305", place.title, rows[0], facts=facts)
    for index, column in enumerate(place.columns):
        if column in scan.hidden_columns and any(not is_blank(r[index]) for r in extract.records):
            facts = (("name", sheet.columns[index].header),)
            yield Trouble("B306", place.title, place.header_row, column or 0, facts)


def _far(title: str, scan: Scan) -> Iterator[Trouble]:
    if scan.far:
        row, column, filled = scan.far
        yield Trouble("B110" if filled else "B111", title, row, column)
    elif scan.trimmed:
        yield Trouble("B112", title)
