"""What is already known when a template is written: plain values by sheet and column key.

Values are written as given, never interpreted: a text stays a text even where a number belongs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from ..declaration.vocabulary import Workbook

Value = str | int | Decimal | date | None
"""Amounts in rupiah, percentages as fractions (0.9719); None leaves the cell to its reader."""
Record = Mapping[str, Value]
"""Column key -> value."""


@dataclass(frozen=True)
class Content:
    """Typed values by sheet key. One for a computed cell is instead of its formula."""

    identity: Record = field(default_factory=dict)
    records: Mapping[str, Sequence[Record]] = field(default_factory=dict)
    """Table key -> its records, in order."""
    summaries: Mapping[str, Mapping[str, Record]] = field(default_factory=dict)
    """Table key -> summary key -> column key -> value."""
    locked: frozenset[tuple[str, str]] = frozenset()
    """(sheet key, column or field key) whose given cells may not be typed over."""

    def check(self, workbook: Workbook) -> None:
        """Raise KeyError naming the first key that the workbook does not declare."""
        known = {(sheet.key, item.key) for sheet in workbook.filled for item in sheet.columns}
        for place in self._places():
            if place not in known:
                raise KeyError("/".join(place))

    def _places(self) -> list[tuple[str, str]]:
        named = [("identity", key) for key in self.identity]
        named += [
            (table, key) for table, rows in self.records.items() for row in rows for key in row
        ]
        for table, summaries in self.summaries.items():
            named += [(table, key) for row in summaries.values() for key in row]
        return [*named, *sorted(self.locked)]
