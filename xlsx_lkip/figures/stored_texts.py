"""Numbers that are stored as texts: a spreadsheet's own sums skip them.

Which they are, which totals leave them out, and where they are. What is reported of it belongs to rules.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..declaration.expressions import total_of
from ..declaration.vocabulary import Column, Kind
from ..declaration.workbook import WORKBOOK
from ..model.numbers import Reading
from ..model.tables import FILE, ROW, SUMMARY, Tables, left_join_columns

if TYPE_CHECKING:
    import polars as pl

MANY = 3
"""More of them on one sheet, and more than numbers, are reported once."""
_NAMED = 5
"""Cells that a total names."""
_READ = (Reading.PLAIN, Reading.ODD, Reading.CONFIRMED, Reading.CONVENTION)
_TOLD_OTHERWISE = (Reading.ODD, Reading.CONVENTION)
"""Readings of which another rule speaks, at the same cell."""
_CELL = (FILE, "sheet", ROW, "column")
_COLUMN = (FILE, "sheet", "column")
_SHEET = (FILE, "sheet")


def stored_texts(tables: Tables) -> pl.DataFrame:
    """File, sheet, row, column, reading and value of each number of a record that is a text.

    A dash is no number, and a figure with its unit in one cell must be a text.
    """
    import polars as pl

    return (
        _read_texts(tables)
        .filter(pl.col("unit").is_null() & pl.col("raw").str.contains(r"\d"))
        .select(*_CELL, "reading", "value")
    )


def _read_texts(tables: Tables) -> pl.DataFrame:
    """The irregular cells of records that were read as numbers from texts."""
    import polars as pl

    texts = tables.irregular.filter(
        pl.col(SUMMARY).is_null()
        & pl.col("sheet").is_in([table.key for table in WORKBOOK.tables])
        & pl.col("reading").is_in([int(reading) for reading in _READ])
        & ~pl.col("number")
        & pl.col("value").is_not_null()
    )
    places = [
        tables.records[str(key)].select(FILE, ROW, pl.lit(key).alias("sheet"))
        for key in texts["sheet"].unique(maintain_order=True)
    ]
    # Rows that are no records, subtotals say, have irregular cells too.
    return texts.join(pl.concat(places), on=[FILE, "sheet", ROW], how="semi") if places else texts


def counted(tables: Tables, key: str, texts: pl.DataFrame) -> pl.DataFrame:
    """For each file, what a spreadsheet counts of a table's summed columns: `<column>.counted`.

    Args:
        texts: `stored_texts` of the tables.
    """
    import polars as pl

    names = [column.key for column in _summed(key)]
    frame = tables.records[key].group_by(FILE, maintain_order=True).agg(pl.col(names).sum())
    mine = texts.filter((pl.col("sheet") == key) & pl.col("column").is_in(names))
    for (column,), part in mine.group_by("column", maintain_order=True):
        lost = part.group_by(FILE).agg(pl.col("value").sum().alias("_lost"))
        less = pl.col(str(column)) - pl.col("_lost").fill_null(0)
        frame = left_join_columns(frame, lost, FILE).with_columns(less).drop("_lost")
    return frame.rename({name: f"{name}.counted" for name in names})


def with_left_out(tables: Tables, key: str) -> pl.DataFrame:
    """A table's summary rows with `<column>.texts`: the cells that it leaves out.

    Texts among what a column is computed from leave their record out as well.
    """
    import polars as pl

    columns, frame = list(_summed(key)), tables.summaries[key]
    short = frame.select(_leaves_out(key, column).alias(column.key) for column in columns)
    for column in columns:
        name, files = f"{column.key}.texts", frame.filter(short[column.key])[FILE].unique()
        if files.is_empty():
            frame = frame.with_columns(pl.lit(None, pl.String).alias(name))
        else:
            sources = column.formula.keys() if column.formula else ()
            named = _named(tables, key, (column.key, *sources), files)
            frame = left_join_columns(frame, named.rename({"cells": name}), FILE)
    return frame


def whole_totals(tables: Tables, key: str) -> pl.DataFrame:
    """A table's summary rows without the figures that leave texts out, and percentages of such."""
    import polars as pl

    frame = tables.summaries[key]
    short = {column.key: _leaves_out(key, column) for column in _summed(key)}
    for name, formula in WORKBOOK.table(key).summaries[0].formulas.items():
        if name not in short:
            short[name] = pl.any_horizontal(short[source] for source in formula.keys())
    wrong = frame.select(each.fill_null(value=False).alias(name) for name, each in short.items())
    return frame.with_columns(pl.when(~wrong[name]).then(name).alias(name) for name in short)


