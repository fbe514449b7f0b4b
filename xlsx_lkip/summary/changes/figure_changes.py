"""Perubahan: the figures of an earlier report beside today's, by program and by unit.

One row for each figure, so that the sheet is as narrow as a page or a telephone, and can be filtered
by figure. Today's figures are links to the sheets that have them; the rest are formulas over both.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from typing import Any

import polars as pl

from ...consolidation.agency_totals import absorption_of
from ...consolidation.consolidated import LABEL, LEVEL, MARK, UNIT
from ...consolidation.earlier import (
    CLOSED,
    FOUND,
    GONE,
    LEFT,
    OPENED,
    STATE,
    STATED,
    THEN,
    TIER,
    UNIT_PROGRAM,
    UNIT_TIER,
    Changes,
)
from ...declaration.vocabulary import Kind
from ..sheets.columns import ListColumn, marks, width_for
from ..sheets.inexact import FLAG, NOT_KNOWN
from ..sheets.list_line import Fold, ListLine
from ..sheets.list_writer import ListWriter
from ..sheets.outlines import TIER_HEADER, TOTAL
from ..sheets.sheet_writer import Report
from ..sheets.styles import Look
from .change_formulas import (
    ACHIEVEMENT,
    MEAN,
    MEAN_MARK,
    MEASURE,
    MONEY,
    SPAN,
    Behind,
    Formulas,
    Measure,
    measures_of,
)
from .compared import LESS, NOW, less, mean_of

TITLE = "Perubahan"
_ABOUT = (
    "Laporan sebelumnya{day} di samping laporan ini. Program dahulu, lalu unit kerja; program pada unit "
    "dilipat, tombol 2 di kiri atas membukanya."
)
_FIRST = {UNIT_TIER: Look.HEADING, UNIT_PROGRAM: Look.RECORD}
"""How the first row of a line looks; the rows below it look like records."""


def write_changes(report: Report, changes: Changes, behind: Behind) -> ListWriter:
    """Write Perubahan."""
    gaps = report.figures.doubt.tables[ACHIEVEMENT].gaps
    rows = [_total(report, changes), *_rows(changes, {gap.owner for gap in gaps})]
    about = _ABOUT.format(day=report.earlier_day)
    count = sum(len(measures_of(row)) for row in rows)
    listing = ListWriter(report, TITLE, about, _columns(report), count)
    first = 0
    for row in rows:
        formulas = Formulas(listing.places, behind, row, first)
        for number, measure in enumerate(measures_of(row)):
            listing.put(first + number, _line(row, measure, formulas.of(measure)))
        first += len(measures_of(row))
    listing.add_filters()
    return listing


def _columns(report: Report) -> tuple[ListColumn, ...]:
    totals = report.figures.totals
    width = width_for(Kind.AMOUNT, totals.budget, totals.realization, least=17)
    return (
        ListColumn(TIER, TIER_HEADER, 12),
        ListColumn(LABEL, "Program, unit kerja, program pada unit", 56),
        ListColumn(STATE, "Keadaan", 24),
        ListColumn(MEASURE, "Angka", 19),
        ListColumn(THEN, "Sebelumnya", width, Kind.AMOUNT),
        ListColumn(NOW, "Kini", width, Kind.AMOUNT),
        ListColumn(LESS, "Selisih", width, Kind.AMOUNT),
        *marks(report.figures),
    )


def _rows(changes: Changes, lacking: Set[str]) -> Iterator[dict[str, Any]]:
    """The lines, those of units with their indicators: `achievement`, then and now, and `span`.

    Args:
        lacking: units of which indicators are missing.
    """
    spans: dict[str, list[int]] = {}
    indicators = changes.indicators
    for line, unit in enumerate(indicators[UNIT].to_list()):
        spans.setdefault(unit, [line, line])[1] = line
    for row in changes.lines.iter_rows(named=True):
        span = spans.get(row[LABEL]) if row[TIER] == UNIT_TIER else None
        found = (
            indicators[span[0] : span[1] + 1] if span else pl.DataFrame(schema=indicators.schema)
        )
        means = {key: mean_of(found[key]) for key in (ACHIEVEMENT, ACHIEVEMENT + THEN)}
        inexact = [
            *found[MARK].drop_nulls(),
            *([f"{FLAG} tanpa Capaian"] * (row[LABEL] in lacking)),
        ]
        yield {**row, **means, SPAN: span, MEAN_MARK: next(iter(inexact), None)}


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
        MARK: figures.doubt.tables["budget"].mark,
        MEAN_MARK: figures.doubt.tables[ACHIEVEMENT].mark,
        **vars(figures.totals),
        **{key + THEN: figure for key, figure in {**then, "absorption": share}.items()},
        **{key: mean_of(indicators[key]) for key in (ACHIEVEMENT, ACHIEVEMENT + THEN)},
        **changes.counts,
    }


def _line(row: Mapping[str, Any], measure: Measure, formulas: Mapping[str, str]) -> ListLine:
    mark = row[MARK] if measure in MONEY else row[MEAN_MARK] if measure is MEAN else None
    now, then = row[measure.key], row[measure.key + THEN]
    lost_now, lost_then = _lost(row, measure)
    deep = row[LEVEL] > 1
    record = {
        TIER: row[TIER],
        LABEL: row[LABEL],
        STATE: _state(row, measure),
        MEASURE: measure.label,
        THEN: NOT_KNOWN if lost_then else then,
        NOW: NOT_KNOWN if lost_now else now,
        LESS: NOT_KNOWN if lost_now or lost_then else less(measure.kind, now, then),
        MARK: mark,
    }
    return ListLine(
        record,
        formulas,
        _look(row[TIER], measure),
        Fold(
            row[LEVEL] - 1, hidden=deep, collapsed=row[TIER] == UNIT_TIER and measure.key == FOUND
        ),
        indent=row[LEVEL] - 1,
        kind=measure.kind,
    )


def _lost(row: Mapping[str, Any], measure: Measure) -> tuple[bool, bool]:
    """Whether today's figure and the earlier one are not known; what is not there is none."""
    money, state = measure in MONEY, row.get(STATE)
    lost = (
        money and row[MARK] is not None and state not in {GONE, LEFT} and _blank(row, measure, "")
    )
    return lost, money and bool(row.get(STATED)) and _blank(row, measure, THEN)


def _blank(row: Mapping[str, Any], measure: Measure, side: str) -> bool:
    """Without any budget a share has no value, which is exact."""
    share = measure.key == "absorption"
    return row[measure.key + side] is None and not (share and row["remaining" + side] is not None)


def _look(tier: str, measure: Measure) -> Look:
    if tier == TOTAL:
        return Look.TOTAL
    return _FIRST.get(tier, Look.SUBHEADING) if measure is MONEY[0] else Look.RECORD


def _state(row: Mapping[str, Any], measure: Measure) -> str | None:
    if measure.key == FOUND and row[CLOSED] + row[OPENED]:
        return f"{row[CLOSED]} dibereskan, {row[OPENED]} baru"
    state: str | None = row.get(STATE)
    return state if measure in MONEY else None
