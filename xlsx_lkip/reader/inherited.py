"""Records that take their program, kegiatan or sasaran from above a row without values.

Somebody may have emptied the row that had the name of their group.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..model.placeholders import is_filled
from .roles import Shape


def inheriting(
    shape: Shape,
    content: Sequence[int],
    rows: Sequence[int],
    values: Sequence[Sequence[object]],
) -> Iterator[int]:
    """Physical rows of these records.

    Args:
        content: all rows with content, from the top.
        rows: those of records, and their cells in declared order.
    """
    if not shape.groups or not content or content[-1] - content[0] < len(content):
        return
    records = dict(zip(rows, values, strict=True))
    named, broken = ([False] * len(shape.groups) for _ in range(2))
    previous = content[0]
    for row in content:
        if row > previous + 1:
            broken = list(named)
        previous = row
        if row not in records:
            continue
        crosses = False
        for place, index in enumerate(shape.groups):
            if _says(records[row][index]):
                count = len(named) - place
                named[place:] = [True] + [False] * (count - 1)
                broken[place:] = [False] * count
            crosses |= broken[place] and not _says(records[row][index])
        if crosses:
            yield row


def _says(cell: object) -> bool:
    return is_filled(cell) if isinstance(cell, str) else True
