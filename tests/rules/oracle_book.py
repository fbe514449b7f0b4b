"""One workbook as the oracle sees it: its sheets, their records and sums."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from tests.rules.oracle_cells import Cell
from tests.rules.oracle_formulas import Record, completed
from tests.rules.oracle_layout import TABLES, Layout
from xlsx_lkip.template import Content


@dataclass
class Sheet:
    """One table of one workbook."""

    key: str
    records: list[Record] = field(default_factory=list)
    nothing: bool = False
    """It says Nihil."""
    crossing: list[Record] = field(default_factory=list)
    """Records that take a group from above a row without values."""
    summaries: dict[str, dict[str, Cell]] = field(default_factory=dict)

    @property
    def layout(self) -> Layout:
        return TABLES[self.key]

    @property
    def speaks(self) -> bool:
        return self.nothing or bool(self.records)

    def sum(self, key: str) -> Fraction | None:
        """The column's sum; None where one of its figures is missing or cannot be read."""
        must = self.layout.columns[key].required or key in self.layout.computed
        total = Fraction(0)
        for record in self.records:
            figure = completed(record, key) if must else record.figure(key)
            if record.unread(key) or (must and figure is None):
                return None
            total += figure or 0
        return total


@dataclass
class Book:
    """One workbook of the agency."""

    path: str
    content: Content
    identity: Record
    sheets: dict[str, Sheet]
