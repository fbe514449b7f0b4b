"""Which headings the records of Anggaran and Pegawai are under, and in which order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import polars as pl

from ..declaration.workbook import EDUCATION, WORKBOOK
from ..model.tables import FILE, ROW
from .agency_totals import with_absorption
from .all_records import ORDER, UNIT_ORDER, same_name
from .certainty import known_sum
from .consolidated import (
    BOTH,
    BUDGET_LEVELS,
    LABEL,
    LAST,
    LEVEL,
    LINE,
    MARK,
    RATIO,
    STAFF_LEVELS,
    UNIT,
    UNIT_LEVELS,
    Outline,
    columns_of,
)
from .gaps import Gap, without
from .outline import Heading, outlined

_PLAN = ("program", "activity", "subactivity")
_NAMELESS = "(tanpa nama)"
_RANKLESS = "(pangkat tidak terbaca)"


def budget_outlines(
    records: Mapping[str, pl.DataFrame], gaps: Sequence[Gap]
) -> tuple[Outline, Outline]:
    """The Anggaran records by program and kegiatan, and by unit and program.

    Args:
        gaps: what is not in the records. Any program may lack it; by unit it is behind the others.
    """
    sums = _budget_sums()

    keys, numbers = [f"_{key}" for key in _PLAN], pl.Categorical(pl.Categories.random())
    budget, plan = (_with_keys(records[table], numbers) for table in ("budget", "program"))
    ordered = _in_plan_order(budget, plan)
    by_program = outlined(
        ordered,
        BUDGET_LEVELS,
        [Heading(keys[0], "program", 3), Heading(keys[1], "activity", 5)],
        "subactivity",
        sums,
        pl.lit(without(gaps), pl.String),
    )
    leaves = by_program.lines.filter(pl.col(LEVEL) == len(BUDGET_LEVELS))
    ordered = ordered.with_columns(leaves[LINE].alias("origin"))
    by_unit = outlined(
        ordered.sort(UNIT_ORDER, "origin"),
        UNIT_LEVELS,
        [Heading(UNIT_ORDER, UNIT), Heading(keys[0], "program", 3)],
        "subactivity",
        sums,
        pl.col(UNIT).replace_strict(_by_owner(gaps), default=None, return_dtype=pl.String),
    )
    return _rated(by_program), _with_gaps(_rated(by_unit), gaps)


def _budget_sums() -> list[pl.Expr]:
    """Pagu, Realisasi and Sisa of a heading, and what its Persentase is formed of."""
    known = [known_sum(WORKBOOK.table("budget"), key) for key in columns_of("budget")]
    return [*known, *(pl.col(f"{key}{BOTH}").sum() for key in RATIO)]


def _by_owner(gaps: Sequence[Gap]) -> dict[str, str | None]:
    """Owner -> what their headings lack."""
    owners = dict.fromkeys(gap.owner for gap in gaps)
    return {owner: without([gap for gap in gaps if gap.owner == owner]) for owner in owners}


def _with_gaps(outline: Outline, gaps: Sequence[Gap]) -> Outline:
    """With a line for each owner of whom there is no record, behind the others."""
    lines = outline.lines
    there = set(lines.filter(pl.col(LEVEL) == 1)[LABEL])
    absent = {gap.owner: f"! {gap.why.value}" for gap in gaps if gap.owner not in there}
    rows = [
        {LABEL: owner, MARK: mark, LEVEL: 1, LINE: place, LAST: place}
        for place, (owner, mark) in enumerate(absent.items(), start=lines.height)
    ]
    more = pl.DataFrame(rows, schema=lines.schema)
    return Outline(outline.levels, pl.concat([lines, more]))


def _with_keys(frame: pl.DataFrame, numbers: pl.Categorical) -> pl.DataFrame:
    """With what makes two names of the plan the same name, as numbers."""
    named = frame.with_columns(pl.col(key).fill_null(_NAMELESS) for key in _PLAN)
    return named.with_columns(
        same_name(pl.col(key)).cast(numbers).alias(f"_{key}") for key in _PLAN
    )


def _in_plan_order(budget: pl.DataFrame, plan: pl.DataFrame) -> pl.DataFrame:
    """By kode where every record has one, else as names first appear in the plan, then in Anggaran.

    A sub kegiatan that nobody planned stays behind the one it follows in its file.
    """
    keys = [f"_{key}" for key in _PLAN]
    coded = budget.sort("code", ORDER, ROW) if not budget["code"].null_count() else None
    planned = (plan if coded is None else coded).select(keys)
    listed = pl.concat([planned, budget.select(keys)])
    budget = _placed(_placed(budget, listed, keys[:1]), listed, keys[:2])
    budget = _placed(budget, planned, keys)
    follows = pl.col("_place3").forward_fill().over(FILE, *keys[:2]).fill_null(-1)
    return budget.sort("_place1", "_place2", follows, ORDER, ROW)


def _placed(budget: pl.DataFrame, listed: pl.DataFrame, keys: Sequence[str]) -> pl.DataFrame:
    """With the place at which each record's names first appear in the list."""
    place = pl.col("_first").cast(pl.Int64).min().alias(f"_place{len(keys)}")
    first = listed.with_row_index("_first").group_by(keys).agg(place)
    return budget.join(first, on=keys, how="left", maintain_order="left")


def _rated(outline: Outline) -> Outline:
    """With Persentase of every line, from its sums."""
    return Outline(outline.levels, with_absorption(outline.lines))


def staff_outline(staff: pl.DataFrame, gaps: Sequence[Gap]) -> Outline:
    """The Pegawai records by rank, the highest first, then by unit; any rank may lack the gaps."""
    table = WORKBOOK.table("staff")
    choices = table.column("rank").choices
    assert choices
    places = {rank: place for place, rank in enumerate(reversed(choices.values))}
    rank = pl.col("rank").replace_strict(places, default=len(places), return_dtype=pl.Int64)
    ordered = staff.with_columns(pl.col("rank").fill_null(_RANKLESS), rank.alias("_rank")).sort(
        "_rank", ORDER, ROW
    )
    summed = [*(level.lower() for level in EDUCATION), *columns_of("staff")]
    sums = [known_sum(table, key) for key in summed]
    lacking = pl.lit(without(gaps), pl.String)
    return outlined(ordered, STAFF_LEVELS, [Heading("_rank", "rank")], UNIT, sums, lacking)
