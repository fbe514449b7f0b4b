"""Pegawai: rank by education over all units, with totals and shares."""

from __future__ import annotations

from collections.abc import Mapping

from ..consolidate.model import LABEL, LEVEL, MARK
from ..expressions import total_of
from ..lkip import EDUCATION, WORKBOOK
from ..spec import Kind
from .columns import Column, provenance
from .doubt import mark_of_all
from .lines import Line
from .listing import Listing
from .outlines import TIER, TIER_HEADER, TOTAL, Sums, write_lines
from .report import Report
from .styles import Look

_LEVELS = tuple(level.lower() for level in EDUCATION)


def write_staff(report: Report) -> Listing:
    """Write Pegawai."""
    table, outline = WORKBOOK.table("staff"), report.figures.staff
    about = "Semua unit kerja bersama. Rincian tiap unit dilipat; tombol 2 di kiri atas membukanya."
    columns = _columns(marked=report.figures.marked)
    listing = Listing(report, table.title, about, columns, outline.lines.height, totals=2)
    sums = Sums(listing.places, outline, _LEVELS)
    people = {**people_by_education(report), "total": report.figures.totals.staff}
    mark = mark_of_all(outline)
    everyone = {TIER: TOTAL, LABEL: "Seluruh perangkat daerah", MARK: mark}
    listing.put_total(Line({**people, **everyone}, sums.of_all(), Look.TOTAL))
    listing.put_total(_shares(listing, people, mark), index=1)
    write_lines(listing, outline, sums, folded=True)
    return listing


def _columns(*, marked: bool) -> tuple[Column, ...]:
    row_sum = WORKBOOK.table("staff").column("total").formula
    assert row_sum
    return (
        Column(TIER, TIER_HEADER, 14),
        Column(LABEL, "Pangkat/Golongan, unit kerja", 44),
        *(Column(level.lower(), level, 9, Kind.COUNT, summed=True) for level in EDUCATION),
        Column("total", TOTAL, 10, Kind.COUNT, lambda cell: f"={row_sum.excel(cell, cell)}"),
        *provenance(marked),
    )


def people_by_education(report: Report) -> dict[str, int]:
    """Persons by education, the highest first."""
    import polars as pl

    ranks = report.figures.staff.lines.filter(pl.col(LEVEL) == 1)
    return {key: int(ranks[key].sum()) for key in _LEVELS}


def _shares(listing: Listing, people: Mapping[str, int], mark: str | None) -> Line:
    """Each education's share of all staff, as the declaration reckons it."""
    import polars as pl

    _, share = WORKBOOK.table("staff").summaries
    sums = pl.DataFrame({total_of(key): [count] for key, count in people.items()})
    shares = sums.select(each.expected().alias(key) for key, each in share.formulas.items())
    everyone = listing.places.total("total")
    formulas = {
        key: f'=IF({everyone}=0,"",ROUND({listing.places.total(key)}/{everyone},4))'
        for key in people
    }
    record = {**shares.row(0, named=True), TIER: share.label, MARK: mark}
    return Line(record, formulas, Look.TOTAL, kind=Kind.PERCENT)
