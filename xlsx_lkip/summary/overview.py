"""Ringkasan: one page for the head of agency, every figure taken from the sheets behind it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ..consolidate.model import LABEL, LEVEL, LINE, MARK, Outline
from ..spec import Kind
from . import since
from .doubt import flagged
from .listing import Listing
from .paper import Cell, Paper
from .report import Report
from .sentences import continued, sentences
from .styles import Look
from .words import shortened

TITLE = "Ringkasan"
_SHOWN = 12
"""Programs, and units, that stand on the page; the sheets have all of them."""
_AMOUNTS = (
    ("budget", "Pagu", Kind.AMOUNT),
    ("realization", "Realisasi", Kind.AMOUNT),
    ("remaining", "Sisa", Kind.AMOUNT),
    ("absorption", "Persentase", Kind.PERCENT),
)


@dataclass(frozen=True)
class Lists:
    """The sheets that Ringkasan takes its figures from."""

    budget: Listing
    units: Listing
    staff: Listing
    support: Listing
    achievement: Listing
    all: Sequence[Listing]


def write_overview(sheet: Any, report: Report, lists: Lists) -> None:
    """Write Ringkasan onto the worksheet."""
    paper, figures = Paper(sheet, report), report.figures
    day = f"Keadaan laporan per {report.day}" if report.day else ""
    paper.heading("Ringkasan Laporan Kinerja", report.owner, *([day] if day else []))
    _key_figures(paper, report, lists)
    paper.section("Yang perlu diperhatikan")
    continuations = [each.continuation for each in lists.all if each.continuation]
    for sentence in [
        *since.sentences(figures, report.earlier_day),
        *sentences(figures),
        *continued(continuations),
    ]:
        paper.sentence(sentence)
    paper.section("Penyerapan anggaran menurut program")
    _absorption(paper, figures.budget, lists.budget)
    paper.section("Penyerapan anggaran menurut unit kerja")
    _absorption(paper, figures.by_unit, lists.units)
    paper.section("Capaian indikator kinerja")
    _achievement(paper, report, lists.achievement)


def _key_figures(paper: Paper, report: Report, lists: Lists) -> None:
    totals = report.figures.totals
    cells = [
        Cell(kind, totals[key], _from(lists.budget.places.total(key))) for key, _, kind in _AMOUNTS
    ]
    cells.append(Cell(Kind.COUNT, totals.staff, f"={lists.staff.places.total('total')}"))
    cells.append(Cell(Kind.COUNT, totals.support, f"={lists.support.places.total('headcount')}"))
    doubt = report.figures.doubt
    money = ("Pagu (rupiah)", "Realisasi (rupiah)", "Sisa (rupiah)", "Persentase realisasi")
    labels = [flagged(label, doubt.reaches("budget")) for label in money]
    labels.append(flagged("ASN (orang)", doubt.reaches("staff")))
    labels.append(flagged("Tenaga pendukung", doubt.reaches("support")))
    paper.figures(labels, cells)


def _from(cell: str) -> str:
    """Takes a figure over."""
    return f"={cell}"


def _absorption(paper: Paper, outline: Outline, listing: Listing) -> None:
    """The outline's first level, each line taken from its sheet."""
    import polars as pl

    level, *_, leaf = outline.levels
    headings = outline.lines.filter(pl.col(LEVEL) == 1)
    records = _records_below(outline)
    paper.header([level, *(label for _, label, _ in _AMOUNTS), leaf])
    for row in headings.head(_SHOWN).iter_rows(named=True):
        line = row[LINE]
        amounts = [
            Cell(kind, row[key], _from(listing.places.cell(key, line))) for key, _, kind in _AMOUNTS
        ]
        name = Cell(Kind.TEXT, flagged(shortened(row[LABEL]), row[MARK]))
        paper.line([name, *amounts, Cell(Kind.COUNT, records[line])])
    more = headings.height - _SHOWN
    if more > 0:
        paper.remark(f"Dan {more} {level.lower()} lainnya di lembar {listing.places.title}.")


def _records_below(outline: Outline) -> Counter[int]:
    """Line of each heading of the first level -> its records."""
    found: Counter[int] = Counter()
    heading = 0
    for level, line in outline.lines.select(LEVEL, LINE).iter_rows():
        if level == 1:
            heading = line
        found[heading] += level == len(outline.levels)
    return found


def _achievement(paper: Paper, report: Report, listing: Listing) -> None:
    """Mean and distribution over the scale of Kategori."""
    figures = report.figures
    records, places = figures.records["achievement"], listing.places
    values = records["achievement"].drop_nulls()
    count, total = len(values), int(values.sum())
    mean = (2 * total + count) // (2 * count) if count else None
    ranges = ",".join(places.ranges("achievement"))
    formula = f'=IF(COUNT({ranges})=0,"",ROUND(AVERAGE({ranges}),4))' if ranges else ""
    paper.header(["Kategori", "Indikator"])
    for name in figures.scale:
        parts = [f'COUNTIF({cells},"{name}")' for cells in places.ranges("category")]
        found = int((records["category"] == name).sum())
        formula_of = f"={'+'.join(parts)}" if parts else ""
        paper.line([Cell(Kind.TEXT, name), Cell(Kind.COUNT, found, formula_of)])
    paper.line(
        [
            Cell(Kind.TEXT, flagged("Rata-rata capaian", figures.doubt.reaches("achievement"))),
            Cell(Kind.PERCENT, mean, formula),
        ],
        Look.TOTAL,
    )
