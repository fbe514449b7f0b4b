"""One batch of submissions through every command, and where a law was broken.

The library is called rather than the command line, so that a batch is read and checked twice only: as
it is, and without the files that have errors. An error inside the tool comes out as what it is.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from traceback import extract_tb

from polars.exceptions import PanicException

from tests.mutations.drawing import Case, Draw, case
from tests.mutations.laws import differing, differing_totals
from tests.mutations.report import Report
from tests.mutations.truth import Truth, truth_of
from tests.mutations.writing import written
from xlsx_lkip.agency.settings import Settings
from xlsx_lkip.annotate import annotated, planned
from xlsx_lkip.check.pipeline import Result, validate
from xlsx_lkip.consolidation import ConsolidationRefused, consolidated
from xlsx_lkip.declaration.vocabulary import Severity
from xlsx_lkip.model.findings import Finding
from xlsx_lkip.reports.report_formats import FORMATS
from xlsx_lkip.reports.status import status_json
from xlsx_lkip.reports.status import status_table as status
from xlsx_lkip.reports.status.collection import collection
from xlsx_lkip.reports.terminal import drawn as drawn_text
from xlsx_lkip.summary import write_summary


@dataclass(frozen=True)
class Failure:
    """A law that was broken, and by which submissions; all of the batch where nobody knows which."""

    law: str
    draws: tuple[Draw, ...]
    what: str


def described(failure: Failure) -> str:
    """By what to try it again, what was done, and what came of it."""
    numbers = " ".join(str(each.number) for each in failure.draws)
    done = "; ".join(case(failure.draws[0]).done.values()) if len(failure.draws) == 1 else ""
    again = f"--seed {failure.draws[0].seed} --only {numbers}"
    return f"{again}: {done or 'together'}\n      {failure.law}: {failure.what}"


@dataclass(frozen=True)
class Sent:
    """A case with its files in the folder."""

    case: Case
    paths: tuple[str, ...]
    truth: Truth

    @property
    def unit(self) -> str:
        return self.case.submission.unit

    @property
    def named(self) -> set[str]:
        """The files as findings name them: what is no UTF-8 is escaped."""
        return {os.fsencode(each).decode(errors="backslashreplace") for each in self.paths}


def tried(draws: Sequence[Draw]) -> list[Failure]:
    """All that is wrong with the batch. When it crashes, its halves are tried, down to the culprit."""
    try:
        with TemporaryDirectory() as folder:
            return list(_tried(draws, Path(folder)))
    except (Exception, PanicException) as error:
        half = len(draws) // 2
        parts = [tried(draws[:half]), tried(draws[half:])] if half else []
        found = [failure for part in parts for failure in part]
        if any(failure.law == "crash" for failure in found):
            return found
        return [*found, Failure("crash", tuple(draws), _where(error))]


def _where(error: BaseException) -> str:
    place = extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__}: {error} ({Path(place.filename).name}:{place.lineno})"


def _tried(draws: Sequence[Draw], folder: Path) -> Iterator[Failure]:
    inbox = folder / "kiriman"
    inbox.mkdir()
    sent = [send(case(each), inbox) for each in draws]
    result = validate([inbox])
    _report(result, inbox, folder)
    yield from _accused(sent, result)
    yield from _interim(sent, result, folder)
    yield from _final(sent, result, folder)


def send(each: Case, inbox: Path) -> Sent:
    content = written(each.submission)
    made = {each.submission.name: bytes, **each.submission.twins}
    paths = [os.path.join(os.fsencode(inbox), name) for name in made]
    for path, make in zip(paths, made.values(), strict=True):
        with open(path, "xb") as file:
            file.write(make(content))
    return Sent(each, tuple(map(os.fsdecode, paths)), truth_of(each.submission))


def _report(result: Result, inbox: Path, folder: Path) -> None:
    """Every form of the findings, the marked copies, and status in both forms."""
    for form in FORMATS.values():
        assert form.content(result)
    list(annotated(result, planned(folder / "bertanda", [inbox])))
    found = collection(result, Settings())
    assert status_json.report(found)
    assert drawn_text(lambda console: status.report(console, found))


def _accused(sent: Sequence[Sent], result: Result) -> Iterator[Failure]:
    """What is harmless has no error."""
    for each in sent:
        errors = _of(each, result, Severity.ERROR)
        if errors and each.case.harmless:
            what = "; ".join(sorted({f"{one.code} {one.sheet}!{one.cell}" for one in errors})[:6])
            yield Failure("accused", (each.case.draw,), what)


def _of(each: Sent, result: Result, severity: Severity) -> list[Finding]:
    return [one for one in result.findings if one.file in each.named and one.severity is severity]


def _interim(sent: Sequence[Sent], result: Result, folder: Path) -> Iterator[Failure]:
    """With errors allowed, whatever differs from what is true is marked."""
    target = folder / "sementara.xlsx"
    try:
        write_summary(target, consolidated(result, Settings(), allow_errors=True))
    except ConsolidationRefused:
        return
    yield from _compared("unmarked", sent, result, target, interim=True)


def _final(sent: Sequence[Sent], result: Result, folder: Path) -> Iterator[Failure]:
    """Files without errors consolidate to what is true."""
    target, settings = folder / "hasil.xlsx", Settings()
    while sent := [each for each in sent if not _of(each, result, Severity.ERROR)]:
        result = validate([Path(path) for each in sent for path in each.paths])
        if result.count(Severity.ERROR):
            continue  # What only now is an error, such as a year that most of the others have.
        write_summary(target, consolidated(result, settings))
        yield from _compared("silent", sent, result, target, interim=False)
        return


def _compared(
    law: str, sent: Sequence[Sent], result: Result, target: Path, *, interim: bool
) -> Iterator[Failure]:
    report, by_unit = Report(target), {each.unit: each for each in sent}
    truths = {unit: each.truth for unit, each in by_unit.items()}
    whole = True
    for unit, what in differing(report, truths, interim=interim):
        each = by_unit[unit]
        whole = False
        if not (each.case.told and _of(each, result, Severity.WARNING)):
            yield Failure(law, (each.case.draw,), what)
    if whole:
        for what in differing_totals(report, truths):
            yield Failure(law, tuple(each.case.draw for each in sent), what)
