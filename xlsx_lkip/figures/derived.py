"""Figures that follow from figures: computed cells left blank, sums over records, control totals.

Between reading and checking. What is typed stays as it is; nothing here judges it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..declaration.expressions import Cell, Ratio, total_of
from ..declaration.vocabulary import Form, Kind, Table
from ..declaration.workbook import WORKBOOK
from ..model.tables import COVERS, FILE, ODD, ROW, Tables, left_join_columns
from .overcounts import without_overcounts
from .precision import exact_summaries
from .stored_texts import counted, stored_texts, whole_totals

if TYPE_CHECKING:
    import polars as pl

CONTROLS = tuple(item for form in WORKBOOK.forms for item in form.fields if item.control)
"""The totals that Identitas states."""
_AT = "at"
"""Row of the subtotal that a record is summed by."""


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


def sums(table: Table, records: pl.DataFrame, *within: str) -> pl.DataFrame:
    """The sum of each summed column: `key.sum`, null where a figure is missing.

    Args:
        within: columns of which each combination has sums of its own; by default, the file.
    """
    import polars as pl

    whole = completed(table, records)
    wanted = []
    for key in table.sums:
        column = table.column(key)
        if column.kind is Kind.PERCENT:
            continue
        unknown = is_odd(table, key)
        if column.required or column.computed:
            unknown |= pl.col(key).is_null()
        total = pl.when(~unknown.any()).then(pl.col(key).sum())
        wanted.append(total.alias(total_of(key)))
    return whole.group_by(within or FILE).agg(wanted)


def with_sums(tables: Tables) -> Tables:
    """The tables, each summary row with the sums of its columns beside it, and with what a spreadsheet
    counts of them; no records, sum 0."""
    import polars as pl

    for key, frame in tables.subtotals.items():
        tables.subtotals[key] = _with_covered(WORKBOOK.table(key), frame, tables.records[key])
    texts = stored_texts(tables)
    for key, frame in tables.summaries.items():
        found = sums(WORKBOOK.table(key), tables.records[key])
        none = ~pl.col(FILE).is_in(found[FILE].implode())
        names = [name for name in found.columns if name != FILE]
        added = left_join_columns(frame, found, FILE).with_columns(
            pl.when(none).then(pl.lit(0, pl.Int64)).otherwise(name).alias(name) for name in names
        )
        tables.summaries[key] = left_join_columns(added, counted(tables, key, texts), FILE)
    whole = {
        key: completed(WORKBOOK.table(key), each)
        for key, each in tables.subtotals.items()
        if not each.is_empty()
    }
    return without_overcounts(tables, whole)


def _with_covered(table: Table, frame: pl.DataFrame, records: pl.DataFrame) -> pl.DataFrame:
    """Subtotals with the sums over the records that each covers."""
    import polars as pl

    if frame.is_empty():
        summed = (key for key in table.sums if table.column(key).kind is not Kind.PERCENT)
        return frame.with_columns(pl.lit(0, pl.Int64).alias(total_of(key)) for key in summed)
    at = frame.select(FILE, pl.col(ROW).alias(_AT), pl.col(COVERS).alias(ROW)).explode(ROW)
    covered = at.join(records, on=[FILE, ROW], how="inner")
    found = sums(table, covered, FILE, _AT).rename({_AT: ROW})
    return frame.join(found, on=[FILE, ROW], how="left", maintain_order="left")


def stated_totals(tables: Tables, table: str) -> pl.DataFrame:
    """For each file the table's totals: as its Jumlah row states them, else as they add up.

    A Jumlah that skips numbers stored as texts states nothing.
    """
    import polars as pl

    declared = WORKBOOK.table(table)
    total = declared.summaries[0]
    stated = (
        exact_summaries(whole_totals(tables, table), tables, declared, [total])
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


def with_totals(identity: pl.DataFrame, tables: Tables) -> pl.DataFrame:
    """Each file's Identitas with the totals of its tables beside its own: `<key>.total`."""
    import polars as pl

    for table in dict.fromkeys(item.control[0] for item in CONTROLS if item.control):
        here = {
            item.key: item.control[1]
            for item in CONTROLS
            if item.control and item.control[0] == table
        }
        totals = stated_totals(tables, table).select(
            FILE, *(pl.col(column).alias(total_name(key)) for key, column in here.items())
        )
        identity = left_join_columns(identity, totals, FILE)
    return identity


def total_name(key: str) -> str:
    """The column beside Identitas that holds the total which a line of it states."""
    return f"{key}.total"


CONTROLLED_ABSORPTION = Ratio(Cell(total_name("realization")), Cell(total_name("budget")))
"""The percentage of Identitas, from the totals beside it."""
