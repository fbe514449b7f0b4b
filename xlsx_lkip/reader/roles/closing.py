"""Remarks under and between the records, and the signature block that ends many sheets."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ...model.row_roles import Role
from .evidence_words import is_dated, is_note, is_person, may_sign
from .line import SheetLine

_MOST_TEXTS = 4
"""Texts beside each other in a signature block: two people sign, each after a label."""
_LEAD = 2
"""Rows above the number of a person that are theirs whatever they say: name and rank."""


def mark_closing(lines: Sequence[SheetLine]) -> None:
    """Give their roles to notes and to the signature block."""
    tail = _tail(lines)
    start = _start_of_signature(lines, tail)
    noted = False
    for place, line in enumerate(lines):
        if line.role is not None:
            continue
        if place >= start:
            line.role = Role.SIGNATURE
        elif _is_note(line, loose=place >= tail):
            line.role, noted = Role.NOTE, True
        elif noted and place >= tail and line.shape.numbers and len(line.texts) == 1:
            line.role = Role.NOTE
        else:
            noted = False


def _tail(lines: Sequence[SheetLine]) -> int:
    """Place of the first line below which no record can be seen any more."""
    records = (place for place, line in enumerate(lines) if _is_record(line))
    return max(records, default=-1) + 1


def _is_record(line: SheetLine) -> bool:
    if line.shape.numbers:
        return line.has_figures and not any(map(is_person, line.texts))
    signs = any(is_person(text) or is_dated(text) or may_sign(text) for text in line.texts)
    return sum(1 for _ in line.filled) > 1 and not signs and not _is_note(line, loose=False)


def _is_note(line: SheetLine, *, loose: bool) -> bool:
    """A remark is alone in its row."""
    if len(line.texts) != 1 or line.has_figures:
        return False
    return is_note(line.texts[0], loose=loose and bool(line.shape.numbers))


def _start_of_signature(lines: Sequence[SheetLine], tail: int) -> int:
    """Place of the block's first line; the number of lines where there is no block.

    It begins with place and date, or with whoever knows of it, and ends with the number of a person;
    where there are no figures by which records are known, both must be there.
    """
    dated, persons = (_places(lines, tail, say) for say in (is_dated, is_person))
    told = bool(lines and lines[0].shape.numbers)
    if not (dated or persons) or not (told or (dated and persons)):
        return len(lines)
    start = min(dated + persons)
    if start in persons:
        start = max(tail, start - _LEAD)
    while start > tail and any(map(may_sign, lines[start - 1].texts)):
        start -= 1
    whole = all(len(line.texts) <= _MOST_TEXTS for line in lines[start:])
    return start if whole else len(lines)


def _places(lines: Sequence[SheetLine], tail: int, say: Callable[[str], bool]) -> list[int]:
    return [p for p in range(tail, len(lines)) if any(map(say, lines[p].texts))]
