"""Indicators in percent of which one figure was typed with a percent sign, and others without.

Excel stores `97%` as 0,97 under a percent format. Beside a Target of 100 that may be 97 percent, or 0,97
percent: the format of a cell does not decide, since Satuan says what its number counts.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ..declaration.vocabulary import Kind
from ..declaration.workbook import ACHIEVEMENT, WORKBOOK
from ..figures.precision import step_name, with_steps
from ..model.numbers import Reading
from ..model.tables import FILE, ROW, Tables
from .rereading import as_stored, cells_of, reread

if TYPE_CHECKING:
    import polars as pl

_SHEET = "achievement"
ANCHORS = {
    "realization": "target",
    "target": "realization",
    "previous": "target",
    "final_target": "target",
    "standard": "target",
}
"""Figures of one indicator, each with the one that it is held against."""
_FRACTION = 3 * Kind.VALUE.scale // 2
"""Up to 1,5 a number may be a fraction of one; what is larger is none."""
_TIMES = (25, 400)
"""How many times as large the other figure is when one is a fraction and the other in percent."""


_PERCENT = ("%", "persen", "persen%", "%persen", "prosen", "percent")
_CHECKED = ("realization", "target")
"""What Capaian is computed from."""


def in_percent(unit: pl.Expr) -> pl.Expr:
    """Whether a Satuan says that its numbers are percentages: `%`, `Persen`, `Persen (%)`."""
    return unit.str.to_lowercase().str.replace_all(r"[^a-z%]", "").is_in(_PERCENT)


def confirm_percent_signs(tables: Tables) -> None:
    """Read as percent what Capaian confirms: it is right of the figure in percent, and of it alone.

    A Capaian that fits the fraction confirms nothing: its formula took the cell as it is stored.
    """
    for key in _suspected(tables, _CHECKED):
        found = _fractions(tables, key)
        confirmed = found.filter(_confirmed(found, key))
        _reread(tables, key, confirmed, Reading.CONFIRMED)


def doubt_percent_signs(tables: Tables) -> None:
    """Leave all others open, with both readings."""
    fractions = {key: _fractions(tables, key) for key in _suspected(tables, ANCHORS)}
    for key, found in fractions.items():
        _reread(tables, key, found, Reading.PERCENT_SIGN)


def _suspected(tables: Tables, keys: Iterable[str]) -> list[str]:
    """Those columns in which a figure may be a fraction: in hardly any file one does."""
    found = tables.records[_SHEET].select(_may_be_fraction(key).any().alias(key) for key in keys)
    return [column.name for column in found if column.any()]


def _may_be_fraction(key: str) -> pl.Expr:
    """Whether the figure of an indicator in percent is small beside the one that it is held against."""
    import polars as pl

    value, other = pl.col(key), pl.col(ANCHORS[key])
    small = value.is_between(1, _FRACTION) & (other > _FRACTION)
    between = other.is_between(value * _TIMES[0], value * _TIMES[1])
    return in_percent(pl.col("unit_of_measure")) & small & between


def _fractions(tables: Tables, key: str) -> pl.DataFrame:
    """The records in which the figure may be a fraction and nothing was reported of it yet."""
    import polars as pl

    told = tables.irregular.filter((pl.col("sheet") == _SHEET) & (pl.col("column") == key))
    return (
        with_steps(tables.records[_SHEET], tables, WORKBOOK.table(_SHEET))
        .filter(_may_be_fraction(key))
        .join(told, on=[FILE, ROW], how="anti")
    )


def _reread(tables: Tables, key: str, records: pl.DataFrame, reading: Reading) -> None:
    import polars as pl

    fraction, percent = pl.col(key), pl.col(key) * 100
    confirmed = reading is Reading.CONFIRMED
    cells = cells_of(
        records,
        _SHEET,
        key,
        pl.lit(int(reading)),
        as_stored(fraction, Kind.VALUE.scale),
        value=percent if confirmed else fraction,
        other=fraction if confirmed else percent,
    )
    reread(tables, WORKBOOK.table(_SHEET), key, cells)


def _confirmed(records: pl.DataFrame, key: str) -> pl.Series:
    """Whether Capaian is right of the figure in percent, and wrong of the fraction."""
    import polars as pl

    fits = ACHIEVEMENT.holds(pl.col("achievement"), pl.col(step_name("achievement")))
    in_full = records.with_columns(pl.col(key) * 100).select(fits.fill_null(value=False))
    as_it_is = records.select(fits.fill_null(value=True))
    return in_full.to_series() & ~as_it_is.to_series()
