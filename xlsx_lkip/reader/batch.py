"""What was read from a few workbooks."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ..model.tables import Skipped, Submission, Tables
from .stack import Rows, stacked

if TYPE_CHECKING:
    from .submission import Read


@dataclass
class Batch:
    """What was read from a few files, which are numbered by their place among those that count."""

    submissions: list[Submission] = field(default_factory=list)
    records: dict[str, Rows] = field(default_factory=Rows.by_sheet)
    summaries: dict[str, Rows] = field(default_factory=Rows.by_sheet)
    subtotals: dict[str, Rows] = field(default_factory=Rows.by_sheet)
    roles: list[tuple[object, ...]] = field(default_factory=list)
    """File, sheet, row, role, first and last row of which it may be the sum."""
    skipped: list[Skipped] = field(default_factory=list)

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
        return replace(tables, skipped=tuple(self.skipped))
