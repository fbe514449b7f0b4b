"""Sheets that speak of the same things: which record of one is which record of the other.

Names that are equal under an equal group pair by a join, for all workbooks at once; only what that
leaves over in a workbook is compared name by name (`names.matching`). What must hold between partners is
for rules to say.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from ..model.tables import FILE, ROW, Tables, left_join_columns
from ..names.keys import names_of
from ..names.matching import Name, alike, paired

PARTNER_ROW = "partner_row"


@dataclass(frozen=True)
class Names:
    """The columns that name the records of two sheets."""

    name: str
    group: str
    code: str = ""

    @property
    def columns(self) -> list[str]:
        """Those that there are, as `pairing.Name` has them."""
        return [key for key in (self.name, self.group, self.code) if key]


@dataclass(frozen=True)
class Pair:
    """Two sheets that speak of the same things, and what rules compare between partners."""

    sheets: tuple[str, str]
    names: Names
    compared: tuple[str, ...]


PLAN = Names("subactivity", "activity", "code")
PAIRS = (
    Pair(("program", "budget"), PLAN, ("subactivity", "budget", "program", "activity")),
    Pair(
        ("agreement", "achievement"),
        Names("indicator", "objective"),
        ("indicator", "target", "unit_of_measure", "direction"),
    ),
)


def partners_of(tables: Tables) -> dict[str, pl.DataFrame]:
    """By sheet, for each of its records in order: `partner_row`, `paired`, `spelled`, `renamed`, `near`.

    `paired` is null in workbooks in which one of the two sheets says nothing at all.
    """
    found: dict[str, pl.DataFrame] = {}
    for pair in PAIRS:
        sides = [tables.records[sheet] for sheet in pair.sheets]
        partners = paired_records(sides, pair.names, spoken(tables, *pair.sheets))
        found.update(zip(pair.sheets, partners, strict=True))
    return found


def with_partners(tables: Tables, sheet: str, partners: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """The sheet's records, each with its partner's `partner.<key>` beside it."""
    pair = next(each for each in PAIRS if sheet in each.sheets)
    other = pair.sheets[sheet == pair.sheets[0]]
    compared = tables.records[other].select(
        FILE,
        pl.col(ROW).alias(PARTNER_ROW),
        *(pl.col(key).alias(f"partner.{key}") for key in pair.compared),
    )
    return left_join_columns(
        tables.records[sheet].hstack(partners[sheet]), compared, FILE, PARTNER_ROW
    )


def with_other_group(frame: pl.DataFrame, *groups: str) -> pl.DataFrame:
    """With `other_group`: the first of these columns in which a record's partner names another group.

    Names that differ in spelling alone are one name.
    """
    other = pl.lit(None, pl.String)
    for key in reversed(groups):
        names = frame.select(key, there=f"partner.{key}").drop_nulls().unique()
        differ = names.filter(
            pl.Series([not alike(*pair) for pair in names.iter_rows()], dtype=pl.Boolean)
        )
        pairs = pl.struct(key, pl.col(f"partner.{key}").alias("there"))
        there = pairs.is_in(differ.select(pl.struct(pl.all())).to_series().implode())
        other = pl.when(there).then(pl.lit(key)).otherwise(other)
    return frame.with_columns(other.alias("other_group"))


def spoken(tables: Tables, *sheets: str) -> pl.Series:
    """The files in which all these sheets say something, be it Nihil."""
    filled = {sheet: set(tables.records[sheet][FILE].unique().to_list()) for sheet in sheets}
    spoken = [
        number
        for number, submission in enumerate(tables.submissions)
        if all(
            sheet in submission.places
            and (submission.places[sheet].nothing or number in filled[sheet])
            for sheet in sheets
        )
    ]
    return pl.Series(FILE, spoken, dtype=pl.UInt32)


def paired_records(sides: list[pl.DataFrame], names: Names, files: pl.Series) -> list[pl.DataFrame]:
    """What `partners_of` tells, for the left and for the right; `paired` is null outside `files`."""
    same = [FILE, names.group, names.name]
    keyed = _keyed(sides, names)
    outright = (
        keyed[0]
        .join(keyed[1], on=[*same, "turn"], how="inner")
        .select(FILE, pl.col(ROW).alias("left"), pl.col(f"{ROW}_right").alias("right"))
    )
    # A second copy of a name has no partner, but it is on the other sheet.
    named = [
        here.join(there, on=same, how="semi").select(FILE, ROW, named=True)
        for here, there in (keyed, keyed[::-1])
    ]
    rests = [
        frame.select(FILE, ROW, *names.columns)
        .join(known, on=[FILE, ROW], how="anti")
        .filter(pl.col(FILE).is_in(files.implode()))
        for frame, known in zip(sides, named, strict=True)
    ]
    plain = (
        outright.rename({"left": ROW, "right": PARTNER_ROW}),
        outright.rename({"right": ROW, "left": PARTNER_ROW}),
    )
    partners = [
        pl.concat(both, how="diagonal") for both in zip(plain, _pairs_of_rest(rests), strict=True)
    ]
    return [_told(*side, names.name, files) for side in zip(sides, partners, named, strict=True)]


def _keyed(sides: list[pl.DataFrame], names: Names) -> list[pl.DataFrame]:
    """File and row of each named record, with what must be equal; the n-th pairs with the n-th."""
    numbers = names_of(names.group, names.name)
    return [
        frame.select(FILE, ROW, *numbers)
        .filter(pl.col(names.name).is_not_null())
        .with_columns(pl.col(names.group).fill_null(""))
        .with_columns(pl.int_range(pl.len()).over(FILE, names.group, names.name).alias("turn"))
        for frame in sides
    ]


def _pairs_of_rest(rests: list[pl.DataFrame]) -> list[pl.DataFrame]:
    """What name-by-name comparison finds, file by file, for the left and for the right."""
    found: tuple[list[tuple[object, ...]], list[tuple[object, ...]]] = ([], [])
    by_file = [_names(frame) for frame in rests]
    for file in dict.fromkeys([*by_file[0], *by_file[1]]):
        rows = [names.get(file, []) for names in by_file]
        seen = paired([name for _, name in rows[0]], [name for _, name in rows[1]])
        for here, there, pairing, out in ((0, 1, seen[0], found[0]), (1, 0, seen[1], found[1])):
            for i, (row, _) in enumerate(rows[here]):
                j = pairing.partner[i]
                partner = None if j is None else rows[there][j][0]
                out.append(
                    (file, row, partner, pairing.spelled[i], pairing.renamed[i], pairing.near[i])
                )
    schema = {
        FILE: pl.UInt32,
        ROW: pl.UInt32,
        PARTNER_ROW: pl.UInt32,
        "spelled": pl.Boolean,
        "renamed": pl.Boolean,
        "near": pl.String,
    }
    return [pl.DataFrame(rows, schema=schema, orient="row") for rows in found]


def _names(frame: pl.DataFrame) -> dict[int, list[tuple[int, Name]]]:
    """Row and name of the named records of each file."""
    names: dict[int, list[tuple[int, Name]]] = {}
    for file, row, name, *group_and_code in frame.iter_rows():
        if name:
            texts = (text or "" for text in group_and_code)
            names.setdefault(file, []).append((row, Name(name, *texts)))
    return names


def _told(
    frame: pl.DataFrame, partners: pl.DataFrame, named: pl.DataFrame, name: str, files: pl.Series
) -> pl.DataFrame:
    told = frame.select(FILE, ROW, pl.col(name).is_not_null().alias("has_name"))
    told = left_join_columns(left_join_columns(told, partners, FILE, ROW), named, FILE, ROW)
    # A record without a name is reported so, not that its name is missing on the other sheet.
    speaks = pl.col(FILE).is_in(files.implode()) & pl.col("has_name")
    stands = pl.col(PARTNER_ROW).is_not_null() | pl.col("named").is_not_null()
    return told.select(
        PARTNER_ROW,
        pl.when(speaks).then(stands).alias("paired"),
        pl.col("spelled", "renamed").fill_null(value=False),
        "near",
    )
