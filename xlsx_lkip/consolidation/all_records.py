"""The records of all submissions, each with its unit, source and doubt, in the order of the report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import polars as pl

from ..declaration.vocabulary import Table
from ..declaration.workbook import WORKBOOK
from ..figures.derived import is_odd
from ..model.tables import FILE, ROW, Tables
from ..names.keys import name_key_of
from ..submissions.owners import Source
from .agency_totals import with_both
from .certainty import with_unknown
from .consolidated import SOURCE, UNIT

ORDER, UNIT_ORDER = "_order", "_unit_order"
"""Place of a record's source, and of its unit, in the order of the report."""


def stacked(
    tables: Tables, marks: Mapping[str, pl.DataFrame], sources: Sequence[Source]
) -> dict[str, pl.DataFrame]:
    """By table key, the records of the sources that count: by source, then by row.

    Computed columns hold what their formulas give, not what was typed in them.

    Args:
        marks: by table key, of the records in doubt, what is next to them.
    """
    index = _index(sources)
    stacks = {
        table.key: with_unknown(
            table,
            _where_readable(table, recomputed(table, tables.records[table.key]))
            .join(index, on=FILE, how="inner")
            .join(marks[table.key], on=[FILE, ROW], how="left")
            .sort(ORDER, pl.col(ROW)),
        )
        for table in WORKBOOK.tables
    }
    return {**stacks, "budget": with_both(stacks["budget"])}


def recomputed(table: Table, records: pl.DataFrame) -> pl.DataFrame:
    """The records with every computed column as its formula gives it."""
    for column in table.columns:
        if column.formula:
            records = records.with_columns(column.formula.expected().alias(column.key))
    return records


def _where_readable(table: Table, records: pl.DataFrame) -> pl.DataFrame:
    """The records without the computed figures that need a cell which could not be read."""
    inputs = {column.key for column in table.inputs}
    for column in table.columns:
        needed = inputs & set(column.formula.keys()) if column.formula else set()
        if needed:
            unread = pl.any_horizontal(is_odd(table, key) for key in sorted(needed))
            records = records.with_columns(pl.when(~unread).then(column.key).alias(column.key))
    return records


def same_name(names: pl.Expr) -> pl.Expr:
    """What makes two names the same name; one without a letter or digit is like no other."""
    keys = name_key_of(names)
    return pl.when(keys == "").then(names).otherwise(keys)


def _index(sources: Sequence[Source]) -> pl.DataFrame:
    """For each source that counts: its place, name and unit."""
    units = {unit: place for place, unit in enumerate(dict.fromkeys(each.unit for each in sources))}
    rows = [
        (source.file, place, units[source.unit], source.name, source.unit)
        for place, source in enumerate(sources)
        if not source.copy_of
    ]
    schema = {
        FILE: pl.UInt32,
        ORDER: pl.Int64,
        UNIT_ORDER: pl.Int64,
        SOURCE: pl.String,
        UNIT: pl.String,
    }
    return pl.DataFrame(rows, schema=schema, orient="row")
