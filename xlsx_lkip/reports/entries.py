"""The findings as a list to sort and to forward: one entry each, the most important first.

Every form that lists findings (CSV, xlsx, the page, the sheet Temuan) takes its entries and its
words from here, so that all of them say the same. How a form looks is its own business.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from ..check.pipeline import Result
from ..console.harmless import harmless
from ..console.messages import N_, _
from ..model.findings import Finding, Severity
from ..model.wording import AGENCY, SEVERITY_WORDS
from .report_words import figure
from .suggestion import suggested
from .view import file_views, short

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
"""Key of each column of such a list -> its header, to be reported through `_`."""
WIDTHS = {
    "severity": 12,
    "unit": 24,
    "file": 24,
    "sheet": 17,
    "cell": 12,
    "code": 8,
    "message": 48,
    "found": 17,
    "expected": 17,
    "difference": 15,
    "suggestion": 38,
    "remedy": 38,
}
"""Its width in a workbook, in letters."""
_WEIGHT = {severity: weight for weight, severity in enumerate(Severity)}


@dataclass(frozen=True)
class Entry:
    """One finding, and the unit whose workbook it is in."""

    finding: Finding
    unit: str | None
    """None where the workbook names none."""
    file: str
    """As short as tells it from the others: where it lay says nothing to who reads it elsewhere."""

    def texts(self) -> dict[str, str]:
        """What each column says, as people read it; empty where there is nothing to say.

        Texts are harmless to whatever shows text, each on one line; suggestions are below each
        other. What is a formula, or markup, to a form is the form's own business.
        """
        finding = self.finding
        texts = {
            "severity": _(SEVERITY_WORDS[finding.severity]).capitalize(),
            "unit": self.unit or "",
            "file": self.file,
            "sheet": finding.sheet or "",
            "cell": finding.cell or "",
            "code": finding.code,
            "message": finding.message,
            "found": finding.found or "",
            "expected": finding.expected or "",
            "difference": finding.difference or "",
            "remedy": finding.remedy,
        }
        texts |= {key: figure(str(number)) for key, number in self.figures().items()}
        shown = {key: harmless(text) for key, text in texts.items()}
        shown["suggestion"] = "\n".join(suggested(finding))
        return {key: shown[key] for key in HEADERS}

    def figures(self) -> dict[str, Decimal]:
        """Found, expected and difference, percentages in percent; empty where they are texts."""
        finding = self.finding
        if finding.difference is None:
            return {}
        given = {
            "found": finding.found,
            "expected": finding.expected,
            "difference": finding.difference,
        }
        return {key: Decimal(text) for key, text in given.items() if text is not None}


def entries(result: Result) -> list[Entry]:
    """All findings of a run: errors first, within a severity in reading order."""
    views = {view.file: view for view in file_views(result)}

    def entry(finding: Finding) -> Entry:
        view = views.get(finding.file)
        if view is None:
            return Entry(finding, _(AGENCY), short(finding.file))
        return Entry(finding, view.unit, view.name)

    return by_importance(map(entry, result.findings))


def by_importance(found: Iterable[Entry]) -> list[Entry]:
    """The heaviest first, otherwise as they come."""
    return sorted(found, key=lambda entry: _WEIGHT[entry.finding.severity])
