"""Records under headings: the lines of an outline, their sums as live formulas that fold away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ..consolidate.model import LAST, LEVEL, LINE, MARK, Outline
from .doubt import ANY_FLAG
from .geometry import Geometry
from .lines import Fold, Line
from .listing import Listing
from .styles import Look

TIER, TIER_HEADER = "tier", "Tingkat"
"""Of a line: what its level is called, so that sums and readers can tell levels apart."""
TOTAL = "Jumlah"
_LOOKS = (Look.SUBHEADING, Look.HEADING)
"""From the headings right above the records upwards."""


@dataclass(frozen=True)
class Sums:
    """The formulas that add up an outline's records, none of them twice."""

    places: Geometry
    outline: Outline
    columns: tuple[str, ...]

    def of_all(self, home: int | None = 0) -> dict[str, str]:
        """Column key -> the sum of all records; nothing where there are none.

        Args:
            home: the list's worksheet that the formula stands on; None for another list's.
        """
        last = self.places.count - 1
        return self._each(lambda key: self._of_records(key, 0, last, home)) if last >= 0 else {}

    def count(self) -> str:
        """A term that counts the records, for another list's worksheet."""
        name = self.outline.levels[-1]
        return "+".join(f'COUNTIF({tiers},"{name}")' for tiers in self.places.ranges(TIER)) or "0"

    def of_heading(self, line: int, last: int, level: int) -> dict[str, str]:
        """Column key -> the sum of the records below a heading, down to line `last`."""
        home, _ = self.places.at(line)
        if level == len(self.outline.levels) - 1:
            return self._each(
                lambda key: f"=SUM({','.join(self.places.ranges(key, line + 1, last, home))})"
            )
        return self._each(lambda key: self._of_records(key, line + 1, last, home))

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


def write_lines(listing: Listing, outline: Outline, sums: Sums, *, folded: bool = False) -> None:
    """Write every line. Folded, records are hidden until their heading is opened."""
    depth = len(outline.levels)
    for record in outline.lines.iter_rows(named=True):
        level, number = record[LEVEL], record[LINE]
        leaf = level == depth
        record[TIER] = outline.levels[level - 1]
        line = Line(
            record,
            {} if leaf else sums.of_heading(number, record[LAST], level),
            Look.RECORD if leaf else _LOOKS[depth - 1 - level],
            Fold(level - 1, folded and leaf, folded and level == depth - 1),
            indent=level - 1,
        )
        listing.put(number, line)
