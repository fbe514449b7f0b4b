"""Which neighbouring records a row is the sum of: looked up, not tried, in however long a table."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from .line import SheetLine

Figures = tuple[int | None, ...]
_FAR = 500
"""Records that are tried one by one for a row in which a figure is missing."""


class Runs:
    """The records of a table, and the sums of all runs of them."""

    def __init__(self, records: Sequence[SheetLine]) -> None:
        self.records = records
        self.rows = [record.row for record in records]
        sums = [0] * (len(records[0].figures) if records else 0)
        self._sums = [tuple(sums)]
        for record in records:
            sums = [
                total + (figure or 0) for total, figure in zip(sums, record.figures, strict=True)
            ]
            self._sums.append(tuple(sums))
        self._places: dict[tuple[int, ...], list[int]] = {}
        for place, each in enumerate(self._sums):
            self._places.setdefault(each, []).append(place)

    def beside(self, line: SheetLine) -> list[SheetLine]:
        """The nearest records above a row, or else below it, of which it is the sum."""
        return self.above(line) or self.below(line)

    def above(self, line: SheetLine) -> list[SheetLine]:
        """The records that end above the row and add up to it; empty where none do."""
        if not self.records:
            return []
        end = bisect_left(self.rows, line.row)
        start = self._start(line.figures, end)
        return list(self.records[start:end])

    def below(self, line: SheetLine) -> list[SheetLine]:
        """The records that begin below the row and add up to it; empty where none do."""
        if not self.records:
            return []
        start = bisect_left(self.rows, line.row + 1)
        return list(self.records[start : self._end(line.figures, start)])

    def _start(self, figures: Figures, end: int) -> int:
        if not any(figures):
            return end
        if None in figures:
            tried = range(end - 1, max(-1, end - _FAR), -1)
            return next((place for place in tried if self._fits(figures, place, end)), end)
        wanted = tuple(a - (b or 0) for a, b in zip(self._sums[end], figures, strict=True))
        places = self._places.get(wanted, [])
        at = bisect_left(places, end)
        return places[at - 1] if at else end

    def _end(self, figures: Figures, start: int) -> int:
        if not any(figures):
            return start
        if None in figures:
            tried = range(start + 1, min(len(self.records) + 1, start + _FAR))
            return next((place for place in tried if self._fits(figures, start, place)), start)
        wanted = tuple(a + (b or 0) for a, b in zip(self._sums[start], figures, strict=True))
        places = self._places.get(wanted, [])
        at = bisect_left(places, start + 1)
        return places[at] if at < len(places) else start

    def _fits(self, figures: Figures, start: int, end: int) -> bool:
        spans = zip(figures, self._sums[start], self._sums[end], strict=True)
        return all(figure is None or figure == last - first for figure, first, last in spans)
