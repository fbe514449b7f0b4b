"""All submissions of a run, marked one after another: the copies, and texts where there can be none."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..check.pipeline import Result
from ..console.messages import DEFAULT, N_, Message, speaking
from ..console.output import OutputError, make_folder, remove, write_text
from ..model.tables import Submission
from ..reader.container import is_legacy
from ..reports.entries import entries
from ..reports.view import FileView, file_views
from .findings_text import SUFFIX, report
from .marking import marked
from .marks import FileMarks, marks_by_file
from .refused import CannotMark
from .targets import report_of


@dataclass(frozen=True)
class Written:
    """What was written for one submission."""

    file: str
    """The submission, as given."""
    target: Path
    remarks: tuple[Message, ...]
    """What could not be carried over or marked."""
    lost: bool = False
    """Nothing could be written; a remark says why."""

    @property
    def is_copy(self) -> bool:
        """Whether it is a marked copy, and no text in its place."""
        return not self.lost and not self.target.name.endswith(SUFFIX)


def annotated(result: Result, targets: Mapping[str, Path]) -> Iterator[Written]:
    """Write a marked copy, or the text in its place, for each submission that has a target.

    Both are for the units, in Bahasa Indonesia.

    Args:
        targets: by the submissions' paths, as `planned`.
    """
    with speaking(DEFAULT):
        marks = marks_by_file(entries(result))
    for submission, view in zip(result.tables.submissions, file_views(result), strict=True):
        if submission.path in targets:
            file_marks = marks.get(submission.path, FileMarks())
            target = targets[submission.path]
            try:
                yield _written(submission, view, file_marks, target)
            except OutputError as error:  # The others may fare better.
                yield Written(
                    submission.path, target, (Message("{why}", {"why": error}),), lost=True
                )


def _written(submission: Submission, view: FileView, file_marks: FileMarks, copy: Path) -> Written:
    make_folder(copy.parent)
    text = report_of(copy)
    try:
        with speaking(DEFAULT):
            remarks = marked(_unchanged(submission), copy, view, file_marks, submission)
    except CannotMark:
        why = _why(submission)
        with speaking(DEFAULT):
            write_text(text, report(view, file_marks, str(why)))
        remove(copy)
        return Written(submission.path, text, (why,))
    remove(text)
    return Written(submission.path, copy, tuple(remarks))


def _unchanged(submission: Submission) -> bytes:
    """The bytes that were checked. Raises CannotMark where they could not be read, or are others now."""
    if not submission.readable or submission.location is None:
        raise CannotMark
    try:
        data = submission.location.read_bytes()
    except OSError as error:
        raise CannotMark from error
    if hashlib.sha256(data).hexdigest() != submission.sha256:
        raise CannotMark
    return data


def _why(submission: Submission) -> Message:
    if not submission.readable or submission.location is None:
        message = N_(
            "Berkas ini tidak terbaca sebagai buku kerja LKIP, sehingga tidak dapat diberi tanda."
        )
        return Message(message)
    if is_legacy(submission.location):
        return Message(
            N_("Berkas .xls, .xlsb dan .ods tidak dapat diberi tanda; simpan sebagai .xlsx.")
        )
    return Message(N_("Berkas ini tidak dapat diberi tanda tanpa mengubah isinya yang lain."))
