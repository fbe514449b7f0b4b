"""Sumber: which rows of which sheet of which file every record came from."""

from __future__ import annotations

from ...consolidation.consolidated import MARK, SOURCE, Coverage
from ...declaration.vocabulary import Kind
from ..sheets.columns import NUMBER, ListColumn
from ..sheets.geometry import Geometry
from ..sheets.list_line import ListLine
from ..sheets.list_writer import ListWriter, places_of
from ..sheets.sheet_writer import Report

_TITLE, SHEET, RECORDS = "Sumber", "sheet", "records"
_COLUMNS = (
    NUMBER,
    ListColumn("unit", "Unit kerja", 32),
    ListColumn(SOURCE, "Berkas", 36),
    ListColumn(SHEET, "Lembar", 18),
    ListColumn("first", "Baris pertama", 10, Kind.COUNT),
    ListColumn("last", "Baris terakhir", 10, Kind.COUNT),
    ListColumn(RECORDS, "Banyaknya baris", 11, Kind.COUNT),
    ListColumn("remark", "Keterangan", 16),
    ListColumn("version", "Versi templat", 9),
    ListColumn("sha256", "SHA-256", 40),
)
_ABOUT = "Berkas dan baris yang digabungkan. SHA-256 ialah sidik jari berkas: berubah bila isinya berubah."


def source_places(report: Report) -> Geometry:
    """Where Sumber is, for the sheets before it."""
    return places_of(report, _TITLE, _COLUMNS, len(report.figures.coverage))


def write_sources(report: Report) -> ListWriter:
    """Write Sumber."""
    coverage = report.figures.coverage
    listing = ListWriter(report, _TITLE, _ABOUT, _COLUMNS, len(coverage))
    for number, each in enumerate(coverage):
        listing.put(number, ListLine({NUMBER.key: number + 1, **_record(each)}))
    listing.add_filters()
    return listing


def _record(each: Coverage) -> dict[str, str | int | None]:
    source = each.source
    return {
        "unit": source.unit,
        SOURCE: source.name,
        SHEET: each.sheet,
        "first": each.first,
        "last": each.last,
        RECORDS: each.records,
        "remark": each.remark or None,
        MARK: each.lacking or source.counts[0] > 0,
        "version": source.version,
        "sha256": source.sha256,
    }
