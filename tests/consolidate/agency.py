"""Small agencies for tests: submissions as they are after reading, written in a few lines."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import polars as pl

from xlsx_lkip.agency.settings import Settings
from xlsx_lkip.check.pipeline import Result
from xlsx_lkip.consolidation import Consolidated, Earlier, consolidated
from xlsx_lkip.declaration.vocabulary import Form, Table
from xlsx_lkip.declaration.workbook import WORKBOOK
from xlsx_lkip.figures.derived import with_sums
from xlsx_lkip.model.findings import Finding
from xlsx_lkip.model.tables import (
    FILE,
    ODD,
    ROW,
    Place,
    Submission,
    Tables,
    irregular_schema,
    records_schema,
    summaries_schema,
)
from xlsx_lkip.summary import write_summary

Record = Mapping[str, Any]
FIRST_ROW = 7
DAY = date(2024, 1, 15)


@dataclass(frozen=True)
class Sent:
    """One submission. Numbers are rupiah, persons and units of measure, percentages are left out."""

    unit: str | None = "Bidang A"
    name: str = "a.xlsx"
    records: Mapping[str, Sequence[Record]] = field(default_factory=dict)
    """By table key."""
    readable: bool = True
    content: str = ""
    """Equal contents have equal SHA-256; without one it is the name's."""
    identity: Record = field(default_factory=dict)
    form: Place | None = None
    """Where Identitas is; its findings have no place without it."""


def budget(*records: tuple[Any, ...]) -> list[Record]:
    """Anggaran records of program, kegiatan, sub kegiatan, pagu and realisasi."""
    keys = ("program", "activity", "subactivity", "budget", "realization", "code")
    return [dict(zip(keys, record, strict=False)) for record in records]


def read(*files: Sent) -> Tables:
    """The submissions as the reader gives them."""
    frames = {sheet.key: _stacked(sheet, files) for sheet in WORKBOOK.filled}
    summaries = {
        table.key: pl.DataFrame(schema=summaries_schema(table))
        for table in WORKBOOK.tables
        if table.summaries
    }
    submissions = [_submission(file) for file in files]
    return with_sums(
        Tables(submissions, frames, summaries, pl.DataFrame(schema=irregular_schema()))
    )


def _submission(file: Sent) -> Submission:
    places = {
        table.key: Place(table.title, tuple(range(2, 2 + len(table.columns))), FIRST_ROW - 1)
        for table in WORKBOOK.tables
        if file.readable
    }
    if file.form:
        places["identity"] = file.form
    sha256 = hashlib.sha256((file.content or file.name).encode()).hexdigest()
    return Submission(file.name, sha256, readable=file.readable, version="1.0", places=places)


def _stacked(sheet: Form | Table, files: Sequence[Sent]) -> pl.DataFrame:
    rows = [
        {FILE: number, ROW: row, ODD: 0, **_scaled(sheet, record)}
        for number, file in enumerate(files)
        if file.readable
        for row, record in _records(sheet, file)
    ]
    return pl.DataFrame(rows, schema=records_schema(sheet))


def _records(sheet: Form | Table, file: Sent) -> list[tuple[int, Record]]:
    if isinstance(sheet, Form):
        agency = {"agency": "Dinas Contoh", "region": "Kabupaten Contoh", "year": 2023}
        return [(0, {**agency, "unit": file.unit, "date": "15-01-2024", **file.identity})]
    return list(enumerate(file.records.get(sheet.key, ()), start=FIRST_ROW))


def _scaled(sheet: Form | Table, record: Record) -> dict[str, Any]:
    scales = {column.key: column.kind.scale for column in sheet.columns}
    return {
        key: round(value * scales[key]) if isinstance(value, int | float) else value
        for key, value in record.items()
    }


def figures(
    *files: Sent,
    findings: Sequence[Finding] = (),
    allow_errors: bool = False,
    earlier: Earlier | None = None,
    **settings: Any,
) -> Consolidated:
    """The consolidated figures of these submissions."""
    result = Result(read(*files), list(findings))
    known = Settings(**settings)
    return consolidated(result, known, allow_errors=allow_errors, earlier=earlier)


def written(folder: Path, agency: Consolidated, **options: Any) -> Path:
    """The consolidated report of these figures."""
    target = folder / "ringkasan.xlsx"
    write_summary(target, agency, **{"date": DAY, **options})
    return target


ONE = Sent(
    "Bidang A",
    "a.xlsx",
    {
        "budget": budget(("P", "K", "S", 1000.25, 900), ("P", "L", "T", 500, 250.5)),
        "staff": [{"rank": "Penata (III/c)", "s1": 4}],
        "support": [{"role": "Penjaga", "headcount": 2}],
        "achievement": [
            {"objective": "O", "indicator": "I", "direction": "Naik", "target": 4, "realization": 3}
        ],
    },
)
TWO = Sent("Bidang B", "b.xlsx", {"budget": budget(("P", "K", "U", 200, 200))})


def growing(units: int, programs: int, name: str = "Program") -> list[Sent]:
    """Units of growing budgets, unit u a million u for each program; program p spends p percent."""
    return [
        Sent(
            f"Bidang {unit}",
            f"{unit:02}.xlsx",
            {
                "budget": budget(
                    *(
                        (f"{name} {p}", "K", f"S{p}", 10**6 * unit, 10**4 * unit * p)
                        for p in range(1, programs + 1)
                    )
                )
            },
        )
        for unit in range(1, units + 1)
    ]


def rows(path: Path, sheet: str, *, formulas: bool = False) -> list[dict[str, Any]]:
    """The rows of a sheet below its header, by header."""
    lines = openpyxl.load_workbook(path, data_only=not formulas)[sheet].iter_rows(
        min_row=5, values_only=True
    )
    header = next(lines)
    return [dict(zip(header, row, strict=True)) for row in lines]


def front_page(path: Path) -> str:
    book = openpyxl.load_workbook(path, data_only=True)
    return "\n".join(str(cell) for cell in next(iter(book)).iter_rows(values_only=True))
