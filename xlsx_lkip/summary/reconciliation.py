"""Rekonsiliasi: what the files state, what was consolidated, and what the agency says itself."""

from __future__ import annotations

from collections.abc import Mapping

from ..consolidate.model import MARK
from ..expressions import CellAddress
from ..spec import Kind
from .columns import Column, width_for
from .lines import Line
from .listing import Listing, places_of
from .report import Report
from .sources import source_places
from .twice import Figure, counts, totals

_TITLE, MATCHES, DIFFERS = "Rekonsiliasi", "Cocok", "Tidak cocok"
_IN_DOUBT = Column("doubtful", "Di antaranya diragukan", 18, Kind.AMOUNT)
_ABOUT = (
    "Jumlah menurut berkas, angka gabungan, dan angka pembanding dari lkip.toml. Semua selisih harus "
    "nol."
)


def write_reconciliation(report: Report, lists: Mapping[str, Listing]) -> Listing:
    """Write Rekonsiliasi; `lists` are the sheets that are reconciled, by their keys."""
    columns = _columns(report)
    places = places_of(report, _TITLE, columns, 0)
    figures = [
        *totals(report.figures, lists, places),
        *counts(report.figures, lists, source_places(report)),
    ]
    listing = Listing(report, _TITLE, _ABOUT, columns, len(figures))
    for number, figure in enumerate(figures):
        listing.put(number, _line(figure))
    return listing


def _columns(report: Report) -> tuple[Column, ...]:
    sums = report.figures.totals
    width = width_for(Kind.AMOUNT, sums.budget, sums.realization, least=18)

    def difference(key: str, header: str, other: str) -> Column:
        def formula(cell: CellAddress) -> str:
            pair = cell("consolidated"), cell(other)
            return f'=IF(COUNT({",".join(pair)})<2,"",ROUND({"-".join(pair)},4))'

        return Column(key, header, 18, Kind.AMOUNT, formula)

    def verdict(cell: CellAddress) -> str:
        pair = cell("difference"), cell("control_difference")
        return f'=IF(AND(N({pair[0]})=0,N({pair[1]})=0),"{MATCHES}","{DIFFERS}")'

    return (
        Column("label", "Angka", 36),
        Column("files", "Menurut berkas", width, Kind.AMOUNT),
        Column("consolidated", "Angka gabungan", width, Kind.AMOUNT),
        difference("difference", "Selisih", "files"),
        Column("control", "Angka pembanding (lkip.toml)", width, Kind.AMOUNT),
        difference("control_difference", "Selisih dengan pembanding", "control"),
        *([_IN_DOUBT] if report.figures.marked else []),
        Column("verdict", "Hasil", 14, formula=verdict),
    )


def _line(figure: Figure) -> Line:
    """With both differences; none where a figure is missing."""
    difference = _less(figure.consolidated, figure.files)
    control_difference = _less(figure.consolidated, figure.control)
    record = {
        "label": figure.label,
        "files": figure.files,
        "consolidated": figure.consolidated,
        "difference": difference,
        "control": figure.control,
        "control_difference": control_difference,
        "doubtful": figure.doubtful,
        MARK: figure.in_doubt,
        "verdict": DIFFERS if difference or control_difference else MATCHES,
    }
    formulas = {
        "files": figure.from_files,
        "consolidated": figure.from_records,
        "doubtful": figure.from_doubtful,
    }
    return Line(record, formulas, kind=figure.kind)


def _less(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else one - other
