"""Every figure twice, with its formulas: from what the files state, and from the record sheets.

The two come from different places of the workbook, so that a slip in one of them shows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..consolidate import Consolidated
from ..consolidate.model import LEVEL, MARK, Totals
from ..consolidate.totals import absorption_of
from ..lkip import ABSORPTION, WORKBOOK
from ..spec import Kind
from .collection import STATED
from .columns import NUMBER
from .doubt import ANY_FLAG, flagged
from .geometry import Geometry
from .listing import Listing
from .outlines import Sums
from .sources import RECORDS, SHEET

_LABELS = {
    "budget": ("Pagu (rupiah)", Kind.AMOUNT),
    "realization": ("Realisasi (rupiah)", Kind.AMOUNT),
    "remaining": ("Sisa (rupiah)", Kind.AMOUNT),
    "absorption": ("Persentase realisasi", Kind.PERCENT),
    "staff": ("ASN (orang)", Kind.COUNT),
    "support": ("Tenaga pendukung (orang)", Kind.COUNT),
}


_AMOUNTS = ("budget", "realization", "remaining")


@dataclass(frozen=True)
class Figure:
    """One figure from both sides, each with the formula that reckons it in the workbook."""

    label: str
    kind: Kind
    files: int | None
    from_files: str
    consolidated: int | None
    from_records: str
    control: int | None = None
    """As the agency states it."""
    in_doubt: bool = False
    doubtful: int | None = None
    from_doubtful: str = ""
    """How much of it stands on records in doubt."""


def totals(
    figures: Consolidated, lists: Mapping[str, Listing], places: Geometry
) -> Iterator[Figure]:
    """The agency's figures.

    Args:
        places: of Rekonsiliasi, where percentages come from the sums above them.
    """
    added = _added(figures, figures.totals)
    of_doubtful = _added(figures, figures.doubt.totals, doubtful=True)
    stated = _stated(figures)
    from_files = {key: _sum(lists["collection"].places.ranges(key)) for key in STATED}
    from_files["absorption"] = _absorption(places, "files")
    from_records = {
        **_record_sums(lists, figures),
        "absorption": _absorption(places, "consolidated"),
    }
    in_doubt = _in_doubt(lists, figures)
    for key, (label, kind) in _LABELS.items():
        yield Figure(
            flagged(label, key in in_doubt),
            kind,
            stated[key],
            from_files[key],
            added[key],
            from_records[key],
            figures.control.get(key),
            key in in_doubt,
            of_doubtful[key] if in_doubt.get(key) else None,
            in_doubt.get(key, ""),
        )


def differing(figures: Consolidated) -> list[str]:
    """What the agency's figures are called that are not the files' or not the agency's own."""
    added, stated = _added(figures, figures.totals), _stated(figures)
    return [
        label
        for key, (label, _) in _LABELS.items()
        if added[key] != stated[key] or added[key] != figures.control.get(key, added[key])
    ]


def _stated(figures: Consolidated) -> dict[str, int | None]:
    """The figures that the files state, added up."""
    sums = {key: int(figures.submitted[key].sum()) for key in STATED}
    return {**sums, "absorption": absorption_of(sums["budget"], sums["realization"])}


def _added(
    figures: Consolidated, totals: Totals, *, doubtful: bool = False
) -> dict[str, int | None]:
    """The records' figures added up, Sisa too: it is reconciled, not reckoned, here."""
    import polars as pl

    records = figures.budget.lines.filter(pl.col(LEVEL) == len(figures.budget.levels))
    if doubtful:
        records = records.filter(pl.col(MARK).is_not_null())
    return {**vars(totals), "remaining": int(records["remaining"].sum())}


def _record_sums(lists: Mapping[str, Listing], figures: Consolidated) -> dict[str, str]:
    budget = Sums(lists["budget"].places, figures.budget, _AMOUNTS).of_all(home=None)
    staff = Sums(lists["staff"].places, figures.staff, ("total",)).of_all(home=None)
    support = _sum(lists["support"].places.ranges("headcount"))
    return {
        **dict.fromkeys(_AMOUNTS, "=0"),
        **budget,
        "staff": staff.get("total", "=0"),
        "support": support,
    }


def _in_doubt(lists: Mapping[str, Listing], figures: Consolidated) -> dict[str, str]:
    """Figure in doubt -> the formula that sums it over the records that bear a flag.

    A share is no sum, and has none.
    """
    found, doubt = {}, figures.doubt
    if doubt.reaches("budget"):
        sums = Sums(lists["budget"].places, figures.budget, ())
        found = {key: sums.flagged(key) for key in _AMOUNTS} | {"absorption": ""}
    if doubt.reaches("staff"):
        found["staff"] = Sums(lists["staff"].places, figures.staff, ()).flagged("total")
    if doubt.reaches("support"):
        places = lists["support"].places
        parts = zip(places.ranges(MARK), places.ranges("headcount"), strict=True)
        terms = [f'SUMIF({marks},"{ANY_FLAG}",{cells})' for marks, cells in parts]
        found["support"] = f"={'+'.join(terms)}"
    return found


def _sum(ranges: Sequence[str]) -> str:
    return f"=SUM({','.join(ranges)})" if ranges else "=0"


def _absorption(places: Geometry, column: str) -> str:
    rows = {key: places.at(number)[1] for number, key in enumerate(_LABELS)}

    def cell(key: str) -> str:
        return places.in_row(rows[key])(column)

    return ABSORPTION.excel_guarded(cell, cell)


def counts(
    figures: Consolidated, lists: Mapping[str, Listing], sources: Geometry
) -> Iterator[Figure]:
    """How many records each sheet took over."""
    found = Counter({each.sheet: 0 for each in figures.coverage})
    for each in figures.coverage:
        found[each.sheet] += each.records
    for key, count, formula in _consolidated_counts(figures, lists):
        title = WORKBOOK.table(key).title
        parts = zip(sources.ranges(SHEET), sources.ranges(RECORDS), strict=True)
        from_files = "+".join(f'SUMIF({sheets},"{title}",{counts})' for sheets, counts in parts)
        label = f"Baris {title}"
        yield Figure(label, Kind.COUNT, found[title], f"={from_files or 0}", count, f"={formula}")


def _consolidated_counts(
    figures: Consolidated, lists: Mapping[str, Listing]
) -> Iterator[tuple[str, int, str]]:
    outlines = {
        "budget": (figures.budget, lists["budget"]),
        "staff": (figures.staff, lists["staff"]),
    }
    for table in WORKBOOK.tables:
        if table.key in outlines:
            outline, listing = outlines[table.key]
            count = int((outline.lines[LEVEL] == len(outline.levels)).sum())
            yield table.key, count, Sums(listing.places, outline, ()).count()
        elif table.key in lists:
            ranges = lists[table.key].places.ranges(NUMBER.key)
            formula = f"COUNT({','.join(ranges)})" if ranges else "0"
            yield table.key, figures.records[table.key].height, formula
