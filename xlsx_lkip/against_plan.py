"""What the agency's plan gives each unit, brought beside what its workbook says.

Who pairs with whom is settled by `pairing`, as between two sheets of one workbook; what a
disagreement is called belongs to the rules.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from .pairing import Side, paired_frames
from .plan import Plan
from .settings import Settings
from .tables import FILE, ROW, Tables
from .text import name_key, name_key_of

if TYPE_CHECKING:
    import polars as pl

SIDE = Side("subactivity", "activity", "code")


def beside_plan(
    tables: Tables,
    records: dict[str, pl.DataFrame],
    settings: Settings,
    spoken: Mapping[str, pl.Series],
) -> pl.DataFrame:
    """Give the records of Program and Anggaran their planned partners.

    Each gets `plan.paired` (null where there is nothing to compare with), `plan.near`,
    `plan.budget` in sen and `plan.units`, the other units that have the sub kegiatan; Program also
    `partner.plan.budget`.

    Args:
        spoken: for each of the two sheets, the files in which it says something.

    Returns:
        One row for each sub kegiatan planned for the unit of a file whose Anggaran speaks:
        `present` says whether it stands on either sheet, `near` what there comes nearest.
    """
    import polars as pl

    if settings.plan is None:
        for key in ("program", "budget"):
            nothing = [pl.lit(None, kind).alias(name) for name, kind in _beside().items()]
            records[key] = records[key].with_columns(nothing)
        return pl.DataFrame()
    planned = _planned(tables, settings.plan)
    comparable = _comparable(tables, settings, settings.plan)
    seen = {}
    for key in ("budget", "program"):
        files = spoken[key].filter(spoken[key].is_in(comparable.implode()))
        seen[key], there = paired_frames(planned, tables.records[key], SIDE, files)
        records[key] = _with_plan(records[key], there, planned, settings.plan)
    told = records["budget"].select(
        FILE,
        pl.col(ROW).alias("partner_row"),
        pl.col("plan.budget").alias("partner.plan.budget"),
    )
    records["program"] = records["program"].join(
        told, on=[FILE, "partner_row"], how="left", maintain_order="left"
    )
    elsewhere = seen["program"]["paired"].fill_null(value=False)
    return (
        seen["budget"]
        .with_columns(present=pl.col("paired") | elsewhere)
        .filter(pl.col("paired").is_not_null())
    )


def _beside() -> dict[str, type[pl.DataType]]:
    """What a record is given beside its own columns."""
    import polars as pl

    return {
        "plan.paired": pl.Boolean,
        "plan.near": pl.String,
        "plan.budget": pl.Int64,
        "plan.units": pl.String,
        "partner.plan.budget": pl.Int64,
    }


def _comparable(tables: Tables, settings: Settings, plan: Plan) -> pl.Series:
    """The files of units that are known: a unit that is not is told so, once."""
    import polars as pl

    known = {name_key(unit) for unit in (*settings.units, *plan.units)}
    return (
        tables.records["identity"]
        .filter(name_key_of(pl.col("unit")).is_in(list(known)))
        .get_column(FILE)
    )


def _planned(tables: Tables, plan: Plan) -> pl.DataFrame:
    """For each file, what is planned for its unit."""
    import polars as pl

    rows = [
        (unit, each.row, each.code, each.activity, each.subactivity, each.budget)
        for unit, records in plan.by_unit.items()
        for each in records
    ]
    schema = {
        "_unit": pl.String,
        ROW: pl.UInt32,
        "code": pl.String,
        "activity": pl.String,
        "subactivity": pl.String,
        "budget": pl.Int64,
    }
    frame = pl.DataFrame(rows, schema=schema, orient="row")
    units = tables.records["identity"].select(FILE, name_key_of(pl.col("unit")).alias("_unit"))
    return units.join(frame, on="_unit", how="inner", maintain_order="left_right").drop("_unit")


def _with_plan(
    frame: pl.DataFrame, paired: pl.DataFrame, planned: pl.DataFrame, plan: Plan
) -> pl.DataFrame:
    import polars as pl

    budgets = planned.select(
        FILE, pl.col(ROW).alias("partner_row"), pl.col("budget").alias("plan.budget")
    )
    beside = paired.select(
        FILE, ROW, "partner_row", *(pl.col(key).alias(f"plan.{key}") for key in ("paired", "near"))
    ).join(budgets, on=[FILE, "partner_row"], how="left", maintain_order="left")
    frame = frame.join(
        beside.drop("partner_row"), on=[FILE, ROW], how="left", maintain_order="left"
    )
    return (
        frame.with_columns(name_key_of(pl.col("subactivity")).alias("_name"))
        .join(_owners(plan), on="_name", how="left", maintain_order="left")
        .drop("_name")
    )


def _owners(plan: Plan) -> pl.DataFrame:
    """The units that have a sub kegiatan, by its name."""
    import polars as pl

    owners: dict[str, dict[str, None]] = {}
    for record in plan.records:
        owners.setdefault(name_key(record.subactivity), {})[record.unit] = None
    rows = [(name, ", ".join(units)) for name, units in owners.items()]
    return pl.DataFrame(rows, schema={"_name": pl.String, "plan.units": pl.String}, orient="row")
