"""What every report is about: the files with their findings, and those of the agency as a whole."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath

from ..check.pipeline import Result
from ..console.messages import _
from ..model.findings import Finding, Severity
from ..model.tables import FILE
from ..model.wording import AGENCY, SENT
from ..submissions.owners import shown_names


@dataclass(frozen=True)
class FileView:
    """One file of the run."""

    file: str
    """As given."""
    name: str
    """As short as tells it from the others, for those who read elsewhere."""
    sha256: str | None
    """None where there was nothing to read."""
    unit: str | None
    year: int | None
    status: str
    """`valid`, `invalid` or `unreadable`."""
    findings: tuple[Finding, ...]
    """In reading order."""


def file_views(result: Result) -> list[FileView]:
    """Every file of the run, in order of path."""
    found = _by_file(result.findings)
    identity = result.tables.records["identity"].select(FILE, "unit", "year")
    names = shown_names([submission.path for submission in result.tables.submissions])
    known = {file: (unit, year) for file, unit, year in identity.iter_rows()}
    return [
        FileView(
            submission.path,
            names[number],
            submission.sha256 or None,
            *known.get(number, (None, None)),
            result.status(submission),
            tuple(found.get(submission.path, ())),
        )
        for number, submission in enumerate(result.tables.submissions)
    ]


def agency_findings(result: Result) -> list[Finding]:
    """The findings that are on no submission: those of the agency's totals and units."""
    files = {submission.path for submission in result.tables.submissions}
    return [finding for finding in result.findings if finding.file not in files]


def short(path: str) -> str:
    """What a file or folder is called that is no submission, for those who read elsewhere."""
    return _(SENT) if path.endswith("/") else PurePath(path).name


def agency_of(result: Result) -> str:
    """Its name: as `lkip.toml` has it, else as most workbooks do, else just what it is."""
    return result.settings.agency or result.tables.most_common("agency") or _(AGENCY)


def year_of(result: Result) -> int | None:
    """The year that is reported on, as `lkip.toml` or most workbooks have it."""
    year: int | None = result.settings.year or result.tables.most_common("year")
    return year


def counts(findings: Iterable[Finding]) -> dict[Severity, int]:
    """How many of each severity, the heaviest first."""
    numbers = dict.fromkeys(Severity, 0)
    for finding in findings:
        numbers[finding.severity] += 1
    return numbers


def _by_file(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        found.setdefault(finding.file, []).append(finding)
    return found
