"""The frames that rules look at: the stacked tables, each with the figures it is compared with.

Rules say what must hold between columns; the columns of other sheets, other workbooks and
`lkip.toml` are brought beside each record here, once, by the column.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .against_plan import beside_plan
from .expressions import Band
from .figures import completed, stated_totals
from .lkip import WORKBOOK
from .notation import written
from .pairing import Side, paired_frames
from .rules.rule import CELLS, CONTROL, FILES, PLANNED, UNITS, summary_of
from .settings import Settings
from .spec import Kind, Table
from .tables import FILE, ROW, SUMMARY, Tables
from .text import name_key_of
from .units import control_frame, files_frame, units_frame

if TYPE_CHECKING:
    import polars as pl

Frames = dict[str, "pl.DataFrame"]
_PLAN = Side("subactivity", "activity", "code")
_MEASURE = Side("indicator", "objective")


def frames_of(tables: Tables, settings: Settings) -> Frames:
    """Every frame that a check can name, by that name."""
    records = dict(tables.records)
    _pair(tables, records, "program", "budget", _PLAN, ("subactivity", "budget"))
    _pair(
        tables,
        records,
        "agreement",
        "achievement",
        _MEASURE,
        ("indicator", "target", "unit_of_measure", "direction"),
    )
    records["identity"] = _identity(tables, settings)
    records["achievement"] = _achievement(records, settings)
    records["agreement"] = _objectives(records["agreement"], records["achievement"])
    for key in ("program", "budget"):
        records[key] = _listed(records[key], settings)
    records["budget"] = _other_units(records["budget"], tables)
    spoken = {key: _spoken(tables, key) for key in ("program", "budget")}
    planned = beside_plan(tables, records, settings, spoken)
    return {
        **records,
        **{summary_of(key): _summary(tables, key) for key in tables.summaries},
        CELLS: _cells(tables),
        FILES: files_frame(tables, settings),
        CONTROL: control_frame(tables, settings),
        UNITS: units_frame(tables, settings),
        PLANNED: planned,
    }


def _spoken(tables: Tables, *sheets: str) -> pl.Series:
    """The files in which all these sheets say something, be it Nihil."""
    import polars as pl

    filled = {sheet: set(tables.records[sheet][FILE].unique().to_list()) for sheet in sheets}
    spoken = [
        number
        for number, submission in enumerate(tables.submissions)
        if all(
            sheet in submission.places
            and (submission.places[sheet].nothing or number in filled[sheet])
            for sheet in sheets
        )
    ]
    return pl.Series(FILE, spoken, dtype=pl.UInt32)


def _pair(
    tables: Tables, records: Frames, left: str, right: str, side: Side, keys: tuple[str, ...]
) -> None:
    """Bring beside each record of two sheets its partner on the other: `partner.<key>`."""
    import polars as pl

    files = _spoken(tables, left, right)
    frames = paired_frames(records[left], records[right], side, files)
    for here, frame, other in ((left, frames[0], right), (right, frames[1], left)):
        partners = tables.records[other].select(
            FILE,
            pl.col(ROW).alias("partner_row"),
            *(pl.col(key).alias(f"partner.{key}") for key in keys),
            pl.col(keys[0]).alias("partner"),
        )
        records[here] = frame.join(
            partners, on=[FILE, "partner_row"], how="left", maintain_order="left"
        )


def _identity(tables: Tables, settings: Settings) -> pl.DataFrame:
    """Each file's Identitas with the totals of its tables beside the control totals."""
    import polars as pl

    frame = tables.records["identity"].with_columns(
        pl.lit(settings.year, pl.Int64).alias("expected_year")
    )
    controls = [item for form in WORKBOOK.forms for item in form.fields if item.control]
    for table in dict.fromkeys(item.control[0] for item in controls if item.control):
        here = {
            item.key: item.control[1]
            for item in controls
            if item.control and item.control[0] == table
        }
        totals = stated_totals(tables, table).select(
            FILE, *(pl.col(column).alias(f"{key}.total") for key, column in here.items())
        )
        frame = frame.join(totals, on=FILE, how="left", maintain_order="left")
    return frame


def _achievement(records: Frames, settings: Settings) -> pl.DataFrame:
    import polars as pl

    frame = records["achievement"]
    whole = completed(WORKBOOK.table("achievement"), frame)
    expected = whole.select(Band("achievement", settings.scale).expected()).to_series()
    programs = (
        records["budget"].select(FILE, name_key_of(pl.col("program")).alias("_name")).unique()
    )
    with_budget = frame[FILE].is_in(programs[FILE].implode())
    known = (
        frame.select(FILE, name_key_of(pl.col("program")).alias("_name"))
        .join(
            programs.with_columns(pl.lit(value=True).alias("known")),
            on=[FILE, "_name"],
            how="left",
            maintain_order="left",
        )
        .to_series(2)
        .fill_null(value=False)
    )
    named = frame["program"].is_not_null()
    frame = frame.with_columns(
        expected.alias("expected_category"), (known | ~named | ~with_budget).alias("program_known")
    )
    return _objectives(frame, records["agreement"])


def _objectives(frame: pl.DataFrame, other: pl.DataFrame) -> pl.DataFrame:
    """With `objective_alone`: the record pairs, but its sasaran is not named on the other sheet.

    Told once for each sasaran of a file.
    """
    import polars as pl

    there = other.select(FILE, name_key_of(pl.col("objective")).alias("_name")).unique()
    named = frame.with_columns(name_key_of(pl.col("objective")).alias("_name"))
    known = named.join(
        there.with_columns(pl.lit(value=True).alias("_known")),
        on=[FILE, "_name"],
        how="left",
        maintain_order="left",
    )
    alone = (
        pl.col("paired").fill_null(value=False)
        & pl.col("_known").is_null()
        & (pl.col("_name") != "")
    )
    first = pl.col(ROW) == pl.col(ROW).filter(alone).first().over(FILE, "_name")
    return known.with_columns((alone & first).fill_null(value=False).alias("objective_alone")).drop(
        "_name", "_known"
    )


