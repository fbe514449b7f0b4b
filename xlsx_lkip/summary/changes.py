"""Perubahan: the figures of an earlier report beside today's, by program and by unit.

One row for each figure, so that the sheet is as narrow as a page or a telephone, and can be filtered
by figure. Today's figures are links to the sheets that have them; the rest are formulas over both.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..consolidate.changed_figures import FIGURES
from ..consolidate.earlier import (
    CLOSED,
    FOUND,
    OPENED,
    STATE,
    THEN,
    TIER,
    UNIT_PROGRAM,
    UNIT_TIER,
    Changes,
)
from ..consolidate.model import LABEL, LEVEL, LINE, MARK, UNIT
from ..consolidate.totals import absorption_of
from ..lkip import WORKBOOK
from ..spec import Kind
from .columns import DOUBT, Column, width_for
from .compared import LESS, NOW, average, difference, less, mean_of, total_of_units
from .doubt import mark_of_all
from .geometry import Geometry
from .lines import Fold, Line
from .listing import Listing
from .outlines import TIER_HEADER, TOTAL
from .report import Report
from .styles import Look

TITLE = "Perubahan"
MEASURE = "measure"
_ACHIEVEMENT = "achievement"
_ABOUT = (
    "Laporan sebelumnya{day} di samping laporan ini. Program dahulu, lalu unit kerja; program pada unit "
    "dilipat, tombol 2 di kiri atas membukanya."
)
_FIRST = {UNIT_TIER: Look.HEADING, UNIT_PROGRAM: Look.RECORD}
"""How the first row of a line looks; the rows below it look like records."""


@dataclass(frozen=True)
class _Measure:
    """One of the figures that a line has."""

    key: str
    label: str
    kind: Kind


_COLUMNS = [WORKBOOK.table("budget").column(key) for key in FIGURES]
_MONEY = tuple(_Measure(column.key, column.header, column.kind) for column in _COLUMNS)
_OF_UNITS = (
    *_MONEY,
    _Measure(_ACHIEVEMENT, "Rata-rata capaian", Kind.PERCENT),
    _Measure(FOUND, "Temuan", Kind.COUNT),
)


@dataclass(frozen=True)
class Behind:
    """Where today's figures stand."""

    budget: Geometry
    units: Geometry
    indicators: Geometry
    """Of Perubahan Capaian, which has the earlier ones too."""


def write_changes(report: Report, changes: Changes, behind: Behind) -> Listing:
    """Write Perubahan."""
    rows = [_total(report, changes), *_rows(changes)]
    about = _ABOUT.format(day=report.earlier_day)
    count = sum(len(_measures(row)) for row in rows)
    listing = Listing(report, TITLE, about, _columns(report), count)
    first = 0
    for row in rows:
        formulas = _Formulas(listing.places, behind, row, first)
        for number, measure in enumerate(_measures(row)):
            listing.put(first + number, _line(row, measure, formulas.of(measure)))
        first += len(_measures(row))
    listing.add_filters()
    return listing


def _measures(row: Mapping[str, Any]) -> tuple[_Measure, ...]:
    return _OF_UNITS if row[TIER] in {TOTAL, UNIT_TIER} else _MONEY


def _columns(report: Report) -> tuple[Column, ...]:
    totals = report.figures.totals
    width = width_for(Kind.AMOUNT, totals.budget, totals.realization, least=17)
    return (
        Column(TIER, TIER_HEADER, 12),
        Column(LABEL, "Program, unit kerja, program pada unit", 56),
        Column(STATE, "Keadaan", 24),
        Column(MEASURE, "Angka", 19),
        Column(THEN, "Sebelumnya", width, Kind.AMOUNT),
        Column(NOW, "Kini", width, Kind.AMOUNT),
        Column(LESS, "Selisih", width, Kind.AMOUNT),
        *([DOUBT] if report.figures.marked else []),
    )


def _rows(changes: Changes) -> Iterator[dict[str, Any]]:
    """The lines, those of units with their indicators: `achievement`, then and now, and `span`."""
    import polars as pl

    spans: dict[str, list[int]] = {}
    indicators = changes.indicators
    for line, unit in enumerate(indicators[UNIT].to_list()):
        spans.setdefault(unit, [line, line])[1] = line
    for row in changes.lines.iter_rows(named=True):
        span = spans.get(row[LABEL]) if row[TIER] == UNIT_TIER else None
        found = (
            indicators[span[0] : span[1] + 1] if span else pl.DataFrame(schema=indicators.schema)
        )
        means = {key: mean_of(found[key]) for key in (_ACHIEVEMENT, _ACHIEVEMENT + THEN)}
        yield {**row, **means, "span": span}


