"""Records under headings: which line each is on, and what each heading sums.

Lines count from 0 through headings and records alike, each heading right above what it sums. On
which worksheet a line lands is not decided here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from .certainty import mark_of_sum
from .consolidated import LABEL, LAST, LEVEL, LINE, Outline

_GROUP, _LACKING = "_group", "_lacking"


@dataclass(frozen=True)
class Heading:
    """One level of headings: records with the same `key` are below one that shows `label`."""

    key: str
    label: str
    code_parts: int = 0
    """Parts of a Kode that its records share; 0 shows none."""


def outlined(
    records: pl.DataFrame,
    levels: tuple[str, ...],
    headings: Sequence[Heading],
    label: str,
    sums: Sequence[pl.Expr],
    lacking: pl.Expr,
) -> Outline:
    """The records, already in order, under their headings.

    Args:
        label: the records' column that names a record.
        sums: the figures of headings.
        lacking: of a record, what its headings lack besides, null for nothing.
    """
    keys = [heading.key for heading in headings]
    depth = len(headings)
    groups = [
        pl.struct(keys[: level + 1]).rle_id().alias(f"{_GROUP}{level}") for level in range(depth)
    ]
    above = pl.sum_horizontal(pl.col(f"{_GROUP}{level}") + 1 for level in range(depth))
    placed = records.with_columns(groups).with_columns(
        (pl.int_range(pl.len()) + above).cast(pl.Int64).alias(LINE),
        pl.lit(depth + 1).alias(LEVEL),
        pl.col(label).alias(LABEL),
        lacking.cast(pl.String).alias(_LACKING),
    )
    heads = [
        _headings(placed, heading, level, depth, sums) for level, heading in enumerate(headings)
    ]
    lines = pl.concat([placed.with_columns(pl.col(LINE).alias(LAST)), *heads], how="diagonal")
    drop = [*(f"{_GROUP}{level}" for level in range(depth)), *keys, _LACKING]
    return Outline(levels, lines.sort(LINE).drop(set(drop) & set(lines.columns)))


def _headings(
    placed: pl.DataFrame, heading: Heading, level: int, depth: int, sums: Sequence[pl.Expr]
) -> pl.DataFrame:
    return placed.group_by(f"{_GROUP}{level}", maintain_order=True).agg(
        pl.lit(level + 1).first().alias(LEVEL),
        (pl.col(LINE).min() - (depth - level)).alias(LINE),
        pl.col(LINE).max().alias(LAST),
        pl.col(heading.label).first().alias(LABEL),
        *([_shared_code(heading.code_parts).alias("code")] if heading.code_parts else []),
        *sums,
        mark_of_sum(pl.col(_LACKING).first()),
    )


def _shared_code(parts: int) -> pl.Expr:
    """The beginning that the records' Kode have in common; null where they differ or lack one."""
    beginning = pl.col("code").str.split(".").list.head(parts).list.join(".")
    return pl.when(beginning.n_unique() == 1).then(beginning.first())
