"""Rows that only name a program, a kegiatan or a sasaran, and which group each record belongs to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...model.row_roles import Role
from ...names.keys import folded, name_key
from ..code_prefixes import is_full, level_of, split_code
from .evidence_words import Sign, sign_of
from .line import NO_LEVEL, SheetLine

_NAMED = re.compile(
    r"(program|kegiatan|sasaran(?: strategis)?)(?: [\divx]+[.)]?)?(?: ?: ?| )(?=\S)"
)
_PARTS = {"program": "program", "kegiatan": "activity", "sasaran": "objective"}


def mark_headings(lines: Sequence[SheetLine]) -> None:
    """Mark the rows that name a group and no record, where records of that group are below.

    One that carries figures is the subtotal of its group. A row without records below it may be a
    record that nobody finished, and stays one.
    """
    for line in lines:
        line.level = _level(line) if line.role is None else NO_LEVEL
    below: list[SheetLine] = []
    for line in reversed(lines):
        if line.role is None:
            if line.level != NO_LEVEL and _leads(line, below):
                line.role = Role.SUBTOTAL if line.has_figures else Role.HEADING
            below.append(line)


def _level(line: SheetLine) -> int:
    """Which group a row names instead of a record."""
    shape = line.shape
    if line.owns or not shape.groups or line.sign > Sign.WEAK:
        return NO_LEVEL
    if line.has_figures and not any(figure is not None for figure in line.figures):
        return NO_LEVEL
    if is_full(line.text(shape.code)):
        return NO_LEVEL  # The code of a sub kegiatan, whose name somebody forgot.
    named = [place for place, index in enumerate(shape.groups) if line.text(index)]
    by_code = level_of(line.text(shape.code))
    if by_code is not None and len(_names_below(line, by_code)) == 1:
        return by_code
    if not line.text(shape.name):
        return named[-1] if named else NO_LEVEL
    return NO_LEVEL if named or line.has_figures else _level_by_word(line)


def _names_below(line: SheetLine, level: int) -> set[str]:
    """The different names that a row has from that group on."""
    return {line.key(index) for index in (*line.shape.groups[level:], line.shape.name)} - {""}


def _level_by_word(line: SheetLine) -> int:
    """`Program Penunjang ...`, alone in a row."""
    match = _NAMED.match(folded(line.texts[0])) if len(line.texts) == 1 else None
    keys = [line.shape.table.columns[index].key for index in line.shape.groups]
    part = _PARTS[match[1].split(" ")[0]] if match else ""
    return keys.index(part) if part in keys else NO_LEVEL


def _leads(line: SheetLine, below: Sequence[SheetLine]) -> bool:
    """Whether the next record below belongs to what the row names; `below` is bottom-up."""
    index = line.shape.groups[line.level]
    for other in reversed(below):
        if other.level == NO_LEVEL:
            repeats = other.key(index) == name_key(_name(line, line.level))
            return not other.text(index) or (repeats and not _lacks_its_name_only(line))
        if other.level <= line.level or other.role is None:
            return False
    return False


def _lacks_its_name_only(line: SheetLine) -> bool:
    """Whether the row would be a record if it had a name."""
    columns = line.shape.table.columns
    required = (index for index, column in enumerate(columns) if column.required)
    blank = [index for index in required if line.values[index] == ""]
    return blank == [line.shape.name]


def _name(line: SheetLine, level: int) -> str:
    """What a heading calls its group of that level."""
    text = line.text(line.shape.groups[level])
    if text or level < line.level:
        return text
    text = line.text(line.shape.name) or line.texts[0]
    match = _NAMED.match(text.casefold())
    return text[match.end() :] if match and ":" in match[0] else text


def fill_down(lines: Sequence[SheetLine]) -> None:
    """Give each record the groups of the headings above it, and note what its groups are called.

    A record below a heading gets the name into its own cell, from where it holds for those below.
    """
    count = len(lines[0].shape.groups) if lines else 0
    names, pending = [""] * count, [""] * count
    for line in lines:
        for level, index in enumerate(line.shape.groups):
            text = line.text(index) if line.counts else _led(line, level)
            if text and name_key(text) != name_key(names[level]):
                names[level:] = [text] + [""] * (count - level - 1)
                pending[level:] = [""] * (count - level)
            if text and not line.counts:
                pending[level] = text
            if not text and line.counts and pending[level]:
                line.values[index] = pending[level]
        if line.counts:
            pending = [""] * count
        line.groups = tuple(name_key(split_code(name)[1]) for name in names)


def _led(line: SheetLine, level: int) -> str:
    """What a row that is no record says of the group of those below it."""
    if line.role not in {Role.HEADING, Role.SUBTOTAL, Role.TOTAL}:
        return ""
    if line.level != NO_LEVEL:
        return _name(line, level) if level <= line.level else ""
    text = line.text(line.shape.groups[level])
    return "" if sign_of(text) else text
