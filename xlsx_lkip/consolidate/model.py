"""What consolidation yields, as plain data; how it is reckoned stands in the modules beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..findings import Finding
from ..language import DEFAULT, _n, speaking
from ..settings import Signatory
from ..sources import Source
from .earlier import Changes

if TYPE_CHECKING:
    import polars as pl

SOURCE, UNIT, LINE = "source", "unit", "line"
"""Name of the file, its unit, line in its sheet."""
MARK, TOLD = "mark", "told"
"""Of a record in doubt: the errors behind that, e.g. `! A202 (no. 3)`, and in their own words; of a
sum, how many such records are in it, e.g. `! 2 baris`. Null where nothing is in doubt."""
LEVEL, LAST, LABEL = "level", "last", "label"
"""Of an outline's line: its level from 1, the last line below it, and what it is called."""
BUDGET_LEVELS = ("Program", "Kegiatan", "Sub kegiatan")
UNIT_LEVELS = ("Unit kerja", "Program", "Sub kegiatan")
STAFF_LEVELS = ("Pangkat", "Unit kerja")


class ConsolidationRefused(Exception):
    """The submissions have errors, or none of them could be read; `findings` says which."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        said = _n("{n} kesalahan menghalangi penggabungan.", len(findings))
        super().__init__(said.format(n=len(findings)))
        self.findings = tuple(findings)


@dataclass(frozen=True)
class Totals:
    """The agency's figures: sen, persons; the percentage in 1/100 percent, None of no budget."""

    budget: int
    realization: int
    remaining: int
    absorption: int | None
    staff: int
    support: int

    def __getitem__(self, key: str) -> int | None:
        value: int | None = getattr(self, key)
        return value


@dataclass(frozen=True)
class Doubt:
    """What stands on records in doubt."""

    totals: Totals
    """Of those records alone."""
    records: Mapping[str, int]
    """By table key, how many."""
    unread: int
    """Figures among them that could not be read, and are in no sum."""

    def reaches(self, *tables: str) -> bool:
        """Whether any record of these tables is in doubt."""
        return any(self.records[table] for table in tables)


@dataclass(frozen=True)
class Outline:
    """Records under headings, each heading with the sums of the records below it."""

    levels: tuple[str, ...]
    """What a line of each level is, e.g. Program, Kegiatan, Sub kegiatan; the last are records."""
    lines: pl.DataFrame
    """In order; `level`, `line` (from 0), `last`, `label`, and the columns of the records."""


@dataclass(frozen=True)
class Coverage:
    """What one sheet of one submission contributed. Rows are physical, None where there are none."""

    source: Source
    sheet: str
    first: int | None
    last: int | None
    records: int
    remark: str


@dataclass(frozen=True)
class OpenFinding:
    """A finding with the unit and the shown file name it belongs to."""

    unit: str | None
    file: str
    finding: Finding
    line: int | None = None
    """Of the record it is found on, in the list of its sheet; None where there is no such record."""

    @property
    def message(self) -> str:
        """In Bahasa Indonesia, as all of the report."""
        with speaking(DEFAULT):
            return self.finding.message


@dataclass(frozen=True)
class Consolidated:
    """One agency's figures, and everything needed to follow them to their sources."""

    agency: str
    region: str | None
    year: int | None
    scale: Mapping[str, int]
    """Lower bound of each Kategori in percent, highest first."""
    signatory: Signatory
    control: Mapping[str, int]
    """The agency's totals as `lkip.toml` states them."""
    units: tuple[str, ...]
    """Units that are expected to submit."""
    sources: tuple[Source, ...]
    records: Mapping[str, pl.DataFrame]
    """By table key, of the tables without an outline: columns, `unit`, `source`, `row`, `mark`."""
    budget: Outline
    by_unit: Outline
    """The same records by unit and program; `origin` is their line in `budget`."""
    staff: Outline
    totals: Totals
    doubt: Doubt
    submitted: pl.DataFrame
    """For each submission its own totals: `unit`, `source`, and the keys of `Totals`."""
    coverage: tuple[Coverage, ...]
    findings: tuple[OpenFinding, ...]
    inputs: tuple[str, ...]
    """Paths that must not be written over."""
    changes: Changes | None = None
    """Since an earlier report, where one was given."""

    @property
    def counted(self) -> tuple[Source, ...]:
        """The submissions whose figures are in the totals."""
        return tuple(each for each in self.sources if each.readable and not each.copy_of)

    @property
    def marked(self) -> bool:
        """Whether any record is in doubt."""
        return self.doubt.reaches(*self.doubt.records)

    @property
    def missing_units(self) -> tuple[str, ...]:
        """Expected units of which nothing readable has come."""
        sent = {each.unit for each in self.sources if each.readable}
        return tuple(unit for unit in self.units if unit not in sent)
