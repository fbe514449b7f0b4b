"""The sheets that list all units' records one below the other, each with its unit and source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..consolidate.model import MARK, SOURCE, UNIT
from ..expressions import Band
from ..lkip import WORKBOOK
from ..spec import Kind, Table
from .columns import NUMBER, UNIT_COLUMN, Column, Record, declared, provenance
from .doubt import mark_of
from .lines import Line
from .listing import Listing
from .outlines import TOTAL
from .report import Report
from .styles import Look

_WIDEST = 44.0
"""The template gives a column the whole sheet; here unit and source stand beside it."""
_NARROW = {
    UNIT: 18.0,
    "objective": 20.0,
    "indicator": 26.0,
    "unit_of_measure": 9.0,
    "direction": 7.0,
    "previous": 10.0,
    "target": 10.0,
    "realization": 10.0,
    "achievement": 10.0,
    "category": 11.0,
    "final_target": 10.0,
    "standard": 10.0,
    "program": 20.0,
    "program_absorption": 10.0,
    "explanation": 22.0,
    SOURCE: 18.0,
}
"""Capaian has the most columns, and must fit on a page too."""


def write_list(report: Report, key: str) -> Listing:
    """Write the records of a table as they are, and their total where the table has one."""
    table = WORKBOOK.table(key)
    summed = {column for summary in table.summaries for column in summary.formulas}
    columns = [
        replace(column, width=min(column.width, _WIDEST), summed=column.key in summed)
        for column in _columns(report, table)
    ]
    return _write(report, table, columns)


def write_achievement(report: Report, budget: Listing) -> Listing:
    """Write Capaian, each achievement beside the absorption of the program that supports it."""
    table = WORKBOOK.table("achievement")
    scale = Band("achievement", report.figures.scale)
    columns = {column.key: column for column in _columns(report, table)}
    columns["category"] = replace(
        columns["category"], formula=lambda cell: scale.excel_guarded(cell, cell)
    )
    beside = list(columns).index("program") + 1
    ordered = list(columns.values())
    ordered.insert(beside, _absorption(budget))
    narrow = [replace(each, width=_NARROW.get(each.key, each.width)) for each in ordered]
    return _write(report, table, narrow)


def _absorption(budget: Listing) -> Column:
    """The efficiency that the regulation asks to see: money spent beside result achieved."""

    def link(record: Record) -> str:
        return f"={budget.places.cell('absorption', record['program_line'])}"

    return Column("program_absorption", "Serapan program", 11, Kind.PERCENT, link=link)


def _columns(report: Report, table: Table) -> list[Column]:
    """Number and unit, what the declaration has, and where it came from."""
    own = (declared(table, column.key) for column in table.columns)
    return [NUMBER, UNIT_COLUMN, *own, *provenance(report.figures.marked)]


def _write(report: Report, table: Table, columns: Sequence[Column]) -> Listing:
    records = report.figures.records[table.key]
    summed = [column.key for column in columns if column.summed]
    about = (
        f"{table.purpose} Kolom Berkas dan Baris menunjuk lembar {table.title} pada berkas asal."
    )
    listing = Listing(report, table.title, about, columns, records.height, 1 if summed else 0)
    if summed:
        sums = {key: int(records[key].sum()) for key in summed}
        listing.put_total(_total(listing, sums, mark_of(records)))
    for number, record in enumerate(records.iter_rows(named=True)):
        listing.put(number, Line({**record, NUMBER.key: number + 1}))
    if not summed:
        listing.add_filters()
    return listing


def _total(listing: Listing, sums: dict[str, int], mark: str | None) -> Line:
    places = listing.places
    formulas = {key: f"=SUM({','.join(places.ranges(key, home=0))})" for key in sums}
    record = {**sums, UNIT_COLUMN.key: TOTAL, MARK: mark}
    return Line(record, formulas if places.count else {}, Look.TOTAL)
