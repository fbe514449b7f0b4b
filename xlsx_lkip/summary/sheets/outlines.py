"""Records under headings: the lines of an outline, their sums as live formulas that fold away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ...consolidation import Consolidated
from ...consolidation.consolidated import BOTH, LAST, LEVEL, LINE, MARK, RATIO, Outline
from .columns import Record
from .geometry import Geometry
from .inexact import ANY_FLAG, with_words
from .list_line import Fold, ListLine
from .list_writer import ListWriter
from .styles import Look

TIER, TIER_HEADER = "tier", "Tingkat"
"""Of a line: what its level is called, so that sums and readers can tell levels apart."""
TOTAL = "Jumlah"
_ANY_NUMBER = ">-1E+300"
"""What a formula finds numbers by."""
_LOOKS = (Look.SUBHEADING, Look.HEADING)
"""From the headings right above the records upwards."""


@dataclass(frozen=True)
class Sums:
    """The formulas that add up an outline's records, none of them twice."""

    places: Geometry
    outline: Outline
    columns: tuple[str, ...]
    share: str = ""
    """The column of a ratio of `RATIO`."""

    def of_all(self, record: Record, home: int | None = 0) -> dict[str, str]:
        """Column key -> the sum of all records; nothing where there are none.

        Args:
            record: the sums.
            home: the list's worksheet that the formula is on; None for another list's.
        """
        last = self.places.count - 1
        if last < 0:
            return {}
        sums = self._each(lambda key: self._of_records(key, 0, last, home))
        return sums | self.of_known(record, 0, last, home)

    def count(self) -> str:
        """A term that counts the records, for another list's worksheet."""
        name = self.outline.levels[-1]
        return "+".join(f'COUNTIF({tiers},"{name}")' for tiers in self.places.ranges(TIER)) or "0"

    def of_heading(self, record: Record) -> dict[str, str]:
        """Column key -> the sum of the records below a heading."""
        line, last = record[LINE], record[LAST]
        home, _ = self.places.at(line)
        share = self.of_known(record, line + 1, last, home)
        if record[LEVEL] == len(self.outline.levels) - 1:
            sums = self._each(
                lambda key: f"=SUM({','.join(self.places.ranges(key, line + 1, last, home))})"
            )
        else:
            sums = self._each(lambda key: self._of_records(key, line + 1, last, home))
        return sums | share

    def of_known(self, record: Record, first: int, last: int, home: int | None) -> dict[str, str]:
        """The share, over the records of which both figures are known; nothing where all are.

        Args:
            record: the sums of those records, by `BOTH`.
        """
        if not self.share or all(record[key] == record[key + BOTH] for key in RATIO):
            return {}
        whole, part = (
            self.where_known(key, other, first, last, home) for key, other in (RATIO, RATIO[::-1])
        )
        return {self.share: f'=IF({whole}=0,"",ROUND(({part})/({whole}),4))'}

    def where_known(self, key: str, other: str, first: int, last: int, home: int | None) -> str:
        """A term: the sum of a column over the records that have a number in the other."""
        columns = (key, TIER, other)
        parts = zip(*(self.places.ranges(each, first, last, home) for each in columns), strict=True)
        name = self.outline.levels[-1]
        terms = (
            f'SUMIFS({cells},{tiers},"{name}",{others},"{_ANY_NUMBER}")'
            for cells, tiers, others in parts
        )
        return f"({'+'.join(terms)})"

    def flagged(self, key: str) -> str:
        """The sum of a column over the records in doubt, for another list's worksheet."""
        parts = zip(*(self.places.ranges(each) for each in (key, TIER, MARK)), strict=True)
        name = self.outline.levels[-1]
        terms = (
            f'SUMIFS({cells},{tiers},"{name}",{marks},"{ANY_FLAG}")'
            for cells, tiers, marks in parts
        )
        return f"={'+'.join(terms) or 0}"

    def _each(self, formula: Callable[[str], str]) -> dict[str, str]:
        return {key: formula(key) for key in self.columns}

    def _of_records(self, key: str, first: int, last: int, home: int | None) -> str:
        parts = zip(
            self.places.ranges(TIER, first, last, home),
            self.places.ranges(key, first, last, home),
            strict=True,
        )
        name = self.outline.levels[-1]
        return "=" + "+".join(f'SUMIF({tiers},"{name}",{cells})' for tiers, cells in parts)


def of_known(figures: Consolidated) -> Record:
    """By `BOTH`, the sums of Pagu and Realisasi over all records of which both are known."""
    lines = figures.budget.lines
    records = lines.filter(lines[LEVEL] == len(figures.budget.levels))
    both = {key + BOTH: int(records[key + BOTH].sum()) for key in RATIO}
    return {**vars(figures.totals), **both}


def write_lines(listing: ListWriter, outline: Outline, sums: Sums, *, folded: bool = False) -> None:
    """Write every line. Folded, records are hidden until their heading is opened."""
    depth = len(outline.levels)
    for record in outline.lines.iter_rows(named=True):
        level, number = record[LEVEL], record[LINE]
        leaf = level == depth
        record[TIER] = outline.levels[level - 1]
        line = ListLine(
            with_words(record, () if leaf else sums.columns),
            {} if leaf else sums.of_heading(record),
            Look.RECORD if leaf else _LOOKS[depth - 1 - level],
            Fold(level - 1, folded and leaf, folded and level == depth - 1),
            indent=level - 1,
        )
        listing.put(number, line)
