"""Which findings of an earlier report are closed, and which of today's are new."""

from __future__ import annotations

import polars as pl

from ..model.wording import AGENCY
from ..names.keys import name_key, name_key_of
from .consolidated import UNIT, Consolidated
from .earlier import CLOSED, FOUND, OPENED, THEN, Earlier, findings_schema

UNIT_KEY, _NTH = "_unit", "_nth"
"""What makes two units the same unit."""


def changed_findings(earlier: Earlier, figures: Consolidated) -> pl.DataFrame:
    """For each unit, by its key: how many are open, were open, are closed since, and are new.

    A finding is the same on its cell, else in its words: rows may have been inserted. What was found
    on a unit that sends no more is not closed.
    """
    now, then = _keyed(_open(figures)), _keyed(earlier.findings)
    present = [name_key(unit) for unit in (AGENCY, *(each.unit for each in figures.sources))]
    closed, opened = _unmatched(then, now)
    counted = {
        FOUND: now,
        FOUND + THEN: then,
        CLOSED: closed.filter(pl.col(UNIT_KEY).is_in(present)),
        OPENED: opened,
    }
    every = [frame.select(UNIT_KEY, pl.lit(name).alias("_as")) for name, frame in counted.items()]
    return (
        pl.concat(every)
        .group_by(UNIT_KEY)
        .agg((pl.col("_as") == name).sum().cast(pl.Int64).alias(name) for name in counted)
    )


def _open(figures: Consolidated) -> pl.DataFrame:
    rows = [
        (
            each.unit or AGENCY,
            each.finding.sheet,
            each.finding.code,
            each.finding.cell,
            each.message,
        )
        for each in figures.findings
    ]
    return pl.DataFrame(rows, schema=findings_schema(), orient="row")


def _keyed(findings: pl.DataFrame) -> pl.DataFrame:
    return findings.with_columns(
        name_key_of(pl.col(UNIT)).alias(UNIT_KEY), pl.col("sheet", "cell").fill_null("")
    )


def _unmatched(then: pl.DataFrame, now: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """What is left of both when each finding has met its like, on its cell before in its words."""
    for same in ("cell", "message"):
        key = [UNIT_KEY, "sheet", "code", same, _NTH]
        one, other = (_numbered(frame, key[:-1]) for frame in (then, now))
        then, now = one.join(other, on=key, how="anti"), other.join(one, on=key, how="anti")
    return then, now


def _numbered(findings: pl.DataFrame, alike: list[str]) -> pl.DataFrame:
    """Several that are alike meet one each."""
    return findings.with_columns(pl.int_range(pl.len()).over(alike).alias(_NTH))
