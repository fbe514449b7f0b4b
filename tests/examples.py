"""The rules' examples as workbooks: a few lines of text, the rest filled in as it should be.

A block is a sheet's title, its headers and its rows; `Jumlah: Pagu = 140` states a summary row;
`(Nihil)` and `(kosong)` stand for all rows; `Berkas 2` begins another file; `lkip.toml` is settings.
A cell in quotation marks is a text, a plain number is a number, `=F8-G8 -> 80` a formula and its value.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from tests.formulas import DESCRIBED, Live, put_formulas
from xlsx_lkip.declaration.vocabulary import Column, Kind, Table, Workbook
from xlsx_lkip.declaration.workbook import WORKBOOK
from xlsx_lkip.template import Content, Value, write_workbook

Record = dict[str, Value]
NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
SOUND_IDENTITY: Record = {
    "agency": "Dinas Contoh",
    "region": "Kabupaten Contoh",
    "unit": "Bidang Contoh",
    "year": 2023,
    "agreement_year": 2023,
    "head": "Nama Contoh",
    "position": "Kepala Bidang Contoh",
    "rank": "Pembina (IV/a)",
    "nip": "197001011995012001",
}
SOUND_NUMBER = {Kind.AMOUNT: 100, Kind.COUNT: 1, Kind.VALUE: 10}
SMALL: Workbook = replace(
    WORKBOOK,
    sheets=tuple(
        replace(sheet, rows=12) if isinstance(sheet, Table) else sheet for sheet in WORKBOOK.sheets
    ),
)
"""The same workbook with less room, so that it is written sooner."""
kept_in = Path(tempfile.gettempdir())
"""The folder of this run; see `conftest.py`."""


@dataclass
class Example:
    """The files of one example, and the text of its `lkip.toml`."""

    files: list[dict[str, list[str]]] = field(default_factory=lambda: [{}])
    """For each file, the lines of each block by title."""
    settings: str = ""
    lists: dict[str, str] = field(default_factory=dict)
    """Text of each CSV file beside the settings, by name."""


def parsed(text: str) -> Example:
    """The example that a rule's text describes."""
    example = Example()
    for block in text.split("\n\n"):
        title, *lines = block.split("\n")
        if title.startswith("Berkas "):
            if title != "Berkas 1":
                example.files.append({})
            if not lines:
                continue
            title, *lines = lines
        if title == "lkip.toml":
            example.settings = "\n".join(lines)
        elif title.endswith(".csv"):
            example.lists[title] = "\n".join(lines)
        else:
            example.files[-1][title] = lines
    return example


def written(text: str, folder: Path, name: str = "") -> list[Path]:
    """The example's workbooks and settings, written into the folder."""
    example = parsed(text)
    if example.settings:
        (folder / "lkip.toml").write_text(example.settings, encoding="utf-8")
    for file, lines in example.lists.items():
        (folder / file).write_text(lines, encoding="utf-8")
    paths = []
    for number, blocks in enumerate(example.files, start=1):
        paths.append(folder / f"{name or 'berkas'}-{number}.xlsx")
        shutil.copyfile(_once_written(repr(blocks), blocks), paths[-1])
    return paths


def _once_written(key: str, blocks: dict[str, list[str]]) -> Path:
    """The workbook, which several tests and processes of a run have written but once."""
    path = kept_in / f"{sha256(key.encode()).hexdigest()}.xlsx"
    if not path.exists():
        own = path.with_suffix(f".{os.getpid()}.xlsx")
        filled = content(blocks)
        write_workbook(own, filled, SMALL)
        put_formulas(own, filled)
        own.replace(path)
    return path


def content(blocks: dict[str, list[str]]) -> Content:
    """What the blocks say; every other sheet says Nihil."""
    titles = {sheet.title: sheet for sheet in WORKBOOK.filled}
    unknown = blocks.keys() - titles.keys()
    assert not unknown, f"no such sheet: {unknown}"
    identity = dict(SOUND_IDENTITY)
    for line in blocks.get("Identitas", []):
        label, _, text = line.partition(" | ")
        identity[_key(titles["Identitas"].columns, label)] = _cell(text)
    records: dict[str, list[Record]] = {}
    summaries: dict[str, dict[str, Record]] = {}
    for table in WORKBOOK.tables:
        lines = blocks.get(table.title, ["(Nihil)"])
        records[table.key] = list(_records(table, [line for line in lines if ": " not in line]))
        summaries[table.key] = dict(_summaries(table, lines))
    return Content(identity, records, summaries)


def _records(table: Table, lines: list[str]) -> Iterator[Record]:
    if lines == ["(kosong)"]:
        return
    if lines == ["(Nihil)"]:
        yield {table.inputs[0].key: "Nihil"}
        return
    headers, *rows = lines or ["", ""]
    keys = [_key(table.columns, header) for header in headers.split(" | ") if header]
    for number, row in enumerate(rows, start=1):
        cells = [_cell(text) for text in row.split(" |")] if keys else []
        yield {**_sound(table, number), **dict(zip(keys, cells, strict=True))}


def _sound(table: Table, number: int) -> Record:
    """A record as it should be, different from the others."""
    return {column.key: _sound_cell(column, number) for column in table.inputs if column.required}


def _sound_cell(column: Column, number: int) -> Value:
    if column.choices:
        return column.choices.values[number - 1 if column.key == "rank" else 0]
    if column.kind.is_number:
        return SOUND_NUMBER[column.kind]
    return f"{column.header} contoh" if column.group else f"{column.header} contoh {number}"


def _summaries(table: Table, lines: list[str]) -> Iterator[tuple[str, Record]]:
    for summary in table.summaries:
        for line in lines:
            if line.startswith(f"{summary.label}: "):
                header, _, text = line.removeprefix(f"{summary.label}: ").partition(" = ")
                yield summary.key, {_key(table.columns, header): _cell(text)}


def _key(columns: Any, header: str) -> str:
    return str(next(column.key for column in columns if column.header == header))


def _cell(text: str) -> Value:
    text = text.strip()
    if text.startswith('"'):
        return text.strip('"')
    if formula := DESCRIBED.fullmatch(text):
        return Live.described(formula)
    return Decimal(text) if NUMBER.fullmatch(text) else text


def chosen_by(request: pytest.FixtureRequest, parameter: str) -> set[Any]:
    """The values of a parameter in the tests that are to run: all, but where `-k` chooses some."""
    return {
        item.callspec.params.get(parameter)
        for item in request.session.items
        if isinstance(item, pytest.Function) and hasattr(item, "callspec")
    }
