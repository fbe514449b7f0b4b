"""Temuan: what is still open, one line each, to be filtered."""

from __future__ import annotations

from collections.abc import Mapping

from ...consolidation.consolidated import OpenFinding
from ...model.wording import AGENCY, SEVERITY_WORDS
from ..sheets.columns import NUMBER, UNIT_COLUMN, ListColumn
from ..sheets.geometry import Geometry
from ..sheets.list_line import ListLine
from ..sheets.list_writer import ListWriter
from ..sheets.sheet_writer import Report

TITLE = "Temuan"
_RECORD = "record"
COLUMNS = (
    NUMBER,
    ListColumn("severity", "Bobot", 12),
    UNIT_COLUMN,
    ListColumn("file", "Berkas", 26),
    ListColumn("sheet", "Lembar", 16),
    ListColumn("cell", "Sel", 12),
    ListColumn("code", "Kode", 8),
    ListColumn("message", "Temuan", 62),
    ListColumn("remedy", "Yang perlu dilakukan", 52),
    ListColumn(_RECORD, "Baris di laporan ini", 30),
)
_ABOUT = (
    "Hasil pemeriksaan yang belum dibereskan. Kesalahan: angka tidak cocok atau tidak terbaca. "
    "Peringatan: perlu dilihat. Catatan: sekadar pemberitahuan."
)


def write_findings(report: Report, lists: Mapping[str, ListWriter]) -> ListWriter:
    """Write Temuan, each finding with the way to the record it is found on.

    Args:
        lists: by table key, the sheets that have the records.
    """
    by_title = {listing.places.title: listing.places for listing in lists.values()}
    findings = report.figures.findings
    listing = ListWriter(report, TITLE, _ABOUT, COLUMNS, len(findings))
    for number, each in enumerate(findings):
        text, ways = _way(each, by_title)
        record = {NUMBER.key: number + 1, **_record(each), _RECORD: text}
        listing.put(number, ListLine(record, ways=ways))
    listing.add_filters()
    return listing


def _way(each: OpenFinding, places: Mapping[str, Geometry]) -> tuple[str | None, dict[str, str]]:
    """What the way to the finding's record is called, and where it leads."""
    title = each.finding.sheet or ""
    if each.line is None or title not in places:
        return None, {}
    page, row = places[title].at(each.line)
    address = places[title].cell(next(iter(places[title].columns)), each.line)
    return f"{places[title].title_of(page)} baris {row} ›", {_RECORD: address}


def _record(each: OpenFinding) -> dict[str, str | None]:
    finding = each.finding
    return {
        "severity": SEVERITY_WORDS[finding.severity].capitalize(),
        UNIT_COLUMN.key: each.unit or AGENCY,
        "file": each.file,
        "sheet": finding.sheet,
        "cell": finding.cell,
        "code": finding.code,
        "message": each.message,
        "remedy": finding.remedy,
    }
