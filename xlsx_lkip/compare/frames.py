"""The frames that rules look at: the stacked tables, each with the figures it is compared with.

Rules say what must hold between columns; the columns of other sheets, other workbooks and
`lkip.toml` are brought beside each record here, once, by the column.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, partial

import polars as pl

from ..agency.plan import PLANNED_SHEETS
from ..agency.settings import Settings
from ..declaration.expressions import Band
from ..declaration.vocabulary import Kind, Table
from ..declaration.workbook import WORKBOOK
from ..figures.derived import CONTROLLED_ABSORPTION, completed, with_totals
from ..figures.precision import exact_records, only_rounded, with_steps
from ..figures.stored_texts import told_texts, with_left_out
from ..model.numbers import Reading, written
from ..model.rule import (
    CELLS,
    CONTROL,
    FILES,
    INTERIM,
    PLANNED,
    ROLES,
    ROWS,
    SKIPPED,
    UNITS,
    name_of,
    subtotals_of,
    summary_of,
)
from ..model.tables import FILE, ROW, SUMMARY, Tables, left_join_columns
from ..names.keys import name_key_of, names_of
from ..readings.conventions import english_files
from ..readings.percent_signs import ANCHORS
from ..rules.measured import EXCUSABLE, MEASURED, instead_of
from .against_plan import plans_of, with_plan
from .partners import partners_of, with_other_group, with_partners
from .role_frames import roles_frame, rows_frame
from .run_frames import control_frame, files_frame, interim_frame, units_frame
from .skipped import skipped_frame

Frames = Mapping[str, Callable[[], "pl.DataFrame"]]
"""A frame is several times as wide as what was read: it is made when it is looked at, and freed."""
KEPT = 5_000
"""Records up to which frames are kept: suggestions look at most of them again."""
_Beside = Mapping[str, "pl.DataFrame"]
"""By sheet, what is next to its records, in their order."""


def frames_of(tables: Tables, settings: Settings) -> Frames:
    """Every frame that a check can name, by that name; of many records made whenever it is called for."""
    partners = partners_of(tables)
    plans, planned = plans_of(tables, settings)
    records = partial(_records, tables, settings, partners, plans)
    makers: dict[str, Callable[[], pl.DataFrame]] = {
        sheet.key: partial(records, sheet.key) for sheet in WORKBOOK.filled
    }
    makers |= {summary_of(key): partial(_summary, tables, key) for key in tables.summaries}
    makers |= {
        subtotals_of(key): partial(tables.subtotals.__getitem__, key) for key in tables.subtotals
    }
    makers |= {ROLES: partial(roles_frame, tables), ROWS: partial(rows_frame, tables)}
    others = {
        FILES: files_frame,
        CONTROL: control_frame,
        UNITS: units_frame,
        SKIPPED: skipped_frame,
        INTERIM: interim_frame,
    }
    makers |= {name: partial(maker, tables, settings) for name, maker in others.items()}
    makers |= {CELLS: partial(_cells, tables), PLANNED: lambda: planned}
    if tables.record_count > KEPT:
        return makers
    return {name: cache(maker) for name, maker in makers.items()}


def _records(
    tables: Tables, settings: Settings, partners: _Beside, plans: _Beside, key: str
) -> pl.DataFrame:
    """A sheet's records with all that its rules compare them with."""
    paired = key in partners
    frame = _named(key, with_partners(tables, key, partners) if paired else tables.records[key])
    frame = with_steps(frame, tables, WORKBOOK.sheet(key))
    if key == "identity":
        return _identity(frame, tables, settings)
    if key in PLANNED_SHEETS:
        frame = with_plan(_listed(frame, settings), key, tables, plans)
        if key == "program":
            return frame
        return _other_units(with_other_group(frame, "program", "activity"), tables)
    if key == "agreement":
        return _objectives(frame, tables.records["achievement"])
    if key == "achievement":
        return _objectives(_achievement(frame, tables, settings), tables.records["agreement"])
    return frame


