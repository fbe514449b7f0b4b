"""The submissions as a whole: which units sent what, and the agency's totals against its own figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict

import polars as pl

from ..agency.settings import Settings
from ..console.messages import N_
from ..declaration.expressions import total_of
from ..declaration.workbook import ABSORPTION, CONTROL_TOTALS, SUMMED_TOTALS, WORKBOOK
from ..figures.derived import sums
from ..figures.precision import only_rounded, rounded_name, step_name, step_of
from ..model.tables import FILE, ROW, Tables
from ..names.keys import name_key, name_key_of
from ..submissions.lacking import lacking
from ..submissions.near_units import Units
from ..submissions.owners import shown_names
from ..submissions.replaced import replaced


def files_frame(tables: Tables, settings: Settings) -> pl.DataFrame:
    """One row for each submission, with what it is compared with among the others."""
    frame = _files(tables)
    unit, agency = name_key_of(pl.col("unit")), name_key_of(pl.col("agency"))
    common_agency = pl.lit(settings.agency) if settings.agency else _most_common("agency", agency)
    frame = frame.with_columns(
        _repeated("sha256").alias("same_file"),
        pl.lit(None, pl.Int64).alias("common_year") if settings.year else _most_common("year"),
        _most_common("version"),
        common_agency.alias("common_agency"),
        pl.lit(
            N_("menurut pengaturan sekretariat") if settings.agency else N_("seperti berkas lain")
        ).alias("agency_source"),
        unit.alias("_unit"),
    ).with_columns((agency == name_key_of(pl.col("common_agency"))).alias("agency_agrees"))
    return frame.drop("_unit").hstack(_of_units(frame, Units(tables, settings)))


def _of_units(frame: pl.DataFrame, units: Units) -> list[pl.Series]:
    """Beside each submission the newer one of its unit, and the unit that it is perhaps of."""
    names, submissions = frame["name"], units.tables.submissions
    # A file that was sent twice is reported so once, not as a unit that was sent twice as well.
    keys = frame.select(pl.when(pl.col("same_file").is_null()).then("_unit")).to_series()
    newer = replaced(submissions, keys.to_list())
    near = units.near
    numbers = range(len(submissions))

    def text(name: str, found: Mapping[int, str | None]) -> pl.Series:
        return pl.Series(name, [found.get(number) for number in numbers], dtype=pl.String)

    sent = {n: each.file for n, each in near.items() if each.file is not None}
    return [
        pl.Series("expected_unit", map(units.is_expected, numbers), dtype=pl.Boolean),
        text("other_file", {n: names[each.by] for n, each in newer.items()}),
        text("newer", {n: each.why for n, each in newer.items()}),
        text("near_unit", {n: each.unit for n, each in near.items()}),
        text("near_file", {n: names[file] for n, file in sent.items()}),
    ]


def _files(tables: Tables) -> pl.DataFrame:
    must_fill = [table for table in WORKBOOK.tables if table.when_empty]
    filled = {table.key: set(tables.records[table.key][FILE].unique()) for table in must_fill}
    rows = []
    names = shown_names([submission.path for submission in tables.submissions])
    for number, submission in enumerate(tables.submissions):
        places = [submission.places.get(table.key) for table in must_fill]
        empty = [
            bool(place and not place.nothing and number not in filled[table.key])
            for table, place in zip(must_fill, places, strict=True)
        ]
        sha256, version = submission.sha256 or None, submission.version
        rows.append((number, 0, names[number], sha256, version, *empty))
    schema = {
        FILE: pl.UInt32,
        ROW: pl.UInt32,
        "name": pl.String,
        "sha256": pl.String,
        "version": pl.String,
        **{f"{table.key}.empty": pl.Boolean for table in must_fill},
    }
    identity = tables.records["identity"].select(FILE, "unit", "year", "agency")
    return pl.DataFrame(rows, schema=schema, orient="row").join(
        identity, on=FILE, how="left", maintain_order="left"
    )


def _most_common(key: str, same: pl.Expr | None = None) -> pl.Expr:
    """The most frequent value of a column; of equally frequent ones the first.

    `same` is what makes two values one; the first of them is shown.
    """
    value = pl.col(key) if same is None else same
    most = value.drop_nulls().mode(maintain_order=True).first()
    return pl.col(key).filter(value == most).first().alias(f"common_{key}")


def _repeated(key: str) -> pl.Expr:
    """Name of the first file with the same value, for every later one."""
    first = pl.col("name").first().over(key)
    return pl.when(pl.col(key).is_not_null() & (pl.col("name") != first)).then(first)


def units_frame(tables: Tables, settings: Settings) -> pl.DataFrame:
    """One row for each unit that `lkip.toml` expects."""
    units = Units(tables, settings)
    missing = set(units.missing)
    rows = [
        (
            settings.source,
            row,
            "agency.units",
            unit,
            unit not in missing,
            units.near_of(unit) if unit in missing else None,
            units.file_of(unit) if unit in missing else None,
        )
        for row, unit in enumerate(() if settings.partial else settings.units)
    ]
    schema = {
        "path": pl.String,
        ROW: pl.UInt32,
        "key": pl.String,
        "unit": pl.String,
        "submitted": pl.Boolean,
        "near": pl.String,
        "near_file": pl.String,
    }
    return pl.DataFrame(rows, schema=schema, orient="row")


def one_from_each(tables: Tables, settings: Settings) -> bool:
    """Whether every file could be read and every expected unit sent one: then the sums are whole.

    A unit under a name that nobody expects counts for one that is missing. Where no unit is named,
    nobody is missing.
    """
    units = [name_key(unit) for unit in tables.records["identity"]["unit"].drop_nulls()]
    expected = {name_key(unit) for unit in settings.units}
    return (
        all(submission.readable for submission in tables.submissions)
        and len(units) == len({*units}) == len(tables.submissions)
        and len(units) == (len(expected) or len(units))
    )


def agency_totals(tables: Tables) -> dict[str, int | None]:
    """The agency's figures as the submissions add up, in the scale of their kind.

    None where a figure is missing; the percentage is calculated from the sums.
    """
    totals: dict[str, int | None] = {}
    for name, (table, column) in SUMMED_TOTALS.items():
        added = sums(WORKBOOK.table(table), tables.records[table])[total_of(column)]
        totals[name] = None if added.null_count() else int(added.sum())
    pair = {key: pl.Series([totals[key]], dtype=pl.Int64) for key in ABSORPTION.keys()}
    frame = pl.DataFrame(pair)
    return {**totals, "absorption": frame.select(ABSORPTION.expected()).item()}


def comparable_control(tables: Tables, settings: Settings) -> dict[str, int]:
    """The agency's totals, without a percentage that is right as a rounding alone.

    Two decimals cannot be held against it.
    """
    frame = control_frame(tables, settings)
    rounded = set(frame.filter(rounded_name("expected"))["name"])
    return {name: figure for name, figure in settings.control.items() if name not in rounded}


def control_frame(tables: Tables, settings: Settings) -> pl.DataFrame:
    """One row for each of the agency's totals that `lkip.toml` states."""
    totals = agency_totals(tables) if settings.control else {}
    rows = []
    for row, (name, total) in enumerate(CONTROL_TOTALS.items()):
        expected, found = settings.control.get(name), totals.get(name)
        if expected is not None:
            about = (name, total.label, found, expected)
            whole = not lacking(tables, settings, [total.table])
            rows.append((settings.source, row, f"control.{name}", *about, whole))
    schema = {
        "path": pl.String,
        ROW: pl.UInt32,
        "key": pl.String,
        "name": pl.String,
        "label": pl.String,
        "found": pl.Int64,
        "expected": pl.Int64,
        "whole": pl.Boolean,
    }
    frame = pl.DataFrame(rows, schema=schema, orient="row")
    sums = [pl.lit(totals.get(key), pl.Int64).alias(key) for key in ABSORPTION.keys()]
    frame = frame.with_columns(step_of("expected").alias(step_name("expected")), *sums)
    rounded = (pl.col("name") == "absorption") & only_rounded("expected", ABSORPTION)
    return frame.with_columns(rounded.alias(rounded_name("expected")))


def interim_frame(tables: Tables, settings: Settings) -> pl.DataFrame:
    """One row, where the agency's totals cannot be compared yet: what is lacking, and what has come."""
    stated = settings.control
    lacks = lacking(tables, settings, dict.fromkeys(CONTROL_TOTALS[name].table for name in stated))
    totals = agency_totals(tables) if stated and lacks else {}
    row = {"path": settings.source, "key": "control", **asdict(lacks)}
    row |= {f"{name}.come": totals.get(name) if name in stated else None for name in CONTROL_TOTALS}
    row |= {f"{name}.stated": stated.get(name) for name in CONTROL_TOTALS}
    schema = dict.fromkeys(row, pl.Int64) | dict.fromkeys(("path", "key", "sheets"), pl.String)
    return pl.DataFrame([row] if totals else [], schema=schema, orient="row").with_columns(
        pl.lit(0, pl.UInt32).alias(ROW)
    )
