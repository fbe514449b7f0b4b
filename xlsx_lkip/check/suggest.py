"""Findings with the suggestion which cell is probably wrong: one for each cause, not for each finding.

Costly work, done only for submissions whose figures do not reconcile.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import cast

import polars as pl

from ..agency.settings import Settings
from ..compare.frames import Frames
from ..compare.run_frames import comparable_control, one_from_each
from ..console.messages import N_
from ..declaration.vocabulary import Kind, Severity, Table
from ..declaration.workbook import CONTROL_TOTALS, WORKBOOK
from ..localize import BalanceEdit, Cell, Edit, Standing, Verdict, localize
from ..localize import Correction as Slipped
from ..localize.typing_errors import OMISSION
from ..model.findings import Change, Finding, Option, Suggestion
from ..model.numbers import decimal
from ..model.tables import FILE, SUMMARY, Tables
from ..model.wording import WORDS, Fact, Facts
from ..reader.formula_cells import FormulaCells, Place
from ..readings.undecided import doubtful_cells
from .agency_edits import Miscount, add_agency_totals
from .edit_system import AGENCY, EditSystem, EditSystemBuilder
from .formula_faults import told_by_formulas

_CONSEQUENCES = frozenset(("rounding", "stale", "arbitrary"))
NOT_ALL_SEARCHED = N_(
    " Tidak semua kemungkinan sempat dicari; periksa juga angka lain yang dijumlahkan."
)
TOO_MANY = N_(
    " Barisnya terlalu banyak untuk mencari sel yang salah; bandingkan sendiri dengan dokumen sumber."
)
NOT_TOGETHER = N_(
    " Barisnya terlalu banyak untuk dicari bersama-sama: usulan di setiap berkas tidak memperhitungkan "
    "angka ini."
)
NOT_WHOLE = N_(
    " Kirimannya belum tepat satu dari setiap unit kerja, sehingga angka ini belum dipakai untuk mencari "
    "sel yang salah."
)
LEFT_OUT = N_(
    " Selisihnya tepat sama dengan angka {what}: tampaknya belum termasuk dalam angka perangkat daerah."
)
COUNTED_TWICE = N_(
    " Selisihnya tepat sama dengan angka {what}: tampaknya terhitung dua kali dalam angka perangkat "
    "daerah."
)
ROWS = N_("{of_sheet} baris {of_rows} di {of_file}")
NAMED = 5
"""Rows that are named one by one."""
MOST_TOGETHER = 5_000
"""Records up to which all submissions are searched together for the agency's totals."""
MOST_RECORDS = 5_000
"""Records up to which one submission is searched; the template has room for 500 on a sheet."""


def with_suggestions(
    findings: list[Finding],
    failing: set[str],
    tables: Tables,
    frames: Frames,
    settings: Settings,
) -> list[Finding]:
    """The same findings; the first of each cause says which cells are probably wrong.

    Args:
        failing: files, or `lkip.toml`, whose figures do not reconcile or can be read in two ways.
    """
    numbers = {submission.path: n for n, submission in enumerate(tables.submissions)}
    whole = one_from_each(tables, settings)
    agency = settings.source in failing and whole and tables.record_count <= MOST_TOGETHER
    formulas = FormulaCells(tables)
    large = _large(tables)
    files = [n for path, n in numbers.items() if (agency or path in failing) and n not in large]
    system = EditSystemBuilder(tables, frames, formulas, files).build()
    miscount = (
        add_agency_totals(system, comparable_control(tables, settings), files) if agency else None
    )
    found = _Places(told_by_formulas(findings, tables, formulas), tables, settings)
    for verdict in localize(system.edits, system.figures()):
        found.attach(verdict, system)
    if miscount:
        found.miscounted(miscount, settings)
    if not agency:
        found.without_agency(NOT_TOGETHER if whole else NOT_WHOLE)
    for number in large:
        found.not_searched(tables.submissions[number].path)
    return found.findings


def _large(tables: Tables) -> set[int]:
    """The submissions with more records than are searched."""
    counts: Counter[int] = Counter()
    for frame in tables.records.values():
        counts.update(dict(frame.group_by(FILE).len().iter_rows()))
    return {file for file, count in counts.items() if count > MOST_RECORDS}


