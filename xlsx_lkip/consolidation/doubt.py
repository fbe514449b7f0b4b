"""Which records are in doubt, and why: what is next to each, from the errors that reach it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple

import polars as pl

from ..declaration.workbook import WORKBOOK
from ..model.tables import FILE, ROW, Tables
from .consolidated import MARK, TOLD
from .reach import Reach

_NAMED = 3
"""Codes, and findings, that are on a record; Temuan has the rest."""


def doubts(tables: Tables, reached: Sequence[Reach]) -> dict[str, pl.DataFrame]:
    """By table key, the records in doubt: `file`, `row`, `mark` and `told`."""
    schema = {
        "number": pl.Int64,
        "code": pl.String,
        "message": pl.String,
        "table": pl.String,
        FILE: pl.UInt32,
        ROW: pl.UInt32,
    }
    rows = [astuple(each) for each in reached if each.file is not None]
    errors = pl.DataFrame(rows, schema=schema, orient="row").unique(maintain_order=True)
    return {
        table.key: _marked(
            errors.filter(pl.col("table") == table.key).drop("table"),
            tables.records[table.key].select(FILE, ROW),
        )
        for table in WORKBOOK.tables
    }


def _marked(errors: pl.DataFrame, records: pl.DataFrame) -> pl.DataFrame:
    """What is on no record is on all of its file."""
    place = [FILE, ROW]
    own = errors.join(records, on=place, how="semi")
    wide = errors.join(records, on=place, how="anti").drop(ROW).join(records, on=FILE)
    codes, numbers = pl.col("code").unique().sort(), pl.col("number").unique().sort()
    told = pl.format("No. {} ({}): {}", "number", "code", "message")
    return (
        pl.concat([own, wide.select(own.columns)])
        .unique(maintain_order=True)
        .sort("number")
        .group_by(place)
        .agg(
            pl.format("! {} (no. {})", _first(codes), _first(numbers.cast(pl.String))).alias(MARK),
            told.head(_NAMED).str.join("\n").alias(TOLD),
        )
    )


def _first(texts: pl.Expr) -> pl.Expr:
    """The first few of a group's texts, and that there are more."""
    more = pl.when(texts.len() > _NAMED).then(pl.lit(", …")).otherwise(pl.lit(""))
    return texts.head(_NAMED).str.join(", ") + more


def disputes(reached: Sequence[Reach]) -> dict[str, str]:
    """By table key, the errors on its total itself, e.g. `U302 (no. 4)`."""
    found: dict[str, list[str]] = {}
    for each in reached:
        if each.file is None:
            found.setdefault(each.table, []).append(f"{each.code} (no. {each.number})")
    return {table: ", ".join(errors) for table, errors in found.items()}


def on_whole_sheets(tables: Tables, reached: Sequence[Reach]) -> frozenset[tuple[int, str]]:
    """Files and table keys that have an error on none of their records."""
    found: set[tuple[int, str]] = set()
    for table in dict.fromkeys(each.table for each in reached):
        places = [(each.file, each.row) for each in reached if each.table == table]
        frame = pl.DataFrame(places, {FILE: pl.UInt32, ROW: pl.UInt32}, orient="row").drop_nulls(
            FILE
        )
        lost = frame.join(tables.records[table], on=[FILE, ROW], how="anti")
        found |= {(file, table) for file in lost[FILE]}
    return frozenset(found)
