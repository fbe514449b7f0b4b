"""On how many indicators the mean achievement rests: those measured, of all that were agreed on."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from ..compare.partners import partners_of
from ..model.tables import FILE, ROW, Tables
from .consolidated import Measured

REPORTED = "reported"
"""Whether Capaian of the same file has the indicator."""


def with_reported(tables: Tables, agreement: pl.DataFrame) -> pl.DataFrame:
    """The records of Perjanjian Kinerja, each with whether it is reported, paired as rules pair them."""
    paired = partners_of(tables)["agreement"].select(
        pl.col("paired").fill_null(value=False).alias(REPORTED)
    )
    places = tables.records["agreement"].select(FILE, ROW).hstack(paired)
    return agreement.join(places, on=[FILE, ROW], how="left", maintain_order="left")


def measured_of(records: Mapping[str, pl.DataFrame]) -> Measured:
    """How many indicators have an achievement, are reported, and were agreed on or are reported."""
    achievement, agreement = records["achievement"], records["agreement"]
    unreported = agreement.filter(~pl.col(REPORTED)).height
    return Measured(
        achievement["achievement"].count(), achievement.height, achievement.height + unreported
    )
