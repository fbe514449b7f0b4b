"""What an earlier report states, and what changed since, as plain data.

How an earlier report is read back from its file is `previous`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import polars as pl

THEN = "_then"
"""Behind the key of a figure: as the earlier report has it."""
STATED = "stated_then"
"""Of a line: that the earlier report has figures of it, be they not known."""
TIER, STATE = "tier", "state"
"""Of a line: what it is, and what became of it."""
PROGRAM, UNIT_TIER, UNIT_PROGRAM = "Program", "Unit kerja", "Program pada unit"
NEW, GONE, CHANGED, SAME = "Baru", "Tidak ada lagi", "Berubah", "Tetap"
ARRIVED, LEFT = "Baru menyampaikan", "Tidak lagi menyampaikan"
FOUND, CLOSED, OPENED = "found", "closed", "opened"
"""Findings that are open, that are open no longer, and that were not open before."""
COUNTS = (FOUND, FOUND + THEN, CLOSED, OPENED)


@dataclass(frozen=True)
class Earlier:
    """An earlier consolidated workbook of the agency. Amounts in sen, percentages in 1/100 percent."""

    path: str
    agency: str | None
    year: int | None
    date: date | None
    units: tuple[str, ...]
    """Of which something readable had come."""
    programs: pl.DataFrame
    """`unit`, `program`, `budget`, `realization`: a row for each program of each unit."""
    indicators: pl.DataFrame
    """`unit`, `indicator`, `achievement`."""
    findings: pl.DataFrame
    """`unit`, `sheet`, `code`, `cell`, `message`: those that were open."""
    interim: bool = False
    """Its figures were not all exact."""


def programs_schema() -> dict[str, type[pl.DataType]]:
    """Columns of `Earlier.programs`."""
    return {"unit": pl.String, "program": pl.String, "budget": pl.Int64, "realization": pl.Int64}


def indicators_schema() -> dict[str, type[pl.DataType]]:
    """Columns of `Earlier.indicators`."""
    return {"unit": pl.String, "indicator": pl.String, "achievement": pl.Int64}


def findings_schema() -> dict[str, type[pl.DataType]]:
    """Columns of `Earlier.findings`."""
    return dict.fromkeys(("unit", "sheet", "code", "cell", "message"), pl.String)


@dataclass(frozen=True)
class Changes:
    """Today's report beside an earlier one. What one of the two lacks is null there."""

    earlier: Earlier
    lines: pl.DataFrame
    """Programs, then units, each with its programs: `tier`, `level`, `label`, `state`, `mark`, the
    figures of today and with `_then` those of the earlier report, `line` in Anggaran (of a program)
    or Per Unit, and of a unit how many findings there are and were, are closed and are new."""
    indicators: pl.DataFrame
    """`unit`, `indicator`, `state`, `mark`, `achievement`, `achievement_then`, `line` in Capaian;
    those of a unit are together."""
    counts: Mapping[str, int]
    """The same counts of findings for the whole agency."""

    def names(self, tier: str, state: str) -> list[str]:
        """The programs, or units, of which that became."""
        return self.lines.filter(tier=tier, state=state)["label"].to_list()
