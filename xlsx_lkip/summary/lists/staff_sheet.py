"""Pegawai: rank by education over all units, with totals and shares."""

from __future__ import annotations

import polars as pl

from ...consolidation import Consolidated
from ...consolidation.consolidated import LABEL, LEVEL, MARK
from ...declaration.expressions import total_of
from ...declaration.vocabulary import Kind
from ...declaration.workbook import EDUCATION, WORKBOOK
from ..sheets.columns import ListColumn, provenance
from ..sheets.inexact import lacking, with_words
from ..sheets.list_line import ListLine
from ..sheets.list_writer import ListWriter
from ..sheets.outlines import TIER, TIER_HEADER, TOTAL, Sums, write_lines
from ..sheets.sheet_writer import Report
from ..sheets.styles import Look

_LEVELS = tuple(level.lower() for level in EDUCATION)


def write_staff(report: Report) -> ListWriter:
    """Write Pegawai."""
    table, figures, outline = WORKBOOK.table("staff"), report.figures, report.figures.staff
    about = "Semua unit kerja bersama. Rincian tiap unit dilipat; tombol 2 di kiri atas membukanya."
    columns, lacks = _columns(figures), lacking(figures, "staff")
    count = outline.lines.height
    listing = ListWriter(report, table.title, about, columns, count, totals=2, lacking=lacks)
    sums = Sums(listing.places, outline, (*_LEVELS, "total"))
    people = {**people_by_education(report), "total": figures.totals.staff}
    mark = figures.doubt.tables["staff"].mark
    everyone = {TIER: TOTAL, LABEL: "Seluruh perangkat daerah", MARK: mark}
    total = with_words({**people, **everyone}, _LEVELS)
    listing.put_total(ListLine(total, sums.of_all(total), Look.TOTAL))
    listing.put_total(_shares(listing, sums, mark), index=1)
    write_lines(listing, outline, sums, folded=True)
    return listing


def _columns(figures: Consolidated) -> tuple[ListColumn, ...]:
    row_sum = WORKBOOK.table("staff").column("total").formula
    assert row_sum
    return (
        ListColumn(TIER, TIER_HEADER, 14),
        ListColumn(LABEL, "Pangkat/Golongan, unit kerja", 44),
        *(ListColumn(level.lower(), level, 9, Kind.COUNT, summed=True) for level in EDUCATION),
        ListColumn("total", TOTAL, 10, Kind.COUNT, lambda cell: f"={row_sum.excel(cell, cell)}"),
        *provenance(figures),
    )


def people_by_education(report: Report) -> dict[str, int | None]:
    """Persons by education, the highest first; None where not known."""
    ranks = report.figures.staff.lines.filter(pl.col(LEVEL) == 1)
    lost = [key for key in _LEVELS if ranks[key].null_count() == ranks.height > 0]
    return {key: None if key in lost else int(ranks[key].sum()) for key in _LEVELS}


def _shares(listing: ListWriter, sums: Sums, mark: str | None) -> ListLine:
    """Each education's share of all staff, over the records of which all persons are known."""
    table, lines = WORKBOOK.table("staff"), sums.outline.lines
    _, share = table.summaries
    known = lines.filter(
        (pl.col(LEVEL) == len(sums.outline.levels)) & pl.col("total").is_not_null()
    )
    people = known.select(pl.col(key).sum().alias(total_of(key)) for key in (*_LEVELS, "total"))
    shares = people.select(each.expected().alias(key) for key, each in share.formulas.items())
    everyone = listing.places.total("total")
    formulas = {
        key: f'=IF(N({everyone})=0,"",ROUND({_persons(listing, sums, key)}/{everyone},4))'
        for key in share.formulas
    }
    record = {**shares.row(0, named=True), TIER: share.label, MARK: mark}
    return ListLine(record, formulas, Look.TOTAL, kind=Kind.PERCENT)


def _persons(listing: ListWriter, sums: Sums, key: str) -> str:
    """A term: the persons of an education, without records of which not all are known."""
    lines = sums.outline.lines
    records = lines.filter(pl.col(LEVEL) == len(sums.outline.levels))
    if not records["total"].null_count():
        return listing.places.total(key)
    return sums.where_known(key, "total", 0, lines.height - 1, home=0)