def _total(report: Report, changes: Changes) -> dict[str, Any]:
    """All units then and now."""
    units, figures = changes.lines.filter(tier=UNIT_TIER), report.figures
    then = {key: int(units[key + THEN].sum()) for key in ("budget", "realization")}
    then["remaining"] = then["budget"] - then["realization"]
    share = absorption_of(then["budget"], then["realization"])
    indicators = changes.indicators
    return {
        TIER: TOTAL,
        LABEL: "Seluruh perangkat daerah",
        LEVEL: 1,
        MARK: mark_of_all(figures.budget),
        **vars(figures.totals),
        **{key + THEN: figure for key, figure in {**then, "absorption": share}.items()},
        **{key: mean_of(indicators[key]) for key in (_ACHIEVEMENT, _ACHIEVEMENT + THEN)},
        **changes.counts,
    }


def _line(row: Mapping[str, Any], measure: _Measure, formulas: Mapping[str, str]) -> Line:
    now, then = row[measure.key], row[measure.key + THEN]
    deep = row[LEVEL] > 1
    record = {
        TIER: row[TIER],
        LABEL: row[LABEL],
        STATE: _state(row, measure),
        MEASURE: measure.label,
        THEN: then,
        NOW: now,
        LESS: less(measure.kind, now, then),
        MARK: row[MARK] if measure in _MONEY else None,
    }
    return Line(
        record,
        formulas,
        _look(row[TIER], measure),
        Fold(
            row[LEVEL] - 1, hidden=deep, collapsed=row[TIER] == UNIT_TIER and measure.key == FOUND
        ),
        indent=row[LEVEL] - 1,
        kind=measure.kind,
    )


def _look(tier: str, measure: _Measure) -> Look:
    if tier == TOTAL:
        return Look.TOTAL
    return _FIRST.get(tier, Look.SUBHEADING) if measure is _MONEY[0] else Look.RECORD


def _state(row: Mapping[str, Any], measure: _Measure) -> str | None:
    if measure.key == FOUND and row[CLOSED] + row[OPENED]:
        return f"{row[CLOSED]} dibereskan, {row[OPENED]} baru"
    state: str | None = row.get(STATE)
    return state if measure in _MONEY else None


@dataclass(frozen=True)
class _Formulas:
    """The formulas of one line's rows, which begin at row `first` of the list."""

    places: Geometry
    behind: Behind
    row: Mapping[str, Any]
    first: int

    def of(self, measure: _Measure) -> dict[str, str]:
        """By column."""
        line = self.first + _measures(self.row).index(measure)
        return {
            THEN: self._then(measure),
            NOW: self._now(measure),
            LESS: difference(
                measure.kind, self.places.cell(NOW, line), self.places.cell(THEN, line)
            ),
        }

    def _then(self, measure: _Measure) -> str:
        if measure.key == _ACHIEVEMENT:
            return self._mean(_ACHIEVEMENT + THEN)
        formula = (
            WORKBOOK.table("budget").column(measure.key).formula if measure in _MONEY else None
        )
        if formula:
            return formula.excel_guarded(self._earlier, self._earlier)
        if measure in _MONEY and self.row[TIER] == TOTAL:
            return total_of_units(self.places, measure.label, UNIT_TIER)
        return ""

    def _earlier(self, key: str) -> str:
        """The earlier figure of this line."""
        return self.places.cell(THEN, self.first + FIGURES.index(key))

    def _now(self, measure: _Measure) -> str:
        if measure.key == _ACHIEVEMENT:
            return self._mean(_ACHIEVEMENT)
        if measure not in _MONEY:
            return ""
        if self.row[TIER] == TOTAL:
            return f"={self.behind.budget.total(measure.key)}"
        line = self.row[LINE]
        sheet = self.behind.units if self.row[TIER] in _FIRST else self.behind.budget
        return "" if line is None else f"={sheet.cell(measure.key, line)}"

    def _mean(self, key: str) -> str:
        indicators = self.behind.indicators
        if self.row[TIER] == TOTAL:
            # A link to a cell that is blank, since there is no indicator, would show 0.
            return f"={indicators.total(key)}" if indicators.count else ""
        span = self.row["span"]
        return average(indicators.ranges(key, *span)) if span else ""
