"""Who has submitted, who has not, and what each must mend first.

Whether a figure is right was judged before; how the answer is shown is for the reports.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from .check import Result
from .findings import Finding
from .pairing import nearest
from .settings import Settings
from .sources import NAMELESS, Source, expected_units, sources_of
from .spec import Severity

MISSING = "missing"
"""Status of a unit that has sent nothing readable; others are those of its files."""
_EMPTY = "B008"
"""Code of a folder without workbooks: nobody's file."""
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


@dataclass(frozen=True)
class UnitStanding:
    """One unit and what came from it."""

    unit: str
    files: tuple[Received, ...]
    near: str | None = None
    """Of a unit that is not expected: the missing one that may be meant."""

    @property
    def status(self) -> str:
        """`missing`, or the worst of its files' own."""
        if not self.files:
            return MISSING
        return "invalid" if any(file.status != "valid" for file in self.files) else "valid"


@dataclass(frozen=True)
class Collection:
    """How far an agency has come."""

    units: tuple[UnitStanding, ...]
    """Those expected, in the order of `lkip.toml`."""
    others: tuple[UnitStanding, ...]
    """Those not expected; all, where none are."""
    unreadable: tuple[Received, ...]
    agency_errors: int
    """Errors on the agency's own totals."""

    @property
    def missing(self) -> int:
        return sum(unit.status == MISSING for unit in self.units)

    @property
    def complete(self) -> bool:
        """Whether everyone has submitted, and nothing that came has an error."""
        standings = (unit.status for unit in (*self.units, *self.others))
        return not self.unreadable and not self.agency_errors and set(standings) <= {"valid"}


def collection(result: Result, settings: Settings) -> Collection:
    """Where every expected unit and every file of the run stands."""
    errors = _errors(result.findings)
    by_unit: dict[str, list[Received]] = {unit: [] for unit in expected_units(settings).values()}
    expected = len(by_unit)
    unreadable = []
    for source in sources_of(result.tables, result.findings, settings):
        received = _received(source, result, errors)
        if source.readable:
            by_unit.setdefault(source.unit, []).append(received)
        elif _EMPTY not in dict(received.first):
            unreadable.append(received)
    units = [UnitStanding(unit, tuple(files)) for unit, files in by_unit.items()]
    missing = [unit.unit for unit in units[:expected] if not unit.files]
    files = {submission.path for submission in result.tables.submissions}
    return Collection(
        tuple(units[:expected]),
        tuple(replace(unit, near=_near(unit.unit, missing)) for unit in units[expected:]),
        tuple(unreadable),
        sum(len(codes) for path, codes in errors.items() if path not in files),
    )


def _near(unit: str, missing: Sequence[str]) -> str | None:
    return nearest(unit, missing) if unit != NAMELESS else None


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
    )
