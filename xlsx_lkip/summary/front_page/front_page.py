"""Ringkasan: one page for the head of agency, every figure taken from the sheets behind it.

What is where on the page, and nothing else: what is reported is in `sentences`, which lines are
shown in `excerpts`, how charts look in `charts`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from ...declaration.vocabulary import Kind
from ...model.numbers import written
from ...workbooks.heights import row_height
from ..changes.compared import average, mean_of
from ..sheets.columns import lit_width
from ..sheets.inexact import NOT_KNOWN, basis, flagged
from ..sheets.list_writer import INDENT, ListWriter
from ..sheets.sheet_writer import Report
from .blocks import Block, put_section, put_table
from .excerpts import indicators, programs, units
from .panels import LEAST_HEIGHT, Drawn, place_charts
from .paper import PageCell, Paper
from .scale_spread import put_scale
from .sentences import continued, sentences
from .signature import sign

_LEFT, _MIDDLE, _RIGHT = Block(0, 3), Block(5, 8), Block(10, 12)
"""The columns of the page; between them is a little air."""
_CARDS = tuple(
    Block(*each) for each in ((0, 0), (1, 3), (5, 5), (6, 8), (10, 10), (11, 11), (12, 12))
)
"""Where key figures are, each over columns of the tables."""
_WAYS = _CARDS[:4]
"""Where the ways to all sheets are."""
_NAME, _AMOUNT, _CATEGORY, _AIR = 36.0, 10.0, 17.0, 2.5
_LARGE = 1.62
"""A key figure is printed that much wider than a figure in a table."""
_MONEY = (
    ("budget", "Pagu (rupiah)", Kind.AMOUNT),
    ("realization", "Realisasi (rupiah)", Kind.AMOUNT),
    ("remaining", "Sisa (rupiah)", Kind.AMOUNT),
    ("absorption", "Serapan anggaran", Kind.PERCENT),
)
_ZOOM = 85
"""Percent at which the page fits the width of a small screen."""


def write_overview(sheet: Any, report: Report, lists: Mapping[str, ListWriter]) -> None:
    """Write Ringkasan onto the worksheet; `lists` are the sheets behind it by their keys."""
    paper = Paper(sheet, report, _widths(report))
    sheet.set_zoom(_ZOOM)
    sheet.hide_row_col_headers()
    _put_heading(paper, report)
    _put_key_figures(paper, report, lists, row=4)
    top = 8
    below = _put_attention(paper, report, lists, top)
    shown = (
        programs(report, lists["budget"]),
        units(report, lists["units"]),
        indicators(report, lists["achievement"]),
    )
    tables = [
        Drawn(excerpt, block, below + 2)
        for excerpt, block in zip(shown, (_LEFT, _MIDDLE, _RIGHT), strict=True)
    ]
    for table in tables:
        put_table(paper, report, table.block, table.excerpt, below)
    *beside, last = [table.last for table in tables]
    _put_ways(paper, report, lists, max(beside) + 1)
    sign(paper, report, _RIGHT, last + 2)
    paper.write()
    place_charts(paper, report, lists["staff"], tables, (top, below))


def _widths(report: Report) -> list[float]:
    """Of the columns, wide enough for the key figures above the tables."""
    figures, totals = report.figures, report.figures.totals
    outlines = (figures.budget, figures.by_unit)
    spent = [each.lines["absorption"] for each in outlines]
    share = lit_width(*spent, figures.records["achievement"]["achievement"])
    money = _large(Kind.AMOUNT, totals.budget, totals.realization, totals.remaining)
    name, amount = max(_NAME, money), max(_AMOUNT, (money - share) / 2)
    people = max(share, _large(Kind.COUNT, totals.staff, totals.support))
    table = [name, amount, amount, share, _AIR]
    return [*table, *table, name, people, max(_CATEGORY, people), _AIR]


def _large(kind: Kind, *values: int | None) -> float:
    words = (NOT_KNOWN if value is None else written(kind, value) for value in values)
    return max(map(len, words)) * _LARGE + 2


def _put_heading(paper: Paper, report: Report) -> None:
    styles = report.styles
    paper.text(1, 0, report.heading("Ringkasan Laporan Kinerja"), styles.title)
    paper.set_height(1, 26)
    day = f" – keadaan laporan per {report.day}" if report.day else ""
    paper.text(2, 0, report.owner + day, styles.text())
    paper.set_height(2, 16)
    paper.set_height(3, 6)


def _put_key_figures(
    paper: Paper, report: Report, lists: Mapping[str, ListWriter], row: int
) -> None:
    totals, places = report.figures.totals, {key: each.places for key, each in lists.items()}
    budget = places["budget"]
    mean = mean_of(report.figures.records["achievement"]["achievement"])
    formula = average(places["achievement"].ranges("achievement"))
    money = [
        ("budget", label, PageCell(kind, totals[key], f"={budget.total(key)}"))
        for key, label, kind in _MONEY
    ]
    staff, support = places["staff"].total("total"), places["support"].total("headcount")
    figures = (
        *money,
        ("achievement", "Rata-rata capaian", PageCell(Kind.PERCENT, mean, formula)),
        ("staff", "ASN (orang)", PageCell(Kind.COUNT, totals.staff, f"={staff}")),
        ("support", "Tenaga pendukung", PageCell(Kind.COUNT, totals.support, f"={support}")),
    )
    for block, (table, name, cell) in zip(_CARDS, figures, strict=True):
        _put_card(paper, report, row, block, table, name, cell)
    paper.set_height(row, 16)
    paper.set_height(row + 1, 26)
    paper.set_height(row + 3, 8)


def _put_card(
    paper: Paper, report: Report, row: int, block: Block, table: str, name: str, cell: PageCell
) -> None:
    """A key figure between what it is called and what it rests on."""
    styles, doubtful = report.styles, not report.figures.doubt.tables[table].exact
    label = styles.figure_label(doubtful=doubtful)
    paper.text(row, block.first, flagged(name, doubtful), label, block.last)
    if doubtful and cell.value is None:
        cell = replace(cell, value=NOT_KNOWN)
    style = styles.figure(cell.kind, doubtful=doubtful)
    paper.put(row + 1, block.first, cell, style, block.last)
    words = _basis(report, table)
    style = styles.figure_basis(doubtful=doubtful)
    paper.text(row + 2, block.first, words, style, block.last)
    width = paper.width(block.first, block.last) - INDENT
    paper.set_height(row + 2, row_height([(words, width)]))


def _basis(report: Report, table: str) -> str:
    """What a key figure rests on; a mean says it always, the others where they are not exact."""
    parts = [basis(report.figures, table)]
    if table == "achievement":
        measured = report.figures.measured
        parts.insert(0, f"{measured.measured} dari {measured.agreed} indikator")
    return "; ".join(part for part in parts if part)


def _put_attention(paper: Paper, report: Report, lists: Mapping[str, ListWriter], row: int) -> int:
    """The sentences and the scale, beside the charts; the row below both."""
    styles, first = report.styles, row
    put_section(paper, report, row, _LEFT, "Yang perlu diperhatikan")
    continuations = [each.continuation for each in lists.values() if each.continuation]
    style = styles.text(text_wrap=True, valign="top", indent=1)
    width = paper.width(_LEFT.first, _LEFT.last - 1)
    for sentence in [*sentences(report.figures, report.earlier_day), *continued(continuations)]:
        row += 1
        paper.text(row, _LEFT.first, f"•  {sentence.text}", style, _LEFT.last - 1)
        way = PageCell(Kind.TEXT, "lihat ›", link=lists[sentence.about].places.top)
        paper.put(row, _LEFT.last, way, styles.link_aside)
        paper.set_height(row, row_height([(f"•  {sentence.text}", width - INDENT)]) + 4)
    row = put_scale(paper, report, _LEFT, row + 1, lists["achievement"].places)
    short = LEAST_HEIGHT - paper.height(first, row - 1)
    paper.set_height(row, max(short, 8))
    return row + 1


def _put_ways(paper: Paper, report: Report, lists: Mapping[str, ListWriter], row: int) -> None:
    """A way to every sheet, at the foot of the page."""
    paper.set_height(row, 8)
    put_section(paper, report, row + 1, Block(_LEFT.first, _MIDDLE.last), "Lembar rincian")
    for number, listing in enumerate(lists.values()):
        below, place = divmod(number, len(_WAYS))
        way = PageCell(Kind.TEXT, f"{listing.places.title} ›", link=listing.places.top)
        paper.put(row + 2 + below, _WAYS[place].first, way, report.styles.link)
