"""One file, read: where its sheets are, its rows as found, and everything wrong with the file."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from ..declaration.vocabulary import Form, Table
from ..declaration.workbook import WORKBOOK
from ..model.numbers import Reading
from ..model.tables import Place, Submission
from ..names.keys import readable
from . import notices
from .bounds import refuse_too_much
from .container import Container, opened, refuse_output
from .contents import contents
from .discovery import Candidate
from .generated import has_own_sheets
from .kinds import is_workbook, kind_of
from .legacy import without_idle_zeros
from .parts import MOST_ROWS
from .percentages import mark_percentages, marked_answers
from .rows import Extract, extracted, is_blank
from .sheets import located
from .unreadable import NotReadable, refused
from .values import SheetValues, sheets_of

_NO_WORKBOOK = frozenset(("B001", "B004"))
"""What is wrong with a file that is, perhaps, of another kind."""


@dataclass
class Read:
    """One submission and its rows."""

    submission: Submission
    tables: dict[str, Extract] = field(default_factory=dict)
    forms: dict[str, Sequence[object]] = field(default_factory=dict)


Allowance = Callable[[], AbstractContextManager[None]]
"""Within it, what a file may cost is limited."""


def read_workbook(
    candidate: Candidate, limit_mb: int, allowance: Allowance = nullcontext
) -> Read | None:
    """The file's content, or what is wrong with it; None for an own output found in a folder.

    No error leaves this function: a file that cannot be read is a submission with a problem.
    """
    submission = Submission(readable(candidate.path.as_posix()))
    try:
        with allowance():
            data, modified = contents(candidate, limit_mb)
            sha256 = hashlib.sha256(data).hexdigest()
            submission = replace(
                submission, sha256=sha256, modified=modified, location=candidate.path
            )
            container = opened(data, named=candidate.named)
            return _read(submission, container, candidate) if container else None
    except MemoryError:
        return Read(refused(submission, NotReadable.costing("B012")))
    except NotReadable as error:
        return Read(refused(submission, _told(error, candidate.path)))


def _told(error: NotReadable, file: Path) -> NotReadable:
    """What is wrong, and by the file's name its kind where it is called no workbook."""
    if error.problem.code not in _NO_WORKBOOK or is_workbook(file):
        return error
    kind = kind_of(file)
    return NotReadable("B036", what=kind.name, how=kind.remedy)


def _read(submission: Submission, container: Container, candidate: Candidate) -> Read | None:
    """Everything that the declared sheets hold; None for an own output that nobody named."""
    sheets = sheets_of(container)
    if has_own_sheets(sheets):
        refuse_output(named=candidate.named)
        return None
    grids = {title: sheet.cells for title, sheet in sheets.items()}
    listings = notices.listings_in(grids)
    for title in listings:
        del grids[title]
    found = located(grids)
    if not found.places:
        raise NotReadable("B004")
    version = notices.version_in(grids)
    problems = [*notices.of_name(candidate.path), *notices.of_file(container, version)]
    problems += found.problems
    result = Read(submission)
    for key, place in found.places.items():
        declared, sheet = WORKBOOK.sheet(key), sheets[place.title]
        _mark(sheet, declared, place)
        if isinstance(declared, Table):
            extract = result.tables[key] = extracted(declared, place, sheet.cells)
            if not container.scans:
                extract.records = [without_idle_zeros(declared, each) for each in extract.records]
            mark_percentages(declared, extract, container)
            found.places[key] = _same(extract.place)
            problems += notices.of_hidden(declared, extract, sheet)
            problems += notices.of_nihil(extract)
            problems += notices.of_units(declared, extract, sheet.cells)
        else:
            answers = [_answer(sheet, row, place) for row in place.columns]
            result.forms[key] = marked_answers(declared, place, answers, container)
        problems += notices.of_far(place.title, sheet.scan)
    refuse_too_much(result.tables, result.forms, problems)
    result.submission = replace(
        submission,
        saved=container.saved,
        version=version,
        places=found.places,
        problems=tuple(problems),
        listings=tuple(listings),
    )
    return result


@lru_cache
def _same(place: Place) -> Place:
    """One object for all workbooks that are laid out alike, as most are."""
    return place


def _mark(sheet: SheetValues, declared: Form | Table, place: Place) -> None:
    """Put back what calamine leaves blank: error values, and formulas without a value.

    A computed cell without a value counts as blank: it is recomputed anyway.
    """
    bare = sheet.scan.uncalculated(_typed_columns(declared, place))
    far = [(row, column) for row, column in bare if row >= MOST_ROWS]
    if far:
        sheet.scan.far = sheet.scan.far or (*far[0], True)
    marks = {**sheet.scan.errors, **dict.fromkeys(bare, Reading.UNCALCULATED)}
    grid = sheet.cells
    for (row, column), mark in marks.items():
        if row < MOST_ROWS:
            grid += [[] for _ in range(row - len(grid))]
            grid[row - 1] += [""] * (column - len(grid[row - 1]))
            grid[row - 1][column - 1] = mark


def _typed_columns(declared: Form | Table, place: Place) -> list[int]:
    """The physical columns that people fill."""
    if isinstance(declared, Form):
        return [place.answer_column, *([place.answer_column + 1] if place.behind else [])]
    pairs = zip(place.columns, declared.columns, strict=True)
    return [at for at, column in pairs if at and not column.computed]


def _answer(sheet: SheetValues, row: int | None, place: Place) -> object:
    if row is None:
        return Reading.ABSENT
    cells, column = sheet.cells[row - 1], place.answer_at(row)
    answer = cells[column - 1] if column <= len(cells) else ""
    if isinstance(answer, str) and answer.startswith(":"):
        answer = answer.lstrip(": ")  # A colon belongs to the label, wherever it is.
    # No line of a form is a column of figures, in which a dash would be a zero.
    return "" if is_blank(answer) else answer
