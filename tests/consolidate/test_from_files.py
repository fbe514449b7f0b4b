"""From submitted files to the consolidated report: nothing is lost, and everything can be followed back.

What is expected is calculated from what was typed into the files, never from the tool's own frames.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from python_calamine import load_workbook

from tests.examples import SMALL
from tests.rules.generator import Agency, sound_agency
from xlsx_lkip.agency.settings import Settings, load
from xlsx_lkip.check.pipeline import validate
from xlsx_lkip.consolidation import consolidated
from xlsx_lkip.declaration.vocabulary import Table
from xlsx_lkip.declaration.workbook import WORKBOOK
from xlsx_lkip.summary import write_summary
from xlsx_lkip.template import write_workbook

SAMPLES = Path(__file__).parents[2] / "samples" / "corrected"
SHOWN = [table for table in WORKBOOK.tables if table.key != "program"]
"""Every table but Program, which is the plan that Anggaran is in."""
UNREPORTED = {"", None, "tidak dilaporkan"}
"""What stands for a figure that nobody typed."""
LEAVES = {"Anggaran": "Sub kegiatan", "Pegawai": "Unit kerja"}
Row = dict[str, Any]


@dataclass
class Book:
    """A workbook as a program that does not calculate reads it."""

    sheets: dict[str, list[list[Any]]]

    @classmethod
    def read(cls, path: Path) -> Book:
        book = load_workbook(path)
        return cls(
            {
                name: book.get_sheet_by_name(name).to_python(skip_empty_area=False)
                for name in book.sheet_names
            }
        )

    def lines(self, title: str) -> Iterator[Row]:
        """The rows of a list below its header, over all its worksheets."""
        for name, rows in self.sheets.items():
            if name == title or name.startswith(f"{title} ("):
                yield from (dict(zip(rows[4], row, strict=True)) for row in rows[5:])

    def records(self, table: Table) -> list[Row]:
        leaf = LEAVES.get(table.title)
        return [
            row
            for row in self.lines(table.title)
            if row.get("Baris") not in {"", None} and leaf in {None, row.get("Tingkat")}
        ]


def consolidate(folder: Path, paths: list[Path], known: Settings, **options: Any) -> Book:
    result = validate(paths, known)
    target = folder / "gabungan" / "hasil.xlsx"
    target.parent.mkdir(exist_ok=True)
    write_summary(target, consolidated(result, known), **options)
    return Book.read(target)


def files_of(agency: Agency, folder: Path) -> list[Path]:
    """Its files; a unit without any Anggaran would be an error."""
    agency.units = [unit for unit in agency.units if unit.records["budget"]]
    for unit in agency.units:
        write_workbook(folder / unit.file, unit.content(), SMALL)
    return [folder / unit.file for unit in agency.units]


@settings(max_examples=5, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 2**32), st.sampled_from([None, 12]))
def test_every_column_adds_up_to_what_was_typed(seed: int, row_limit: int | None) -> None:
    rng = Random(seed)
    agency = sound_agency(rng)
    with tempfile.TemporaryDirectory() as folder:
        paths = files_of(agency, Path(folder))
        rng.shuffle(paths)
        limit = {"row_limit": row_limit} if row_limit else {}
        book = consolidate(Path(folder), paths, agency.settings, **limit)
        for table in SHOWN:
            _assert_sums(table, agency, book)
            _assert_traced(table, book, Path(folder))
    whole = len(agency.units) >= len(agency.settings.units)
    results = {row["Hasil"] for row in book.lines("Rekonsiliasi")}
    assert results == {"Cocok" if whole else "Belum lengkap"}


def _assert_sums(table: Table, agency: Agency, book: Book) -> None:
    typed = [record for unit in agency.units for record in unit.records[table.key]]
    records = book.records(table)
    assert len(records) == len(typed), table.title
    for column in table.inputs:
        if column.kind.is_number:
            expected = sum(_typed(record.get(column.key)) for record in typed)
            found = sum(_exact(row[column.header]) for row in records)
            assert found == expected, (table.title, column.header)
    for summary in table.summaries[:1]:
        total = next(book.lines(table.title))
        for key in summary.formulas:
            column = table.column(key)
            if not column.computed:
                expected = sum(_typed(record.get(key)) for record in typed)
                assert _exact(total[column.header]) == expected, (table.title, column.header)


def _typed(value: Any) -> Decimal:
    """What a cell means into which someone typed that, such as `Rp. 1.250,50`."""
    if isinstance(value, str):
        return Decimal(re.sub("[^0-9,-]", "", value).replace(",", "."))
    return Decimal(value or 0)


def _exact(value: Any) -> Decimal:
    """To the sen; a double is the nearest one to an amount of so many digits."""
    return round(Decimal(str(value)), 4) if value not in UNREPORTED else Decimal(0)


def _assert_traced(table: Table, book: Book, folder: Path) -> None:
    """Every record's Berkas and Baris lead to a row that says the same."""
    sources: dict[str, Book] = {}
    for record in book.records(table):
        file = record["Berkas"]
        source = sources.setdefault(file, Book.read(folder / file)).sheets[table.title]
        found = dict(
            zip(source[_header(source, table)], source[int(record["Baris"]) - 1], strict=True)
        )
        for column in table.inputs:
            said, typed = record.get(column.header, ""), found[column.header]
            if column.kind.is_number:
                assert _exact(said) == _typed_or_stored(typed), (
                    file,
                    record["Baris"],
                    column.header,
                )
            elif column.key == table.identifier and table.key != "staff":
                assert _named(table, record) == str(typed).strip(), (file, record["Baris"])


def _typed_or_stored(value: Any) -> Decimal:
    return _typed(value) if isinstance(value, str) and value else _exact(value)


def _header(source: list[list[Any]], table: Table) -> int:
    headers = {column.header for column in table.columns}
    return next(place for place, row in enumerate(source) if headers <= set(row))


def _named(table: Table, record: Row) -> str:
    label = "Program / kegiatan / sub kegiatan"
    return str(record[label if table.key == "budget" else table.column(table.identifier).header])


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """The published report, corrected, consolidated."""
    folder = tmp_path_factory.mktemp("sample")
    return consolidate(folder, [SAMPLES], load(SAMPLES / "lkip.toml"))


@pytest.mark.parametrize("table", SHOWN, ids=lambda table: table.key)
def test_every_record_of_the_sample_leads_to_its_row(sample: Book, table: Table) -> None:
    assert sample.records(table) or table.key in {"issue", "obstacle"}
    _assert_traced(table, sample, SAMPLES)


def test_sumber_covers_every_record(sample: Book) -> None:
    covered = {
        (row["Berkas"], row["Lembar"]): (row["Baris pertama"], row["Baris terakhir"])
        for row in sample.lines("Sumber")
    }
    for table in SHOWN:
        for record in sample.records(table):
            first, last = covered[record["Berkas"], table.title]
            assert first <= record["Baris"] <= last
