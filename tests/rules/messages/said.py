"""A sentence that a reader should see, what brings it about, and the findings that were made of that.

The sentences themselves are by theme in the modules beside this one. They are written from the example
and the meaning of its rule, never copied from what the program says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import openpyxl

from tests.examples import parsed, written
from tests.reader.books import lkip, saved
from xlsx_lkip.agency.settings import settings_for
from xlsx_lkip.check.pipeline import validate
from xlsx_lkip.model.findings import Finding
from xlsx_lkip.model.tables import Problem, facts_of
from xlsx_lkip.rules import RULES


@dataclass(frozen=True)
class Book:
    """A workbook that was sound before it was changed."""

    change: Callable[[openpyxl.Workbook], object]


@dataclass(frozen=True)
class Folder:
    """Files of any kind; what fills the folder returns what to check, in place of the folder itself."""

    fill: Callable[[Path], Sequence[Path] | None]


Source = str | Book | Folder | Problem
"""An example as rules write it, or else. A `Problem` stands for files that are too long to be made here;
that they are met is shown in tests/reader."""


@dataclass(frozen=True)
class Said:
    """The message, and where it is given the remedy, of one of the findings of a rule."""

    code: str
    message: str
    remedy: str = ""
    source: Source = ""
    """By default the example that breaks the rule."""

    @property
    def example(self) -> Source:
        return self.source or RULES[self.code].breaks

    def is_of(self, finding: Finding) -> bool:
        same = (finding.code, finding.message) == (self.code, self.message)
        return same and (not self.remedy or finding.remedy == self.remedy)


def findings_for(sources: Sequence[Source], folder: Path) -> Mapping[Source, list[Finding]]:
    """What is found in each; all that is one file without settings is checked in one run."""
    together = {source: folder / str(number) for number, source in enumerate(sources)}
    alone = {source: at for source, at in together.items() if _is_alone(source)}
    found = {source: list(_alone(source, at)) for source, at in alone.items()}
    files = {
        str(_one_file(source, at)): source for source, at in together.items() if source not in alone
    }
    for source in files.values():
        found[source] = []
    for finding in validate([Path(file) for file in files]).findings:
        if finding.file in files:
            found[files[finding.file]].append(finding)
    return found


def _is_alone(source: Source) -> bool:
    if isinstance(source, str):
        example = parsed(source)
        return bool(example.settings) or len(example.files) > 1
    return not isinstance(source, Book)


def _alone(source: Source, folder: Path) -> Iterator[Finding]:
    if isinstance(source, Problem):
        yield Finding("", RULES[source.code], facts=facts_of(source))
        return
    folder.mkdir()
    given = source.fill(folder) if isinstance(source, Folder) else None
    if isinstance(source, str):
        written(source, folder)
    paths = list(given or [folder])
    yield from validate(paths, settings_for(None, paths)).findings


def _one_file(source: Source, at: Path) -> Path:
    if isinstance(source, str):
        return written(source, at.parent, at.name)[0]
    book = lkip()
    assert isinstance(source, Book)
    source.change(book)
    return saved(book, at.parent, f"{at.name}.xlsx")
