"""Jumlah that counts more than records: a spreadsheet's SUM knows no roles.

Such a Jumlah is the sum of its column with subtotals, typed totals or column numbers in it. It is left out
as if it were blank, so that the tool's own total is in its place and no cell is accused; which one it
was, and what it counted, stays known.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Any

from ..declaration.expressions import total_of
from ..declaration.vocabulary import Table
from ..declaration.workbook import WORKBOOK
from ..model.row_roles import Role
from ..model.tables import FILE, ROW, SUMMARY, Tables

if TYPE_CHECKING:
    import polars as pl

Row = Mapping[str, Any]
OVERCOUNTED, AT = "overcounted", "overcounted_at"
"""Beside a summary row: the rows that it counts though they are no records, and its first column that
does; null where it counts none, and where percentages are only made of a Jumlah that does."""
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


def without_overcounts(tables: Tables, whole: Mapping[str, pl.DataFrame]) -> Tables:
    """The tables, their summary rows without the figures that count too much; see `OVERCOUNTED`.

    Args:
        whole: by table, its subtotals with computed figures filled in, where it has any. A SUM counts
            nothing where such a cell is blank, but a sum of other sums does.
    """
    import polars as pl

    for key, frame in tables.summaries.items():
        found = list(_overcounts(tables, key, whole.get(key)))
        causes = _causes(WORKBOOK.table(key), frame, found)
        tables.summaries[key] = frame.with_columns(
            *(
                pl.when(pl.Series([column not in each.wrong for each in found], dtype=pl.Boolean))
                .then(column)
                .alias(column)
                for column in dict.fromkeys(column for each in found for column in each.wrong)
            ),
            pl.Series(OVERCOUNTED, [each.rows for each in found], dtype=pl.String),
            pl.Series(AT, list(causes), dtype=pl.String),
        )
    return tables


def _causes(table: Table, frame: pl.DataFrame, found: Sequence[_Overcount]) -> Iterator[str | None]:
    """For each summary row its first column that counts too much, where no other row is the cause."""
    ratios = {
        row.key for row in table.summaries if all(f.percentage for f in row.formulas.values())
    }
    summed: set[int] = set()
    for file, summary, each in zip(frame[FILE], frame[SUMMARY], found, strict=True):
        follows = summary in ratios and file in summed
        yield None if follows else next(iter(each.wrong), None)
        if each.wrong:
            summed.add(file)


def _overcounts(tables: Tables, key: str, whole: pl.DataFrame | None) -> Iterator[_Overcount]:
    """For each summary row, what it counts too much."""
    table, frame = WORKBOOK.table(key), tables.summaries[key]
    stated = tables.subtotals.get(key)
    readings = [stated] if whole is None else [stated, whole]
    others = [_others(tables, key, subtotals) for subtotals in readings]
    for row in frame.iter_rows(named=True) if any(others) else ():
        header = tables.submissions[row[FILE]].places[key].header_row
        above = row[ROW] < header
        counted = [
            [each for each in rows.get(row[FILE], ()) if above or each[ROW] < row[ROW]]
            for rows in others
        ]
        yield _overcount(table, row, counted) if any(counted) else _Overcount()
    if not any(others):
        yield from (_Overcount() for __ in range(frame.height))


def _others(tables: Tables, key: str, subtotals: pl.DataFrame | None) -> dict[int, list[Row]]:
    """By file, the rows below the header that a SUM counts besides records, each with its role."""
    import polars as pl

    roles = tables.roles.filter(pl.col("sheet") == key).select(FILE, ROW, "role")
    if roles.is_empty():
        return {}
    found: dict[int, list[Row]] = {}
    for frame in (subtotals, tables.summaries[key]):
        if frame is None:
            continue
        figures = frame.select(FILE, ROW, *WORKBOOK.table(key).sums)
        for row in figures.join(roles, on=[FILE, ROW], how="inner").iter_rows(named=True):
            found.setdefault(row[FILE], []).append(row)
    return found


def _overcount(table: Table, row: Row, others: Sequence[Sequence[Row]]) -> _Overcount:
    """What explains most of what is wrong with a row, by one of several readings of the other rows."""
    wrong, best = _wrong(table, row), _Overcount()
    for rows, roles in product(others, _MIXES) if wrong else ():
        counted = [other for other in rows if other["role"] in roles]
        sums = {total_of(key): sum(other[key] or 0 for other in counted) for key in table.sums}
        tried = {
            name: value + sums[name] if name in sums and value is not None else value
            for name, value in row.items()
        }
        left = {*_wrong(table, tried)}
        explained = tuple(key for key in wrong if key not in left)
        if len(explained) > len(best.wrong):
            best = _Overcount(
                explained, ", ".join(map(str, sorted({other[ROW] for other in counted})))
            )
    return best


def _wrong(table: Table, row: Row) -> list[str]:
    """The figures of a summary row that its formulas do not give."""
    import polars as pl

    formulas = next(each.formulas for each in table.summaries if each.key == row[SUMMARY])
    checks = (formula.holds(pl.col(key)).alias(key) for key, formula in formulas.items())
    holds = pl.DataFrame([row]).select(checks).row(0, named=True)
    return [key for key, held in holds.items() if held is False]
