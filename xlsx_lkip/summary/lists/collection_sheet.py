"""Pengumpulan: which units were expected, what came from them, and what their files state."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ...consolidation import Consolidated
from ...consolidation.consolidated import MARK, SOURCE
from ...declaration.vocabulary import Kind
from ...submissions.owners import Source
from ..sheets.columns import NUMBER, UNIT_COLUMN, ListColumn, width_for
from ..sheets.inexact import NOT_KNOWN
from ..sheets.list_line import ListLine
from ..sheets.list_writer import ListWriter
from ..sheets.outlines import TOTAL
from ..sheets.sheet_writer import Report
from ..sheets.styles import Look

TITLE, STATUS = "Pengumpulan", "Hasil"
STATED = ("budget", "realization", "remaining", "staff", "support")
"""Figures that a file states in its own Jumlah rows."""
_ABOUT = (
    "Unit kerja yang diharapkan dan yang diterima. Angka di kanan ialah Jumlah menurut berkasnya "
    "sendiri."
)
MISSING, UNREADABLE, COPY = "Belum diterima", "Tidak dapat dibaca", "Salinan, tidak dihitung"
PARTIAL, UNSURE = "Belum lengkap", "Diragukan"
RECEIVED, DOUBTFUL = "Diterima", "Diterima, ada kesalahan"


def write_collection(report: Report) -> ListWriter:
    """Write Pengumpulan."""
    rows = list(_rows(report.figures))
    listing = ListWriter(report, TITLE, _ABOUT, _columns(report), len(rows), totals=1)
    listing.put_total(_total(report, listing))
    for number, record in enumerate(rows):
        listing.put(number, ListLine({NUMBER.key: number + 1, **_with_words(record)}))
    return listing


def _with_words(record: Mapping[str, Any]) -> dict[str, Any]:
    """A file's record, with a word in the place of what its sheets do not state."""
    stated = {key: record[key] for key in STATED if key in record}
    return {**record, **{key: NOT_KNOWN for key, value in stated.items() if value is None}}


def _columns(report: Report) -> tuple[ListColumn, ...]:
    totals = report.figures.totals
    width = width_for(Kind.AMOUNT, totals.budget, totals.realization, least=14)
    return (
        NUMBER,
        ListColumn(UNIT_COLUMN.key, UNIT_COLUMN.header, 34),
        ListColumn("status", STATUS, 16),
        ListColumn("date", "Tanggal", 14),
        ListColumn(SOURCE, "Berkas", 26),
        ListColumn("errors", "Kesalahan", 12, Kind.COUNT),
        ListColumn("warnings", "Peringatan", 12, Kind.COUNT),
        ListColumn("notes", "Catatan", 10, Kind.COUNT),
        ListColumn("budget", "Pagu", width, Kind.AMOUNT),
        ListColumn("realization", "Realisasi", width, Kind.AMOUNT),
        ListColumn("remaining", "Sisa", width, Kind.AMOUNT),
        ListColumn("staff", "ASN", 8, Kind.COUNT),
        ListColumn("support", "Tenaga pendukung", 12, Kind.COUNT),
    )


def _rows(figures: Consolidated) -> Iterator[dict[str, Any]]:
    """Expected units in their order, each with its files or none; then everyone else."""
    stated = {row[SOURCE]: row for row in figures.submitted.iter_rows(named=True)}
    by_unit: dict[str, list[Source]] = {unit: [] for unit in figures.units}
    for source in figures.sources:
        by_unit.setdefault(source.unit, []).append(source)
    for unit, sources in by_unit.items():
        if not sources:
            yield {UNIT_COLUMN.key: unit, "status": MISSING, MARK: MISSING}
        for source in sources:
            yield {**stated.get(source.name, {}), **_received(source)}


def _received(source: Source) -> Mapping[str, Any]:
    unexpected = "" if source.expected or not source.readable else "; tidak ada dalam daftar unit"
    errors, warnings, notes = source.counts
    return {
        UNIT_COLUMN.key: source.unit,
        "status": status(source) + unexpected,
        "date": source.date,
        SOURCE: source.name,
        "errors": errors,
        "warnings": warnings,
        "notes": notes,
        MARK: status(source) if errors or not source.readable else None,
    }


def status(source: Source) -> str:
    """What became of a submission."""
    if not source.readable:
        return UNREADABLE
    if source.copy_of:
        return COPY
    return DOUBTFUL if source.counts[0] else RECEIVED


def _total(report: Report, listing: ListWriter) -> ListLine:
    places, submitted = listing.places, report.figures.submitted
    sums = {key: int(submitted[key].sum()) for key in STATED}
    formulas = {key: f"=SUM({','.join(places.ranges(key, home=0))})" for key in sums}
    mark = _inexact(report.figures)
    record = {**sums, UNIT_COLUMN.key: TOTAL, "status": mark, MARK: mark}
    return ListLine(record, formulas, Look.TOTAL)


def _inexact(figures: Consolidated) -> str | None:
    """What the totals are, where they are not exact."""
    unstated = figures.submitted.select(STATED).null_count().row(0)
    if figures.missing_units or any(unstated) or not all(each.readable for each in figures.sources):
        return PARTIAL
    return UNSURE if any(each.counts[0] for each in figures.sources) else None