def _named(key: str, frame: pl.DataFrame) -> pl.DataFrame:
    """With what makes two names one beside each column that names a record or its group."""
    sheet = WORKBOOK.sheet(key)
    if not isinstance(sheet, Table):
        return frame
    naming = [each.key for each in sheet.columns if each.group or each.key == sheet.identifier]
    names = zip(naming, names_of(*naming), strict=True)
    return frame.with_columns(number.alias(name_of(column)) for column, number in names)


def _identity(frame: pl.DataFrame, tables: Tables, settings: Settings) -> pl.DataFrame:
    """Each file's Identitas with the totals of its tables beside the control totals."""
    frame = frame.with_columns(pl.lit(settings.year, pl.Int64).alias("expected_year"))
    frame = with_totals(frame, tables)
    return frame.with_columns(only_rounded("absorption", CONTROLLED_ABSORPTION))


def _achievement(frame: pl.DataFrame, tables: Tables, settings: Settings) -> pl.DataFrame:
    """With the Kategori to be expected, and whether the supporting program is on Anggaran."""

    table = WORKBOOK.table("achievement")
    whole = completed(table, exact_records(frame, tables, table))
    expected = whole.select(Band("achievement", settings.scale).expected()).to_series()
    there = tables.records["budget"].select(FILE, "program").unique()
    programs = there.select(FILE, _name("program"), known=True).unique()
    here = left_join_columns(frame.select(FILE, _name("program")), programs, FILE, "_name")["known"]
    known = here.is_not_null() | frame["program"].is_null()
    with_budget = frame[FILE].is_in(there[FILE].implode())
    frame = frame.with_columns(
        expected.alias("expected_category"), (known | ~with_budget).alias("program_known")
    )
    return _with_words(frame, tables)


def _with_words(frame: pl.DataFrame, tables: Tables) -> pl.DataFrame:
    """With what is in Capaian instead of a figure that may be missing, such as `n/a`."""
    for key in EXCUSABLE:
        words = tables.irregular.filter(
            (pl.col("sheet") == MEASURED)
            & (pl.col("column") == key)
            & (pl.col("reading") == int(Reading.NO_FIGURE))
        )
        frame = left_join_columns(
            frame, words.select(FILE, ROW, pl.col("raw").alias(instead_of(key))), FILE, ROW
        )
    return frame


def _objectives(frame: pl.DataFrame, other: pl.DataFrame) -> pl.DataFrame:
    """With `objective_alone`: the record pairs, but its sasaran is not named on the other sheet.

    Told once for each sasaran of a file.
    """
    there = other.select(FILE, "objective").unique().select(FILE, _name("objective"), known=True)
    named = left_join_columns(
        frame.select(FILE, ROW, "paired", _name("objective")), there.unique(), FILE, "_name"
    )
    alone = (
        pl.col("paired").fill_null(value=False)
        & pl.col("known").is_null()
        & (pl.col("_name") != "")
    )
    first = pl.col(ROW) == pl.col(ROW).filter(alone).first().over(FILE, "_name")
    told = (alone & first).fill_null(value=False).alias("objective_alone")
    return frame.hstack(named.select(told))


def _name(key: str) -> pl.Expr:
    return name_key_of(pl.col(key)).alias("_name")


def _listed(frame: pl.DataFrame, settings: Settings) -> pl.DataFrame:
    codes = pl.DataFrame(
        {"code": list(settings.codes), "listed_name": list(settings.codes.values())},
        schema={"code": pl.String, "listed_name": pl.String},
    )
    return left_join_columns(frame, codes, "code").with_columns(
        pl.lit(bool(settings.codes)).alias("has_code_list")
    )


