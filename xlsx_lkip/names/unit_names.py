"""Names of units as people write them: when two are perhaps one unit's, and which a file name has.

`Bid. Usaha Mikro` may be `Bidang Usaha Mikro`; `UPTD Wilayah II` is never `UPTD Wilayah I`. No frame is
known here, and nothing is decided: a person is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Set
from functools import lru_cache

from .keys import name_key
from .matching import NEAR_UNIT

_ROLES = {
    "bid": ("bidang",),
    "bdg": ("bidang",),
    "bidang": ("bidang",),
    "bag": ("bagian",),
    "bagian": ("bagian",),
    "sub": ("sub",),
    "subag": ("sub", "bagian"),
    "subbag": ("sub", "bagian"),
    "subbagian": ("sub", "bagian"),
    "subbid": ("sub", "bidang"),
    "subbidang": ("sub", "bidang"),
    "sie": ("seksi",),
    "seksi": ("seksi",),
    "upt": ("uptd",),
    "uptd": ("uptd",),
    "unit": (),
    "kerja": (),
}
"""What kind of unit it is, as people shorten it."""
_SILENT = frozenset(("dan", "serta", "pada", "di"))
_MARK = re.compile(r"[0-9]+|[ivxlc]+|[a-z]")
"""A word that alone tells units apart: a number, also a Roman one, or a letter."""
_LONG, _LONGER = 5, 9
"""Letters of a word from which one, and two, of them may be mistyped."""
_LEAST_SHARED = 0.5


@lru_cache(maxsize=16_384)
def _parts(name: str) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Of a name: its kind of unit, what tells it apart, and its other words."""
    words = name_key(name).split()
    kind = tuple(role for word in words for role in _ROLES.get(word, ()))
    rest = [word for word in words if word not in _ROLES and word not in _SILENT]
    marks = tuple(word for word in rest if _MARK.fullmatch(word))
    return kind, marks, tuple(word for word in rest if not _MARK.fullmatch(word))


def bucket(name: str) -> tuple[object, ...]:
    """The same for all names that `are_alike` can hold for alike; so that few are compared."""
    _, marks, words = _parts(name)
    return marks, tuple(word[0] for word in words)


def are_alike(one: str, other: str) -> bool:
    """Whether two names are perhaps one unit's, abbreviated or mistyped."""
    (kind, marks, words), (other_kind, other_marks, other_words) = _parts(one), _parts(other)
    if marks != other_marks or len(words) != len(other_words) or not (words or marks):
        return False
    if kind and other_kind and kind != other_kind:
        return False
    short = _abbreviated(one) | _abbreviated(other)
    return all(_is_one_word(*pair, short) for pair in zip(words, other_words, strict=True))


def _abbreviated(name: str) -> Set[str]:
    """The words that end in a full stop."""
    return {name_key(word) for word in name.split() if word.endswith(".")}


def _is_one_word(one: str, other: str, short: Set[str]) -> bool:
    if one == other:
        return True
    brief, whole = sorted((one, other), key=len)
    if brief in short and whole.startswith(brief):
        return True
    from rapidfuzz.distance import OSA

    allowed = (len(brief) >= _LONG) + (len(brief) >= _LONGER)
    return bool(OSA.distance(one, other, score_cutoff=allowed) <= allowed)


def are_told_apart(one: str, other: str) -> bool:
    """Whether both names have a number or a letter, and not the same."""
    (_, marks, _), (_, other_marks, _) = _parts(one), _parts(other)
    return bool(marks and other_marks and marks != other_marks)


def nearest_unit(name: str, reported: Set[str], units: Mapping[str, Set[str]]) -> str | None:
    """The unit that is perhaps meant; of several with like names, whose sub kegiatan are reported.

    Args:
        reported: names of the sub kegiatan that are under this unit's name.
        units: each with the names of its sub kegiatan, as far as they are known.
    """
    from rapidfuzz.fuzz import ratio

    scores = {}
    for unit, planned in units.items():
        likeness = ratio(name_key(name), name_key(unit)) / 100
        near = likeness * 100 >= NEAR_UNIT and not are_told_apart(name, unit)
        if near or are_alike(name, unit):
            scores[unit] = likeness + share(reported, planned)
    return max(scores, key=lambda unit: scores[unit], default=None)


def share(reported: Set[str], planned: Set[str]) -> float:
    """Which part of the shorter list is on the other too; 0 where one is empty."""
    least = min(len(reported), len(planned))
    return len(reported & planned) / least if least else 0.0


def owner_of(file: str, units: Iterable[str]) -> str | None:
    """The unit whose name is in the name of a file; of several the longest."""
    name = f" {name_key(file)} "
    found = [unit for unit in units if f" {name_key(unit)} " in name]
    return max(found, key=len, default=None)
