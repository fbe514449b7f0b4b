"""A small LKIP workbook, made from the declaration, for tests to break.

It is an openpyxl workbook: tests change its cells, rows and sheets by the names people see, save it,
and look at what the reader makes of it.
"""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from tests.examples import SOUND_IDENTITY
from xlsx_lkip.check.pipeline import validate
from xlsx_lkip.declaration.vocabulary import Form, Page, Table
from xlsx_lkip.declaration.workbook import VERSION, WORKBOOK
from xlsx_lkip.model.tables import Submission, Tables
from xlsx_lkip.reader import read_paths

Record = Mapping[str, object]
BUDGET: Sequence[Record] = (
    {
        "program": "Program A",
        "activity": "Kegiatan A",
        "subactivity": "Sub A",
        "budget": 1000,
        "realization": 900,
        "outcome": "Dokumen",
        "unit_of_measure": "dokumen",
    },
    {
        "subactivity": "Sub B",
        "budget": 500,
        "realization": 250,
        "outcome": "Orang",
        "unit_of_measure": "orang",
    },
)
"""Two records of Anggaran that reconcile, and how they were planned."""
PLANNED = ("program", "activity", "subactivity", "budget")
PLAN = [{key: record[key] for key in PLANNED if key in record} for record in BUDGET]


def lkip(**records: Sequence[Record]) -> openpyxl.Workbook:
    """A sound workbook, but for the records given by table key.

    Anggaran and Program have two records, every other table says Nihil.
    """
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    filled = {"budget": BUDGET, "program": PLAN, **records}
    for sheet in WORKBOOK.sheets:
        page = book.create_sheet(sheet.title)
        if isinstance(sheet, Page):
            page["H1"] = f"xlsx-lkip-templat {VERSION}"
        elif isinstance(sheet, Form):
            _fill_form(page, sheet)
        else:
            _fill_table(page, sheet, filled.get(sheet.key))
    return book


def _fill_form(page: Worksheet, form: Form) -> None:
    for item in form.fields:
        row = form.row_of(item.key)
        page.cell(row, form.label_column, item.label)
        page.cell(row, form.answer_column, SOUND_IDENTITY.get(item.key))


def _fill_table(page: Worksheet, table: Table, records: Sequence[Record] | None) -> None:
    page["A1"] = table.title
    page.cell(table.header_row, 1, "No")
    for place, column in enumerate(table.columns, start=table.first_column):
        page.cell(table.header_row, place, column.header)
    if records is None:
        page.cell(table.first_row, table.first_column, "Nihil")
    for row, record in enumerate(records or (), start=table.first_row):
        for key, value in record.items():
            page[cell(table.key, key, row)] = value


def cell(sheet: str, key: str, row: int) -> str:
    """Address of a table's cell as the template has it, e.g. `F7`."""
    table = WORKBOOK.table(sheet)
    return f"{get_column_letter(table.first_column + table.index(key))}{row}"


def saved(book: openpyxl.Workbook, folder: Path, name: str = "berkas.xlsx") -> Path:
    """The workbook as a file in that folder."""
    book.save(folder / name)
    return folder / name


def parts_of(path: Path) -> dict[str, bytes]:
    """The parts of a package by name."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def repacked(path: Path, changes: Mapping[str, bytes | None]) -> Path:
    """The package with some parts replaced, added, or (None) left out."""
    parts = {**parts_of(path), **changes}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            if data is not None:
                archive.writestr(name, data)
    return path


def read(book: openpyxl.Workbook, folder: Path) -> Tables:
    """What the reader makes of the workbook."""
    return read_paths([saved(book, folder)])


def problems(book: openpyxl.Workbook, folder: Path) -> list[tuple[str, str | None]]:
    """Code and sheet of everything that is wrong with the file, its sheets and columns."""
    return [(each.code, each.sheet) for each in read(book, folder).submissions[0].problems]


def findings(path: Path, *codes: str) -> list[tuple[str, str | None, str | None]]:
    """Code, sheet and cell of the file's findings: of all, or of those with these codes."""
    found = validate([path]).findings
    return [(f.code, f.sheet, f.cell) for f in found if not codes or f.code in codes]


def only(tables: Tables) -> Submission:
    """The one file that was read."""
    assert len(tables.submissions) == 1
    return tables.submissions[0]


def rows(tables: Tables, sheet: str, *keys: str) -> list[tuple[Any, ...]]:
    """Of each record its physical row and these columns."""
    return tables.records[sheet].select("row", *keys).rows()


def readings(tables: Tables) -> list[tuple[str, str, int, str]]:
    """Sheet, column, physical row and reading of each cell that was not plainly read."""
    from xlsx_lkip.model.numbers import Reading

    frame = tables.irregular.filter(tables.irregular["reading"] != int(Reading.PLAIN))
    picked = frame.select("sheet", "column", "row", "reading").rows()
    return [(sheet, column, row, Reading(reading).name) for sheet, column, row, reading in picked]
