"""Jumlah that counts more than records: a spreadsheet's SUM knows no roles.

Such a Jumlah is the sum of its column with subtotals, typed totals or column numbers in it. It is left out
as if it were blank, so that the tool's own total stands in its place and no cell is accused; which one it
was, and what it counted, stays known.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .expressions import total_of
from .lkip import WORKBOOK
from .row_roles import Role
from .spec import Table
from .tables import FILE, ROW, SUMMARY, Tables

if TYPE_CHECKING:
    import polars as pl

Row = Mapping[str, Any]
OVERCOUNTED, AT = "overcounted", "overcounted_at"
"""Beside a summary row: the rows that it counts though they are no records, and its first column that
does; null where it counts none."""
_MIXES = (
    {Role.SUBTOTAL, Role.TOTAL, Role.NUMBERS},
    {Role.SUBTOTAL, Role.TOTAL},
    {Role.SUBTOTAL},
    {Role.NUMBERS},
)
"""What a SUM may have counted, the most first: figures that are stored as texts it does not."""


@dataclass(frozen=True)
class _Overcount:
    """What is the matter with one summary row."""

    wrong: tuple[str, ...] = ()
    """Its figures that count too much."""
    rows: str | None = None


def without_overcounts(tables: Tables, others: Mapping[str, pl.DataFrame]) -> Tables:
    """The tables, their summary rows without the figures that count too much; see `OVERCOUNTED`.

    Args:
        others: by table, the rows with figures that are no records, computed figures filled in.
    """
    import polars as pl

    for key, frame in tables.summaries.items():
        found = list(_overcounts(tables, key, others.get(key)))
        tables.summaries[key] = frame.with_columns(
            *(
                pl.when(pl.Series([column not in each.wrong for each in found], dtype=pl.Boolean))
                .then(column)
                .alias(column)
                for column in dict.fromkeys(column for each in found for column in each.wrong)
            ),
            pl.Series(OVERCOUNTED, [each.rows for each in found], dtype=pl.String),
            pl.Series(AT, [next(iter(each.wrong), None) for each in found], dtype=pl.String),
        )
    return tables


def _overcounts(tables: Tables, key: str, rows: pl.DataFrame | None) -> Iterator[_Overcount]:
    """For each summary row, what it counts too much."""
    table, frame = WORKBOOK.table(key), tables.summaries[key]
    others = {} if rows is None else _others(tables, key, rows)
    for row in frame.iter_rows(named=True) if others else ():
        header = tables.submissions[row[FILE]].places[key].header_row
        above = row[ROW] < header
        counted = [each for each in others.get(row[FILE], ()) if above or each[ROW] < row[ROW]]
        yield _overcount(table, row, counted) if counted else _Overcount()
    if not others:
        yield from (_Overcount() for __ in range(frame.height))


def _others(tables: Tables, key: str, rows: pl.DataFrame) -> dict[int, list[Row]]:
    """By file, the rows below the header that a SUM counts besides records, each with its role."""
    import polars as pl

    roles = tables.roles.filter(pl.col("sheet") == key).select(FILE, ROW, "role")
    if roles.is_empty():
        return {}
    found: dict[int, list[Row]] = {}
    for frame in (rows, tables.summaries[key]):
        figures = frame.select(FILE, ROW, *WORKBOOK.table(key).sums)
        for row in figures.join(roles, on=[FILE, ROW], how="inner").iter_rows(named=True):
            found.setdefault(row[FILE], []).append(row)
    return found


def _overcount(table: Table, row: Row, others: Sequence[Row]) -> _Overcount:
    wrong = _wrong(table, row)
    for roles in _MIXES if wrong else ():
        counted = [other for other in others if other["role"] in roles]
        sums = {total_of(key): sum(other[key] or 0 for other in counted) for key in table.sums}
        tried = {
            name: value + sums[name] if name in sums and value is not None else value
            for name, value in row.items()
        }
        explained = {*wrong} - {*_wrong(table, tried)}
        if counted and explained:
            rows = sorted({other[ROW] for other in counted})
            return _Overcount(
                tuple(key for key in wrong if key in explained), ", ".join(map(str, rows))
            )
    return _Overcount()


def _wrong(table: Table, row: Row) -> list[str]:
    """The figures of a summary row that its formulas do not give."""
    import polars as pl

    formulas = next(each.formulas for each in table.summaries if each.key == row[SUMMARY])
    checks = (formula.holds(pl.col(key)).alias(key) for key, formula in formulas.items())
    holds = pl.DataFrame([row]).select(checks).row(0, named=True)
    return [key for key, held in holds.items() if held is False]
