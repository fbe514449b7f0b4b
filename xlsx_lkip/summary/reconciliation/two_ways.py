"""Every figure twice, with its formulas: from what the files state, and from the record sheets.

The two come from different places of the workbook, so that a typing error in one of them shows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from ...consolidation import Consolidated
from ...consolidation.agency_totals import absorption_of
from ...consolidation.consolidated import LEVEL, MARK, Certainty
from ...declaration.vocabulary import Kind
from ...declaration.workbook import ABSORPTION, WORKBOOK
from ..lists.collection_sheet import STATED
from ..lists.source_rows import RECORDS, SHEET
from ..sheets.columns import NUMBER
from ..sheets.geometry import Geometry
from ..sheets.inexact import ANY_FLAG, flagged
from ..sheets.list_writer import ListWriter
from ..sheets.outlines import Sums, of_known

_LABELS = {
    "budget": ("Pagu (rupiah)", Kind.AMOUNT, "budget"),
    "realization": ("Realisasi (rupiah)", Kind.AMOUNT, "budget"),
    "remaining": ("Sisa (rupiah)", Kind.AMOUNT, "budget"),
    "absorption": ("Persentase realisasi", Kind.PERCENT, "budget"),
    "staff": ("ASN (orang)", Kind.COUNT, "staff"),
    "support": ("Tenaga pendukung (orang)", Kind.COUNT, "support"),
}
"""Total -> what it is called, its kind, and the table that it is about."""
_AMOUNTS = ("budget", "realization", "remaining")


class Match(Enum):
    """Whether both sides of a figure agree."""

    MATCHES = "Cocok"
    DIFFERS = "Tidak cocok"
    IN_DOUBT = "Diragukan"
    INCOMPLETE = "Belum lengkap"
    NOT_KNOWN = "Tidak diketahui"


@dataclass(frozen=True)
class Figure:
    """One figure from both sides, each with the formula that calculates it in the workbook."""

    label: str
    kind: Kind
    files: int | None
    consolidated: int | None
    certainty: Certainty
    control: int | None = None
    """As the agency states it."""
    unstated: bool = False
    """Not every file states it, so that what the files state together is not known."""
    from_files: str = ""
    from_records: str = ""
    doubtful: int | None = None
    from_doubtful: str = ""
    """How much of it is on records in doubt."""

    @property
    def agreeing(self) -> Match:
        """What is to be reported where the two sides do not differ."""
        unknown = self.consolidated is None and not self.certainty.exact
        if self.unstated or unknown:
            return Match.NOT_KNOWN
        if self.certainty.gaps or self.certainty.unknown:
            return Match.INCOMPLETE
        return Match.MATCHES if self.certainty.exact else Match.IN_DOUBT

    @property
    def verdict(self) -> Match:
        """What is reported. Where something is missing, a difference tells nothing."""
        compared = self.agreeing in {Match.MATCHES, Match.IN_DOUBT}
        others = (self.files, self.control)
        differs = any(other not in {None, self.consolidated} for other in others)
        known = self.consolidated is not None
        return Match.DIFFERS if compared and known and differs else self.agreeing


def stated_figures(figures: Consolidated) -> list[Figure]:
    """The agency's figures, without their formulas."""
    stated, unstated = _stated(figures), _unstated(figures)
    return [
        Figure(
            label,
            kind,
            stated[key],
            figures.totals[key],
            figures.doubt.tables[table],
            figures.control.get(key),
            unstated=key in unstated,
        )
        for key, (label, kind, table) in _LABELS.items()
    ]


def totals(
    figures: Consolidated, lists: Mapping[str, ListWriter], places: Geometry
) -> Iterator[Figure]:
    """The agency's figures.

    Args:
        places: of Rekonsiliasi, where percentages come from the sums above them.
    """
    of_doubtful = vars(figures.doubt.totals)
    from_files = {key: _sum(lists["collection"].places.ranges(key)) for key in STATED}
    from_files["absorption"] = _absorption(places, "files")
    from_records = {
        **_record_sums(lists, figures),
        "absorption": _share(lists, figures, places),
    }
    in_doubt = _in_doubt(lists, figures)
    for key, figure in zip(_LABELS, stated_figures(figures), strict=True):
        yield replace(
            figure,
            label=flagged(figure.label, not figure.certainty.exact),
            from_files=from_files[key],
            from_records=from_records[key],
            doubtful=(of_doubtful[key] or 0) if in_doubt.get(key) else None,
            from_doubtful=in_doubt.get(key, ""),
        )


