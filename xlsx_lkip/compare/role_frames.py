"""What was reported of rows while reading, as frames that rules look at: by sheet, and by row."""

from __future__ import annotations

import polars as pl

from ..declaration.workbook import WORKBOOK
from ..model.row_roles import Role
from ..model.tables import FILE, ROW, Tables

MOST_ROWS = 100
"""Rows that a sentence names; who has more of them sees where it leads."""


def roles_frame(tables: Tables) -> pl.DataFrame:
    """For each sheet of which something was reported: by role, the physical rows as people list them."""
    rows = pl.col(ROW).unique().sort()
    more = pl.when(rows.len() > MOST_ROWS).then(pl.lit(", ...")).otherwise(pl.lit(""))
    listed = rows.head(MOST_ROWS).cast(pl.String).str.join(", ") + more
    by_role = tables.roles.group_by(FILE, "sheet", "role", maintain_order=True).agg(
        listed.alias("listed")
    )
    return by_role.group_by(FILE, "sheet", maintain_order=True).agg(
        pl.lit("").first().alias("column"),
        pl.lit(0, pl.UInt32).first().alias(ROW),
        *(
            pl.col("listed").filter(pl.col("role") == role.value).first().alias(role.value)
            for role in Role
        ),
    )


def rows_frame(tables: Tables) -> pl.DataFrame:
    """Each row of which something was reported, with the column that names its records as `column`."""
    named = {table.key: table.identifier or table.inputs[0].key for table in WORKBOOK.tables}
    column = pl.col("sheet").replace_strict(named, return_dtype=pl.String)
    return tables.roles.with_columns(column.alias("column"))
