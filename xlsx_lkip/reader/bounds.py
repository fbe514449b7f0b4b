"""How much one submission may hold, after it was read: what comes later takes its time for each record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from ..console.messages import N_
from ..model.tables import Problem
from .rows import Extract, refuse_records
from .unreadable import NotReadable

MOST_CHARACTERS = 100_000
"""In one text. Excel keeps 32,767 in a cell."""


def refuse_too_much(
    tables: Mapping[str, Extract],
    forms: Mapping[str, Sequence[object]],
    problems: Iterable[Problem],
) -> None:
    """Raise NotReadable where there are more records, or longer texts, than anyone would write."""
    refuse_records(sum(len(extract.rows) for extract in tables.values()))
    message = (text for problem in problems for _, text in problem.facts)
    longest = max(map(len, chain(_texts(tables.values()), _of(forms.values()), message)), default=0)
    if longest > MOST_CHARACTERS:
        raise NotReadable.too_many(N_("karakter dalam satu sel"), longest, MOST_CHARACTERS)


def _texts(tables: Iterable[Extract]) -> Iterator[str]:
    for extract in tables:
        yield from _of(extract.records)
        yield from _of(cells for _, _, cells in extract.summaries)


def _of(rows: Iterable[Sequence[object]]) -> Iterator[str]:
    return (cell for row in rows for cell in row if type(cell) is str)
