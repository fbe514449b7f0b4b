"""The page: everything a run found in one file that any browser opens, on a desk or in a hand.

It fetches nothing and is complete without scripts, which only filter. What it looks like is in
`page.css`, how its filters work in `page.js`, its words in `page.html`; texts are escaped there by
themselves. Here is what it is about.
"""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from importlib.resources import files

from ... import __version__
from ...check.pipeline import Result
from ...console.harmless import harmless
from ...console.messages import _, spoken
from ...declaration.workbook import WORKBOOK
from ...model.findings import Severity
from ...model.wording import AGENCY, SEVERITY_WORDS
from ...rules import RULES
from ..entries import HEADERS, Entry, entries
from ..outcome import verdict
from ..report_words import STATUS_WORDS, figure, tally, written_day
from ..view import FileView, agency_findings, agency_of, counts, file_views, short, year_of


@dataclass(frozen=True)
class FindingGroup:
    """The findings of one file, or of the agency as a whole, the most important first."""

    key: str
    """Where it is in the page."""
    title: str
    file: str
    status: str
    entries: Sequence[Entry]
    year: int | None = None

    @property
    def counts(self) -> dict[Severity, int]:
        return counts(entry.finding for entry in self.entries)


def report(result: Result, day: date | None = None) -> str:
    """The whole page. The same findings, and day, give the same page.

    Args:
        day: on which the files were checked.
    """
    from jinja2 import Environment

    # Everything that is put into the page is escaped, unless the template says otherwise.
    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    environment.globals |= {"_": _, "figure": lambda number: figure(str(number)), "tally": tally}
    style, script = _part("page.css"), _part("page.js")
    groups = _groups(result)
    return environment.from_string(_part("page.html")).render(
        language=spoken(),
        version=__version__,
        style=style,
        script=script,
        policy=_policy(style, script),
        agency=harmless(agency_of(result)),
        year=year_of(result),
        day=written_day(day),
        verdict=verdict(result),
        statuses=_statuses(groups),
        counts=counts(result.findings),
        groups=groups,
        ambiguous=_ambiguous(groups),
        sheets=_sheets(result),
        rules=[RULES[code] for code in sorted({each.code for each in result.findings})],
        headers=HEADERS,
        severities=SEVERITY_WORDS,
        verdicts=STATUS_WORDS,
    )


def _part(name: str) -> str:
    return files(__name__).joinpath(name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    """What a browser lets the page do: wear this style and run this script, and nothing else."""
    hashes = [b64encode(sha256(text.encode()).digest()).decode() for text in (style, script)]
    return (
        f"default-src 'none'; style-src 'sha256-{hashes[0]}'; script-src 'sha256-{hashes[1]}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _groups(result: Result) -> list[FindingGroup]:
    """The agency, where there is something to say of it, and every file in order of path."""
    found: dict[str, list[Entry]] = {}
    for entry in entries(result):
        found.setdefault(entry.finding.file, []).append(entry)
    own = {each.file for each in agency_findings(result)}
    agency = [
        FindingGroup(f"pd-{number}", _(AGENCY), harmless(short(file)), "", found[file])
        for number, file in enumerate(sorted(own), start=1)
    ]
    views = enumerate(file_views(result), start=1)
    return agency + [_of_file(number, view, found.get(view.file, ())) for number, view in views]


def _of_file(number: int, view: FileView, found: Sequence[Entry]) -> FindingGroup:
    file = harmless(view.name)
    unit = harmless(view.unit or "")
    return FindingGroup(f"b-{number}", unit or file, file, view.status, found, view.year)


def _ambiguous(groups: Iterable[FindingGroup]) -> set[str]:
    """Titles that two groups have."""
    listed = Counter(group.title for group in groups)
    return {title for title, times in listed.items() if times > 1}


def _statuses(groups: Iterable[FindingGroup]) -> dict[str, int]:
    """How many files have each verdict, those that there are."""
    listed = Counter(group.status for group in groups)
    return {status: listed[status] for status in STATUS_WORDS if listed[status]}


def _sheets(result: Result) -> dict[str, str]:
    """Sheets with findings, in template order, with the number by which the filter knows each."""
    order = {sheet.title: number for number, sheet in enumerate(WORKBOOK.sheets)}
    found = {harmless(each.sheet) for each in result.findings if each.sheet}
    known = sorted(found, key=lambda title: (order.get(title, len(order)), title))
    return {title: str(number) for number, title in enumerate(known, start=1)}
