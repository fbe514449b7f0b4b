"""When a figure is exact, in doubt, incomplete or not known; made once for records, sums and totals.

A line is exact where its `mark` is null. Otherwise the mark says what it is: records in doubt under it,
records whose figures are not known and so are in no sum, and what has not come at all. A sum of which
nothing is known is null, never 0.
"""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from ..declaration.vocabulary import Table
from ..declaration.workbook import WORKBOOK
from ..figures.derived import is_odd
from .consolidated import MARK, UNKNOWN, Certainty, columns_of
from .gaps import Gap, without

_UNKNOWN_RECORD = "! tidak diketahui"


def unknown(table: Table, key: str) -> pl.Expr:
    """Whether a figure of a record is not known. A computed one is as its formula gives it."""
    column = table.column(key)
    if column.computed:
        return pl.col(key).is_null()
    return is_odd(table, key) | (pl.col(key).is_null() & column.required)


def known_sum(table: Table, key: str) -> pl.Expr:
    """The sum of what is known; null where nothing is that should be."""
    nothing = (pl.col(key).count() == 0) & unknown(table, key).any()
    return pl.when(~nothing).then(pl.col(key).sum()).alias(key)


def with_unknown(table: Table, records: pl.DataFrame) -> pl.DataFrame:
    """The records with `unknown`; one that no error marks is marked all the same."""
    any_of = [unknown(table, key) for key in columns_of(table.key)]
    lacking = pl.any_horizontal(any_of) if any_of else pl.lit(value=False)
    marked = pl.when(UNKNOWN).then(pl.coalesce(MARK, pl.lit(_UNKNOWN_RECORD))).otherwise(MARK)
    return records.with_columns(lacking.alias(UNKNOWN)).with_columns(marked.alias(MARK))


def mark_of_sum(lacking: pl.Expr) -> pl.Expr:
    """What a sum over records is marked with, e.g. `! 2 baris; tanpa Anggaran Bidang B`; else null.

    Args:
        lacking: what is in none of the records.
    """
    parts = [
        _some(pl.col(MARK).count(), "{} baris"),
        _some(pl.col(UNKNOWN).sum(), "{} tidak diketahui"),
        lacking,
    ]
    lacks = pl.concat_str(parts, separator="; ", ignore_nulls=True)
    return pl.when(lacks != "").then(pl.lit("! ") + lacks).alias(MARK)


def _some(count: pl.Expr, words: str) -> pl.Expr:
    return pl.when(count > 0).then(pl.format(words, count))


def in_doubt(records: Mapping[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    """By table key, the records in doubt alone."""
    return {key: frame.filter(pl.col(MARK).is_not_null()) for key, frame in records.items()}


def certainties_of(
    records: Mapping[str, pl.DataFrame],
    gaps: Mapping[str, tuple[Gap, ...]],
    disputes: Mapping[str, str],
) -> dict[str, Certainty]:
    """By table key, how sure its total is.

    Args:
        disputes: by table, the errors on the total itself.
    """
    return {
        key: _certainty(WORKBOOK.table(key), frame, gaps[key], disputes.get(key))
        for key, frame in records.items()
    }


def _certainty(
    table: Table, records: pl.DataFrame, gaps: tuple[Gap, ...], dispute: str | None
) -> Certainty:
    lacking = "; ".join(filter(None, (without(gaps), dispute))) or None
    mark = records.select(mark_of_sum(pl.lit(lacking, pl.String))).item()
    lost = sum(records.select(unknown(table, key).sum()).item() for key in _given(table))
    return Certainty(mark, records[MARK].count(), lost, gaps, dispute)


def _given(table: Table) -> list[str]:
    """The figures that totals sum, without those that follow from others of them."""
    summed = columns_of(table.key)
    follows = (table.column(key).formula for key in summed)
    return [
        key
        for key, formula in zip(summed, follows, strict=True)
        if not formula or set(summed).isdisjoint(formula.keys())
    ]
