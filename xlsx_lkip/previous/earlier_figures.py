"""What an earlier report states: its cells as names and exact figures."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl

from ..console.errors import UserError
from ..console.messages import _
from ..consolidation.consolidated import LABEL, UNIT, UNIT_LEVELS
from ..consolidation.earlier import Earlier, findings_schema, indicators_schema, programs_schema
from ..declaration.vocabulary import Kind
from ..declaration.workbook import WORKBOOK
from ..summary.lists import budget_sheets as budget
from ..summary.lists import collection_sheet as collection
from ..summary.lists import open_findings as findings
from ..summary.sheets.columns import UNIT_COLUMN
from ..summary.sheets.inexact import NOT_KNOWN
from ..summary.sheets.outlines import TIER, TIER_HEADER, TOTAL
from .report_file import contents
from .sheet_rows import SheetRow, SheetRows

_ACHIEVEMENT, _BUDGET = WORKBOOK.table("achievement"), WORKBOOK.table("budget")
_AMOUNTS = {key: _BUDGET.column(key).header for key in ("budget", "realization")}
_SHEETS = {
    budget.BY_UNIT: {TIER: TIER_HEADER, LABEL: budget.UNIT_LABEL, **_AMOUNTS},
    _ACHIEVEMENT.title: {
        UNIT: UNIT_COLUMN.header,
        **{key: _ACHIEVEMENT.column(key).header for key in ("indicator", "achievement")},
    },
    collection.TITLE: {UNIT: UNIT_COLUMN.header, "status": collection.STATUS},
    findings.TITLE: {column.key: column.header for column in findings.COLUMNS},
}
"""Sheets and columns that are needed: title -> key -> header."""


def read_previous(path: Path, day: date | None = None) -> Earlier:
    """What an earlier consolidated workbook states.

    Args:
        day: of the report that is being made.

    Raises:
        UserError: the file is no consolidated workbook, is damaged or was changed by hand, or is
            younger than the report that is being made.
    """
    read = contents(path, _SHEETS)
    _refuse_younger(path, read.date, day)
    records = {
        title: SheetRows(read.path, title, read.pages.get(title, []), headers)
        for title, headers in _SHEETS.items()
    }
    return Earlier(
        read.path,
        read.agency,
        read.year,
        read.date,
        _received(records[collection.TITLE]),
        _programs(records[budget.BY_UNIT]),
        _indicators(records[_ACHIEVEMENT.title]),
        _findings(records[findings.TITLE]),
        read.interim,
    )


def _refuse_younger(path: Path, earlier: date | None, day: date | None) -> None:
    if earlier and day and earlier > day:
        raise UserError(
            _(
                "{path} bertanggal {earlier}, sesudah tanggal laporan ini ({day}); --previous meminta "
                "laporan yang lebih dahulu."
            ).format(path=path, earlier=earlier.isoformat(), day=day.isoformat())
        )


def _received(sheet: SheetRows) -> tuple[str, ...]:
    """Units of which something readable had come."""
    sent = [
        row.text(UNIT)
        for row in sheet.rows()
        if (row.text("status") or "").startswith(collection.RECEIVED)
    ]
    return tuple(dict.fromkeys(unit for unit in sent if unit))


def _programs(sheet: SheetRows) -> pl.DataFrame:
    stated, *found = _amounts(sheet) or [(None, None, 0, 0)]
    sums = sum(each[2] or 0 for each in found), sum(each[3] or 0 for each in found)
    if sums != (stated[2] or 0, stated[3] or 0):
        raise UserError(
            _(
                "Angka di lembar {sheet} pada {path} tidak sama dengan jumlahnya: berkas itu diubah "
                "sesudah ditulis. Ambil lagi berkas yang ditulis oleh consolidate."
            ).format(sheet=sheet.title, path=sheet.path)
        )
    return pl.DataFrame(found, schema=programs_schema(), orient="row")


def _amounts(sheet: SheetRows) -> list[tuple[str | None, str | None, int | None, int | None]]:
    """Pagu and realisasi in total, then of each program of each unit; None of what is not known."""
    unit_tier, program_tier, _leaf = UNIT_LEVELS
    unit, found = None, []
    for row in sheet.rows():
        tier, label = row.text(TIER), row.text(LABEL)
        if tier == unit_tier:
            unit = label
        if tier in {TOTAL, program_tier}:
            amounts = [_amount(row, key) for key in _AMOUNTS]
            found.append((unit, label, amounts[0], amounts[1]))
    return found


def _amount(row: SheetRow, key: str) -> int | None:
    return None if row.text(key) == NOT_KNOWN else row.figure(key, Kind.AMOUNT)


def _indicators(sheet: SheetRows) -> pl.DataFrame:
    rows = [
        (
            row.text(UNIT),
            row.text("indicator"),
            row.figure("achievement", Kind.PERCENT) if row.text("achievement") else None,
        )
        for row in sheet.rows()
        if row.text(UNIT)
    ]
    return pl.DataFrame(rows, schema=indicators_schema(), orient="row")


def _findings(sheet: SheetRows) -> pl.DataFrame:
    schema = findings_schema()
    rows = [[row.text(key) for key in schema] for row in sheet.rows() if row.text("code")]
    return pl.DataFrame(rows, schema=schema, orient="row")
