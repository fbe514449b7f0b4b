"""What consolidation yields, as plain data; how it is calculated is in the modules beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from ..agency.settings import Signatory
from ..console.errors import UserError
from ..console.messages import DEFAULT, _n, speaking
from ..declaration.workbook import SUMMED_TOTALS
from ..model.findings import Finding, Severity
from ..submissions.owners import Source
from .earlier import Changes
from .gaps import Gap, missing_units

SOURCE, UNIT, LINE = "source", "unit", "line"
"""Name of the file, its unit, line in its sheet."""
MARK, TOLD = "mark", "told"
"""What keeps a line from being exact. Of a record: the errors behind that, e.g. `! A202 (no. 3)`, and in
their own words; of a sum: how many such records are in it, and what is not, e.g. `! 2 baris; tanpa
Anggaran Bidang B`. Null where every figure of the line is exact."""
UNKNOWN = "unknown"
"""Whether a figure of the record that is summed is not known."""
BOTH = ".both"
"""Behind the key of a figure: of those records alone of which all figures of a ratio are known."""
LEVEL, LAST, LABEL = "level", "last", "label"
"""Of an outline's line: its level from 1, the last line below it, and what it is called."""
BUDGET_LEVELS = ("Program", "Kegiatan", "Sub kegiatan")
UNIT_LEVELS = ("Unit kerja", "Program", "Sub kegiatan")
STAFF_LEVELS = ("Pangkat", "Unit kerja")
RATIO = ("budget", "realization")
"""What Persentase is formed of, in records of which both are known."""


def columns_of(table: str) -> tuple[str, ...]:
    """The columns of a table that totals sum."""
    return tuple(column for name, column in SUMMED_TOTALS.values() if name == table)


class ConsolidationRefused(UserError):
    """The submissions have errors, or none of them could be read; `findings` says which."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        sentence = _n("{n} kesalahan menghalangi penggabungan.", len(findings))
        super().__init__(sentence.format(n=len(findings)))
        self.findings = tuple(findings)


@dataclass(frozen=True)
class AgencyTotals:
    """The agency's figures: sen, persons; the percentage in 1/100 percent, None of no budget.

    None of what is not known: nothing of it could be read.
    """

    budget: int | None
    realization: int | None
    remaining: int | None
    absorption: int | None
    staff: int | None
    support: int | None

    def __getitem__(self, key: str) -> int | None:
        value: int | None = getattr(self, key)
        return value


@dataclass(frozen=True)
class Certainty:
    """How sure the figures of one table are: exact where `mark` is None."""

    mark: str | None = None
    """What the total is marked with."""
    doubtful: int = 0
    """Records in doubt."""
    unknown: int = 0
    """Figures that are not known, and so in no sum."""
    gaps: tuple[Gap, ...] = ()
    """What belongs to the table and is not in it."""
    dispute: str | None = None
    """The errors on the total itself."""

    @property
    def exact(self) -> bool:
        return self.mark is None


@dataclass(frozen=True)
class Doubt:
    """How sure the agency's figures are."""

    totals: AgencyTotals
    """Of the records in doubt alone."""
    tables: Mapping[str, Certainty]
    """By table key."""

    @property
    def records(self) -> dict[str, int]:
        """By table key, how many are in doubt."""
        return {key: each.doubtful for key, each in self.tables.items()}


@dataclass(frozen=True)
class Measured:
    """On how many indicators the mean achievement rests."""

    measured: int
    """Indicators that have an achievement."""
    reported: int
    agreed: int
    """Those reported, and those of Perjanjian Kinerja that nobody reports."""


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
    lacking: bool = False
    """The sheet was not read."""


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
    totals: AgencyTotals
    doubt: Doubt
    measured: Measured
    submitted: pl.DataFrame
    """For each submission its own totals: `unit`, `source`, and the keys of `AgencyTotals`."""
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
        """Whether any figure is not exact."""
        return not all(each.exact for each in self.doubt.tables.values())

    @property
    def interim(self) -> bool:
        """Whether the report can only be an interim one: it holds errors, or lacks something."""
        errors = any(each.finding.severity is Severity.ERROR for each in self.findings)
        return errors or bool(self.missing_units) or self.marked

    @property
    def missing_units(self) -> tuple[str, ...]:
        """Expected units of which nothing readable has come."""
        return missing_units(self.sources, self.units)

    @property
    def other_units(self) -> tuple[str, ...]:
        """Units that nobody expected, although it is known who is; their figures are counted too."""
        sent = dict.fromkeys(source.unit for source in self.counted)
        return tuple(unit for unit in sent if unit not in self.units) if self.units else ()
