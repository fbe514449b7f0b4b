"""The achievement of indicators, that of an earlier report beside today's."""

from __future__ import annotations

import polars as pl

from ..names.keys import name_key, name_key_of
from .all_records import same_name
from .changed_figures import became
from .changed_findings import UNIT_KEY
from .consolidated import LINE, MARK, UNIT, Consolidated
from .earlier import GONE, NEW, STATE, THEN, Earlier

_INDICATOR, _NTH = "_indicator", "_nth"


def changed_indicators(earlier: Earlier, figures: Consolidated) -> pl.DataFrame:
    """See `Changes.indicators`; units are spelled as today.

    Of several of one name the first is next to the first.
    """
    names = (UNIT, "indicator")
    spelled = {name_key(source.unit): source.unit for source in figures.counted}
    unit = pl.col(UNIT_KEY).replace_strict(spelled, default=pl.col(UNIT), return_dtype=pl.String)
    records = figures.records["achievement"].with_columns(pl.int_range(pl.len()).alias(LINE))
    now = _keyed(records.select(*names, "achievement", MARK, LINE)).with_columns(
        pl.lit(1).alias("_now")
    )
    then = _keyed(earlier.indicators.with_row_index(LINE)).with_columns(pl.lit(1).alias(THEN))
    return (
        now.join(then, on=(UNIT_KEY, _INDICATOR, _NTH), how="full", coalesce=True, suffix=THEN)
        .with_columns(pl.coalesce(key, key + THEN).alias(key) for key in names)
        .with_columns(became(NEW, GONE, "achievement"), unit.alias(UNIT))
        .with_columns(place.over(UNIT_KEY) for place in _places())
        .sort("_known", "_unknown", LINE, LINE + THEN, nulls_last=True)
        .select(*names, "achievement", "achievement" + THEN, STATE, MARK, LINE)
    )


def _places() -> list[pl.Expr]:
    """A unit's place: of its first indicator today, else behind those, of its first one then."""
    return [pl.col(LINE).min().alias("_known"), pl.col(LINE + THEN).min().alias("_unknown")]


def _keyed(frame: pl.DataFrame) -> pl.DataFrame:
    indicator = same_name(pl.col("indicator").fill_null(""))
    keyed = frame.with_columns(
        name_key_of(pl.col(UNIT)).alias(UNIT_KEY), indicator.alias(_INDICATOR)
    )
    return keyed.with_columns(pl.int_range(pl.len()).over(UNIT_KEY, _INDICATOR).alias(_NTH))
