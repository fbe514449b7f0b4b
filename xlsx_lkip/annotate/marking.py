"""One submission to its marked copy: earlier marks off, colours and notes on, the list put first."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from lxml import etree

from ..console.harmless import harmless
from ..console.messages import N_, Message
from ..console.output import write_whole
from ..model.tables import Submission
from ..reader.container import BROKEN
from ..reader.unreadable import NotReadable
from ..reports.view import FileView
from . import looks
from .added_styles import PLAIN, AddedStyles
from .book import Book
from .colours import coloured, uncoloured
from .findings_sheet import HEADER_ROW, TITLE, FindingsSheet
from .looks import Tint
from .marked_package import Copy
from .marks import FileMarks, Mark, marks_of
from .notes import Notes
from .refused import CannotMark
from .sheet import MarkedSheet

_NAMED = 5
_MOST_COMPARED = 5_000_000
"""Marks times merged cells; hundreds times dozens are a lot."""


def marked(
    data: bytes, target: Path, view: FileView, file_marks: FileMarks, submission: Submission
) -> list[Message]:
    """Write the marked copy; what could not be carried over or marked, in sentences.

    Args:
        data: of the submission.

    Raises:
        CannotMark: its package cannot be changed.
        OutputError: the copy cannot be written.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            marking = _Marking(Copy(archive), view, file_marks)
            marking.clear(submission.listings)
            marking.mark()
            write_whole(target, partial(marking.write, submission.modified))
            return marking.remarks
    except (*BROKEN, NotReadable, etree.LxmlError) as error:
        raise CannotMark from error


class _Marking:
    """One workbook while it is being marked."""

    def __init__(self, copy: Copy, view: FileView, file_marks: FileMarks) -> None:
        self._copy, self._view, self._dossier = copy, view, file_marks
        self._book = Book(copy)
        self._sheets: dict[str, MarkedSheet] = {}
        self.remarks: list[Message] = []

    def clear(self, listings: tuple[str, ...]) -> None:
        """Open the sheets, without what an earlier run left."""
        for title in listings:
            self._book.drop(title)
        for title, part in self._book.parts().items():
            sheet = self._sheets[title] = MarkedSheet(self._copy.read(part))
            self._copy.take(part, sheet)
            sheet.leave()
            uncoloured(sheet.root)
            Notes(self._copy, part, sheet).clear()

    def mark(self) -> None:
        """Mark the cells, and put the list first."""
        styles = AddedStyles(self._book.styles(PLAIN))
        formats = {tint: styles.difference(looks.mark(tint)) for tint in Tint}
        parts = self._book.parts()
        for title, marks in marks_of(self._dossier).items():
            if title in parts:
                self._mark_sheet(
                    title, parts[title], _where_shown(marks, self._sheets[title]), formats
                )
        if self._copy.source.has("_xmlsignatures/"):
            self.remarks.append(
                Message(N_("Tanda tangan digital tidak berlaku lagi pada salinan."))
            )
        self._list(styles, parts)

    def _mark_sheet(
        self, title: str, part: str, marks: Mapping[str, Mark], formats: Mapping[Tint, int]
    ) -> None:
        sheet = self._sheets[title]
        tinted = {tint: [cell for cell, m in marks.items() if m.tint is tint] for tint in Tint}
        coloured(sheet.root, tinted, formats)
        texts = {cell: "\n\n".join(mark.texts) for cell, mark in marks.items()}
        refused = Notes(self._copy, part, sheet).write(texts)
        if refused:
            more = ", ..." if len(refused) > _NAMED else ""
            message = N_(
                "Komentar tidak dapat ditambahkan di {title}!{cells}, karena bentuk komentar yang "
                "sudah ada di sana; warna dan daftar temuan tetap ada."
            )
            cells = ", ".join(refused[:_NAMED]) + more
            self.remarks.append(Message(message, {"title": harmless(title), "cells": cells}))

    def _list(self, styles: AddedStyles, parts: Mapping[str, str]) -> None:
        title, root = self._book.put_first(TITLE)
        listing = FindingsSheet(root, styles, parts)
        listing.write(self._view, self._dossier, list(map(str, self.remarks)))
        filtered = f"$A${HEADER_ROW}:$J${listing.last_row}"
        self._book.name(title, "_xlnm._FilterDatabase", filtered, hidden="1")
        self._book.name(title, "_xlnm.Print_Area", f"$A$1:$J${listing.last_row}")
        self._book.name(title, "_xlnm.Print_Titles", f"${HEADER_ROW}:${HEADER_ROW}")

    def write(self, modified: float, path: Path) -> None:
        """Write the copy, as old as the submission: of two of one unit the newer one is named."""
        self._copy.write(path)
        os.utime(path, (modified, modified))


def _where_shown(marks: Mapping[str, Mark], sheet: MarkedSheet) -> dict[str, Mark]:
    """The marks by the cell that shows them; of several on merged cells the weightiest colour."""
    shown: dict[str, Mark] = {}
    if len(marks) * len(sheet.merged) > _MOST_COMPARED:
        raise CannotMark
    for cell, mark in marks.items():
        there = shown.setdefault(sheet.shown_at(cell), Mark(mark.tint, []))
        there.tint = min(there.tint, mark.tint)
        there.texts += mark.texts
    return shown