def _unstated(figures: Consolidated) -> set[str]:
    """The figures that not every file states."""
    lost = {key for key in STATED if figures.submitted[key].null_count()}
    return lost | ({"absorption"} if lost & {"budget", "realization"} else set())


def _stated(figures: Consolidated) -> dict[str, int | None]:
    """The figures that the files state, added up; None of what not every file states."""
    sums: dict[str, int | None] = {key: int(figures.submitted[key].sum()) for key in STATED}
    sums["absorption"] = absorption_of(sums["budget"], sums["realization"])
    return sums | dict.fromkeys(_unstated(figures))


def _record_sums(lists: Mapping[str, ListWriter], figures: Consolidated) -> dict[str, str]:
    budget = Sums(lists["budget"].places, figures.budget, _AMOUNTS).of_all({}, home=None)
    staff = Sums(lists["staff"].places, figures.staff, ("total",)).of_all({}, home=None)
    support = _sum(lists["support"].places.ranges("headcount"))
    return {
        **dict.fromkeys(_AMOUNTS, "=0"),
        **budget,
        "staff": staff.get("total", "=0"),
        "support": support,
    }


def _in_doubt(lists: Mapping[str, ListWriter], figures: Consolidated) -> dict[str, str]:
    """Figure in doubt -> the formula that sums it over the records that have a flag.

    A share is no sum, and has none.
    """
    found: dict[str, str] = {}
    if figures.doubt.tables["budget"].doubtful:
        sums = Sums(lists["budget"].places, figures.budget, ())
        found = {key: sums.flagged(key) for key in _AMOUNTS}
    if figures.doubt.tables["staff"].doubtful:
        found["staff"] = Sums(lists["staff"].places, figures.staff, ()).flagged("total")
    if figures.doubt.tables["support"].doubtful:
        places = lists["support"].places
        parts = zip(places.ranges(MARK), places.ranges("headcount"), strict=True)
        terms = [f'SUMIF({marks},"{ANY_FLAG}",{cells})' for marks, cells in parts]
        found["support"] = f"={'+'.join(terms)}"
    return found


def _sum(ranges: Sequence[str]) -> str:
    return f"=SUM({','.join(ranges)})" if ranges else "=0"


def _share(lists: Mapping[str, ListWriter], figures: Consolidated, places: Geometry) -> str:
    """The consolidated percentage: of the sums above it, else of what is known on both sides."""
    sums = Sums(lists["budget"].places, figures.budget, (), "absorption")
    last = figures.budget.lines.height - 1
    restricted = sums.of_known(of_known(figures), 0, last, None)
    return restricted.get("absorption") or _absorption(places, "consolidated")


def _absorption(places: Geometry, column: str) -> str:
    rows = {key: places.at(number)[1] for number, key in enumerate(_LABELS)}

    def cell(key: str) -> str:
        return places.in_row(rows[key])(column)

    return ABSORPTION.excel_guarded(cell, cell)


def counts(
    figures: Consolidated, lists: Mapping[str, ListWriter], sources: Geometry
) -> Iterator[Figure]:
    """How many records each sheet took over."""
    found = Counter({each.sheet: 0 for each in figures.coverage})
    for each in figures.coverage:
        found[each.sheet] += each.records
    for key, count, formula in _consolidated_counts(figures, lists):
        title = WORKBOOK.table(key).title
        parts = zip(sources.ranges(SHEET), sources.ranges(RECORDS), strict=True)
        from_files = "+".join(f'SUMIF({sheets},"{title}",{counts})' for sheets, counts in parts)
        certainty = figures.doubt.tables[key]
        yield Figure(
            flagged(f"Baris {title}", not certainty.exact),
            Kind.COUNT,
            found[title],
            count,
            certainty,
            from_files=f"={from_files or 0}",
            from_records=f"={formula}",
        )


def _consolidated_counts(
    figures: Consolidated, lists: Mapping[str, ListWriter]
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
