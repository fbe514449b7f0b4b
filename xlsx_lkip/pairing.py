"""Names in two documents that should be the same names: which pair up, and how well.

Equal names pair first, then equal codes, then names that differ only in spelling. What is left over
is told its nearest name. Costly comparison is done only for what does not pair outright.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .tables import FILE, ROW
from .text import name_key, name_key_of

if TYPE_CHECKING:
    import polars as pl

SAME_NAME = 90.0
"""Similarity (0 to 100) from which two names are one name, spelled differently."""
NEAR_NAME = 55.0
"""Similarity from which a name is worth mentioning."""
NEAR_UNIT = 60.0
"""Similarity from which the name of a unit is."""
SHARED_GROUP = 30.0
"""Added where two names stand under the same group, say the same kegiatan."""
LEAST_WORDS = 3
"""A name of so many words that begins another is that name, shortened."""


@dataclass(frozen=True)
class Name:
    """A name, the group it stands under, its code where it has one, and what it belongs to."""

    text: str
    group: str = ""
    code: str = ""


@dataclass
class Pairing:
    """For each name of one side: the index of its partner, or its nearest name."""

    partner: list[int | None]
    spelled: list[bool]
    """Paired, though spelled differently."""
    renamed: list[bool]
    """Paired by its code alone: the names are not alike."""
    near: list[str | None]
    """For a name without partner, the nearest one on the other side that has none either."""


def paired(left: Sequence[Name], right: Sequence[Name]) -> tuple[Pairing, Pairing]:
    """The pairing seen from the left and from the right."""
    partner: dict[int, int] = {}
    taken: set[int] = set()

    def take(i: int, j: int) -> None:
        partner[i] = j
        taken.add(j)

    for key in (_with_group, _bare, _code):
        places: dict[str, list[int]] = {}
        for j, name in enumerate(right):
            if j not in taken and key(name):
                places.setdefault(key(name), []).append(j)
        for i, name in enumerate(left):
            if i not in partner and places.get(key(name)):
                take(i, places[key(name)].pop(0))
    rest_left = [i for i in range(len(left)) if i not in partner]
    rest_right = [j for j in range(len(right)) if j not in taken]
    scores = _similarities(left, right, rest_left, rest_right)
    for score, i, j in scores:
        if score >= SAME_NAME and i not in partner and j not in taken:
            take(i, j)
    nearest = {i: j for score, i, j in reversed(scores) if i not in partner and j not in taken}
    back = {j: i for score, i, j in reversed(scores) if i not in partner and j not in taken}
    reverse = {j: i for i, j in partner.items()}
    return _seen(left, right, partner, nearest), _seen(right, left, reverse, back)


def _with_group(name: Name) -> str:
    return f"{name_key(name.group)}|{name_key(name.text)}" if name.text else ""


def _bare(name: Name) -> str:
    return name_key(name.text)


def _code(name: Name) -> str:
    return name.code


def _similarities(
    left: Sequence[Name], right: Sequence[Name], rest_left: list[int], rest_right: list[int]
) -> list[tuple[float, int, int]]:
    """Similarity of each left-over pair that comes near at all, the most similar first."""
    if not rest_left or not rest_right:
        return []
    from rapidfuzz.fuzz import ratio

    found = []
    for i in rest_left:
        for j in rest_right:
            score = ratio(name_key(left[i].text), name_key(right[j].text))
            if _shortened(name_key(left[i].text), name_key(right[j].text)):
                score = max(score, SAME_NAME)
            grouped = ratio(name_key(left[i].group), name_key(right[j].group)) >= SAME_NAME
            nearness = score if score >= SAME_NAME else score + (SHARED_GROUP if grouped else 0)
            if nearness >= NEAR_NAME:
                found.append((min(nearness, SAME_NAME - 1) if score < SAME_NAME else score, i, j))
    return sorted(found, key=lambda each: (-each[0], each[1], each[2]))


def _alike(one: Name, other: Name) -> bool:
    """Whether two names are one name, spelled as they may be."""
    keys = name_key(one.text), name_key(other.text)
    if keys[0] == keys[1] or _shortened(*keys):
        return True
    from rapidfuzz.fuzz import ratio

    return ratio(*keys) >= SAME_NAME


def _shortened(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return len(short.split()) >= LEAST_WORDS and long.startswith(short + " ")


def _seen(
    here: Sequence[Name], there: Sequence[Name], partner: dict[int, int], nearest: dict[int, int]
) -> Pairing:
    pairs = [(name, there[partner[i]] if i in partner else None) for i, name in enumerate(here)]
    differ = [other and name_key(name.text) != name_key(other.text) for name, other in pairs]
    alike = [other is None or _alike(name, other) for name, other in pairs]
    return Pairing(
        [partner.get(i) for i in range(len(here))],
        [bool(differs) and like for differs, like in zip(differ, alike, strict=True)],
        [not like for like in alike],
        [there[nearest[i]].text if i in nearest else None for i in range(len(here))],
    )


@dataclass(frozen=True)
class Side:
    """The columns of one sheet that name its records."""

    name: str
    group: str
    code: str = ""


def paired_frames(
    left: pl.DataFrame, right: pl.DataFrame, side: Side, files: pl.Series
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Both frames with `partner_row`, `paired`, `spelled`, `renamed`, `near`; null outside `files`.

    Names that are equal under an equal group pair by a join, for all workbooks at once; only what
    that leaves over in a workbook is compared name by name.
    """
    import polars as pl

    same = [FILE, "_group", "_name"]
    keyed = [_keyed(frame, side) for frame in (left, right)]
    outright = (
        keyed[0]
        .join(keyed[1], on=[*same, "_turn"], how="inner")
        .select(FILE, pl.col(ROW).alias("left"), pl.col(f"{ROW}_right").alias("right"))
    )
    # A second copy of a name has no partner, but it does stand on the other sheet.
    named = [
        here.join(there, on=same, how="semi").select(FILE, ROW, named=True)
        for here, there in (keyed, keyed[::-1])
    ]
    rests = [
        frame.filter(pl.col(FILE).is_in(files.implode())).join(known, on=[FILE, ROW], how="anti")
        for frame, known in zip((left, right), named, strict=True)
    ]
    more = _pairs_of_rest(rests[0], rests[1], side)
    partners = (
        outright.rename({"left": ROW, "right": "partner_row"}),
        outright.rename({"right": ROW, "left": "partner_row"}),
    )
    first, second = (
        _with_partners(frame, pl.concat([partners[i], more[i]], how="diagonal"), named[i])
        for i, frame in enumerate((left, right))
    )
    # A record without a name is told so, not that its name is missing on the other sheet.
    speaks = pl.col(FILE).is_in(files.implode()) & pl.col(side.name).is_not_null()
    paired = pl.when(speaks).then("paired")
    return first.with_columns(paired), second.with_columns(paired)


