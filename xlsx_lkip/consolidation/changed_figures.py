"""Pagu and realisasi of programs and units, those of an earlier report beside today's."""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

from ..declaration.workbook import WORKBOOK
from ..names.keys import name_key_of
from .all_records import recomputed, same_name
from .changed_findings import UNIT_KEY
from .consolidated import LABEL, LEVEL, LINE, MARK, RATIO, UNIT, Consolidated, Outline
from .earlier import (
    ARRIVED,
    CHANGED,
    COUNTS,
    GONE,
    LEFT,
    NEW,
    PROGRAM,
    SAME,
    STATE,
    STATED,
    THEN,
    TIER,
    UNIT_PROGRAM,
    UNIT_TIER,
    Earlier,
)

FIGURES = ("budget", "realization", "remaining", "absorption")
_PROGRAM_KEY = "_program"


def changed_lines(earlier: Earlier, figures: Consolidated, findings: pl.DataFrame) -> pl.DataFrame:
    """See `Changes.lines`.

    Args:
        findings: how many each unit has, by its key.
    """
    units = _units(earlier, figures).with_row_index("_place")
    units = units.join(findings, on=UNIT_KEY, how="left").with_columns(pl.col(COUNTS).fill_null(0))
    below = _unit_programs(earlier, figures).join(units.select(UNIT_KEY, "_place"), on=UNIT_KEY)
    by_unit = pl.concat([units, below], how="diagonal").sort(
        "_place", LEVEL, LINE, LABEL, nulls_last=True
    )
    kept = [TIER, LEVEL, LABEL, STATE, LINE, MARK, STATED, *COUNTS]
    kept += [key + side for key in FIGURES for side in ("", THEN)]
    return pl.concat([_programs(earlier, figures), by_unit], how="diagonal").select(kept)


def became(new: str, gone: str, *figures: str) -> pl.Expr:
    """What became of a line, by whether it is there `_now` and was there `_then`."""
    same = [pl.col(key).eq_missing(pl.col(key + THEN)) for key in figures]
    return (
        pl.when(pl.col("_now").is_null())
        .then(pl.lit(gone))
        .when(pl.col(THEN).is_null())
        .then(pl.lit(new))
        .when(pl.all_horizontal(same))
        .then(pl.lit(SAME))
        .otherwise(pl.lit(CHANGED))
        .alias(STATE)
    )


def _beside(now: pl.DataFrame, then: pl.DataFrame, *keys: str) -> pl.DataFrame:
    """Both sides in one row, in today's order; what is there no longer is behind, by name."""
    now = now.with_columns(pl.lit(1).alias("_now"))
    both = now.join(
        then.with_columns(pl.lit(1).alias(THEN)), on=keys, how="full", coalesce=True, suffix=THEN
    )
    label = pl.coalesce(LABEL, LABEL + THEN).alias(LABEL)
    return both.with_columns(label).sort(LINE, LABEL, nulls_last=True)


def _programs(earlier: Earlier, figures: Consolidated) -> pl.DataFrame:
    both = _beside(
        _headings(figures.budget, 1).drop(UNIT_KEY),
        _sums(earlier, "program", _PROGRAM_KEY),
        _PROGRAM_KEY,
    )
    state = became(NEW, GONE, "budget", "realization")
    return both.with_columns(state, pl.lit(PROGRAM).alias(TIER), pl.lit(1).alias(LEVEL))


def _unit_programs(earlier: Earlier, figures: Consolidated) -> pl.DataFrame:
    keys = (UNIT_KEY, _PROGRAM_KEY)
    both = _beside(_headings(figures.by_unit, 2), _sums(earlier, "program", *keys), *keys)
    state = became(NEW, GONE, "budget", "realization")
    return both.with_columns(state, pl.lit(UNIT_PROGRAM).alias(TIER), pl.lit(2).alias(LEVEL))


def _units(earlier: Earlier, figures: Consolidated) -> pl.DataFrame:
    """Every unit of which something has come, then or now; it may have nothing in Anggaran."""
    headings = _headings(figures.by_unit, 1).drop(_PROGRAM_KEY, LABEL)
    sums = _sums(earlier, UNIT, UNIT_KEY).drop(LABEL)
    now = _named(source.unit for source in figures.counted)
    then = _named([*earlier.units, *earlier.programs[UNIT]])
    both = _beside(
        now.join(headings, on=UNIT_KEY, how="left"),
        then.join(sums, on=UNIT_KEY, how="left"),
        UNIT_KEY,
    )
    state = became(ARRIVED, LEFT, "budget", "realization")
    return both.with_columns(state, pl.lit(UNIT_TIER).alias(TIER), pl.lit(1).alias(LEVEL))


def _headings(outline: Outline, level: int) -> pl.DataFrame:
    """Today's headings of one level, with the keys of their unit and program."""
    above = pl.when(pl.col(LEVEL) == 1).then(LABEL).forward_fill()
    keyed = outline.lines.with_columns(
        name_key_of(above).alias(UNIT_KEY), same_name(pl.col(LABEL)).alias(_PROGRAM_KEY)
    )
    kept = (UNIT_KEY, _PROGRAM_KEY, LABEL, LINE, *FIGURES, MARK)
    return keyed.filter(pl.col(LEVEL) == level).select(kept)


def _sums(earlier: Earlier, label: str, *keys: str) -> pl.DataFrame:
    """The earlier figures, summed over these keys."""
    keyed = earlier.programs.with_columns(
        name_key_of(pl.col(UNIT)).alias(UNIT_KEY), same_name(pl.col("program")).alias(_PROGRAM_KEY)
    )
    known = (pl.when(pl.col(key).count() > 0).then(pl.col(key).sum()).alias(key) for key in RATIO)
    name, stated = pl.col(label).first().alias(LABEL), pl.lit(value=True).alias(STATED)
    sums = keyed.group_by(keys, maintain_order=True).agg(name, *known).with_columns(stated)
    return recomputed(WORKBOOK.table("budget"), sums)


def _named(units: Iterable[str]) -> pl.DataFrame:
    frame = pl.DataFrame({LABEL: list(units)}, schema={LABEL: pl.String})
    keyed = frame.with_columns(name_key_of(pl.col(LABEL)).alias(UNIT_KEY))
    return keyed.unique(UNIT_KEY, keep="first", maintain_order=True)
