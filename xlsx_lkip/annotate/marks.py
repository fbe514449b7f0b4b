"""What is marked where in one workbook: its own findings, and what others suspect in it.

A suspicion is a change that a suggestion proposes: the finding is on a sum, the typing error in a cell that
it is calculated from, perhaps in another workbook.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from ..console.harmless import harmless
from ..model.findings import Change, Finding
from ..reports.entries import HEADERS, Entry
from ..reports.suggestion import explained
from .looks import OF_SEVERITY, Tint

_DETAILS = ("found", "expected", "difference", "suggestion", "remedy")


@dataclass(frozen=True)
class Suspicion:
    """A cell of a workbook that a finding's suggestion would change."""

    entry: Entry
    sheet: str
    cell: str
    text: str


@dataclass
class FileMarks:
    """All that is to be reported about one workbook, the most important first."""

    own: list[Entry] = field(default_factory=list)
    suspicions: list[Suspicion] = field(default_factory=list)

    def from_outside(self, file: str) -> Iterator[Suspicion]:
        """Of each finding that is elsewhere, the first cell that it suspects here."""
        seen: set[int] = set()
        for each in self.suspicions:
            if each.entry.finding.file != file and id(each.entry) not in seen:
                seen.add(id(each.entry))
                yield each


@dataclass
class Mark:
    """What is on one cell."""

    tint: Tint
    texts: list[str]


def marks_by_file(entries: Iterable[Entry]) -> Mapping[str, FileMarks]:
    """The file_marks of each file by path; empty for a file without findings."""
    found: defaultdict[str, FileMarks] = defaultdict(FileMarks)
    for entry in entries:
        found[entry.finding.file].own.append(entry)
        for file, suspicion in _suspicions(entry):
            found[file].suspicions.append(suspicion)
    return found


def _suspicions(entry: Entry) -> Iterator[tuple[str, Suspicion]]:
    finding = entry.finding
    if finding.suggestion is None or finding.suggestion.standing == "none":
        return
    for option in finding.suggestion.options:
        for change in option.changes:
            if not _stands_on(finding, change):
                words = explained(finding.suggestion, option, change.file)
                text = (
                    f"Dicurigai karena {finding.code} di {_place(finding, change.file)}.\n{words}"
                )
                yield change.file, Suspicion(entry, change.sheet, change.cell, text)


def _stands_on(finding: Finding, change: Change) -> bool:
    return (finding.file, finding.sheet, finding.cell) == (change.file, change.sheet, change.cell)


def _place(finding: Finding, file: str) -> str:
    place = "!".join(harmless(part) for part in (finding.sheet, finding.cell) if part)
    return place if finding.file == file else f"{place} di {harmless(finding.file)}"


def marks_of(file_marks: FileMarks) -> dict[str, dict[str, Mark]]:
    """Sheet title -> address -> what is on the cell."""
    marks: defaultdict[str, dict[str, Mark]] = defaultdict(dict)

    def put(sheet: str, cell: str, tint: Tint, text: str) -> None:
        mark = marks[sheet].setdefault(cell, Mark(tint, []))
        mark.tint = min(mark.tint, tint)
        if text not in mark.texts:
            mark.texts.append(text)

    for entry in file_marks.own:
        finding = entry.finding
        if finding.sheet and finding.cell:
            put(finding.sheet, finding.cell, OF_SEVERITY[finding.severity], described(entry))
    for each in file_marks.suspicions:
        if each.sheet and each.cell:
            put(each.sheet, each.cell, Tint.SUSPECT, each.text)
    return marks


def described(entry: Entry) -> str:
    """A finding in full, line by line: weight and code, what is wrong, the figures, what to do."""
    texts = entry.texts()
    lines = [f"{texts['severity']} {texts['code']}: {texts['message']}"]
    lines += [f"{HEADERS[key]}: {texts[key]}" for key in _DETAILS if texts[key]]
    return "\n".join(lines)
