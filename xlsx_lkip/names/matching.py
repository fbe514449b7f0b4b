"""Names in two documents that should be the same names: which pair up, and how well.

Equal names pair first, then equal codes, then names that differ only in spelling. What is left over
gets its nearest name. Costly: `compare.partners` asks only about what does not pair outright. No frame
is known here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .keys import name_key

SAME_NAME = 90.0
"""Similarity (0 to 100) from which two names are one name, spelled differently."""
NEAR_NAME = 55.0
"""Similarity from which a name is worth mentioning."""
NEAR_UNIT = 60.0
"""Similarity from which the name of a unit is."""
SHARED_GROUP = 30.0
"""Added where two names are under the same group, say the same kegiatan."""
LEAST_WORDS = 3
"""A name of so many words that begins another is that name, shortened."""


@dataclass(frozen=True)
class Name:
    """A name, the group it is under, its code where it has one, and what it belongs to."""

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


def alike(one: str, other: str) -> bool:
    """Whether two names are one name, spelled as they may be."""
    keys = name_key(one), name_key(other)
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
    likes = [other is None or alike(name.text, other.text) for name, other in pairs]
    return Pairing(
        [partner.get(i) for i in range(len(here))],
        [bool(differs) and like for differs, like in zip(differ, likes, strict=True)],
        [not like for like in likes],
        [there[nearest[i]].text if i in nearest else None for i in range(len(here))],
    )


def nearest(name: str, names: Iterable[str]) -> str | None:
    """The most similar of some names, say of units, if any comes near."""
    from rapidfuzz import process
    from rapidfuzz.fuzz import ratio

    found = process.extractOne(
        name, list(names), scorer=ratio, processor=name_key, score_cutoff=NEAR_UNIT
    )
    return found[0] if found else None
