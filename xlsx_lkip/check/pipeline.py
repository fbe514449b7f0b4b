"""From what was read to what is wrong: the whole of validation, in its order.

Later stages skip what an earlier one could not read, so that one cause gives one finding.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from ..agency.settings import Settings
from ..console.messages import _
from ..console.verbosity import stage
from ..declaration.vocabulary import Severity
from ..declaration.workbook import WORKBOOK
from ..model.findings import Finding, in_reading_order
from ..model.rule import Check, Rule
from ..model.tables import Submission, Tables, facts_of
from ..reader import Progress, read_paths
from ..readings.categories import named_by_scale
from ..readings.undecided import doubtful_cells, settled
from ..rules import RULES
from .run_checks import findings, load


@dataclass(frozen=True)
class Result:
    """What a run found."""

    tables: Tables
    findings: list[Finding]
    """In reading order."""
    settings: Settings = field(default_factory=Settings)
    """Of the agency, by which it was checked."""

    def count(self, severity: Severity) -> int:
        return sum(finding.severity is severity for finding in self.findings)

    def status(self, submission: Submission) -> str:
        """`unreadable`, `invalid` (it has errors) or `valid`."""
        if not submission.readable:
            return "unreadable"
        return "invalid" if submission.path in self._with_errors else "valid"

    @cached_property
    def _with_errors(self) -> set[str]:
        return {each.file for each in self.findings if each.severity is Severity.ERROR}


def validate(
    paths: Iterable[Path],
    settings: Settings | None = None,
    progress: Progress | None = None,
) -> Result:
    """Read the workbooks at the paths and check them, and find everything that is wrong.

    Args:
        settings: of the agency; without them nothing is compared with it.
        progress: told how many files were read, of how many.
    """
    settings = settings or Settings()
    with stage(_("Membaca berkas")):
        tables = read_paths(paths, settings.limit_mb, progress, meanwhile=load)
    with stage(_("Memeriksa isinya")):
        return check(tables, settings)


def check(tables: Tables, settings: Settings) -> Result:
    """Check what was read, and leave it as it is.

    Each frame is validated once, and freed before the next is made.

    Returns:
        The findings, with tables in which every cell of two readings is settled.
    """
    from ..compare.frames import frames_of  # Loads polars, which workers must not wait for.

    tables = tables.copied()
    named_by_scale(tables, settings.scale)
    tables = settled(tables)
    found = list(_file_findings(tables.submissions))
    frames = frames_of(tables, settings)
    for name, cases in _cases().items():
        found += findings(frames[name](), cases, tables.submissions)
    ordered = in_reading_order(found)
    failing = _failing(ordered, tables)
    if failing:
        from .suggest import with_suggestions  # What looks for the wrong cell takes long to load.

        ordered = with_suggestions(ordered, failing, tables, frames, settings)
    return Result(tables, ordered, settings)


def _failing(findings: list[Finding], tables: Tables) -> set[str]:
    """The files whose figures do not reconcile, or can be read in two ways."""
    doubtful = {tables.submissions[file].path for file, *__ in doubtful_cells(tables)}
    return doubtful | {
        each.file
        for each in findings
        if each.severity is Severity.ERROR and each.difference is not None
    }


def _cases() -> dict[str, list[tuple[Rule, Check]]]:
    """The checks of all rules, by the frame they look at."""
    cases: dict[str, list[tuple[Rule, Check]]] = {}
    for rule in RULES.values():
        for each in rule.checks():
            cases.setdefault(each.frame, []).append((rule, each))
    return cases


def _file_findings(submissions: list[Submission]) -> Iterator[Finding]:
    """What the reader met while it opened the files."""
    for submission in submissions:
        keys = {place.title: key for key, place in submission.places.items()}
        for problem in submission.problems:
            sheet = problem.sheet
            yield Finding(
                submission.path,
                RULES[problem.code],
                sheet,
                problem.row,
                problem.column,
                facts=facts_of(problem),
                sheet_order=WORKBOOK.order(keys[sheet]) if sheet in keys else 0,
            )
