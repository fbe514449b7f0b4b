"""Giving cells another reading than they were first read with: record and irregular cell change together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..declaration.vocabulary import Form, Table
from ..model.numbers import Reading
from ..model.tables import FILE, ODD, ROW, SUMMARY, UNREAD, Tables, irregular_schema

if TYPE_CHECKING:
    import polars as pl

_CELL = (FILE, "sheet", ROW, "column")


def reread(tables: Tables, sheet: Table | Form, key: str, cells: pl.DataFrame) -> None:
    """Put the readings of cells of one column in their places.

    Args:
        cells: rows as `irregular_schema` has them, either all of records or all of summary rows.
    """
    import polars as pl

    if cells.is_empty():
        return
    cells = cells.select(pl.col(name).cast(kind) for name, kind in irregular_schema().items())
    in_summary = cells[SUMMARY].is_not_null().any()
    frames = tables.summaries if in_summary else tables.records
    frames[sheet.key] = _placed(frames[sheet.key], sheet, key, cells)
    plain = pl.col("number") & (pl.col("reading") == Reading.PLAIN)
    rest = tables.irregular.join(cells, on=_CELL, how="anti")
    tables.irregular = pl.concat([rest, cells.filter(~plain)])


def as_stored(value: pl.Expr, scale: int) -> pl.Expr:
    """The number in the file that was read as that value, as a text: `0.5`, `1`."""
    import polars as pl

    return (value / scale).cast(pl.String).str.strip_suffix(".0")


def cells_of(
    rows: pl.DataFrame,
    sheet: str,
    key: str,
    reading: pl.Expr,
    raw: pl.Expr,
    *,
    value: pl.Expr | None = None,
    other: pl.Expr | None = None,
    summary: str | None = None,
) -> pl.DataFrame:
    """Cells of one column that were read plainly, as `irregular_schema` has those that were not.

    A cell with a value was stored as a number.
    """
    import polars as pl

    none = pl.lit(None, pl.Int64)
    return rows.select(
        FILE,
        pl.lit(sheet).alias("sheet"),
        ROW,
        pl.lit(summary, pl.String).alias(SUMMARY),
        pl.lit(key).alias("column"),
        reading.cast(pl.UInt8).alias("reading"),
        raw.cast(pl.String).alias("raw"),
        pl.lit(value is not None).alias("number"),
        (none if value is None else value).alias("value"),
        (none if other is None else other).alias("other"),
        pl.lit(None, pl.String).alias("unit"),
    )


def _placed(
    frame: pl.DataFrame, sheet: Table | Form, key: str, cells: pl.DataFrame
) -> pl.DataFrame:
    """The frame with the cells' values, their bits set where they stay unread."""
    import polars as pl

    bit = pl.lit(1 << [column.key for column in sheet.columns].index(key), pl.UInt64)
    unread = pl.col("reading").is_in([int(reading) for reading in UNREAD])
    read_as = cells.select(
        FILE, ROW, unread.alias("_unread"), pl.when(~unread).then("value").alias("_value")
    )
    known = pl.col("_unread").is_not_null()
    cleared = pl.col(ODD) - (pl.col(ODD) & bit)
    return (
        frame.join(read_as, on=[FILE, ROW], how="left", maintain_order="left")
        .with_columns(
            pl.when(known).then(pl.col("_value").cast(frame.schema[key])).otherwise(key).alias(key),
            pl.when(pl.col("_unread"))
            .then(pl.col(ODD) | bit)
            .when(known)
            .then(cleared)
            .otherwise(ODD)
            .alias(ODD),
        )
        .drop("_unread", "_value")
    )
