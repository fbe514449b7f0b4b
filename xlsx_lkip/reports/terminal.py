"""The report for a person at a terminal, readable at 80 columns, without colour and piped.

It is bounded: of many findings the heaviest are shown, in reading order, and the rest are counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from io import StringIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from ..check.pipeline import Result
from ..console.harmless import harmless
from ..console.messages import _, _n
from ..model.findings import Finding, Severity
from ..model.wording import AGENCY
from .file_table import overview
from .outcome import verdict
from .report_words import STATUS_WORDS, figure, tally
from .row import add_columns, add_row
from .view import FileView, agency_findings, counts, file_views

PLAIN_WIDTH = 100
"""Columns of a report that goes to a file."""
PER_FILE, IN_ALL = 50, 500
"""Findings that are shown."""
MANY = 100
"""From so many files on, those without a finding are only counted."""
STATUS_STYLES = {
    "valid": "bold green",
    "invalid": "bold red",
    "unreadable": "bold magenta",
    "missing": "bold yellow",
}
_WEIGHT = {severity: weight for weight, severity in enumerate(Severity)}


def report(console: Console, result: Result) -> None:
    """Print the findings file by file, those of the agency, all files, and what to do."""
    shown = _chosen(result.findings)
    views, agency = file_views(result), agency_findings(result)
    for view in views:
        if any(id(finding) in shown for finding in view.findings) or (
            not view.findings and len(views) < MANY
        ):
            _print_file(console, view, shown)
    if agency:
        console.rule(style="dim")
        title = Text().append(_(AGENCY), "bold")
        console.print(title.append(f": {tally(counts(agency))}"))
        _print_findings(console, agency, shown)
    console.rule(style="dim")
    console.print(overview(views, MANY))
    console.print()
    hidden = len(result.findings) - len(shown)
    if hidden:
        message = _n("{n} temuan tidak ditampilkan; semuanya: -o NAMA.html", hidden)
        console.print(message.format(n=figure(str(hidden))))
    console.print(Text(verdict(result), "bold"))


def plain(result: Result, width: int = PLAIN_WIDTH) -> str:
    """The same as text for a file."""
    return drawn(lambda console: report(console, result), width)


def drawn(draw: Callable[[Console], None], width: int = PLAIN_WIDTH) -> str:
    """What is drawn on a console of that width, as text for a file."""
    stream = StringIO()
    console = Console(
        file=stream,
        width=width,
        force_terminal=False,
        color_system=None,
        highlight=False,
        markup=False,
        emoji=False,
    )
    draw(console)
    return "".join(f"{line.rstrip()}\n" for line in stream.getvalue().splitlines())


def _chosen(findings: Iterable[Finding]) -> set[int]:
    """Identities of the findings to show, the heaviest first."""
    by_file: Counter[str] = Counter()
    chosen: set[int] = set()
    for finding in sorted(findings, key=lambda finding: _WEIGHT[finding.severity]):
        if len(chosen) < IN_ALL and by_file[finding.file] < PER_FILE:
            by_file[finding.file] += 1
            chosen.add(id(finding))
    return chosen


def _print_file(console: Console, view: FileView, shown: set[int]) -> None:
    console.rule(style="dim")
    console.print(Text(harmless(view.file), "bold"))
    about = ", ".join(str(part) for part in (view.unit, view.year) if part)
    if about:
        console.print(harmless(about))
    status = Text().append(_(STATUS_WORDS[view.status]), STATUS_STYLES[view.status])
    console.print(status.append(f": {tally(counts(view.findings))}"))
    _print_findings(console, view.findings, shown)


def _print_findings(console: Console, findings: Sequence[Finding], shown: set[int]) -> None:
    visible = [finding for finding in findings if id(finding) in shown]
    if visible:
        console.print(_table(visible, console.width))
    hidden = len(findings) - len(visible)
    if hidden:
        message = _n("... dan {n} temuan lain di berkas ini.", hidden)
        console.print(message.format(n=figure(str(hidden))))
    console.print()


def _table(findings: Iterable[Finding], width: int) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    wide = add_columns(table, width)
    shown_remedies: set[str] = set()
    for finding in findings:
        if shown_remedies:
            table.add_row()
        add_row(table, finding, wide=wide, remedy=finding.remedy not in shown_remedies)
        shown_remedies.add(finding.remedy)
    return table
