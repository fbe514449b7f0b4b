"""One finding as a row of the terminal's table: where, what, the figures, and what to do."""

from __future__ import annotations

from rich.table import Table
from rich.text import Text

from ..console.harmless import harmless
from ..console.messages import N_, _
from ..model.findings import Finding, Severity
from ..model.wording import SEVERITY_WORDS
from .report_words import figure
from .suggestion import suggested

WIDE = 110
"""Columns of a terminal from which the figures have columns of their own."""
PLACE = 16
"""Columns for where a finding is; `Perjanjian Kinerja!C13` is broken at its space."""
ONE_LINE = 60
"""Columns that are left for the figures beside it, at 80."""
FIGURES = (N_("Ditemukan"), N_("Seharusnya"), N_("Selisih"))
SEVERITY_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}


def add_columns(table: Table, width: int) -> bool:
    """Give the table its columns; whether the figures have columns of their own."""
    table.add_column(_("Sel"), width=PLACE, overflow="fold")
    table.add_column(_("Temuan"), overflow="fold")
    wide = width >= WIDE
    for header in FIGURES if wide else ():
        table.add_column(_(header), justify="right", no_wrap=True)
    return wide


def add_row(table: Table, finding: Finding, *, wide: bool, remedy: bool) -> None:
    """Add a finding; its remedy only where it was not already said above."""
    figures = _figures(finding)
    what = Text(harmless(finding.message))
    if figures and not wide:
        what.append(f"\n{_in_words(figures)}")
    for line in suggested(finding):
        what.append(f"\n{line}", "green")
    if remedy:
        what.append(f"\n{harmless(finding.remedy)}", "dim")
    table.add_row(_where(finding), what, *(figures if wide else ()))


def _where(finding: Finding) -> Text:
    place = "!".join(harmless(part) for part in (finding.sheet, finding.cell) if part)
    if finding.sheet is None:  # A key of lkip.toml.
        place = place.replace(".", ".\n")
    word = f"{_(SEVERITY_WORDS[finding.severity])} {finding.code}"
    place = place or (_("seluruh folder") if finding.file.endswith("/") else _("seluruh berkas"))
    return Text(f"{place}\n").append(word, SEVERITY_STYLES[finding.severity])


def _figures(finding: Finding) -> tuple[str, ...]:
    """Found, expected and difference, where all are figures."""
    if finding.found is None or finding.expected is None or finding.difference is None:
        return ()
    return figure(finding.found), figure(finding.expected), figure(finding.difference)


def _in_words(figures: tuple[str, ...]) -> str:
    pairs = [f"{_(label)} {number}" for label, number in zip(FIGURES, figures, strict=True)]
    line = "  ".join(pairs)
    return line if len(line) <= ONE_LINE else "\n".join(pairs)
