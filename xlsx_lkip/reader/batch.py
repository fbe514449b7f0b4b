"""A few workbooks, read one after another and stacked: what one worker does."""

from __future__ import annotations

from ..tables import Submission, Tables
from .discovery import Candidate
from .stack import Rows, stacked
from .workbook import read_workbook


def read_all(batch: list[Candidate], limit_mb: int) -> Tables:
    """The tables of the files, which are numbered by their place in the batch."""
    submissions: list[Submission] = []
    records, summaries = Rows.by_sheet(), Rows.by_sheet()
    for candidate in batch:
        read = read_workbook(candidate, limit_mb)
        if read is None:
            continue
        file = len(submissions)
        submissions.append(read.submission)
        for key, answers in read.forms.items():
            records[key].add(file, 0, answers)
        for key, extract in read.tables.items():
            for row, values in zip(extract.rows, extract.records, strict=True):
                records[key].add(file, row, values)
            for summary, row, values in extract.summaries:
                summaries[key].add(file, row, values, summary)
    return stacked(submissions, records, summaries)
