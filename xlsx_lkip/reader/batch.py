"""A few workbooks, read one after another: what one worker does."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace

from ..tables import Passed, Submission, Tables
from .discovery import Candidate
from .stack import Rows, stacked
from .workbook import Read, read_workbook


@dataclass
class Batch:
    """What was read from a few files, which are numbered by their place among those that count."""

    submissions: list[Submission] = field(default_factory=list)
    records: dict[str, Rows] = field(default_factory=Rows.by_sheet)
    summaries: dict[str, Rows] = field(default_factory=Rows.by_sheet)
    subtotals: dict[str, Rows] = field(default_factory=Rows.by_sheet)
    roles: list[tuple[object, ...]] = field(default_factory=list)
    """File, sheet, row, role, first and last row of which it may be the sum."""
    passed: list[Passed] = field(default_factory=list)

    def add(self, read: Read) -> None:
        """One more file, below the others."""
        file = len(self.submissions)
        self.submissions.append(read.submission)
        for key, answers in read.forms.items():
            self.records[key].add(file, 0, answers)
        for key, extract in read.tables.items():
            for row, values in zip(extract.rows, extract.records, strict=True):
                self.records[key].add(file, row, values)
            for summary, row, cells in extract.summaries:
                self.summaries[key].add(file, row, cells, summary)
            for row, cells, covers in extract.subtotals:
                self.subtotals[key].add(file, row, cells, covers=covers)
            self.roles += [(file, key, *told) for told in extract.told]

    def stacked(self) -> Tables:
        """The same as frames."""
        tables = stacked(self.submissions, self.records, self.summaries, self.subtotals, self.roles)
        return replace(tables, passed=tuple(self.passed))


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
            batch.passed.append(candidate.passed_over())
    return batch