class _Places:
    """The findings by the cell they are on, in the terms of the system."""

    def __init__(self, findings: list[Finding], tables: Tables, settings: Settings) -> None:
        self.findings = list(findings)
        self.tables = tables
        self.source = settings.source
        self.at: dict[tuple[str, str | None, str | None], int] = {}
        doubtful = {self.key(place) for place in doubtful_cells(tables)}
        for index, finding in reversed(list(enumerate(findings))):
            place = finding.file, finding.sheet, finding.cell
            arithmetic = finding.difference is not None or place in doubtful
            if arithmetic and finding.severity is Severity.ERROR:
                self.at[place] = index

    def attach(self, verdict: Verdict, system: EditSystem) -> None:
        """Put the verdict on the finding that a reader meets first among those it explains."""
        marked = [
            self.at[key]
            for edit in verdict.edits
            for place in _cells(system.edits[edit])
            if (key := self.key(place)) in self.at
        ]
        near = [index for index in marked if self._with_change(self.findings[index], verdict)]
        if marked:
            finding = self.findings[min(near or marked)]
            suggestion = Suggestion(verdict.standing.value, tuple(self._options(verdict)))
            advice = () if verdict.complete else (NOT_ALL_SEARCHED,)
            self.findings[min(near or marked)] = replace(
                finding, suggestion=suggestion, advice=finding.advice + advice
            )

    def without_agency(self, why: str) -> None:
        """Say on the agency's totals why they were not searched together with the records."""
        for index, finding in enumerate(self.findings):
            if finding.file == self.source and finding.difference is not None:
                self.findings[index] = replace(finding, advice=(*finding.advice, why))

    def miscounted(self, miscount: Miscount, settings: Settings) -> None:
        """Say on the agency's totals whose figures they leave out, or count twice."""
        why = LEFT_OUT if miscount.slip == OMISSION else COUNTED_TWICE
        facts = self._named(miscount.rows)
        changes = tuple(
            Change(
                self.source,
                "",
                f"control.{name}",
                decimal(CONTROL_TOTALS[name].kind, settings.control[name]),
                decimal(CONTROL_TOTALS[name].kind, value),
            )
            for name, value in miscount.totals.items()
        )
        cells = [change.cell for change in changes]
        told = [n for n, f in enumerate(self.findings) if f.file == self.source and f.cell in cells]
        for index in told:
            finding = self.findings[index]
            self.findings[index] = replace(
                finding, facts={**finding.facts, **facts}, advice=(*finding.advice, why)
            )
        suggestion = Suggestion(Standing.LIKELY.value, (Option(miscount.slip, changes),))
        self.findings[told[0]] = replace(self.findings[told[0]], suggestion=suggestion)

    def _named(self, rows: Sequence[tuple[int, str, int]]) -> Facts:
        """The submission, if these are all its records, or the rows of its sheet: `what`."""
        file, sheet, _row = rows[0]
        submission = self.tables.submissions[file]
        records = self.tables.records[sheet]
        if len(rows) == records.filter(records[FILE] == file).height:
            return {"what": Fact(submission.path)}
        numbers = ", ".join(str(row) for *_place, row in rows[:NAMED])
        more = ", ..." if len(rows) > NAMED else ""
        facts = {"of_sheet": submission.places[sheet].title, "of_file": submission.path}
        named = {name: Fact(text) for name, text in facts.items()}
        return {**named, "of_rows": Fact(numbers + more), "what": Fact(ROWS, WORDS)}

    def not_searched(self, file: str) -> None:
        """Say on the first of a file's figures that do not reconcile that it was not searched."""
        first = next((n for n in sorted(self.at.values()) if self.findings[n].file == file), None)
        if first is not None:
            finding = self.findings[first]
            self.findings[first] = replace(finding, advice=(*finding.advice, TOO_MANY))

    def _with_change(self, finding: Finding, verdict: Verdict) -> bool:
        """Whether the finding is in the record in which the best option changes a cell."""
        best = verdict.options[0].changes if verdict.options else ()
        places = [_place(change.cell) for change in best]
        rows = {(self.key(place)[0], place[2]) for place in places}
        return (finding.file, finding.row) in rows

    def _options(self, verdict: Verdict) -> Iterator[Option]:
        for option in verdict.options:
            # What the hand slipped on comes first; what follows from it, or was rounded, after.
            changes = sorted(option.changes, key=lambda change: change.slip in _CONSEQUENCES)
            yield Option(changes[0].slip, tuple(map(self._change, changes)))

    def _change(self, change: Slipped) -> Change:
        place = _place(change.cell)
        file, sheet, cell = (part or "" for part in self.key(place))
        found, value = (self._plain(place, each) for each in (change.found, change.value))
        return Change(file, sheet, cell, found, value)

    def key(self, place: Place) -> tuple[str, str | None, str | None]:
        """File, sheet title and cell of a place."""
        file, sheet, row, key = place
        if file == AGENCY:
            return self.source, None, f"control.{key}"
        submission = self.tables.submissions[file]
        return (
            submission.path,
            submission.places[sheet].title,
            submission.cell_name(sheet, row, key),
        )

    def _plain(self, place: Place, value: int) -> str:
        return decimal(self._kind(place), value)

    def _kind(self, place: Place) -> Kind:
        _, sheet, row, key = place
        declared = WORKBOOK.sheet(sheet)
        if isinstance(declared, Table):
            header = self.tables.submissions[place[0]].places[sheet].header_row
            for summary in declared.summaries:
                if row < header and key in summary.formulas and self._is(place, summary.key):
                    return declared.summary_kind(summary, key)
        return next(column.kind for column in declared.columns if column.key == key)

    def _is(self, place: Place, summary: str) -> bool:
        file, sheet, row, _ = place
        rows = self.tables.summaries[sheet].filter(
            (pl.col("file") == file) & (pl.col("row") == row) & (pl.col(SUMMARY) == summary)
        )
        return not rows.is_empty()


def _cells(edit: Edit) -> list[Place]:
    """Where the finding of an edit may be."""
    if isinstance(edit, BalanceEdit):
        return [_place(cell) for _, cell in edit.terms]
    return [_place(edit.result)]


def _place(cell: Cell) -> Place:
    """To error localization a cell is any name; here every one is a place."""
    return cast("Place", cell)
