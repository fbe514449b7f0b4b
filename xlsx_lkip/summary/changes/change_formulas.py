"""What is behind the figures of Perubahan: which figures a line has, and the formulas of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ...consolidation.changed_figures import FIGURES
from ...consolidation.consolidated import LINE
from ...consolidation.earlier import FOUND, PROGRAM, THEN, TIER, UNIT_TIER
from ...declaration.vocabulary import Kind
from ...declaration.workbook import WORKBOOK
from ..sheets.geometry import Geometry
from ..sheets.outlines import TOTAL
from .compared import LESS, NOW, average, difference

MEASURE, ACHIEVEMENT, SPAN, MEAN_MARK = "measure", "achievement", "span", "mean_mark"
"""Columns of a line: what its figure is called, the mean achievement of its indicators, the first and last
line of them, and what keeps the mean from being exact."""


@dataclass(frozen=True)
class Measure:
    """One of the figures that a line has."""

    key: str
    label: str
    kind: Kind


_COLUMNS = [WORKBOOK.table("budget").column(key) for key in FIGURES]
MONEY = tuple(Measure(column.key, column.header, column.kind) for column in _COLUMNS)
MEAN = Measure(ACHIEVEMENT, "Rata-rata capaian", Kind.PERCENT)
OF_UNITS = (
    *MONEY,
    MEAN,
    Measure(FOUND, "Temuan", Kind.COUNT),
)


def measures_of(row: Mapping[str, Any]) -> tuple[Measure, ...]:
    """The figures that a line has."""
    return OF_UNITS if row[TIER] in {TOTAL, UNIT_TIER} else MONEY


@dataclass(frozen=True)
class Behind:
    """Where today's figures are."""

    budget: Geometry
    units: Geometry
    indicators: Geometry
    """Of Perubahan Capaian, which has the earlier ones too."""


@dataclass(frozen=True)
class Formulas:
    """The formulas of one line's rows, which begin at row `first` of the list."""

    places: Geometry
    behind: Behind
    row: Mapping[str, Any]
    first: int

    def of(self, measure: Measure) -> dict[str, str]:
        """By column."""
        line = self.first + measures_of(self.row).index(measure)
        return {
            THEN: self._then(measure),
            NOW: self._now(measure),
            LESS: difference(
                measure.kind, self.places.cell(NOW, line), self.places.cell(THEN, line)
            ),
        }

    def _then(self, measure: Measure) -> str:
        if measure.key == ACHIEVEMENT:
            return self._mean(ACHIEVEMENT + THEN)
        formula = WORKBOOK.table("budget").column(measure.key).formula if measure in MONEY else None
        if formula:
            return formula.excel_guarded(self._earlier, self._earlier)
        if measure in MONEY and self.row[TIER] == TOTAL:
            return self._of_units(measure)
        return ""

    def _earlier(self, key: str) -> str:
        """The earlier figure of this line."""
        return self.places.cell(THEN, self.first + FIGURES.index(key))

    def _now(self, measure: Measure) -> str:
        if measure.key == ACHIEVEMENT:
            return self._mean(ACHIEVEMENT)
        if measure not in MONEY:
            return ""
        if self.row[TIER] == TOTAL:
            return f"={self.behind.budget.total(measure.key)}"
        line = self.row[LINE]
        sheet = self.behind.budget if self.row[TIER] == PROGRAM else self.behind.units
        return "" if line is None else f"={sheet.cell(measure.key, line)}"

    def _mean(self, key: str) -> str:
        indicators = self.behind.indicators
        if self.row[TIER] == TOTAL:
            # A link to a cell that is blank, since there is no indicator, would show 0.
            return f"={indicators.total(key)}" if indicators.count else ""
        span = self.row[SPAN]
        return average(indicators.ranges(key, *span)) if span else ""

    def _of_units(self, measure: Measure) -> str:
        """The earlier figure of all units together."""
        below = len(OF_UNITS)  # Behind the total's own rows: no formula may count itself.
        parts = zip(*(self.places.ranges(key, below) for key in (THEN, TIER, MEASURE)), strict=True)
        terms = [
            f'SUMIFS({cells},{tiers},"{UNIT_TIER}",{names},"{measure.label}")'
            for cells, tiers, names in parts
        ]
        return f"={'+'.join(terms)}"
