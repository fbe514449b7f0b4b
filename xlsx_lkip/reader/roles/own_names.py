"""Rows that look like records and may be sums: named as their group, or equal to their neighbours.

A sub kegiatan may have its kegiatan's name, so a row is a subtotal only where its figures say so too.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from ...model.row_roles import Role
from .line import NO_LEVEL, SheetLine, is_sum
from .runs import Runs
from .sums import LEAST


def mark_own_names(lines: Sequence[SheetLine]) -> None:
    """Settle the first rows of groups that have the group's name, from the innermost outwards."""
    if not lines or not lines[0].shape.additive:
        return
    named = [(place, line) for place, line in enumerate(lines) if line.role is None]
    wrong: list[tuple[SheetLine, int, list[SheetLine]]] = []
    for place, line in reversed(named):
        level = _own_level(line)
        if level == NO_LEVEL or not _is_first(lines, place, level):
            continue
        below = _members(lines, place, level)
        if not _settled(line, level, below) and len(below) >= LEAST:
            wrong.append((line, level, below))
    _mark_bare([line for place, line in named if line.role is None])
    levels = {line.level for line in lines if line.role is Role.SUBTOTAL}
    for line, level, below in wrong:
        if level in levels and line.role is None:  # Others of its kind are subtotals.
            line.role, line.covers = Role.TWO_READINGS, below


def _mark_bare(lines: Sequence[SheetLine]) -> None:
    """Mark the rows without figures whose names are all those of their group, as lists are printed.

    A row that has its program's name as kegiatan and sub kegiatan names nothing else. Where there is
    one, so do those that have the name of their kegiatan.
    """
    bare = [
        line for line in lines if not line.has_figures and not line.owns and _own_level(line) >= 0
    ]
    if any(len(set(line.groups)) == 1 < len(line.groups) for line in bare):
        for line in bare:
            line.role, line.level = Role.HEADING, _own_level(line)


def _own_level(line: SheetLine) -> int:
    """The group whose name the row has as its own, the outermost first."""
    name = line.key(line.shape.name)
    if not name or line.sign:
        return NO_LEVEL
    return line.groups.index(name) if name in line.groups else NO_LEVEL


def _is_first(lines: Sequence[SheetLine], place: int, level: int) -> bool:
    """Whether no record above belongs to the same run of that group."""
    own = lines[place].groups[: level + 1]
    above = next((lines[at] for at in range(place - 1, -1, -1) if lines[at].counts), None)
    return above is None or above.groups[: level + 1] != own


def _members(lines: Sequence[SheetLine], place: int, level: int) -> list[SheetLine]:
    """The records below that belong to the group."""
    own, found = lines[place].groups[: level + 1], []
    for line in islice(lines, place + 1, None):
        if line.counts and line.groups[: level + 1] != own:
            break
        if line.counts and not line.sign:
            found.append(line)
    return found


def _settled(line: SheetLine, level: int, below: list[SheetLine]) -> bool:
    """Take the row for the sum of its group where it is; what is open below it is settled with it."""
    doubtful = [each for each in below if each.role is Role.TWO_READINGS]
    sure = [each for each in below if each.role is not Role.TWO_READINGS]
    fits, without = is_sum(line, below), bool(doubtful) and is_sum(line, sure)
    if fits == without:
        return False
    for each in doubtful:
        each.role = Role.SUBTOTAL if without else None
    line.level, line.covers = level, sure if without else below
    line.role = Role.SUBTOTAL if len(line.covers) >= LEAST else Role.TWO_READINGS
    return True


def mark_equal_sums(lines: Sequence[SheetLine]) -> None:
    """Note the records that equal the sum of those right below them, or at the end of all above them.

    They count.
    """
    if not lines or not lines[0].shape.is_money:
        return
    runs = Runs([line for line in lines if line.counts])
    for line in runs.records:
        if line.role is None:
            line.covers = _enough(runs.below(line))
            if not line.covers and line is runs.records[-1] and is_sum(line, runs.records[:-1]):
                line.covers = _enough(runs.records[:-1])
            if line.covers:
                line.role = Role.EQUALS_SUM


def _enough(records: Sequence[SheetLine]) -> list[SheetLine]:
    """The records, where it takes two of them with figures to make the sum."""
    return list(records) if sum(any(each.figures) for each in records) >= LEAST else []