def _listed(frame: pl.DataFrame, settings: Settings) -> pl.DataFrame:
    import polars as pl

    codes = pl.DataFrame(
        {"code": list(settings.codes), "listed_name": list(settings.codes.values())},
        schema={"code": pl.String, "listed_name": pl.String},
    )
    return frame.join(codes, on="code", how="left", maintain_order="left").with_columns(
        pl.lit(bool(settings.codes)).alias("has_code_list")
    )


def _other_units(frame: pl.DataFrame, tables: Tables) -> pl.DataFrame:
    """With `other_unit`: another unit that reports the same sub kegiatan of the same kegiatan."""
    import polars as pl

    # A unit that sent two workbooks under two spellings is one unit.
    unit = pl.col("unit").first().over(name_key_of(pl.col("unit")))
    units = tables.records["identity"].select(FILE, unit)
    names = [name_key_of(pl.col(key)).alias(f"_{key}") for key in ("activity", "subactivity")]
    keyed = frame.join(units, on=FILE, how="left", maintain_order="left").with_columns(names)
    twin = (
        keyed.filter(pl.col("_subactivity").is_not_null() & pl.col("unit").is_not_null())
        .group_by("_activity", "_subactivity")
        .agg(pl.col("unit").unique(maintain_order=True).alias("units"))
        .filter(pl.col("units").list.len() > 1)
    )
    others = keyed.join(twin, on=["_activity", "_subactivity"], how="left", maintain_order="left")
    mine = pl.concat_list("unit")
    return others.with_columns(
        pl.when(pl.col("unit").is_not_null())
        .then(pl.col("units").list.set_difference(mine).list.sort().list.join(", "))
        .alias("other_unit")
    ).drop("units", "unit", "_activity", "_subactivity")


def _summary(tables: Tables, key: str) -> pl.DataFrame:
    """The summary rows with what people often put there instead: `key.mean` and `key.counted`.

    The unweighted mean of a percentage column; and the sum of what a spreadsheet can count, which
    leaves out numbers stored as texts.
    """
    import polars as pl

    table, records = WORKBOOK.table(key), tables.records[key]
    beside = []
    for column in {
        item: table.column(item) for row in table.summaries for item in row.formulas
    }.values():
        name, count = pl.col(column.key), pl.col(column.key).count()
        if column.kind is Kind.PERCENT:
            mean = (name.sum() * 2 + count) // (2 * count)
            beside.append(mean.cast(pl.Int64).alias(f"{column.key}.mean"))
        else:
            beside.append(name.sum().alias(f"{column.key}.counted"))
    frame = tables.summaries[key].join(
        records.group_by(FILE).agg(beside), on=FILE, how="left", maintain_order="left"
    )
    return _without_texts(frame, tables, key)


def _without_texts(frame: pl.DataFrame, tables: Tables, key: str) -> pl.DataFrame:
    """With the numbers that are stored as texts taken out of `<column>.counted`."""
    import polars as pl

    texts = tables.oddities.filter(
        (pl.col("sheet") == key) & ~pl.col("number") & pl.col(SUMMARY).is_null()
    )
    for (column,), part in texts.group_by("column", maintain_order=True):
        if f"{column}.counted" in frame.columns:
            lost = part.group_by(FILE).agg(pl.col("value").sum().alias("_lost"))
            frame = frame.join(lost, on=FILE, how="left", maintain_order="left").with_columns(
                pl.col(f"{column}.counted") - pl.col("_lost").fill_null(0)
            )
            frame = frame.drop("_lost")
    return frame


def _cells(tables: Tables) -> pl.DataFrame:
    """The oddities with their headers, and their readings as people write them."""
    import polars as pl

    columns = [
        (sheet.key, column.key, column.header, column.computed)
        for sheet in WORKBOOK.filled
        for column in sheet.columns
    ]
    headers = pl.DataFrame(columns, schema=["sheet", "column", "header", "computed"], orient="row")
    frame = tables.oddities.join(headers, on=["sheet", "column"], how="left", maintain_order="left")
    frame = frame.with_columns(
        pl.col("computed") | pl.col(SUMMARY).is_not_null(),
        _written(frame, "value").alias("first"),
        _written(frame, "other").alias("second"),
        pl.lit(None, pl.String).alias("unit_of_measure"),
    )
    for key in ("agreement", "achievement"):
        beside = tables.records[key].select(
            pl.lit(key).alias("sheet"), FILE, ROW, pl.col("unit_of_measure").alias("_unit")
        )
        frame = frame.join(
            beside, on=["sheet", FILE, ROW], how="left", maintain_order="left"
        ).with_columns(pl.coalesce("unit_of_measure", "_unit").alias("unit_of_measure"))
        frame = frame.drop("_unit")
    return frame


def _written(frame: pl.DataFrame, name: str) -> pl.Series:
    import polars as pl

    said = [
        None if value is None else written(_kind(sheet, summary, column), value)
        for sheet, summary, column, value in frame.select(
            "sheet", SUMMARY, "column", name
        ).iter_rows()
    ]
    return pl.Series(said, dtype=pl.String)


def _kind(sheet: str, summary: str | None, column: str) -> Kind:
    declared = WORKBOOK.sheet(sheet)
    if isinstance(declared, Table) and summary:
        row = next(each for each in declared.summaries if each.key == summary)
        return declared.summary_kind(row, column)
    return next(each.kind for each in declared.columns if each.key == column)
