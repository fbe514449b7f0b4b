"""The findings of a workbook that cannot be marked, as a text that any phone opens."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..console.harmless import harmless
from ..model.findings import Finding
from ..reports.report_words import STATUS_WORDS
from ..reports.view import FileView
from .findings_sheet import summed_up
from .marks import FileMarks, described

SUFFIX = ".temuan.txt"
_FIRST = "Temuan xlsx-lkip untuk "


def is_report(file: Path) -> bool:
    """Whether the file is such a text."""
    try:
        with file.open("rb") as stream:
            return stream.read(len(_FIRST)) == _FIRST.encode()
    except OSError:
        return False


def report(view: FileView, file_marks: FileMarks, why: str) -> str:
    """The whole text; `why` says why there is no marked copy."""
    lines = [f"{_FIRST}{harmless(Path(view.file).name)}", why, ""]
    lines += [f"{STATUS_WORDS[view.status]}: {summed_up(view, file_marks)}"]
    return "\n".join([*lines, *_paragraphs(view, file_marks)]) + "\n"


def _paragraphs(view: FileView, file_marks: FileMarks) -> Iterator[str]:
    for entry in file_marks.own:
        yield f"\n{_place(entry.finding)}\n{described(entry)}"
    for each in file_marks.from_outside(view.file):
        yield f"\n{harmless(each.sheet)}!{harmless(each.cell)}\n{each.text}"


def _place(finding: Finding) -> str:
    place = "!".join(harmless(part) for part in (finding.sheet, finding.cell) if part)
    return place or "Seluruh berkas"
