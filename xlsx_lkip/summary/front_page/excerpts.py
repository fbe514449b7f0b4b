"""What of the long lists is on Ringkasan: the few lines that a leader should see, and charts draw.

Each excerpt says in its title how it was chosen. The figures are taken from the sheets behind them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import polars as pl

from ...consolidation.agency_totals import absorption_of
from ...consolidation.consolidated import BOTH, LABEL, LEVEL, LINE, MARK, RATIO, Outline
from ...declaration.vocabulary import Kind
from ..sheets.enumerations import kept_apart
from ..sheets.inexact import UNSURE, flagged, with_words
from ..sheets.list_writer import ListWriter
from ..sheets.sheet_writer import Report
from .paper import PageCell
from .rounding import unit_for

SHOWN = 6
"""Lines of an excerpt."""
_LONGEST = 42
"""Characters of a name beside a chart."""
_PROGRAM = re.compile(r"^program\s+(?=\w)", re.IGNORECASE)
"""The header says it already."""
_AMOUNTS = (("budget", Kind.AMOUNT), ("realization", Kind.AMOUNT), ("absorption", Kind.PERCENT))


@dataclass(frozen=True)
class Excerpt:
    """A small table: its title, its headers, and its lines, each cell with its formula."""

    title: str
    headers: tuple[str, ...]
    lines: tuple[tuple[PageCell, ...], ...]
    ways: tuple[str, ...]
    """Of each line, the cell that has it in full."""
    marks: tuple[object, ...]
    """Of each line, what keeps it from being exact, if anything."""
    rest: int = 0
    """Lines at the end that have the others together, and would dwarf the named ones in a chart."""

    @property
    def heading(self) -> str:
        """The title, and that not every line is exact."""
        return f"{self.title}{UNSURE if any(self.marks) else ''}"


def programs(report: Report, listing: ListWriter) -> Excerpt:
    """Programs in their order; of many those with the lowest absorption."""
    rows, title = _headings(report.figures.budget), "Serapan anggaran menurut program"
    if rows.height > SHOWN:
        title += f" ({SHOWN} terendah dari {rows.height})"
        rows = rows.sort("absorption", LINE, nulls_last=True).head(SHOWN)
    headers = _headers("Program", report)
    return Excerpt(title, headers, _amounts(rows, listing), _ways(rows, listing), _marks(rows))


def units(report: Report, listing: ListWriter) -> Excerpt:
    """Units in their order; of many the largest, and the others together."""
    rows, title = _headings(report.figures.by_unit), "Pagu dan realisasi menurut unit kerja"
    headers = _headers("Unit kerja", report)
    if rows.height <= SHOWN:
        return Excerpt(title, headers, _amounts(rows, listing), _ways(rows, listing), _marks(rows))
    by_size = rows.sort("budget", LINE, descending=[True, False], nulls_last=True)
    largest, others = by_size.head(SHOWN - 1), by_size.slice(SHOWN - 1)
    lines = (*_amounts(largest, listing), _together(largest, others, listing))
    ways = (*_ways(largest, listing), listing.places.top)
    title += f" ({SHOWN - 1} terbesar dari {rows.height})"
    marks = (*_marks(largest), others[MARK].count())
    return Excerpt(title, headers, lines, ways, marks, rest=1)


def indicators(report: Report, listing: ListWriter) -> Excerpt:
    """Measured indicators in their order; of many those with the lowest achievement."""
    places, title = listing.places, "Capaian indikator kinerja"
    records = report.figures.records["achievement"].with_row_index(LINE)
    rows = records.filter(records["achievement"].is_not_null())
    if rows.height > SHOWN:
        title += f" ({SHOWN} terendah dari {rows.height})"
        rows = rows.sort("achievement", LINE).head(SHOWN)
    names = kept_apart(rows["indicator"].fill_null("(tanpa nama)").to_list(), _LONGEST)
    values = rows.select(LINE, "achievement", "category", MARK).iter_rows()
    lines = tuple(
        (
            PageCell(Kind.TEXT, flagged(name, mark)),
            PageCell(Kind.PERCENT, value, f"={places.cell('achievement', line)}"),
            PageCell(Kind.TEXT, category, f"={places.cell('category', line)}"),
        )
        for name, (line, value, category, mark) in zip(names, values, strict=True)
    )
    ways = tuple(places.cell("indicator", line) for line in rows[LINE].to_list())
    return Excerpt(title, ("Indikator", "Capaian", "Kategori"), lines, ways, _marks(rows))


def _marks(rows: pl.DataFrame) -> tuple[object, ...]:
    return tuple(rows[MARK].to_list())


def _ways(rows: pl.DataFrame, listing: ListWriter) -> tuple[str, ...]:
    return tuple(listing.places.cell(LABEL, line) for line in rows[LINE].to_list())


def _headings(outline: Outline) -> pl.DataFrame:
    return outline.lines.filter(outline.lines[LEVEL] == 1)


def _headers(first: str, report: Report) -> tuple[str, ...]:
    unit = unit_for(report.figures.totals.budget or 0).short
    return (first, f"Pagu ({unit})", f"Realisasi ({unit})", "Serapan")


def _amounts(rows: pl.DataFrame, listing: ListWriter) -> tuple[tuple[PageCell, ...], ...]:
    names = kept_apart([_PROGRAM.sub("", name) for name in rows[LABEL].to_list()], _LONGEST)
    return tuple(
        (
            PageCell(Kind.TEXT, flagged(name, row[MARK])),
            *(
                PageCell(kind, row[key], f"={listing.places.cell(key, row[LINE])}")
                for key, kind in _AMOUNTS
            ),
        )
        for name, row in zip(names, map(with_words, rows.iter_rows(named=True)), strict=True)
    )


def _together(
    largest: pl.DataFrame, others: pl.DataFrame, listing: ListWriter
) -> tuple[PageCell, ...]:
    """What the units that are not named have together: all, less those that are named."""
    sums = {key: int(others[key].sum()) if others[key].count() else None for key in RATIO}
    rest = {
        key: "-".join(
            [listing.places.total(key)]
            + [listing.places.cell(key, line) for line in largest.drop_nulls(key)[LINE].to_list()]
        )
        for key in RATIO
    }
    share = f'=IF({rest["budget"]}=0,"",ROUND(({rest["realization"]})/({rest["budget"]}),4))'
    # Of what is known on one side alone, no share can be formed.
    whole = (
        all(others[key].equals(others[key + BOTH]) for key in RATIO) and None not in sums.values()
    )
    ratio = absorption_of(**sums) if whole else None
    row = with_words({**sums, MARK: others[MARK].count()})
    return (
        PageCell(Kind.TEXT, flagged(f"{others.height} unit lainnya", others[MARK].count())),
        *(PageCell(Kind.AMOUNT, row[key], f"={rest[key]}") for key in RATIO),
        PageCell(Kind.PERCENT, ratio, share if whole else ""),
    )
