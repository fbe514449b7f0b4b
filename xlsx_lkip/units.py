"""The submissions as a whole: which units sent what, and the agency's totals against its own figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .expressions import total_of
from .figures import sums
from .language import N_
from .lkip import ABSORPTION, WORKBOOK
from .pairing import nearest
from .settings import CONTROL_KINDS, Settings
from .tables import FILE, ROW, Tables
from .text import name_key, name_key_of

if TYPE_CHECKING:
    import polars as pl

CONTROL_SOURCES = {
    "staff": ("staff", "total"),
    "support": ("support", "headcount"),
    "budget": ("budget", "budget"),
    "realization": ("budget", "realization"),
    "remaining": ("budget", "remaining"),
}
"""Control total -> the table and column that it sums."""
CONTROL_LABELS = {
    "staff": N_("ASN"),
    "support": N_("Tenaga pendukung"),
    "budget": N_("Pagu"),
    "realization": N_("Realisasi"),
    "remaining": N_("Sisa"),
    "absorption": N_("Persentase realisasi"),
}


def files_frame(tables: Tables, settings: Settings) -> pl.DataFrame:
    """One row for each submission, with what it is compared with among the others."""
    import polars as pl

    frame = _files(tables)
    unit, agency = name_key_of(pl.col("unit")), name_key_of(pl.col("agency"))
    usual_agency = pl.lit(settings.agency) if settings.agency else _usual("agency", agency)
    frame = frame.with_columns(
        _repeated("sha256").alias("same_file"),
        pl.lit(None, pl.Int64).alias("usual_year") if settings.year else _usual("year"),
        _usual("version"),
        usual_agency.alias("usual_agency"),
        pl.lit(N_("di lkip.toml") if settings.agency else N_("berkas lain")).alias("agency_source"),
        unit.alias("_unit"),
    ).with_columns(
        (agency == name_key_of(pl.col("usual_agency"))).alias("agency_agrees"),
        _repeated("_unit").alias("other_file"),
        pl.when(pl.col("modified") > pl.col("modified").first().over("_unit"))
        .then(pl.lit(N_("berkas ini lebih baru")))
        .otherwise(pl.lit(N_("berkas itu lebih baru")))
        .alias("newer"),
    )
    # A file that was sent twice is told so once, not as a unit that was sent twice as well.
    frame = frame.with_columns(pl.when(pl.col("same_file").is_null()).then("other_file"))
    return _expected(frame, settings).drop("_unit")


def _files(tables: Tables) -> pl.DataFrame:
    import polars as pl

    must_fill = [table for table in WORKBOOK.tables if table.when_empty]
    filled = {table.key: set(tables.records[table.key][FILE].unique()) for table in must_fill}
    rows = []
    for number, submission in enumerate(tables.submissions):
        places = [submission.places.get(table.key) for table in must_fill]
        empty = [
            bool(place and not place.nothing and number not in filled[table.key])
            for table, place in zip(must_fill, places, strict=True)
        ]
        sha256, version = submission.sha256 or None, submission.version
        rows.append((number, 0, submission.path, sha256, submission.modified, version, *empty))
    schema = {
        FILE: pl.UInt32,
        ROW: pl.UInt32,
        "path": pl.String,
        "sha256": pl.String,
        "modified": pl.Float64,
        "version": pl.String,
        **{f"{table.key}.empty": pl.Boolean for table in must_fill},
    }
    identity = tables.records["identity"].select(FILE, "unit", "year", "agency")
    return pl.DataFrame(rows, schema=schema, orient="row").join(
        identity, on=FILE, how="left", maintain_order="left"
    )


def _usual(key: str, same: pl.Expr | None = None) -> pl.Expr:
    """The most frequent value of a column; of equally frequent ones the first.

    `same` is what makes two values one; the first of them is shown.
    """
    import polars as pl

    value = pl.col(key) if same is None else same
    most = value.drop_nulls().mode(maintain_order=True).first()
    return pl.col(key).filter(value == most).first().alias(f"usual_{key}")


def _repeated(key: str) -> pl.Expr:
    """Path of the first file with the same value, for every later one."""
    import polars as pl

    first = pl.col("path").first().over(key)
    return pl.when(pl.col(key).is_not_null() & (pl.col("path") != first)).then(first)


def _expected(frame: pl.DataFrame, settings: Settings) -> pl.DataFrame:
    """With `expected_unit`, and the nearest unit that has not submitted; null where none is named."""
    import polars as pl

    wanted = {name_key(unit): unit for unit in settings.units}
    sent = set(frame["_unit"].drop_nulls())
    open_units = [unit for key, unit in wanted.items() if key not in sent]
    known = [None if not wanted or key is None else key in wanted for key in frame["_unit"]]
    near = [
        nearest(unit, open_units) if expected is False else None
        for unit, expected in zip(frame["unit"], known, strict=True)
    ]
    return frame.with_columns(
        pl.Series("expected_unit", known, dtype=pl.Boolean),
        pl.Series("near_unit", near, dtype=pl.String),
    )


def units_frame(tables: Tables, settings: Settings) -> pl.DataFrame:
    """One row for each unit that `lkip.toml` expects."""
    import polars as pl

    units = tables.records["identity"]["unit"].drop_nulls().to_list()
    sent = {name_key(unit) for unit in units}
    expected = {name_key(unit) for unit in settings.units}
    strangers = [unit for unit in units if name_key(unit) not in expected]
    rows = [
        (
            settings.source,
            row,
            "agency.units",
            unit,
            name_key(unit) in sent,
            None if name_key(unit) in sent else nearest(unit, strangers),
        )
        for row, unit in enumerate(settings.units)
    ]
    schema = {
        "path": pl.String,
        ROW: pl.UInt32,
        "key": pl.String,
        "unit": pl.String,
        "submitted": pl.Boolean,
        "near": pl.String,
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

    None where a figure is missing; the percentage is reckoned from the sums.
    """
    import polars as pl

    totals: dict[str, int | None] = {}
    for name, (table, column) in CONTROL_SOURCES.items():
        added = sums(WORKBOOK.table(table), tables.records[table])[total_of(column)]
        totals[name] = None if added.null_count() else int(added.sum())
    pair = {key: pl.Series([totals[key]], dtype=pl.Int64) for key in ABSORPTION.keys()}
    frame = pl.DataFrame(pair)
    return {**totals, "absorption": frame.select(ABSORPTION.expected()).item()}


def control_frame(tables: Tables, settings: Settings) -> pl.DataFrame:
    """One row for each of the agency's totals that `lkip.toml` states."""
    import polars as pl

    totals = agency_totals(tables) if settings.control else {}
    rows = []
    for row, name in enumerate(CONTROL_KINDS):
        expected, found = settings.control.get(name), totals.get(name)
        if expected is not None:
            label = CONTROL_LABELS[name]
            rows.append((settings.source, row, f"control.{name}", name, label, found, expected))
    schema = {
        "path": pl.String,
        ROW: pl.UInt32,
        "key": pl.String,
        "name": pl.String,
        "label": pl.String,
        "found": pl.Int64,
        "expected": pl.Int64,
    }
    return pl.DataFrame(rows, schema=schema, orient="row")
