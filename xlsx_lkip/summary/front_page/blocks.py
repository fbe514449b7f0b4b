"""The building blocks of a page: a heading over some columns, and a small table in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from xlsxwriter.utility import xl_range_abs

from ...declaration.vocabulary import Kind
from ...workbooks.heights import row_height
from ..sheets.lights import light_names, light_percentages
from ..sheets.list_writer import INDENT
from ..sheets.sheet_writer import Report
from ..sheets.styles import Look
from .excerpts import Excerpt
from .paper import PageCell, Paper
from .rounding import unit_for

NOTHING = "Belum ada yang dilaporkan."


@dataclass(frozen=True)
class Block:
    """Neighbouring columns, from 0."""

    first: int
    last: int


def put_section(paper: Paper, report: Report, row: int, block: Block, title: str) -> None:
    """A heading with a line under it."""
    style = report.styles.section
    for column in range(block.first + 1, block.last + 1):
        paper.text(row, column, "", style)
    paper.text(row, block.first, title, style)
    paper.set_height(row, 18)


def put_table(paper: Paper, report: Report, block: Block, excerpt: Excerpt, row: int) -> None:
    """A heading, headers, and the lines below them; percentages and Kategori are lit."""
    styles = report.styles
    amount: dict[str, Any] = {
        "num_format": unit_for(report.figures.totals.budget or 0).number_format
    }
    put_section(paper, report, row, block, excerpt.heading)
    for place, header in enumerate(excerpt.headers):
        paper.text(row + 1, block.first + place, header, styles.header)
    paper.set_height(row + 1, 28)
    for number, line in enumerate(excerpt.lines):
        doubtful = bool(excerpt.marks[number])
        for place, cell in enumerate(line):
            more: dict[str, Any] = amount if cell.kind is Kind.AMOUNT else {}
            look = styles.cell(cell.kind, Look.RECORD, doubtful=doubtful, **more)
            paper.put(row + 2 + number, block.first + place, cell, look)
        way = PageCell(Kind.TEXT, "›", link=excerpt.ways[number])
        paper.put(row + 2 + number, block.last + 1, way, styles.pointer)
        texts = [
            (cell.value, paper.widths[block.first + place] - INDENT)
            for place, cell in enumerate(line)
            if isinstance(cell.value, str)
        ]
        paper.set_height(row + 2 + number, row_height(texts, least=14))
    if not excerpt.lines:
        paper.text(row + 2, block.first, NOTHING, styles.muted)
    _light(paper, report, block, excerpt, row + 2)


def _light(paper: Paper, report: Report, block: Block, excerpt: Excerpt, row: int) -> None:
    """What is exact; no light is on the rest."""
    for first, count in _exact(excerpt):
        for place, cell in enumerate(excerpt.lines[first]):
            cells = down(block.first + place, row + first, count)
            if cell.kind is Kind.PERCENT:
                light_percentages(paper.sheet, report, cells)
            elif cell.kind is Kind.TEXT and cell.formula:
                light_names(paper.sheet, report, cells)


def _exact(excerpt: Excerpt) -> Iterator[tuple[int, int]]:
    """The first of neighbouring lines that are exact, and how many they are."""
    for doubtful, lines in groupby(enumerate(excerpt.marks), key=lambda line: bool(line[1])):
        places = [place for place, _ in lines]
        if not doubtful:
            yield places[0], len(places)


def down(column: int, row: int, count: int) -> str:
    """So many cells of a column from that row on, e.g. `$D$30:$D$37`."""
    cells: str = xl_range_abs(row - 1, column, row + count - 2, column)
    return cells
