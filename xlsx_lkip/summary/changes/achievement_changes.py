"""Perubahan Capaian: the achievement of every indicator in an earlier report and in this one."""

from __future__ import annotations

from ...consolidation.consolidated import LINE, MARK
from ...consolidation.earlier import STATE, THEN, Changes
from ...declaration.expressions import CellAddress
from ...declaration.vocabulary import Kind
from ..sheets.columns import NUMBER, UNIT_COLUMN, ListColumn, marks
from ..sheets.geometry import Geometry
from ..sheets.list_line import ListLine
from ..sheets.list_writer import ListWriter, places_of
from ..sheets.sheet_writer import Report
from ..sheets.styles import Look
from .compared import LESS, average, difference, less, mean_of

TITLE = "Perubahan Capaian"
_KEY = "achievement"
_ABOUT = "Capaian setiap indikator menurut laporan sebelumnya{day} dan laporan ini."


def indicator_places(report: Report, changes: Changes) -> Geometry:
    """Where Perubahan Capaian is, for the sheet before it."""
    return places_of(report, TITLE, _columns(report), changes.indicators.height, 1)


def write_achievement_changes(
    report: Report, changes: Changes, achievement: ListWriter
) -> ListWriter:
    """Write Perubahan Capaian, today's figures taken from Capaian."""
    records = changes.indicators
    about = _ABOUT.format(day=report.earlier_day)
    listing = ListWriter(report, TITLE, about, _columns(report), records.height, totals=1)
    mark = report.figures.doubt.tables[_KEY].mark
    listing.put_total(_mean(changes, listing, mark))
    for number, row in enumerate(records.iter_rows(named=True)):
        line = row[LINE]
        link = {_KEY: f"={achievement.places.cell(_KEY, line)}"} if row[_KEY] is not None else {}
        change = less(Kind.PERCENT, row[_KEY], row[_KEY + THEN])
        listing.put(number, ListLine({**row, NUMBER.key: number + 1, LESS: change}, link))
    return listing


def _columns(report: Report) -> tuple[ListColumn, ...]:
    def change(cell: CellAddress) -> str:
        return difference(Kind.PERCENT, cell(_KEY), cell(_KEY + THEN))

    return (
        NUMBER,
        ListColumn(UNIT_COLUMN.key, UNIT_COLUMN.header, 36),
        ListColumn("indicator", "Indikator kinerja", 56),
        ListColumn(STATE, "Keadaan", 16),
        ListColumn(_KEY + THEN, "Capaian sebelumnya", 13, Kind.PERCENT),
        ListColumn(_KEY, "Capaian kini", 13, Kind.PERCENT),
        ListColumn(LESS, "Selisih (poin persen)", 13, Kind.PERCENT, change),
        *marks(report.figures),
    )


def _mean(changes: Changes, listing: ListWriter, mark: str | None) -> ListLine:
    records = changes.indicators
    means = {key: mean_of(records[key]) for key in (_KEY, _KEY + THEN)}
    formulas = {key: average(listing.places.ranges(key, home=0)) for key in means}
    record = {
        **means,
        LESS: less(Kind.PERCENT, means[_KEY], means[_KEY + THEN]),
        UNIT_COLUMN.key: "Rata-rata",
        MARK: mark,
    }
    return ListLine(record, formulas, Look.TOTAL)
