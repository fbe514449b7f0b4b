"""Workbooks whose Anggaran holds more rows than records, and what is read of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.reader.books import lkip, saved
from xlsx_lkip.check.pipeline import Result, validate
from xlsx_lkip.declaration.vocabulary import Severity
from xlsx_lkip.declaration.workbook import WORKBOOK

HEADERS = {column.key: column.header for column in WORKBOOK.table("budget").columns}


def record(name: str, budget: float, spent: float, **more: object) -> dict[str, object]:
    """A sound record of Anggaran."""
    sound = {"outcome": "Layanan", "unit_of_measure": "dokumen"}
    figures = {"budget": budget, "realization": spent}
    return (
        {"program": "Program A", "activity": "Kegiatan A", "subactivity": name}
        | figures
        | sound
        | more
    )


SUM = {"budget": 140, "realization": 126}
"""Of the first two sound records."""
SOUND = [record("Sub A", 100, 90), record("Sub B", 40, 36), record("Sub C", 25, 20)]


def checked(folder: Path, **records: Any) -> Result:
    """What is found in a workbook with these records; Program says Nihil."""
    return validate([saved(lkip(**{"program": [], **records}), folder)])


def total(result: Result) -> int:
    """Pagu of all records of Anggaran in rupiah."""
    return int(result.tables.records["budget"]["budget"].sum()) // 100


def roles(result: Result, sheet: str = "budget") -> dict[int, str]:
    """Role by physical row."""
    told = result.tables.roles.filter(result.tables.roles["sheet"] == sheet)
    return dict(told.select("row", "role").rows())


def errors(result: Result) -> list[tuple[str, str | None]]:
    return [
        (f.code, f.cell)
        for f in result.findings
        if f.severity is Severity.ERROR and f.code[0] != "G"
    ]


def message(result: Result, code: str) -> str:
    (found,) = [each.message for each in result.findings if each.code == code]
    return found
