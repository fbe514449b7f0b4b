"""What people type, as workbooks in a few lines (see `tests.examples`), and what is found in them.

The sheets that a text does not name say Nihil, so what is missing across sheets is left aside, and
what several workbooks of one test have in common; also that a number is stored as a text (x320),
which is so wherever one is typed with its signs.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from tests.examples import written
from xlsx_lkip.agency.settings import settings_for
from xlsx_lkip.check.pipeline import Result, validate
from xlsx_lkip.model.findings import Finding

Told = tuple[str, str, str | None]
"""Severity, code and cell of a finding."""
_ACROSS = ("L", "U1")
_AS_TEXT = "320"


def checked(text: str, folder: Path) -> Result:
    """The result for the workbooks and settings that the text describes."""
    written(text, folder)
    return validate([folder], settings_for(None, [folder]))


def found(text: str, folder: Path) -> list[Finding]:
    """What is found, in reading order."""
    return _matters(checked(text, folder).findings)


def told(text: str, folder: Path) -> list[Told]:
    return [_told(each) for each in found(text, folder)]


def the(text: str, folder: Path) -> Finding:
    """The only thing that is found."""
    (finding,) = found(text, folder)
    return finding


def told_of_each(texts: Iterable[str], folder: Path) -> list[list[Told]]:
    """For each text what is found in it, all checked in one run."""
    paths = [written(text, folder, f"{n:03}")[0] for n, text in enumerate(texts)]
    findings = _matters(validate(paths).findings)
    return [[_told(each) for each in findings if each.file == path.as_posix()] for path in paths]


def _matters(findings: Iterable[Finding]) -> list[Finding]:
    return [f for f in findings if not f.code.startswith(_ACROSS) and f.code[1:] != _AS_TEXT]


def _told(finding: Finding) -> Told:
    return finding.severity.value, finding.code, finding.cell
