"""The sheets that list all units' records one below the other, each with its unit and source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ...consolidation.consolidated import MARK
from ...declaration.vocabulary import Table
from ...declaration.workbook import WORKBOOK
from ..sheets.columns import NUMBER, UNIT_COLUMN, ListColumn, declared, provenance
from ..sheets.inexact import lacking, with_words
from ..sheets.list_line import ListLine
from ..sheets.list_writer import ListWriter
from ..sheets.outlines import TOTAL
from ..sheets.sheet_writer import Report
from ..sheets.styles import Look

_WIDEST = 44.0
"""The template gives a column the whole sheet; here unit and source are next to it."""


def write_list(report: Report, key: str) -> ListWriter:
    """Write the records of a table as they are, and their total where the table has one."""
    table = WORKBOOK.table(key)
    summed = {column for summary in table.summaries for column in summary.formulas}
    columns = [
        replace(column, width=min(column.width, _WIDEST), summed=column.key in summed)
        for column in _columns(report, table)
    ]
    return _write(report, table, columns)


def _columns(report: Report, table: Table) -> list[ListColumn]:
    """Number and unit, what the declaration has, and where it came from."""
    own = (declared(table, column.key) for column in table.columns)
    return [NUMBER, UNIT_COLUMN, *own, *provenance(report.figures)]


def _write(report: Report, table: Table, columns: Sequence[ListColumn]) -> ListWriter:
    records = report.figures.records[table.key]
    summed = [column.key for column in columns if column.summed]
    about = (
        f"{table.purpose} Kolom Berkas dan Baris menunjuk lembar {table.title} pada berkas asal."
    )
    figures = report.figures
    lacks, totals = lacking(figures, table.key), 1 if summed else 0
    listing = ListWriter(report, table.title, about, columns, records.height, totals, lacks)
    if summed:
        sums = dict.fromkeys(summed, figures.totals[table.key])
        listing.put_total(_total(listing, sums, figures.doubt.tables[table.key].mark))
    for number, record in enumerate(records.iter_rows(named=True)):
        record[NUMBER.key] = number + 1
        listing.put(number, ListLine(with_words(record)))
    if not summed:
        listing.add_filters()
    return listing


def _total(listing: ListWriter, sums: Mapping[str, int | None], mark: str | None) -> ListLine:
    places = listing.places
    formulas = {key: f"=SUM({','.join(places.ranges(key, home=0))})" for key in sums}
    record = with_words({**sums, UNIT_COLUMN.key: TOTAL, MARK: mark})
    return ListLine(record, formulas if places.count else {}, Look.TOTAL)
