"""How precisely a percentage is written: 98%, 97,9% and 97,86% may all be right of one ratio.

The step of a percentage is the size of its last written decimal, in 1/100 percent: 100, 10 or 1. Of a
text it is that of the decimals as typed, of a number that of the fewest that give its value, whatever
the cell's format shows.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ..declaration.expressions import Expression
from ..declaration.vocabulary import Form, Kind, Summary, Table
from ..model.numbers import read
from ..model.tables import FILE, ROW, SUMMARY, Tables, left_join_columns

if TYPE_CHECKING:
    import polars as pl

STEPS = (100, 10, 1)
"""Of no decimals, one, and two; more are as good as two."""
_DECIMALS = re.compile(r"[.,]([0-9]+)[^0-9]*$")


def step_name(key: str) -> str:
    """The frame column that holds the step of the percentages in column `key`."""
    return f"{key}.step"


def rounded_name(key: str) -> str:
    """The frame column that says where a control total is right at its own precision alone."""
    return f"{key}.rounded"


def step_of(key: str) -> pl.Expr:
    """The step of percentages that are stored as numbers."""
    import polars as pl

    value = pl.col(key)
    coarse, tenths, hundredths = STEPS
    tens = pl.when(value % tenths == 0).then(tenths).otherwise(hundredths)
    return pl.when(value % coarse == 0).then(coarse).otherwise(tens)


def step_of_text(text: str, value: int) -> int:
    """The step of a percentage that was written as that text and read as that value."""
    match = _DECIMALS.search(text)
    decimals = len(match[1]) if match else 0
    if read(Kind.PERCENT, text).value != value:
        # Read as a fraction: `0,979` is 97,9%.
        decimals = max(0, decimals - 2)
    return STEPS[min(decimals, 2)]


def with_steps(
    frame: pl.DataFrame, tables: Tables, sheet: Table | Form, *, summary: bool = False
) -> pl.DataFrame:
    """A sheet's records, or its summary rows, with the step beside each percentage."""
    keys = percentages(sheet, summary=summary)
    frame = frame.with_columns(step_of(key).alias(step_name(key)) for key in keys)
    texts = _texts(tables, sheet, keys, summary=summary)
    return frame if texts.is_empty() else _with_typed(frame, texts)


def percentages(sheet: Table | Form, *, summary: bool) -> list[str]:
    """The columns of percentages, among the records or in the summary rows."""
    if not summary:
        return [column.key for column in sheet.columns if column.kind is Kind.PERCENT]
    if isinstance(sheet, Form):
        return []
    rows = (each.formulas.items() for each in sheet.summaries)
    return list(dict.fromkeys(key for row in rows for key, formula in row if formula.percentage))


def _texts(tables: Tables, sheet: Table | Form, keys: list[str], *, summary: bool) -> pl.DataFrame:
    """The percentages that are stored as texts."""
    import polars as pl

    in_summary = pl.col(SUMMARY).is_not_null()
    return tables.irregular.filter(
        (pl.col("sheet") == sheet.key)
        & pl.col("column").is_in(keys)
        & (in_summary if summary else ~in_summary)
        & ~pl.col("number")
        & pl.col("value").is_not_null()
    )


def _with_typed(frame: pl.DataFrame, texts: pl.DataFrame) -> pl.DataFrame:
    """With the steps that texts show instead of those of their values."""
    import polars as pl

    steps = [step_of_text(*each) for each in texts.select("raw", "value").iter_rows()]
    typed = texts.select(FILE, ROW, "column", pl.Series("typed", steps, dtype=pl.Int32))
    keys = typed["column"].unique().to_list()
    by_row = typed.pivot("column", index=[FILE, ROW], values="typed")
    found = left_join_columns(frame.select(FILE, ROW), by_row, FILE, ROW)
    names = [step_name(key) for key in keys]
    return frame.with_columns(
        found[key].alias(name).fill_null(frame[name]) for key, name in zip(keys, names, strict=True)
    )


def written_briefly(key: str) -> pl.Expr:
    """The percentage as it was written: `98%`, `97,9%`."""
    import polars as pl

    size = pl.col(key).abs()
    sign = pl.when(pl.col(key) < 0).then(pl.lit("-")).otherwise(pl.lit(""))
    tenths = pl.when(pl.col(step_name(key)) < STEPS[0]).then(
        pl.format(",{}", size % STEPS[0] // STEPS[1])
    )
    return pl.format("{}{}{}%", sign, size // STEPS[0], tenths.otherwise(pl.lit("")))


def only_rounded(key: str, formula: Expression) -> pl.Expr:
    """Whether a percentage is what its formula gives at its own precision, but not at two decimals."""
    import polars as pl

    value, step = pl.col(key), pl.col(step_name(key))
    rounded = formula.holds(value, step) & ~formula.holds(value)
    return rounded.fill_null(value=False).alias(rounded_name(key))


def exact_records(records: pl.DataFrame, tables: Tables, table: Table) -> pl.DataFrame:
    """The records with percentages that are right at their own precision alone left blank.

    What follows from such a percentage then follows from the figures that it is made of.
    """
    frame = with_steps(records, tables, table)
    formulas = {column.key: column.formula for column in table.columns if column.formula}
    return frame.with_columns(_exact(formulas))


def exact_summaries(
    frame: pl.DataFrame, tables: Tables, table: Table, summaries: Sequence[Summary]
) -> pl.DataFrame:
    """Those of a table's summary rows, in the same way."""
    import polars as pl

    frame = frame.filter(pl.col(SUMMARY).is_in([summary.key for summary in summaries]))
    rows = {each.key: each.formulas for each in summaries if _has_percentages(each)}
    if frame.is_empty() or not rows:
        return frame
    frame = with_steps(frame, tables, table, summary=True)
    for key, formulas in rows.items():
        frame = frame.with_columns(_exact(formulas, pl.col(SUMMARY) == key))
    return frame


def _has_percentages(summary: Summary) -> bool:
    return any(formula.percentage for formula in summary.formulas.values())


def _exact(formulas: Mapping[str, Expression], here: pl.Expr | None = None) -> list[pl.Expr]:
    import polars as pl

    rounded = {key: only_rounded(key, each) for key, each in formulas.items() if each.percentage}
    return [
        pl.when(~(so if here is None else here & so)).then(key).alias(key)
        for key, so in rounded.items()
    ]
