"""Which headings the records of Anggaran and Pegawai stand under, and in which order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ..lkip import EDUCATION, WORKBOOK
from ..tables import FILE, ROW
from .model import BUDGET_LEVELS, LEVEL, LINE, STAFF_LEVELS, UNIT, UNIT_LEVELS, Outline
from .outline import Heading, outlined
from .records import ORDER, UNIT_ORDER, recomputed, same_name

if TYPE_CHECKING:
    import polars as pl

_PLAN = ("program", "activity", "subactivity")
_AMOUNTS = ("budget", "realization")
_NAMELESS = "(tanpa nama)"
_RANKLESS = "(pangkat tidak terbaca)"


def budget_outlines(records: Mapping[str, pl.DataFrame]) -> tuple[Outline, Outline]:
    """The Anggaran records by program and kegiatan, and by unit and program."""
    import polars as pl

    keys, numbers = [f"_{key}" for key in _PLAN], pl.Categorical(pl.Categories.random())
    budget, plan = (_with_keys(records[table], numbers) for table in ("budget", "program"))
    ordered = _in_plan_order(budget, plan)
    by_program = outlined(
        ordered,
        BUDGET_LEVELS,
        [Heading(keys[0], "program", 3), Heading(keys[1], "activity", 5)],
        "subactivity",
        _AMOUNTS,
    )
    leaves = by_program.lines.filter(pl.col(LEVEL) == len(BUDGET_LEVELS))
    ordered = ordered.with_columns(leaves[LINE].alias("origin"))
    by_unit = outlined(
        ordered.sort(UNIT_ORDER, "origin"),
        UNIT_LEVELS,
        [Heading(UNIT_ORDER, UNIT), Heading(keys[0], "program", 3)],
        "subactivity",
        _AMOUNTS,
    )
    return _rated(by_program), _rated(by_unit)


def _with_keys(frame: pl.DataFrame, numbers: pl.Categorical) -> pl.DataFrame:
    """With what makes two names of the plan the same name, as numbers."""
    import polars as pl

    named = frame.with_columns(pl.col(key).fill_null(_NAMELESS) for key in _PLAN)
    return named.with_columns(
        same_name(pl.col(key)).cast(numbers).alias(f"_{key}") for key in _PLAN
    )


def _in_plan_order(budget: pl.DataFrame, plan: pl.DataFrame) -> pl.DataFrame:
    """By kode where every record has one, else as names first appear in the plan, then in Anggaran.

    A sub kegiatan that nobody planned stays behind the one it follows in its file.
    """
    import polars as pl

    keys = [f"_{key}" for key in _PLAN]
    coded = budget.sort("code", ORDER, ROW) if not budget["code"].null_count() else None
    planned = (plan if coded is None else coded).select(keys)
    listed = pl.concat([planned, budget.select(keys)])
    budget = _placed(_placed(budget, listed, keys[:1]), listed, keys[:2])
    budget = _placed(budget, planned, keys)
    follows = pl.col("_place3").forward_fill().over(FILE, *keys[:2]).fill_null(-1)
    return budget.sort("_place1", "_place2", follows, ORDER, ROW)


def _placed(budget: pl.DataFrame, listed: pl.DataFrame, keys: Sequence[str]) -> pl.DataFrame:
    """With the place at which each record's names first stand in the list."""
    import polars as pl

    place = pl.col("_first").cast(pl.Int64).min().alias(f"_place{len(keys)}")
    first = listed.with_row_index("_first").group_by(keys).agg(place)
    return budget.join(first, on=keys, how="left", maintain_order="left")


def _rated(outline: Outline) -> Outline:
    """With Sisa and Persentase of every line, from its sums."""
    table = WORKBOOK.table("budget")
    return Outline(outline.levels, recomputed(table, outline.lines))


def staff_outline(staff: pl.DataFrame) -> Outline:
    """The Pegawai records by rank, the highest first, then by unit."""
    import polars as pl

    choices = WORKBOOK.table("staff").column("rank").choices
    assert choices
    places = {rank: place for place, rank in enumerate(reversed(choices.values))}
    rank = pl.col("rank").replace_strict(places, default=len(places), return_dtype=pl.Int64)
    ordered = staff.with_columns(pl.col("rank").fill_null(_RANKLESS), rank.alias("_rank")).sort(
        "_rank", ORDER, ROW
    )
    summed = [*(level.lower() for level in EDUCATION), "total"]
    return outlined(ordered, STAFF_LEVELS, [Heading("_rank", "rank")], UNIT, summed)
