"""Who has submitted, who has not, and what each must correct first.

Whether a figure is right was judged before; how the answer is shown is for the reports.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from ...agency.settings import Settings
from ...check.pipeline import Result
from ...declaration.vocabulary import Severity
from ...declaration.workbook import WORKBOOK
from ...model.findings import Finding
from ...model.tables import Submission
from ...submissions.near_units import Units
from ...submissions.owners import Source, expected_units, sources_of

MISSING = "missing"
"""Status of a unit that has sent nothing readable; others are those of its files."""
_EMPTY = "B008"
"""Code of a folder without workbooks: nobody's file."""
_REMARKS = frozenset(("B030", "B031", "B032", "U204"))
"""Codes of findings about the agency that are reported in full."""
_FIRST = 3
"""Kinds of error that are named for a file."""


@dataclass(frozen=True)
class Received:
    """One file that came."""

    file: str
    """As given."""
    name: str
    """As short as tells it from the others."""
    modified: datetime | None
    """When it was last changed, in UTC; None where there is no file."""
    status: str
    """`valid`, `invalid` or `unreadable`."""
    counts: Mapping[Severity, int]
    first: tuple[tuple[str, int], ...]
    """Codes of its most frequent errors, and how often each."""
    unread: tuple[str, ...] = ()
    """Titles of the sheets that could not be read, though the file could."""


@dataclass(frozen=True)
class UnitStatus:
    """One unit and what came from it."""

    unit: str
    files: tuple[Received, ...]
    near: str | None = None
    """The unit that may be meant, where it is not this one."""
    candidate: str | None = None
    """Of a missing unit: a file that is no workbook, and has its name."""

    @property
    def status(self) -> str:
        """`missing`, or the worst of its files' own."""
        if not self.files:
            return MISSING
        return "invalid" if any(file.status != "valid" for file in self.files) else "valid"


@dataclass(frozen=True)
class Collection:
    """How far an agency has come."""

    units: tuple[UnitStatus, ...]
    """Those expected, in the order of `lkip.toml`."""
    others: tuple[UnitStatus, ...]
    """Those not expected; all, where none are."""
    unreadable: tuple[Received, ...]
    agency_errors: int
    """Errors on the agency's own totals."""
    remarks: tuple[str, ...] = ()
    """What else must be known: totals that cannot be compared yet, files that were skipped."""

    @property
    def missing(self) -> int:
        return sum(unit.status == MISSING for unit in self.units)

    @property
    def complete(self) -> bool:
        """Whether everyone has submitted, and nothing that came has an error."""
        standings = (unit.status for unit in (*self.units, *self.others))
        return not self.unreadable and not self.agency_errors and set(standings) <= {"valid"}


def collection(result: Result, settings: Settings) -> Collection:
    """Where every expected unit and every file of the run is."""
    errors = _errors(result.findings)
    by_unit: dict[str, list[Received]] = {unit: [] for unit in expected_units(settings).values()}
    expected = len(by_unit)
    near: dict[str, str] = {}
    unreadable = []
    known = Units(result.tables, settings)
    for source in sources_of(result.tables, result.findings, settings):
        received = _received(source, result, errors)
        if source.readable:
            by_unit.setdefault(source.unit, []).append(received)
            if source.file in known.near:
                near[source.unit] = known.near[source.file].unit
        elif _EMPTY not in dict(received.first):
            unreadable.append(received)
    units = [
        UnitStatus(unit, tuple(files), near.get(unit), None if files else known.file_of(unit))
        for unit, files in by_unit.items()
    ]
    files = {submission.path for submission in result.tables.submissions}
    return Collection(
        tuple(units[:expected]),
        tuple(units[expected:]),
        tuple(unreadable),
        sum(len(codes) for path, codes in errors.items() if path not in files),
        tuple(each.message for each in result.findings if each.code in _REMARKS),
    )


def _errors(findings: Iterable[Finding]) -> dict[str, list[str]]:
    """Path -> the codes of its errors, in reading order."""
    found: dict[str, list[str]] = {}
    for finding in findings:
        if finding.severity is Severity.ERROR:
            found.setdefault(finding.file, []).append(finding.code)
    return found


def _received(source: Source, result: Result, errors: Mapping[str, Sequence[str]]) -> Received:
    submission = result.tables.submissions[source.file]
    codes = Counter(errors.get(submission.path, ()))
    return Received(
        submission.path,
        source.name,
        datetime.fromtimestamp(submission.modified, UTC) if submission.modified else None,
        result.status(submission),
        dict(zip(Severity, source.counts, strict=True)),
        tuple(codes.most_common(_FIRST)),
        _unread(submission),
    )


def _unread(submission: Submission) -> tuple[str, ...]:
    if not submission.readable:
        return ()
    return tuple(sheet.title for sheet in WORKBOOK.filled if sheet.key not in submission.places)
