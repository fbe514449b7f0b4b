"""Rekonsiliasi: what the files state, what was consolidated, and what the agency says itself."""

from __future__ import annotations

from collections.abc import Mapping

from ...consolidation.consolidated import MARK
from ...declaration.expressions import CellAddress
from ...declaration.vocabulary import Kind
from ..lists.source_rows import source_places
from ..sheets.columns import ListColumn, marks, width_for
from ..sheets.inexact import NOT_KNOWN
from ..sheets.list_line import ListLine
from ..sheets.list_writer import ListWriter, places_of
from ..sheets.sheet_writer import Report
from .two_ways import Figure, Match, counts, totals

_TITLE = "Rekonsiliasi"
_IN_DOUBT = ListColumn("doubtful", "Di antaranya diragukan", 18, Kind.AMOUNT)
_ABOUT = (
    "Jumlah menurut berkas, angka gabungan, dan angka pembanding dari lkip.toml. Semua selisih harus "
    "nol."
)


def write_reconciliation(report: Report, lists: Mapping[str, ListWriter]) -> ListWriter:
    """Write Rekonsiliasi; `lists` are the sheets that are reconciled, by their keys."""
    columns = _columns(report)
    places = places_of(report, _TITLE, columns, 0)
    figures = [
        *totals(report.figures, lists, places),
        *counts(report.figures, lists, source_places(report)),
    ]
    listing = ListWriter(report, _TITLE, _ABOUT, columns, len(figures))
    for number, figure in enumerate(figures):
        _, row = listing.places.at(number)
        listing.put(number, _line(figure, listing.places.in_row(row)))
    return listing


def _columns(report: Report) -> tuple[ListColumn, ...]:
    sums = report.figures.totals
    width = width_for(Kind.AMOUNT, sums.budget, sums.realization, least=18)

    def difference(key: str, header: str, other: str) -> ListColumn:
        def formula(cell: CellAddress) -> str:
            pair = cell("consolidated"), cell(other)
            return f'=IF(COUNT({",".join(pair)})<2,"",ROUND({"-".join(pair)},4))'

        return ListColumn(key, header, 18, Kind.AMOUNT, formula)

    return (
        ListColumn("label", "Angka", 36),
        ListColumn("files", "Menurut berkas", width, Kind.AMOUNT),
        ListColumn("consolidated", "Angka gabungan", width, Kind.AMOUNT),
        difference("difference", "Selisih", "files"),
        ListColumn("control", "Angka pembanding (lkip.toml)", width, Kind.AMOUNT),
        difference("control_difference", "Selisih dengan pembanding", "control"),
        *([_IN_DOUBT] if report.figures.marked else []),
        ListColumn("verdict", "Hasil", 16),
        *marks(report.figures),
    )


def _verdict(figure: Figure, cell: CellAddress) -> str:
    """The formula of what is reported; none where something is missing, for then nothing can be compared."""
    if figure.agreeing not in {Match.MATCHES, Match.IN_DOUBT}:
        return ""
    pair = cell("difference"), cell("control_difference")
    words = f'"{figure.agreeing.value}","{Match.DIFFERS.value}"'
    return f"=IF(AND(N({pair[0]})=0,N({pair[1]})=0),{words})"


def _line(figure: Figure, cell: CellAddress) -> ListLine:
    """With both differences; none where a figure is missing."""
    unknown = figure.consolidated is None and not figure.certainty.exact
    record = {
        "label": figure.label,
        "files": NOT_KNOWN if figure.unstated else figure.files,
        "consolidated": NOT_KNOWN if unknown else figure.consolidated,
        "difference": _less(figure.consolidated, figure.files),
        "control": figure.control,
        "control_difference": _less(figure.consolidated, figure.control),
        "doubtful": figure.doubtful,
        MARK: figure.certainty.mark,
        "verdict": figure.verdict.value,
    }
    formulas = {
        "files": "" if figure.unstated else figure.from_files,
        "consolidated": figure.from_records,
        "doubtful": figure.from_doubtful,
        "verdict": _verdict(figure, cell),
    }
    return ListLine(record, formulas, kind=figure.kind)


def _less(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else one - other
