"""Figures that follow from figures: computed cells left blank, sums over records, readings confirmed.

Between reading and checking. What is typed stays as it is; nothing here judges it.
"""

from __future__ import annotations

from functools import reduce
from operator import and_
from typing import TYPE_CHECKING

from .expressions import total_of
from .lkip import WORKBOOK
from .notation import Reading
from .spec import Form, Kind, Table
from .tables import FILE, ODD, ROW, SUMMARY, Tables

if TYPE_CHECKING:
    import polars as pl

USUAL_PERCENT = 20_000
"""1/100 percent. A number up to 2 in a percent cell is a fraction unless its record says otherwise."""


def completed(table: Table, records: pl.DataFrame) -> pl.DataFrame:
    """The records with blank computed figures filled in from their formulas."""
    import polars as pl

    for column in table.columns:
        if column.formula:
            readable = ~pl.any_horizontal(is_odd(table, key) for key in column.formula.keys())
            value = pl.coalesce(column.key, pl.when(readable).then(column.formula.expected()))
            records = records.with_columns(
                pl.when(~is_odd(table, column.key)).then(value).alias(column.key)
            )
    return records


def is_odd(sheet: Table | Form, key: str) -> pl.Expr:
    """Whether the cell of that column could not be read."""
    import polars as pl

    bit = [column.key for column in sheet.columns].index(key)
    return (pl.col(ODD) & pl.lit(1 << bit, pl.UInt64)) != 0


def sums(table: Table, records: pl.DataFrame) -> pl.DataFrame:
    """For each file, the sum of each summed column: `key.sum`, null where a figure is missing."""
    import polars as pl

    whole = completed(table, records)
    wanted = []
    for key in dict.fromkeys(key for summary in table.summaries for key in summary.formulas):
        column = table.column(key)
        if column.kind is Kind.PERCENT:
            continue
        unknown = is_odd(table, key)
        if column.required or column.computed:
            unknown |= pl.col(key).is_null()
        total = pl.when(~unknown.any()).then(pl.col(key).sum())
        wanted.append(total.alias(total_of(key)))
    return whole.group_by(FILE).agg(wanted)


def with_sums(tables: Tables) -> Tables:
    """The tables, each summary row with the sums of its columns beside it; no records, sum 0."""
    import polars as pl

    for key, frame in tables.summaries.items():
        found = sums(WORKBOOK.table(key), tables.records[key])
        none = ~pl.col(FILE).is_in(found[FILE].implode())
        names = [name for name in found.columns if name != FILE]
        tables.summaries[key] = frame.join(
            found, on=FILE, how="left", maintain_order="left"
        ).with_columns(
            pl.when(none).then(pl.lit(0, pl.Int64)).otherwise(name).alias(name) for name in names
        )
    return tables


def stated_totals(tables: Tables, table: str) -> pl.DataFrame:
    """For each file the table's totals: as its Jumlah row states them, else as they add up."""
    import polars as pl

    declared = WORKBOOK.table(table)
    total = declared.summaries[0]
    stated = (
        tables.summaries[table]
        .filter(pl.col(SUMMARY) == total.key)
        .select(
            FILE,
            *(
                pl.coalesce(key, formula.expected()).alias(key)
                for key, formula in total.formulas.items()
            ),
        )
        .unique(FILE, keep="first", maintain_order=True)
    )
    found = sums(declared, tables.records[table])
    added = found.select(
        FILE, *(formula.expected().alias(key) for key, formula in total.formulas.items())
    )
    return pl.concat([stated, added.join(stated, on=FILE, how="anti")]).sort(FILE)


