"""The agency's totals, what each submission states itself, and what each sheet contributed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ..figures import stated_totals
from ..lkip import ABSORPTION, WORKBOOK
from ..sources import Source
from ..spec import Table
from ..tables import FILE, ROW, Tables
from .model import SOURCE, UNIT, Coverage, Totals

if TYPE_CHECKING:
    import polars as pl

SUMMED: Mapping[str, tuple[str, str]] = {
    "budget": ("budget", "budget"),
    "realization": ("budget", "realization"),
    "remaining": ("budget", "remaining"),
    "staff": ("staff", "total"),
    "support": ("support", "headcount"),
}
"""Total -> the table and column that it sums."""


def totals_of(records: Mapping[str, pl.DataFrame]) -> Totals:
    """The sums over all records; Sisa and Persentase from the sums of Pagu and Realisasi."""
    sums = {key: int(records[table][column].sum()) for key, (table, column) in SUMMED.items()}
    budget, realization = sums["budget"], sums["realization"]
    sums["remaining"] = budget - realization
    return Totals(**sums, absorption=absorption_of(budget, realization))


def absorption_of(budget: int, realization: int) -> int | None:
    """Persentase of these sums in 1/100 percent; None of no budget."""
    import polars as pl

    frame = pl.DataFrame({"budget": [budget], "realization": [realization]})
    value: int | None = frame.select(ABSORPTION.expected()).item()
    return value


def submitted(tables: Tables, sources: Sequence[Source]) -> pl.DataFrame:
    """For each source its totals: as its Jumlah rows state them, else as its records add up.

    A figure is null where the source has no such table, or a figure in it could not be read.
    """
    import polars as pl

    frame = pl.DataFrame(
        [(source.file, source.unit, source.name) for source in sources],
        schema={FILE: pl.UInt32, UNIT: pl.String, SOURCE: pl.String},
        orient="row",
    )
    for name in dict.fromkeys(table for table, _ in SUMMED.values()):
        wanted = {key: column for key, (table, column) in SUMMED.items() if table == name}
        stated = stated_totals(tables, name).select(
            FILE, *(pl.col(column).alias(key) for key, column in wanted.items())
        )
        frame = frame.join(stated, on=FILE, how="left", maintain_order="left")
    return frame.drop(FILE)


def coverage(tables: Tables, sources: Sequence[Source]) -> tuple[Coverage, ...]:
    """For each source and sheet in template order: the rows that were taken over."""
    spans = {table.key: _spans(tables.records[table.key]) for table in WORKBOOK.tables}
    return tuple(
        _coverage(tables, source, table, spans[table.key].get(source.file))
        for source in sources
        for table in WORKBOOK.tables
    )


def _spans(records: pl.DataFrame) -> dict[int, tuple[int, int, int]]:
    import polars as pl

    grouped = records.group_by(FILE).agg(
        pl.col(ROW).min().alias("first"), pl.col(ROW).max().alias("last"), pl.len()
    )
    return {file: (first, last, count) for file, first, last, count in grouped.iter_rows()}


def _coverage(
    tables: Tables, source: Source, table: Table, span: tuple[int, int, int] | None
) -> Coverage:
    place = tables.submissions[source.file].places.get(table.key)
    if span:
        return Coverage(source, table.title, *span, remark="")
    remark = "Lembar tidak ada" if place is None else "Nihil" if place.nothing else "Kosong"
    return Coverage(source, table.title, None, None, 0, remark)
