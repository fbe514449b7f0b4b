"""The agency's totals, what each submission states itself, and what each sheet contributed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import polars as pl

from ..declaration.vocabulary import Table
from ..declaration.workbook import ABSORPTION, SUMMED_TOTALS, WORKBOOK
from ..figures.derived import stated_totals
from ..model.tables import FILE, ROW, Tables
from ..submissions.owners import Source
from .certainty import known_sum
from .consolidated import BOTH, RATIO, SOURCE, UNIT, AgencyTotals, Coverage


def totals_of(
    records: Mapping[str, pl.DataFrame], gaps: Mapping[str, Sequence[object]] | None = None
) -> AgencyTotals:
    """The sums over the records; Sisa and Persentase over those of which Pagu and Realisasi are known.

    Args:
        gaps: by table, what is not in its records; of no record at all, the sum is then not known.
    """
    sums: dict[str, int | None] = {}
    for key, (table, column) in SUMMED_TOTALS.items():
        nothing = records[table].is_empty() and (gaps or {}).get(table)
        known = records[table].select(known_sum(WORKBOOK.table(table), column)).item()
        sums[key] = None if nothing else known
    both = records["budget"].select(pl.col(f"{key}{BOTH}").sum() for key in RATIO)
    return AgencyTotals(**sums, absorption=with_absorption(both)["absorption"][0])


def with_both(budget: pl.DataFrame) -> pl.DataFrame:
    """The records with the figures that ratios are formed of: null where one of the two is not known."""
    known = pl.all_horizontal(pl.col(key).is_not_null() for key in RATIO)
    return budget.with_columns(pl.when(known).then(key).alias(f"{key}{BOTH}") for key in RATIO)


def with_absorption(lines: pl.DataFrame) -> pl.DataFrame:
    """Lines with Persentase from the figures of which both sides are known."""
    pairs = lines.select(pl.col(f"{key}{BOTH}").alias(key) for key in RATIO)
    return lines.with_columns(pairs.select(ABSORPTION.expected().alias("absorption")).to_series())


def absorption_of(budget: int | None, realization: int | None) -> int | None:
    """Persentase of these sums in 1/100 percent; None of no budget, and of what is not known."""
    schema = dict.fromkeys(RATIO, pl.Int64)
    frame = pl.DataFrame({"budget": [budget], "realization": [realization]}, schema)
    value: int | None = frame.select(ABSORPTION.expected()).item()
    return value


def submitted(tables: Tables, sources: Sequence[Source]) -> pl.DataFrame:
    """For each source its totals: as its Jumlah rows state them, else as its records add up.

    A figure is null where the source has no such table, or a figure in it could not be read; of a table
    without records it is 0.
    """
    frame = pl.DataFrame(
        [(source.file, source.unit, source.name) for source in sources],
        schema={FILE: pl.UInt32, UNIT: pl.String, SOURCE: pl.String},
        orient="row",
    )
    for name in dict.fromkeys(table for table, _ in SUMMED_TOTALS.values()):
        wanted = {key: column for key, (table, column) in SUMMED_TOTALS.items() if table == name}
        stated = stated_totals(tables, name).select(
            FILE, *(pl.col(column).alias(key) for key, column in wanted.items())
        )
        frame = frame.join(stated, on=FILE, how="left", maintain_order="left")
        none = pl.col(FILE).is_in(_without_records(tables, name))
        of_none = pl.when(none).then(0)
        frame = frame.with_columns(pl.coalesce(key, of_none).alias(key) for key in wanted)
    return frame.drop(FILE)


def _without_records(tables: Tables, table: str) -> list[int]:
    """The files whose sheet was read, and says nothing."""
    filled = set(tables.records[table][FILE])
    return [
        file
        for file, submission in enumerate(tables.submissions)
        if table in submission.places and file not in filled
    ]


def coverage(tables: Tables, sources: Sequence[Source]) -> tuple[Coverage, ...]:
    """For each source and sheet in template order: the rows that were taken over."""
    spans = {table.key: _spans(tables.records[table.key]) for table in WORKBOOK.tables}
    return tuple(
        _coverage(tables, source, table, spans[table.key].get(source.file))
        for source in sources
        for table in WORKBOOK.tables
    )


def _spans(records: pl.DataFrame) -> dict[int, tuple[int, int, int]]:
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
    remark = "Tidak terbaca" if place is None else "Nihil" if place.nothing else "Kosong"
    return Coverage(source, table.title, None, None, 0, remark, lacking=place is None)
