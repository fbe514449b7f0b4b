"""Rows whose words say that they are sums, such as Jumlah, Sub Total, Total Program.

Whether the sum is right is not asked here: a row that says Jumlah is one also where it is wrong.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from ...model.row_roles import Role
from ...names.keys import folded, name_key
from .evidence_words import Sign, is_average, sign_of
from .line import NO_LEVEL, SheetLine
from .runs import Runs

_MOST_SEARCHED = 50
"""Rows of a table up to which it is looked what a wrong sum may mean; others mean what is above them."""
LEAST = 2
"""So many records make an equal sum more than chance."""


def note_signs(lines: Sequence[SheetLine]) -> None:
    """Note of each line how surely its words say that it is a sum."""
    groups = frozenset(line.key(index) for line in lines for index in line.shape.groups) - {""}
    for line in lines:
        line.sign = max((sign_of(text, groups) for text in _labels(line)), default=Sign.NONE)
        if line.sign is Sign.WEAK and _is_of_people(line):
            line.sign = Sign.STRONG  # Nobody is called Jumlah; a Total Station has its operator.


def _labels(line: SheetLine) -> Iterable[str]:
    """The texts that may say so: the first of the row, and names."""
    yield from line.texts[:1]
    yield from map(line.text, (line.shape.code, *line.shape.groups, line.shape.name))


def _is_of_people(line: SheetLine) -> bool:
    counts = line.shape.additive and not line.shape.is_money
    return bool(counts) and folded(line.texts[0]).startswith("j")


def mark_announced(lines: Sequence[SheetLine]) -> None:
    """Settle the rows with such words: first those that may be names, then those that cannot be."""
    for sign in Sign.WEAK, Sign.STRONG, Sign.ONLY:
        runs = Runs([line for line in lines if line.counts and not line.sign])
        for line in lines:
            if line.role is None and line.sign is sign:
                _settle(line, runs)
    unmatched = [line for line in lines if line.sign and not line.counts and not line.covers]
    for number, line in enumerate(unmatched):
        search = _meant if number < _MOST_SEARCHED else _nearest
        line.covers = search(line, runs, lines)
        line.role = _extent(line, runs)


def _settle(line: SheetLine, runs: Runs) -> None:
    if not line.shape.additive or is_average(line.texts[0]):
        only = line.sign is Sign.ONLY and len(line.texts) == 1
        line.role, line.sign = (Role.TOTAL, line.sign) if only else (None, Sign.NONE)
        return
    equal = runs.beside(line)
    if line.sign is Sign.WEAK and not (line.shape.is_money and len(equal) >= LEAST):
        line.role, line.sign, line.covers = Role.LIKE_TOTAL, Sign.NONE, equal
    elif line.sign is not Sign.ONLY and line.owns and not equal:
        line.role, line.sign = Role.LIKE_TOTAL, Sign.NONE
    else:
        line.covers, line.role = equal, Role.SUBTOTAL
        line.role = _extent(line, runs)


def _extent(line: SheetLine, runs: Runs) -> Role:
    """A total is of all records, names no group of them, and is at their end or before them all."""
    label = _label(line)
    whole = len(line.covers) == len(runs.records) and not label.startswith("sub")
    if not whole or (runs.rows and runs.rows[0] < line.row < runs.rows[-1]):
        return Role.SUBTOTAL
    of_group = _level_in(label, line) != NO_LEVEL or _of_group(line, label, runs.records)
    return Role.SUBTOTAL if of_group else Role.TOTAL


def _label(line: SheetLine) -> str:
    """The text that says so, made comparable."""
    return name_key(next((text for text in _labels(line) if sign_of(text)), ""))


def _meant(line: SheetLine, runs: Runs, lines: Sequence[SheetLine]) -> list[SheetLine]:
    """The records that a row must mean whose figures are the sum of none."""
    above = [record for record in reversed(runs.records) if record.row < line.row]
    label = _label(line)
    level = _level_in(label, line)
    named = _of_group(line, label, runs.records)
    if named:
        return named
    if level != NO_LEVEL and above:
        return [each for each in above if each.groups[: level + 1] == above[0].groups[: level + 1]]
    last = bool(above) and len(above) == len(runs.records)
    if not above or (last and not label.startswith("sub")):
        return list(runs.records)
    return _nearest(line, runs, lines) or above


def _nearest(line: SheetLine, runs: Runs, lines: Sequence[SheetLine]) -> list[SheetLine]:
    """The records above a row, up to the row before it that is none."""
    end = place = bisect_left(runs.rows, line.row)
    at = bisect_left(lines, line.row, key=lambda each: each.row)
    while place and at and lines[at - 1] is runs.records[place - 1]:
        place, at = place - 1, at - 1
    return list(runs.records[place:end])


def _of_group(line: SheetLine, label: str, records: Sequence[SheetLine]) -> list[SheetLine]:
    """The records of the group that the label names."""
    for level in range(len(line.shape.groups)):
        found = [
            each
            for each in records
            if each.groups[level] and label.endswith(" " + each.groups[level])
        ]
        if found:
            return found
    return []


def _level_in(label: str, line: SheetLine) -> int:
    """The level that the label speaks of, as in Jumlah Kegiatan."""
    words = label.split(" ")[:3]
    headers = [line.shape.table.columns[i].header.casefold() for i in line.shape.groups]
    found = (level for level, header in enumerate(headers) if header in words)
    return NO_LEVEL if "sub" in words[1:] else next(found, NO_LEVEL)
