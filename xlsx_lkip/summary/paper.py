"""A page that is written from the top down: headings, figures, sentences and small tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ..heights import row_height
from ..notation import written
from ..spec import Kind
from .listing import INDENT
from .page import set_up
from .report import Report, Value, put
from .styles import Look

COLUMNS = 6
_FIRST_WIDTH, _LEAST_WIDTH = 50.0, 17.0
_LARGE = 1.55
"""A key figure is printed that much wider than a figure in a table."""


@dataclass(frozen=True)
class Cell:
    """A value, and the formula that takes it from another sheet."""

    kind: Kind
    value: Value
    formula: str = ""


class Paper:
    """A worksheet of six columns and the row that is written next."""

    def __init__(self, sheet: Any, report: Report) -> None:
        self._sheet, self._report, self._row = sheet, report, 1
        totals = report.figures.totals
        longest = max(
            len(written(Kind.AMOUNT, each)) for each in (totals.budget, totals.realization)
        )
        width = max(_LEAST_WIDTH, longest * _LARGE + 1)
        self._widths = [_FIRST_WIDTH, *[width] * (COLUMNS - 1)]
        set_up(sheet, report, pages_high=1)
        for place, width in enumerate(self._widths):
            sheet.set_column(place, place, width)

    def heading(self, title: str, *lines: str) -> None:
        """The title and what stands under it."""
        styles = self._report.styles
        self._sheet.set_row(self._row - 1, 26)
        self._text(title, styles.title)
        for line in lines:
            self._text(line, styles.text())

    def figures(self, labels: Sequence[str], cells: Sequence[Cell]) -> None:
        """Key figures in large print, each under its label."""
        styles = self._report.styles
        self.gap()
        for place, label in enumerate(labels):
            self._sheet.write_string(self._row - 1, place, label, styles.figure_label)
        self._sheet.set_row(self._row, 26)
        self._row += 1
        for place, cell in enumerate(cells):
            style = styles.figure(cell.kind)
            put(self._sheet, self._row, place, cell.kind, cell.value, style, cell.formula)
        self._row += 1

    def section(self, title: str) -> None:
        """A heading across the page."""
        self.gap()
        self._sheet.set_row(self._row - 1, 18)
        for place in range(1, COLUMNS):
            self._sheet.write_blank(self._row - 1, place, None, self._report.styles.section)
        self._text(title, self._report.styles.section)
        self.gap(4)

    def sentence(self, text: str) -> None:
        """A sentence across the page, wrapped."""
        row, width = self._row - 1, sum(self._widths)
        style = self._report.styles.text(text_wrap=True, valign="top", indent=1)
        self._sheet.merge_range(row, 0, row, COLUMNS - 1, "", style)
        self._sheet.write_string(row, 0, f"•  {text}", style)
        self._sheet.set_row(row, row_height([(text, width - 6)]))
        self._row += 1

    def header(self, labels: Sequence[str]) -> None:
        """The header of a small table."""
        for place, label in enumerate(labels):
            self._sheet.write_string(self._row - 1, place, label, self._report.styles.header)
        height = row_height(zip(labels, self._widths, strict=False))
        self._sheet.set_row(self._row - 1, height + 2)
        self._row += 1

    def line(self, cells: Sequence[Cell], look: Look = Look.RECORD) -> None:
        """A line of a small table."""
        for place, cell in enumerate(cells):
            style = self._report.styles.cell(cell.kind, look)
            put(self._sheet, self._row, place, cell.kind, cell.value, style, cell.formula)
        texts = zip((cell.value for cell in cells), self._widths, strict=False)
        wrapped = [(text, width - INDENT) for text, width in texts if isinstance(text, str)]
        self._sheet.set_row(self._row - 1, row_height(wrapped))
        self._row += 1

    def remark(self, text: str) -> None:
        """A word below a table."""
        self._text(text, self._report.styles.muted)

    def gap(self, points: float = 9) -> None:
        """A little air; a row without any cell would not be written, nor its height."""
        self._sheet.write_blank(self._row - 1, 0, None, self._report.styles.text())
        self._sheet.set_row(self._row - 1, points)
        self._row += 1

    def _text(self, text: str, style: Any) -> None:
        self._sheet.write_string(self._row - 1, 0, text, style)
        self._row += 1
