"""Temuan: what is still open, one line each, to be filtered."""

from __future__ import annotations

from ..consolidate.model import AGENCY, OpenFinding
from ..spec import Severity
from .columns import NUMBER, UNIT_COLUMN, Column
from .lines import Line
from .listing import Listing
from .report import Report

TITLE = "Temuan"
SEVERITIES = {
    Severity.ERROR: "Kesalahan",
    Severity.WARNING: "Peringatan",
    Severity.NOTE: "Catatan",
}
COLUMNS = (
    NUMBER,
    Column("severity", "Bobot", 12),
    UNIT_COLUMN,
    Column("file", "Berkas", 26),
    Column("sheet", "Lembar", 16),
    Column("cell", "Sel", 12),
    Column("code", "Kode", 8),
    Column("message", "Temuan", 62),
    Column("remedy", "Yang perlu dilakukan", 52),
)
_ABOUT = (
    "Hasil pemeriksaan yang belum dibereskan. Kesalahan: angka tidak cocok atau tidak terbaca. "
    "Peringatan: perlu dilihat. Catatan: sekadar pemberitahuan."
)


def write_findings(report: Report) -> Listing:
    """Write Temuan."""
    findings = report.figures.findings
    listing = Listing(report, TITLE, _ABOUT, COLUMNS, len(findings))
    for number, each in enumerate(findings):
        listing.put(number, Line({NUMBER.key: number + 1, **_record(each)}))
    listing.add_filters()
    return listing


def _record(each: OpenFinding) -> dict[str, str | None]:
    finding = each.finding
    return {
        "severity": SEVERITIES[finding.severity],
        UNIT_COLUMN.key: each.unit or AGENCY,
        "file": each.file,
        "sheet": finding.sheet,
        "cell": finding.cell,
        "code": finding.code,
        "message": each.message,
        "remedy": finding.remedy,
    }
