"""What belongs in the agency's figures and is not in them: units, files and sheets, whole or in part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from enum import Enum

from ..declaration.workbook import WORKBOOK
from ..model.tables import FILE, Submission, Tables
from ..submissions.owners import Source

CUT_OFF = frozenset({"B103", "B110"})
"""Errors on a sheet of which a part was not read: its twin, and what lies far beyond the table."""


class Why(Enum):
    """Why something is not in the figures."""

    NOT_SENT = "belum mengirim"
    UNREADABLE = "berkas tidak terbaca"
    SHEET = "lembar tidak terbaca"
    EMPTY = "lembar kosong"
    PART = "sebagian tidak terbaca"


@dataclass(frozen=True)
class Gap:
    """Something that belongs in the figures of a table and is not in them."""

    table: str
    owner: str
    """The unit; the file where it could not even be read whose it is."""
    why: Why

    @property
    def lacking(self) -> str:
        """What is not there, e.g. `Anggaran Bidang B`."""
        title = WORKBOOK.table(self.table).title
        return {
            Why.NOT_SENT: self.owner,
            Why.UNREADABLE: f"berkas {self.owner}",
            Why.SHEET: f"{title} {self.owner}",
            Why.EMPTY: f"{title} {self.owner}",
            Why.PART: f"sebagian {title} {self.owner}",
        }[self.why]


def without(gaps: Sequence[Gap]) -> str | None:
    """What figures lack: `tanpa Anggaran Bidang B`, or of many how many; None of no gap."""
    things = list(dict.fromkeys(gap.lacking for gap in gaps))
    if not things:
        return None
    return f"tanpa {' dan '.join(things)}" if len(things) < 3 else f"tanpa {len(things)} kiriman"


def missing_units(sources: Iterable[Source], units: Iterable[str]) -> tuple[str, ...]:
    """Expected units of which nothing readable has come."""
    sent = {each.unit for each in sources if each.readable}
    return tuple(unit for unit in units if unit not in sent)


def gaps_of(
    tables: Tables,
    sources: Sequence[Source],
    units: Iterable[str],
    condemned: Set[tuple[int, str]],
) -> dict[str, tuple[Gap, ...]]:
    """By table key, what is not in its figures, in the order in which units are shown.

    Args:
        units: that are expected.
        condemned: files and tables with an error on the sheet as a whole.
    """
    missing = missing_units(sources, units)
    unread = [source.name for source in sources if not source.readable and not source.copy_of]
    counted = [source for source in sources if source.readable and not source.copy_of]
    return {
        table.key: (
            *(Gap(table.key, unit, Why.NOT_SENT) for unit in missing),
            *(Gap(table.key, name, Why.UNREADABLE) for name in unread),
            *_of_sheets(tables, table.key, counted, condemned),
        )
        for table in WORKBOOK.tables
    }


def _of_sheets(
    tables: Tables, table: str, sources: Iterable[Source], condemned: Set[tuple[int, str]]
) -> Iterator[Gap]:
    filled = set(tables.records[table][FILE].unique().to_list())
    for source in sources:
        submission = tables.submissions[source.file]
        if table not in submission.places:
            yield Gap(table, source.unit, Why.SHEET)
        elif table in _cut_off(submission):
            yield Gap(table, source.unit, Why.PART)
        elif source.file in filled or submission.places[table].nothing:
            continue
        elif (source.file, table) in condemned:
            yield Gap(table, source.unit, Why.EMPTY)


def _cut_off(submission: Submission) -> set[str]:
    """Keys of the tables of which a part was not read."""
    sheets = (each.sheet for each in submission.problems if each.code in CUT_OFF)
    return {table for sheet in sheets for table in tables_of(submission, sheet)}


def tables_of(submission: Submission, sheet: str | None) -> list[str]:
    """Keys of the tables that a sheet of that title is about: its own, else the one it is a twin of."""
    twins = {dict(each.facts).get("twin") for each in submission.problems if each.sheet == sheet}
    titles = {sheet, *twins}
    return [
        table.key
        for table in WORKBOOK.tables
        if table.key in submission.places
        and not titles.isdisjoint({table.title, submission.places[table.key].title})
    ]
