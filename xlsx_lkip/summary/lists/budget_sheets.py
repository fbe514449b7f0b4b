"""Anggaran by program and kegiatan, and Per Unit: the same records by unit and program."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ...consolidation.consolidated import LABEL, MARK, Outline
from ...declaration.vocabulary import Kind
from ...declaration.workbook import WORKBOOK
from ..sheets.columns import (
    UNIT_COLUMN,
    ListColumn,
    Record,
    declared,
    lit_width,
    provenance,
    width_for,
)
from ..sheets.inexact import lacking, with_words
from ..sheets.list_line import ListLine
from ..sheets.list_writer import ListWriter
from ..sheets.outlines import TIER, TIER_HEADER, TOTAL, Sums, of_known, write_lines
from ..sheets.sheet_writer import Report
from ..sheets.styles import Look

_TITLE, BY_UNIT = WORKBOOK.table("budget").title, "Per Unit"
UNIT_LABEL = "Unit kerja / program / sub kegiatan"


def write_budget(report: Report) -> ListWriter:
    """Write Anggaran."""
    table = WORKBOOK.table("budget")
    columns = (
        *_labels(report, "Program / kegiatan / sub kegiatan"),
        UNIT_COLUMN,
        *_amounts(report),
        declared(table, "outcome", 26),
        declared(table, "unit_of_measure", 10),
        *provenance(report.figures),
    )
    about = (
        "Jumlah dan persentase dihitung dari sub kegiatan. Kolom Berkas dan Baris menunjuk lembar "
        f"{_TITLE} pada berkas asal."
    )
    return _write(report, _TITLE, about, columns, report.figures.budget)


def write_units(report: Report, budget: ListWriter) -> ListWriter:
    """Write Per Unit, its records' figures taken from the Anggaran sheet."""

    def linked(column: ListColumn) -> ListColumn:
        def link(record: Record) -> str:
            return f"={budget.places.cell(column.key, record['origin'])}"

        return replace(column, link=link) if column.summed and not column.formula else column

    columns = (
        *_labels(report, UNIT_LABEL),
        *map(linked, _amounts(report)),
        *provenance(report.figures),
    )
    about = (
        f"Angka lembar {_TITLE} menurut unit kerja. Sub kegiatan dilipat; tombol 3 di kiri atas "
        "membukanya."
    )
    return _write(report, BY_UNIT, about, columns, report.figures.by_unit, folded=True)


def _labels(report: Report, header: str) -> tuple[ListColumn, ...]:
    coded = report.figures.budget.lines["code"].count() > 0
    return (
        ListColumn(TIER, TIER_HEADER, 14),
        ListColumn("code", "Kode", 19 if coded else 7),
        ListColumn(LABEL, header, 46),
    )


def _amounts(report: Report) -> tuple[ListColumn, ...]:
    """Pagu, Realisasi, Sisa and Persentase, wide enough for the totals."""
    table, totals = WORKBOOK.table("budget"), report.figures.totals
    width = width_for(Kind.AMOUNT, totals.budget, totals.realization, totals.remaining, least=14)
    return (
        replace(declared(table, "budget", width), summed=True),
        replace(declared(table, "realization", width), summed=True),
        replace(declared(table, "remaining", width), summed=True),
        declared(table, "absorption", lit_width(report.figures.budget.lines["absorption"])),
    )


def _write(
    report: Report,
    title: str,
    about: str,
    columns: Sequence[ListColumn],
    outline: Outline,
    *,
    folded: bool = False,
) -> ListWriter:
    figures = report.figures
    count, lacks = outline.lines.height, lacking(figures, "budget")
    listing = ListWriter(report, title, about, columns, count, totals=1, lacking=lacks)
    summed = tuple(column.key for column in columns if column.summed)
    sums = Sums(listing.places, outline, summed, "absorption")
    mark = figures.doubt.tables["budget"].mark
    everyone = {TIER: TOTAL, LABEL: "Seluruh perangkat daerah", MARK: mark}
    record = {**of_known(figures), **everyone}
    listing.put_total(ListLine(with_words(record), sums.of_all(record), Look.TOTAL))
    write_lines(listing, outline, sums, folded=folded)
    listing.light_percentages("absorption")
    return listing