def _leaves_out(key: str, column: Column) -> pl.Expr:
    """Whether a Jumlah is what a spreadsheet counts, and less than what is there."""
    import polars as pl

    stated, total = pl.col(column.key), WORKBOOK.table(key).summaries[0].key
    fewer = pl.col(f"{column.key}.counted") != pl.col(total_of(column.key))
    return (pl.col(SUMMARY) == total) & (stated == pl.col(f"{column.key}.counted")) & fewer


def _named(tables: Tables, key: str, columns: tuple[str, ...], files: pl.Series) -> pl.DataFrame:
    """For each file the names of its cells in these columns that are texts, the first few.

    A dash is one too: a formula that needs a number gives nothing beside it.
    """
    import polars as pl

    texts = _read_texts(tables).filter(
        (pl.col("sheet") == key)
        & pl.col("column").is_in(columns)
        & pl.col(FILE).is_in(files.implode())
    )
    found: dict[int, list[str]] = {}
    for file, row, column in texts.sort(FILE, ROW).select(FILE, ROW, "column").iter_rows():
        name = tables.submissions[file].cell_name(key, row, column)
        found.setdefault(file, []).append(name or "")
    cells = [
        ", ".join(names[:_NAMED]) + (", ..." if len(names) > _NAMED else "")
        for names in found.values()
    ]
    return pl.DataFrame({FILE: list(found), "cells": cells}, {FILE: pl.UInt32, "cells": pl.String})


def told_texts(tables: Tables) -> pl.DataFrame:
    """By cell that is a number stored as a text: whether a Jumlah leaves it out (`left_out`), else
    whether it is reported (`told`), and for how many more of its sheet it then is (`others`)."""
    import polars as pl

    texts = stored_texts(tables)
    if texts.is_empty():
        nothing = pl.lit(value=False)
        return texts.select(*_CELL, left_out=nothing, told=nothing, others=pl.lit(None, pl.UInt32))
    left_out = pl.concat([_left_out(tables, key) for key in tables.summaries])
    frame = left_join_columns(texts, left_out, *_COLUMN).with_columns(
        pl.col("left_out").fill_null(value=False)
    )
    frame = left_join_columns(frame, _numbers(tables), *_SHEET).with_columns(
        plain=~pl.col("left_out")
        & ~pl.col("reading").is_in([int(each) for each in _TOLD_OTHERWISE])
    )
    frame = frame.sort(FILE, "sheet", ROW, maintain_order=True)
    count = pl.col("plain").sum().over(_SHEET)
    first = pl.col("plain") & (pl.col("plain").cum_sum().over(_SHEET) == 1)
    most = (count > MANY) & (count > pl.col("numbers"))
    return frame.select(
        *_CELL,
        "left_out",
        told=pl.col("plain") & (first | ~most),
        others=pl.when(most & first).then(count - 1).cast(pl.UInt32),
    )


def _left_out(tables: Tables, key: str) -> pl.DataFrame:
    """The columns of each file whose Jumlah leaves out what is stored as text."""
    import polars as pl

    frame = tables.summaries[key]
    parts = [
        frame.filter(_leaves_out(key, column)).select(
            FILE,
            sheet=pl.lit(key),
            column=pl.lit(column.key),
            left_out=True,
        )
        for column in _summed(key)
    ]
    return pl.concat(parts).unique(_COLUMN, maintain_order=True)


def _numbers(tables: Tables) -> pl.DataFrame:
    """How many cells of the records of each sheet of a file are stored as numbers."""
    import polars as pl

    parts = []
    for table in WORKBOOK.tables:
        keys = [column.key for column in table.columns if column.kind.is_number]
        if keys:
            filled = tables.records[table.key].group_by(FILE, maintain_order=True)
            count = pl.sum_horizontal(pl.col(keys).count()).cast(pl.Int64).alias("numbers")
            parts.append(
                filled.agg(count).select(FILE, pl.lit(table.key).alias("sheet"), "numbers")
            )
    counts = _read_texts(tables).group_by(_SHEET).agg(pl.len().cast(pl.Int64).alias("_texts"))
    stored = pl.col("numbers") - pl.col("_texts").fill_null(0)
    return left_join_columns(pl.concat(parts), counts, *_SHEET).select(*_SHEET, stored)


def _summed(key: str) -> Iterator[Column]:
    """The columns of a table of which a summary row holds sums."""
    table = WORKBOOK.table(key)
    for name in dict.fromkeys(name for row in table.summaries for name in row.formulas):
        if table.column(name).kind is not Kind.PERCENT:
            yield table.column(name)
