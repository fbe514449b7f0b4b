"""What the agency's plan gives each unit, brought beside what its workbook says.

Who pairs with whom is settled by `partners`, as between two sheets of one workbook; what a
disagreement is called belongs to the rules.
"""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from ..agency.plan import PLANNED_SHEETS, Plan
from ..agency.settings import Settings
from ..model.rule import PLANNED
from ..model.tables import FILE, ROW, Tables, left_join_columns
from ..names.keys import name_key, name_key_of
from .contract import declared
from .partners import PARTNER_ROW, PLAN, paired_records, spoken

_PLAN_COLUMNS = ("plan.paired", "plan.near", "plan.budget", "plan.units", "partner.plan.budget")


def plans_of(tables: Tables, settings: Settings) -> tuple[dict[str, pl.DataFrame], pl.DataFrame]:
    """What the plan says of each record, and of each unit; empty where there is no plan.

    Returns:
        For the records of Program and Anggaran in order: `plan.paired` (null where there is nothing
        to compare with), `plan.near`, `plan.budget` in sen and `plan.units`, the other units that
        have the sub kegiatan.

        One row for each sub kegiatan planned for the unit of a file whose Anggaran speaks:
        `present` says whether it is on either sheet, `near` what there comes nearest.
    """
    if settings.plan is None:
        return {}, pl.DataFrame(schema=declared(PLANNED))
    planned = _planned(tables, settings.plan)
    comparable = _comparable(tables, settings, settings.plan)
    seen, plans = {}, {}
    for sheet in PLANNED_SHEETS:
        records, speaking = tables.records[sheet], spoken(tables, sheet)
        files = speaking.filter(speaking.is_in(comparable.implode()))
        seen[sheet], there = paired_records([planned, records], PLAN, files)
        plans[sheet] = _plan_beside(records, there, planned, settings.plan)
    elsewhere = seen["program"]["paired"].fill_null(value=False)
    told = planned.hstack(seen["budget"]).with_columns(present=pl.col("paired") | elsewhere)
    return plans, told.filter(pl.col("paired").is_not_null())


def with_plan(
    frame: pl.DataFrame, sheet: str, tables: Tables, plans: Mapping[str, pl.DataFrame]
) -> pl.DataFrame:
    """The sheet's records with what the plan says of them; Program also `partner.plan.budget`."""
    if sheet not in plans:
        columns = declared(sheet)
        return frame.with_columns(pl.lit(None, columns[name]).alias(name) for name in _PLAN_COLUMNS)
    told = tables.records["budget"].select(FILE, pl.col(ROW).alias(PARTNER_ROW))
    budgets = plans["budget"]["plan.budget"].alias("partner.plan.budget")
    return left_join_columns(
        frame.hstack(plans[sheet]), told.with_columns(budgets), FILE, PARTNER_ROW
    )


def _comparable(tables: Tables, settings: Settings, plan: Plan) -> pl.Series:
    """The files of units that are known: a unit that is not is reported so, once."""
    known = {name_key(unit) for unit in (*settings.units, *plan.units)}
    return (
        tables.records["identity"]
        .filter(name_key_of(pl.col("unit")).is_in(list(known)))
        .get_column(FILE)
    )


def _planned(tables: Tables, plan: Plan) -> pl.DataFrame:
    """For each file, what is planned for its unit."""
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


def _plan_beside(
    records: pl.DataFrame, there: pl.DataFrame, planned: pl.DataFrame, plan: Plan
) -> pl.DataFrame:
    budgets = planned.select(
        FILE, pl.col(ROW).alias(PARTNER_ROW), pl.col("budget").alias("plan.budget")
    )
    told = records.select(FILE, name_key_of(pl.col("subactivity")).alias("_name")).hstack(
        there.select(PARTNER_ROW, *(pl.col(key).alias(f"plan.{key}") for key in ("paired", "near")))
    )
    told = left_join_columns(
        left_join_columns(told, budgets, FILE, PARTNER_ROW), _owners(plan), "_name"
    )
    return told.drop(FILE, "_name", PARTNER_ROW)


def _owners(plan: Plan) -> pl.DataFrame:
    """The units that have a sub kegiatan, by its name."""
    owners: dict[str, dict[str, None]] = {}
    for record in plan.records:
        owners.setdefault(name_key(record.subactivity), {})[record.unit] = None
    rows = [(name, ", ".join(units)) for name, units in owners.items()]
    return pl.DataFrame(rows, schema={"_name": pl.String, "plan.units": pl.String}, orient="row")
