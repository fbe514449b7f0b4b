"""How the indicators spread over the scale of Kategori."""

from __future__ import annotations

from ...declaration.expressions import literal
from ...declaration.vocabulary import Kind
from ..sheets.geometry import Geometry
from ..sheets.inexact import flagged
from ..sheets.lights import light_names, lights
from ..sheets.sheet_writer import Report
from ..sheets.styles import Look
from .blocks import Block, down, put_section
from .paper import PageCell, Paper


def put_scale(paper: Paper, report: Report, block: Block, row: int, places: Geometry) -> int:
    """Each step with its bound and its number of indicators; the row below them."""
    figures, styles = report.figures, report.styles
    categories = figures.records["achievement"]["category"]
    inexact = not figures.doubt.tables["achievement"].exact  # Any record may be of any step.
    paper.set_height(row, 6)
    put_section(paper, report, row + 1, block, "Indikator menurut Kategori capaian")
    first = row + 2
    for number, light in enumerate(lights(figures.scale)):
        # Compared, not by COUNTIF: it takes `=`, `>` and `*` in a name for a condition.
        named = literal(light.name)
        parts = [f"SUMPRODUCT(--({cells}={named}))" for cells in places.ranges("category")]
        count = int((categories == light.name).sum())
        cells = (
            PageCell(Kind.TEXT, flagged(light.name, inexact)),
            PageCell(Kind.COUNT, count, f"={'+'.join(parts)}" if parts else ""),
        )
        for place, cell in enumerate(cells):
            style = styles.cell(cell.kind, Look.RECORD, doubtful=inexact)
            paper.put(first + number, block.first + place, cell, style)
        words = _bound(light.bound, last=number == len(figures.scale) - 1)
        paper.text(first + number, block.first + 2, words, styles.muted)
        paper.set_height(first + number, 14)
    if not inexact:
        light_names(paper.sheet, report, down(block.first, first, len(figures.scale)))
    return first + len(figures.scale)


def _bound(bound: int, *, last: bool) -> str:
    return "  di bawah itu" if last else f"  capaian mulai {bound}%"
