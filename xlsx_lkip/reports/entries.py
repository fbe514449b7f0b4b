"""The findings as a list to sort and to forward: one entry each, the most important first.

Every form that lists findings (CSV, xlsx, the page, the sheet Temuan) takes its entries and its
words from here, so that all of them say the same. How a form looks is its own business.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..check import Result
from ..findings import Finding, Severity
from ..language import N_, _
from .suggestion import suggested
from .view import file_views
from .words import SEVERITY_WORDS, figure

HEADERS = {
    "severity": N_("Bobot"),
    "unit": N_("Unit kerja"),
    "file": N_("Berkas"),
    "sheet": N_("Lembar"),
    "cell": N_("Sel"),
    "code": N_("Kode"),
    "message": N_("Temuan"),
    "found": N_("Ditemukan"),
    "expected": N_("Seharusnya"),
    "difference": N_("Selisih"),
    "suggestion": N_("Saran"),
    "remedy": N_("Yang perlu dilakukan"),
}
"""Key of each column of such a list -> its header, to be said through `_`."""
_WEIGHT = {severity: weight for weight, severity in enumerate(Severity)}


@dataclass(frozen=True)
class Entry:
    """One finding, and the unit whose workbook it stands in."""

    finding: Finding
    unit: str | None
    """None where the workbook names none, and for the agency's own figures."""

    def texts(self) -> dict[str, str]:
        """What each column says, as people read it; empty where there is nothing to say.

        Texts from submissions are as found: the form that shows them makes them harmless.
        """
        finding = self.finding
        return {
            "severity": _(SEVERITY_WORDS[finding.severity]).capitalize(),
            "unit": self.unit or "",
            "file": finding.file,
            "sheet": finding.sheet or "",
            "cell": finding.cell or "",
            "code": finding.code,
            "message": finding.message,
            "found": _shown(finding, finding.found),
            "expected": _shown(finding, finding.expected),
            "difference": _shown(finding, finding.difference),
            "suggestion": "\n".join(suggested(finding)),
            "remedy": finding.remedy,
        }


def _shown(finding: Finding, value: str | None) -> str:
    """A figure the Indonesian way; only figures have a difference, and texts stay as they are."""
    if value is None:
        return ""
    return figure(value) if finding.difference is not None else value


def entries(result: Result) -> list[Entry]:
    """All findings of a run: errors first, within a severity in reading order."""
    units = {view.file: view.unit for view in file_views(result)}
    return by_importance(Entry(each, units.get(each.file)) for each in result.findings)


def by_importance(found: Iterable[Entry]) -> list[Entry]:
    """The heaviest first, otherwise as they come."""
    return sorted(found, key=lambda entry: _WEIGHT[entry.finding.severity])
