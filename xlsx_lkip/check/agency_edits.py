"""The agency's totals put to error localization: as evidence, unless they themselves were added up wrongly.

They come from `lkip.toml` and are never suspected one by one. But where several of them lack exactly
what one unit, program, kegiatan or record reports, that was left out of them all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import inf

from ..declaration.workbook import CONTROL_TOTALS, SUMMED_TOTALS
from ..localize import BalanceEdit, RatioEdit
from ..localize.typing_errors import DOUBLE_COUNT, OMISSION
from .edit_system import AGENCY, EditSystem, Terms

Row = tuple[int, str, int]
"""Submission, table and physical row of a record."""


@dataclass(frozen=True)
class Miscount:
    """The agency's totals leave out some records, or count them twice."""

    slip: str
    rows: Sequence[Row]
    totals: Mapping[str, int]
    """Name of each total that is off -> what all submissions come to."""


def add_agency_totals(
    system: EditSystem, control: Mapping[str, int], files: Sequence[int]
) -> Miscount | None:
    """Add the agency's totals over these submissions to the system, or say how they are miscounted."""
    totals = {name: _over(system, files, *source) for name, source in SUMMED_TOTALS.items()}
    sums = {n: t for n, t in totals.items() if t is not None and n in control}
    miscount = _miscount(system, sums, control)
    if miscount:
        return miscount
    for name, terms in sums.items():
        system.edits.append(BalanceEdit(terms, -control[name]))
    top, bottom = totals["realization"], totals["budget"]
    for name, total in CONTROL_TOTALS.items():
        if name not in SUMMED_TOTALS and name in control and top is not None and bottom is not None:
            place = (AGENCY, "", 0, name)
            system.put(place, total.kind, control[name], typed=True)
            system.trust[place] = inf
            system.edits.append(RatioEdit(place, top, bottom))
    return None


def _over(system: EditSystem, files: Sequence[int], table: str, column: str) -> Terms | None:
    """The sum of a column over all submissions; None where one of them cannot be judged."""
    parts = [system.total(file, table, column) for file in files]
    whole = [part for part in parts if part is not None]
    return tuple(term for part in whole for term in part) if len(whole) == len(parts) else None


def _miscount(
    system: EditSystem, sums: Mapping[str, Terms], stated: Mapping[str, int]
) -> Miscount | None:
    """The first of the smallest miscounts that explains every total that is off, two at least."""
    shares: dict[Row, dict[str, int]] = defaultdict(dict)
    found = dict.fromkeys(sums, 0)
    for name, terms in sums.items():
        for times, place in terms:
            amount = times * system.values[place]
            shares[place[:3]][name] = amount
            found[name] += amount
    off = {name: found[name] - stated[name] for name in sums if found[name] != stated[name]}
    if len(off) < 2:
        return None
    tables = {SUMMED_TOTALS[name][0] for name in off}
    names = [name for name in sums if SUMMED_TOTALS[name][0] in tables]
    for rows in _bundles(system, [row for row in shares if row[1] in tables]):
        amounts = [sum(shares[row].get(name, 0) for row in rows) for name in names]
        for slip, sign in ((OMISSION, 1), (DOUBLE_COUNT, -1)):
            if amounts == [sign * off.get(name, 0) for name in names]:
                return Miscount(slip, rows, {name: found[name] for name in off})
    return None


def _bundles(system: EditSystem, rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Single records, then those under one heading, then those of one unit."""
    yield from ([row] for row in rows)
    for cells in system.headings.values():
        yield list(dict.fromkeys(cell[:3] for cell in cells))
    for file in dict.fromkeys(row[0] for row in rows):
        yield [row for row in rows if row[0] == file]