def confirmed(tables: Tables) -> Tables:
    """The tables with every cell of two readings read the way its own figures confirm.

    Where nothing confirms one, the cell stays without a value and a rule names both readings.
    """
    import polars as pl

    open_cells = tables.oddities.filter(pl.col("reading") == Reading.TWO_READINGS)
    if open_cells.is_empty():
        return with_sums(tables)
    for (sheet, key), part in open_cells.filter(pl.col(SUMMARY).is_null()).group_by(
        "sheet", "column", maintain_order=True
    ):
        declared = WORKBOOK.sheet(str(sheet))
        if isinstance(declared, Table):
            tests = [
                column.formula.holds(pl.col(column.key))
                for column in declared.columns
                if column.formula
                and column.kind.is_number
                and str(key) in (column.key, *column.formula.keys())
            ]
            _settle(tables, tables.records, declared, str(key), part, tests)
    tables = with_sums(tables)
    for (sheet, key), part in open_cells.filter(pl.col(SUMMARY).is_not_null()).group_by(
        "sheet", "column", maintain_order=True
    ):
        table = WORKBOOK.table(str(sheet))
        tests = [
            pl.when(pl.col(SUMMARY) == summary.key).then(formula.holds(pl.col(str(key))))
            for summary in table.summaries
            for formula in (summary.formulas.get(str(key)),)
            if formula
        ]
        _settle(tables, tables.summaries, table, str(key), part, tests)
    return tables


def _settle(
    tables: Tables,
    frames: dict[str, pl.DataFrame],
    sheet: Table,
    key: str,
    part: pl.DataFrame,
    tests: list[pl.Expr],
) -> None:
    """Put the confirmed reading of each cell in its place, and say so in the oddities."""
    import polars as pl

    provenance = [FILE, ROW]
    rows = part.join(frames[sheet.key].drop(ODD), on=provenance, suffix=".record")
    fits = {
        reading: rows.with_columns(pl.col(reading).alias(key)).select(_all_hold(tests)).to_series()
        for reading in ("value", "other")
    }
    first, second = fits["value"], fits["other"]
    usual = rows["number"] & (rows["value"].abs() <= USUAL_PERCENT)
    take_first = (first & ~second) | (usual & ~second)
    chosen = rows.select(
        *provenance,
        pl.when(take_first).then("value").when(second & ~first).then("other").alias("chosen"),
        plain=take_first & pl.col("number"),
    ).filter(pl.col("chosen").is_not_null())
    frames[sheet.key] = _placed(frames[sheet.key], sheet, key, chosen)
    tables.oddities = _said(tables.oddities, sheet.key, key, chosen)


def _all_hold(tests: list[pl.Expr]) -> pl.Expr:
    """Whether some test speaks and none speaks against it."""
    import polars as pl

    if not tests:
        return pl.lit(value=False)
    agrees = reduce(and_, (test.fill_null(value=True) for test in tests))
    return agrees & pl.any_horizontal(test.is_not_null() for test in tests)


def _placed(frame: pl.DataFrame, sheet: Table, key: str, chosen: pl.DataFrame) -> pl.DataFrame:
    import polars as pl

    bit = 1 << sheet.index(key)
    joined = frame.join(chosen.drop("plain"), on=[FILE, ROW], how="left", maintain_order="left")
    known = pl.col("chosen").is_not_null()
    return joined.with_columns(
        pl.coalesce("chosen", key).alias(key),
        pl.when(known)
        .then(pl.col(ODD) & pl.lit(~bit & (2**64 - 1), pl.UInt64))
        .otherwise(ODD)
        .alias(ODD),
    ).drop("chosen")


def _said(oddities: pl.DataFrame, sheet: str, key: str, chosen: pl.DataFrame) -> pl.DataFrame:
    """A fraction in a percent cell is as it should be; any other choice is worth a word."""
    import polars as pl

    here = (pl.col("sheet") == sheet) & (pl.col("column") == key)
    joined = oddities.join(chosen, on=[FILE, ROW], how="left", maintain_order="left")
    mine = here & pl.col("chosen").is_not_null()
    return (
        joined.filter(~(mine & pl.col("plain")).fill_null(value=False))
        .with_columns(
            pl.when(mine).then("chosen").otherwise("value").alias("value"),
            pl.when(mine)
            .then(pl.lit(int(Reading.CONFIRMED), pl.UInt8))
            .otherwise("reading")
            .alias("reading"),
        )
        .drop("chosen", "plain")
    )