def _other_units(frame: pl.DataFrame, tables: Tables) -> pl.DataFrame:
    """With `other_unit`: another unit that reports the same sub kegiatan of the same kegiatan."""
    # A unit that sent two workbooks under two spellings is one unit.
    unit = pl.col("unit").first().over(name_key_of(pl.col("unit")))
    units = tables.records["identity"].select(FILE, unit)
    names = [name_of("activity"), name_of("subactivity")]
    keyed = left_join_columns(frame.select(FILE, *names), units, FILE)
    counted = keyed.drop_nulls([names[1], "unit"]).group_by(names).agg(pl.col("unit").n_unique())
    shared = counted.filter(pl.col("unit") > 1).select(names)
    twins = (
        keyed.drop_nulls("unit")
        .join(shared, on=names, how="semi")
        .group_by(names)
        .agg(pl.col("unit").unique(maintain_order=True).alias("units"))
    )
    mine = pl.concat_list("unit")
    others = pl.col("units").list.set_difference(mine).list.sort().list.join(", ")
    told = pl.when(pl.col("unit").is_not_null()).then(others).alias("other_unit")
    return frame.hstack(left_join_columns(keyed, twins, *names).select(told))


def _summary(tables: Tables, key: str) -> pl.DataFrame:
    """The summary rows with the unweighted mean of each percentage column, which people often put
    there instead (`key.mean`), and with the cells that a spreadsheet does not count.
    """
    table, records = WORKBOOK.table(key), tables.records[key]
    keys = dict.fromkeys(item for row in table.summaries for item in row.formulas)
    means = []
    for item in keys:
        name, count = pl.col(item), pl.col(item).count()
        if table.column(item).kind is Kind.PERCENT:
            mean = (name.sum() * 2 + count) // (2 * count)
            means.append(mean.cast(pl.Int64).alias(f"{item}.mean"))
    frame = left_join_columns(with_left_out(tables, key), records.group_by(FILE).agg(means), FILE)
    return with_steps(frame, tables, table, summary=True)


def _cells(tables: Tables) -> pl.DataFrame:
    """The irregular cells with their headers, and their readings as people write them."""
    columns = [
        (sheet.key, column.key, column.header, column.computed)
        for sheet in WORKBOOK.filled
        for column in sheet.columns
    ]
    headers = pl.DataFrame(columns, schema=["sheet", "column", "header", "computed"], orient="row")
    frame = _with_indicators(
        left_join_columns(tables.irregular, headers, "sheet", "column"), tables
    )
    frame = left_join_columns(frame, told_texts(tables), FILE, "sheet", ROW, "column")
    odd = frame.filter(pl.col("reading") == int(Reading.ODD))
    return frame.with_columns(
        pl.col("computed") | pl.col(SUMMARY).is_not_null(),
        pl.col(FILE).is_in(english_files(tables, odd[FILE])).alias("english"),
        _written(frame, "value").alias("first"),
        _written(frame, "other").alias("second"),
    )


def _with_indicators(frame: pl.DataFrame, tables: Tables) -> pl.DataFrame:
    """With the Satuan of the indicator, and in Capaian its figures: `beside.<key>`."""
    figures = dict.fromkeys(ANCHORS.values())
    there = pl.concat(
        [
            tables.records[key].select(
                pl.lit(key).alias("sheet"),
                FILE,
                ROW,
                "unit_of_measure",
                *(pl.col(each).alias(f"beside.{each}") for each in figures if key == "achievement"),
            )
            for key in ("agreement", "achievement")
        ],
        how="diagonal",
    )
    return left_join_columns(frame, there, "sheet", FILE, ROW)


def _written(frame: pl.DataFrame, name: str) -> pl.Series:
    texts = [
        None if value is None else written(_kind(sheet, summary, column), value)
        for sheet, summary, column, value in frame.select(
            "sheet", SUMMARY, "column", name
        ).iter_rows()
    ]
    return pl.Series(texts, dtype=pl.String)


def _kind(sheet: str, summary: str | None, column: str) -> Kind:
    declared = WORKBOOK.sheet(sheet)
    if isinstance(declared, Table) and summary:
        row = next(each for each in declared.summaries if each.key == summary)
        return declared.summary_kind(row, column)
    return next(each.kind for each in declared.columns if each.key == column)