def _keyed(frame: pl.DataFrame, side: Side) -> pl.DataFrame:
    """File and row of each named record, with what must be equal; the n-th pairs with the n-th."""
    import polars as pl

    named = frame.filter(pl.col(side.name).is_not_null()).select(
        FILE,
        ROW,
        name_key_of(pl.col(side.group)).fill_null("").alias("_group"),
        name_key_of(pl.col(side.name)).alias("_name"),
    )
    return named.with_columns(pl.int_range(pl.len()).over(FILE, "_group", "_name").alias("_turn"))


def _pairs_of_rest(
    left: pl.DataFrame, right: pl.DataFrame, side: Side
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """What name-by-name comparison finds, file by file, for the left and for the right."""
    import polars as pl

    found: tuple[list[tuple[object, ...]], list[tuple[object, ...]]] = ([], [])
    by_file = [_names(frame, side) for frame in (left, right)]
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
        "partner_row": pl.UInt32,
        "spelled": pl.Boolean,
        "renamed": pl.Boolean,
        "near": pl.String,
    }
    return tuple(pl.DataFrame(rows, schema=schema, orient="row") for rows in found)  # type: ignore[return-value]


def _names(frame: pl.DataFrame, side: Side) -> dict[int, list[tuple[int, Name]]]:
    """Row and name of the named records of each file."""
    code = side.code or None
    names: dict[int, list[tuple[int, Name]]] = {}
    for record in frame.iter_rows(named=True):
        if record[side.name]:
            name = Name(record[side.name], record[side.group] or "", (code and record[code]) or "")
            names.setdefault(record[FILE], []).append((record[ROW], name))
    return names


def _with_partners(
    frame: pl.DataFrame, partners: pl.DataFrame, named: pl.DataFrame
) -> pl.DataFrame:
    import polars as pl

    for known in (partners, named):
        frame = frame.join(known, on=[FILE, ROW], how="left", maintain_order="left")
    return frame.with_columns(
        paired=pl.col("partner_row").is_not_null() | pl.col("named").is_not_null(),
        spelled=pl.col("spelled").fill_null(value=False),
        renamed=pl.col("renamed").fill_null(value=False),
    ).drop("named")


def nearest(name: str, names: Iterable[str]) -> str | None:
    """The most similar of some names, say of units, if any comes near."""
    from rapidfuzz import process
    from rapidfuzz.fuzz import ratio

    found = process.extractOne(
        name, list(names), scorer=ratio, processor=name_key, score_cutoff=NEAR_UNIT
    )
    return found[0] if found else None
