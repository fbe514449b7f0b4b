"""The four charts of Ringkasan: from which cells each is drawn, and where it is."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from xlsxwriter.utility import xl_range_abs

from ...declaration.workbook import EDUCATION
from ..lists.staff_sheet import people_by_education
from ..sheets.geometry import HEADER_ROW
from ..sheets.inexact import UNSURE
from ..sheets.list_writer import ListWriter
from ..sheets.sheet_writer import Report, number
from .blocks import NOTHING, Block, down
from .charts import ChartCells, Design, Scale, Series, draw
from .excerpts import Excerpt
from .paper import Paper
from .rounding import unit_for

LEAST_HEIGHT = 400.0
"""Points that the charts take, two above two."""
_GAP, _UPPER = 8, 0.54
"""Pixels between charts, and the upper charts' share of the height: they have the most bars."""
_LEAST, _MOST = -1.0, 3.0
"""Where an axis of percentages ends at the latest; a bar beyond is cut off, but has its figure."""
_PERCENT, _WHOLE_PERCENT, _COUNT = "[$-421]0.0%", "[$-421]0%", "[$-421]#,##0;;"


@dataclass(frozen=True)
class Drawn:
    """A table of the page from which a chart is drawn."""

    excerpt: Excerpt
    block: Block
    row: int
    """Of its first line."""

    @property
    def last(self) -> int:
        """Row of its last line; where there is none, a word is in its place."""
        return self.row + max(len(self.excerpt.lines), 1) - 1

    def cells(self, sheet: str, place: int) -> ChartCells:
        """A column of the table, from 0, without the others together."""
        named = len(self.excerpt.lines) - self.excerpt.rest
        lines = [line[place] for line in self.excerpt.lines[:named]]
        address = down(self.block.first + place, self.row, len(lines))
        values = [
            number(each.kind, each.value) if isinstance(each.value, int) else each.value
            for each in lines
        ]
        return ChartCells(f"{sheet}!{address}", values)


def place_charts(
    paper: Paper, report: Report, staff: ListWriter, tables: Sequence[Drawn], rows: tuple[int, int]
) -> None:
    """Place the charts, two above two, from the first of the rows down to above the second."""
    programs, units, indicators = tables
    sheet = paper.sheet.get_name()
    designs = (
        _absorption(programs, sheet),
        _budget(units, sheet, report),
        _achievement(indicators, sheet),
        _education(report, staff),
    )
    column = units.block.first
    for design, (x, y, width, height) in zip(
        designs, _quarters(*paper.pixels(column, indicators.block.last, rows)), strict=True
    ):
        words = f"Grafik batang: {design.title}, {design.scale.title}"
        at = {"x_offset": x, "y_offset": y, "object_position": 2, "description": words}
        size = {"width": width, "height": height}
        _insert(paper.sheet, report, rows[0] - 1, column, design, size, at)


def _quarters(wide: int, high: int) -> list[tuple[int, int, int, int]]:
    """Left, top, width and height of the four places, the upper ones higher, in pixels."""
    width = (wide - _GAP) // 2
    upper = int((high - 2 * _GAP) * _UPPER)
    lower = high - 2 * _GAP - upper
    places = ((0, upper), (upper + _GAP, lower))
    return [(x, y, width, height) for y, height in places for x in (0, width + _GAP)]


def _insert(
    sheet: Any,
    report: Report,
    row: int,
    column: int,
    design: Design,
    size: dict[str, int],
    at: dict[str, Any],
) -> None:
    """The chart, or a word in its place where there is nothing to draw."""
    if design.names.values:
        chart = draw(report, design)
        chart.set_size(size)
        sheet.insert_chart(row, column, chart, at)
    else:
        words = f"{design.title}\n\n{NOTHING}"
        sheet.insert_textbox(row, column, words, {**size, **at, **report.styles.empty_panel})


def _absorption(table: Drawn, sheet: str) -> Design:
    values = table.cells(sheet, 3)
    highest = max((each for each in values.values if isinstance(each, int | float)), default=1)
    most = min(max(1.15, highest * 1.15), _MOST)
    scale = Scale("Serapan (%)", _PERCENT, _WHOLE_PERCENT, 0, most, 0.25)
    names = table.cells(sheet, 0)
    return Design(table.excerpt.heading, "Program", names, [Series("Serapan", values)], scale)


def _budget(table: Drawn, sheet: str, report: Report) -> Design:
    unit = unit_for(report.figures.totals.budget or 0)
    scale = Scale(unit.name.capitalize(), unit.number_format, unit.number_format)
    series = [
        Series("Pagu", table.cells(sheet, 1), dark=False),
        Series("Realisasi", table.cells(sheet, 2)),
    ]
    return Design(table.excerpt.heading, "Unit kerja", table.cells(sheet, 0), series, scale)


def _achievement(table: Drawn, sheet: str) -> Design:
    """Its only bold line is the target, 100 percent."""
    values = table.cells(sheet, 1)
    known = [float(each) for each in values.values if isinstance(each, int | float)]
    most = min(math.ceil(max([1.0, *known]) * 4.6) / 4, _MOST)
    least = max(math.floor(min([0.0, *known]) * 4) / 4, _LEAST)
    title = "Capaian (%); garis tebal: target 100%"
    scale = Scale(title, _PERCENT, _WHOLE_PERCENT, least, most, 1, bold=True)
    names = table.cells(sheet, 0)
    return Design(table.excerpt.heading, "Indikator", names, [Series("Capaian", values)], scale)


def _education(report: Report, staff: ListWriter) -> Design:
    """Drawn from the headers and the totals of Pegawai."""
    places = staff.places
    first, last = places.columns[EDUCATION[0].lower()], places.columns[EDUCATION[-1].lower()]
    people = people_by_education(report) if report.figures.totals.staff else {}
    names, counts = (
        f"{places.title}!{xl_range_abs(row, first, row, last)}"
        for row in (HEADER_ROW - 1, HEADER_ROW)
    )
    unsure = "" if report.figures.doubt.tables["staff"].exact else UNSURE
    return Design(
        f"ASN menurut pendidikan{unsure}",
        "Pendidikan terakhir",
        ChartCells(names, list(EDUCATION) if people else []),
        [Series("ASN", ChartCells(counts, list(people.values())))],
        Scale("Orang", _COUNT, _COUNT, 0),
        upright=True,
    )
