"""Extracts of many workbooks, stacked into one frame per sheet.

Here Python's objects end and columns begin: everything after works by the column.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ..declaration.vocabulary import Column, Field, Form, Kind, Table
from ..declaration.workbook import WORKBOOK
from ..model.numbers import Reading
from ..model.tables import (
    COVERS,
    FILE,
    ODD,
    ROW,
    SUMMARY,
    UNREAD,
    Submission,
    Tables,
    irregular_schema,
    records_schema,
    roles_schema,
    subtotals_schema,
    summaries_schema,
)
from . import conversion as cells
from .code_prefixes import without_codes

if TYPE_CHECKING:
    import polars as pl


@dataclass
class Rows:
    """Rows of one sheet from many workbooks, one list a part."""

    files: list[int] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)
    values: list[Sequence[object]] = field(default_factory=list)
    summaries: list[str] = field(default_factory=list)
    covers: list[Sequence[int]] = field(default_factory=list)
    """Of subtotals, the rows that they sum."""

    @classmethod
    def by_sheet(cls) -> dict[str, Rows]:
        """Room for the rows of every sheet."""
        return {sheet.key: cls() for sheet in WORKBOOK.filled}

    def add(
        self,
        file: int,
        row: int,
        values: Sequence[object],
        summary: str = "",
        covers: Sequence[int] = (),
    ) -> None:
        self.files.append(file)
        self.rows.append(row)
        self.values.append(values)
        self.summaries.append(summary)
        self.covers.append(covers)


def stacked(
    submissions: list[Submission],
    records: dict[str, Rows],
    summaries: dict[str, Rows],
    subtotals: dict[str, Rows],
    told: Sequence[tuple[object, ...]],
) -> Tables:
    """The frames of a list of submissions, whose rows are numbered by place in that list.

    Args:
        told: the rows of `roles_schema`.
    """
    import polars as pl

    odd: list[pl.DataFrame] = [pl.DataFrame(schema=irregular_schema())]
    roles = [pl.DataFrame(told, schema=roles_schema(), orient="row")]
    return Tables(
        submissions,
        {sheet.key: _records(sheet, records[sheet.key], odd, roles) for sheet in WORKBOOK.filled},
        {t.key: _summaries(t, summaries[t.key], odd) for t in WORKBOOK.tables if t.summaries},
        pl.concat(odd),
        {t.key: _subtotals(t, subtotals[t.key], odd) for t in WORKBOOK.tables if t.additive},
        pl.concat(roles),
    )


def _records(
    sheet: Form | Table, rows: Rows, odd: list[pl.DataFrame], roles: list[pl.DataFrame]
) -> pl.DataFrame:
    kinds = [column.kind for column in sheet.columns]
    frame = _frame(sheet.key, rows, sheet.columns, kinds, odd).select(*records_schema(sheet))
    if isinstance(sheet, Form):
        return frame
    frame, told = without_codes(sheet, frame)
    roles.append(told)
    return _filled_down(sheet, frame)


def _summaries(table: Table, rows: Rows, odd: list[pl.DataFrame]) -> pl.DataFrame:
    """A summary row's cells mean what its own formulas give: a share is a percentage."""
    import polars as pl

    parts = [pl.DataFrame(schema=summaries_schema(table))]
    for summary in table.summaries:
        chosen = [i for i, key in enumerate(rows.summaries) if key == summary.key]
        columns = [table.column(key) for key in summary.formulas]
        picks = [table.index(key) for key in summary.formulas]
        part = Rows()
        for i in chosen:
            part.add(rows.files[i], rows.rows[i], [rows.values[i][p] for p in picks], summary.key)
        kinds = [table.summary_kind(summary, key) for key in summary.formulas]
        parts.append(_frame(table.key, part, columns, kinds, odd))
    return pl.concat(parts, how="diagonal").sort(FILE, ROW)


def _subtotals(table: Table, rows: Rows, odd: list[pl.DataFrame]) -> pl.DataFrame:
    """Subtotals sum what the table's first summary sums, over the records that each covers."""
    import polars as pl

    if not rows.rows:
        return pl.DataFrame(schema=subtotals_schema(table))
    picks = [table.index(key) for key in table.sums]
    part = replace(rows, values=[[values[pick] for pick in picks] for values in rows.values])
    columns = [table.column(key) for key in table.sums]
    kinds = [
        Kind.PERCENT if formula.percentage else table.column(key).kind
        for key, formula in table.sums.items()
    ]
    covers = pl.Series(COVERS, rows.covers, dtype=pl.List(pl.UInt32))
    frame = _frame(table.key, part, columns, kinds, odd).with_columns(covers)
    return frame.select(*subtotals_schema(table))


def _frame(
    sheet: str,
    rows: Rows,
    columns: Sequence[Column | Field],
    kinds: Sequence[Kind],
    odd: list[pl.DataFrame],
) -> pl.DataFrame:
    """The rows as typed columns; what was not plainly read goes to `odd`."""
    import polars as pl

    data: dict[str, pl.Series] = {
        FILE: pl.Series(rows.files, dtype=pl.UInt32),
        ROW: pl.Series(rows.rows, dtype=pl.UInt32),
        SUMMARY: pl.Series([key or None for key in rows.summaries], dtype=pl.String),
    }
    keys = [column.key for column in WORKBOOK.sheet(sheet).columns]
    bit = {key: index for index, key in enumerate(keys)}
    bits = [0] * len(rows.rows)
    by_column = list(zip(*rows.values, strict=True)) or [()] * len(columns)
    for column, kind, values in zip(columns, kinds, by_column, strict=True):
        if kind.is_number:
            data[column.key], found = cells.numbers(kind, values)
        else:
            data[column.key], found = cells.texts(column, values)
        if column.computed:
            # A formula that was never calculated is recomputed here; its cell counts as blank.
            found = [each for each in found if each[2].reading is not Reading.UNCALCULATED]
        for at, _, parsed in found:
            bits[at] |= (parsed.reading in UNREAD) << bit[column.key]
        odd.append(_irregular(sheet, rows, column, values, found))
    return pl.DataFrame({**data, ODD: pl.Series(bits, dtype=pl.UInt64)})


def _irregular(
    sheet: str,
    rows: Rows,
    column: Column | Field,
    values: Sequence[object],
    found: list[cells.Oddity],
) -> pl.DataFrame:
    """Every cell of a number column that holds no number, and every other that was not plainly read.

    A number in plain notation that is stored as a text is one too: a spreadsheet does not sum it.
    """
    import polars as pl

    return pl.DataFrame(
        [
            (
                rows.files[at],
                sheet,
                rows.rows[at],
                rows.summaries[at] or None,
                column.key,
                int(parsed.reading),
                raw,
                isinstance(values[at], float | int) and not isinstance(values[at], bool | Reading),
                parsed.value,
                parsed.other,
                parsed.unit,
            )
            for at, raw, parsed in found
            if parsed.reading is not Reading.ABSENT
        ],
        schema=irregular_schema(),
        orient="row",
    )


def _filled_down(table: Table, frame: pl.DataFrame) -> pl.DataFrame:
    """With group cells written once repeated below, until a cell of a higher group changes."""
    import polars as pl

    above: list[str] = [FILE]
    for column in table.columns:
        if column.group:
            run = pl.struct(above).rle_id()
            frame = frame.with_columns(pl.col(column.key).forward_fill().over(run))
            above = [*above, column.key]
    return frame
