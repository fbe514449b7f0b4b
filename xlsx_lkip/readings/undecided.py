"""Cells of several readings: which one their own figures, or the whole file, decide for.

Between reading and checking. Where nothing decides, the cell stays without a value and a rule names
both readings; what was decided is reported by a rule too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import and_
from typing import TYPE_CHECKING

from ..declaration.expressions import Expression
from ..declaration.identity import IDENTITY
from ..declaration.vocabulary import Form, Kind, Table
from ..declaration.workbook import WORKBOOK
from ..figures.derived import CONTROLLED_ABSORPTION, with_sums, with_totals
from ..figures.precision import step_name, step_of, step_of_text, with_steps
from ..model.numbers import Reading
from ..model.tables import FILE, ODD, ROW, SUMMARY, Tables
from .conventions import follow_the_file
from .percent_signs import confirm_percent_signs, doubt_percent_signs
from .rereading import as_stored, cells_of, reread

if TYPE_CHECKING:
    import polars as pl

    from ..reader.formula_cells import Place

USUAL_PERCENT = 20_000
"""1/100 percent. A number up to 2 in a percent cell is a fraction unless its record says otherwise."""
WHOLE = 10_000
"""1/100 percent; no share of persons is larger."""


def settled(tables: Tables) -> Tables:
    """The tables with every cell of two readings read the way that its own figures confirm.

    Records first, since what they add up to decides in the summary rows and in Identitas.
    """
    confirm_percent_signs(tables)
    for table in WORKBOOK.tables:
        _settle_records(tables, table)
    doubt_percent_signs(tables)
    follow_the_file(tables)
    tables = with_sums(tables)
    for table in WORKBOOK.tables:
        _settle_summaries(tables, table)
    _settle_identity(tables)
    return tables


def doubtful_cells(tables: Tables) -> dict[Place, int]:
    """Cells that can be read in two ways -> their first reading."""
    import polars as pl

    tabular = pl.col("sheet").is_in([table.key for table in WORKBOOK.tables])
    rows = tables.irregular.filter((pl.col("reading") == Reading.TWO_READINGS) & tabular)
    return {
        (file, sheet, row, column): value
        for file, sheet, row, column, value in rows.select(
            FILE, "sheet", ROW, "column", "value"
        ).iter_rows()
    }


def _settle_records(tables: Tables, table: Table) -> None:
    if tables.records[table.key].is_empty():
        return
    computed = {each.key: each.formula for each in table.columns if each.formula}
    unsettled = _open_columns(tables, table)
    for column in table.columns:
        tests = [
            _test(key, formula)
            for key, formula in computed.items()
            if table.column(key).kind.is_number and column.key in (key, *formula.keys())
        ]
        if tests and column.kind.is_number:
            cells = _Cells(table, column.key, column.kind, tests)
            if column.kind is Kind.PERCENT or column.key in unsettled:
                frame = with_steps(tables.records[table.key], tables, table)
                _settle(tables, frame, [cells], unsettled)


def _settle_summaries(tables: Tables, table: Table) -> None:
    import polars as pl

    if not table.summaries or tables.summaries[table.key].is_empty():
        return
    frame = with_steps(tables.summaries[table.key], tables, table, summary=True)
    for summary in table.summaries:
        cells = []
        for key, formula in summary.formulas.items():
            kind = table.summary_kind(summary, key)
            share = kind is Kind.PERCENT and table.column(key).kind is Kind.COUNT
            most = WHOLE if share else None
            cells.append(_Cells(table, key, kind, [_test(key, formula)], summary.key, most))
        rows = frame.filter(pl.col(SUMMARY) == summary.key)
        _settle(tables, rows, cells, _open_columns(tables, table, summary.key))


def _settle_identity(tables: Tables) -> None:
    tests = [_test("absorption", CONTROLLED_ABSORPTION)]
    cells = _Cells(IDENTITY, "absorption", Kind.PERCENT, tests)
    identity = tables.records[IDENTITY.key]
    unsettled = _open_columns(tables, IDENTITY)
    if identity["absorption"].null_count() < identity.height or cells.key in unsettled:
        frame = with_totals(with_steps(identity, tables, IDENTITY), tables)
        _settle(tables, frame, [cells], unsettled)


def _open_columns(tables: Tables, sheet: Table | Form, summary: str | None = None) -> set[str]:
    """The columns in which some cell has two readings, among records or in one of the summary rows."""
    import polars as pl

    rows = tables.irregular.filter(
        (pl.col("reading") == int(Reading.TWO_READINGS))
        & (pl.col("sheet") == sheet.key)
        & pl.col(SUMMARY).eq_missing(pl.lit(summary))
    )
    return set(rows["column"])


def _settle(
    tables: Tables, frame: pl.DataFrame, columns: Sequence[_Cells], unsettled: set[str]
) -> None:
    """Settle those columns that are, or in which a percentage may be written as a fraction."""
    fractions = frame.select(
        cells.may_be_fraction().any().alias(cells.key)
        for cells in columns
        if cells.kind is Kind.PERCENT
    )
    for cells in columns:
        if cells.key in unsettled or (cells.key in fractions and fractions[cells.key].any()):
            cells.settle(tables, frame)


def _test(key: str, formula: Expression) -> pl.Expr:
    """Whether the figure in a computed cell is what its formula gives, as precisely as it is written."""
    import polars as pl

    return formula.holds(pl.col(key), pl.col(step_name(key)) if formula.percentage else None)


@dataclass(frozen=True)
class _Cells:
    """The cells of one column, among a sheet's records or in one of its summary rows."""

    sheet: Table | Form
    key: str
    kind: Kind
    tests: Sequence[pl.Expr]
    """What confirms a reading: true, false, or null where it says nothing."""
    summary: str | None = None
    most: int | None = None
    """No figure here is larger."""

    def settle(self, tables: Tables, frame: pl.DataFrame) -> None:
        """Give each cell of two readings the one that is confirmed, or the only possible one.

        Args:
            frame: the records, or the summary rows, with all that the tests look at.
        """
        import polars as pl

        cells = self._open(tables)
        if self.kind is Kind.PERCENT:
            cells = pl.concat([cells, self._fractions(tables, frame)])
        if cells.is_empty():
            return
        rows = cells.join(frame.drop(ODD), on=[FILE, ROW], suffix=".record")
        rows = rows.with_columns(self._fits(rows, "value"), self._fits(rows, "other"))
        decided = rows.with_columns(self._decision()).filter(pl.col("decided").is_not_null())
        reread(
            tables,
            self.sheet,
            self.key,
            decided.with_columns(
                reading="decided",
                value=pl.when("take_other").then("other").otherwise("value"),
                other=pl.when("take_other").then("value").otherwise("other"),
            ),
        )

    def _decision(self) -> list[pl.Expr]:
        """`decided`: the reading to be reported, null where nothing decides; `take_other`: of which value."""
        import polars as pl

        first, second = pl.col("value.fits"), pl.col("other.fits")
        possible = pl.lit(value=True) if self.most is None else pl.col("value") <= self.most
        usual = pl.col("number") & (pl.col("value").abs() <= USUAL_PERCENT) & possible
        take_first, take_other = (first | usual) & ~second, second & ~first
        only_other = ~possible & ~first & ~second & (pl.col("other") <= (self.most or 0))
        decided = (
            pl.when(take_first & pl.col("number"))
            .then(int(Reading.PLAIN))
            .when(take_first | take_other)
            .then(int(Reading.CONFIRMED))
            .when(only_other)
            .then(int(Reading.ODD))
        )
        return [decided.alias("decided"), (take_other | only_other).alias("take_other")]

    def _open(self, tables: Tables) -> pl.DataFrame:
        """The cells of two readings."""
        return self._mine(tables).filter(reading=int(Reading.TWO_READINGS))

    def _mine(self, tables: Tables) -> pl.DataFrame:
        import polars as pl

        return tables.irregular.filter(
            (pl.col("sheet") == self.sheet.key)
            & (pl.col("column") == self.key)
            & pl.col(SUMMARY).eq_missing(pl.lit(self.summary))
        )

    def may_be_fraction(self) -> pl.Expr:
        """Numbers up to 1, as `0,5`, that do not fit as a fraction: meant as 0,50%, perhaps."""
        import polars as pl

        return pl.col(self.key).is_between(1, WHOLE) & ~_all_hold(self.tests)

    def _fractions(self, tables: Tables, frame: pl.DataFrame) -> pl.DataFrame:
        import polars as pl

        value = pl.col(self.key)
        wrong = frame.filter(self.may_be_fraction())
        return cells_of(
            wrong.join(self._mine(tables), on=[FILE, ROW], how="anti"),
            self.sheet.key,
            self.key,
            pl.lit(int(Reading.TWO_READINGS)),
            as_stored(value, WHOLE),
            value=value,
            other=(value + 50) // 100,
            summary=self.summary,
        )

    def _fits(self, rows: pl.DataFrame, reading: str) -> pl.Series:
        """Whether all figures agree when the cells are read so."""
        import polars as pl

        rows = rows.with_columns(pl.col(reading).alias(self.key))
        if self.kind is Kind.PERCENT:
            steps = pl.Series(
                [
                    None if number else step_of_text(raw, value)
                    for raw, value, number in rows.select("raw", reading, "number").iter_rows()
                ],
                dtype=pl.Int32,
            )
            rows = rows.with_columns(
                pl.coalesce(steps, step_of(self.key)).alias(step_name(self.key))
            )
        return rows.select(_all_hold(self.tests).alias(f"{reading}.fits")).to_series()


def _all_hold(tests: Sequence[pl.Expr]) -> pl.Expr:
    """Whether some test speaks and none speaks against it."""
    import polars as pl

    agrees = reduce(and_, (test.fill_null(value=True) for test in tests))
    return agrees & pl.any_horizontal(test.is_not_null() for test in tests)
