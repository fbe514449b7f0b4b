"""Lazy validation tells every failure, however many rows fail however many checks at once.

pandera has been known to miss some (pandera #1993), so the number of findings is counted.
"""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

import pytest

from tests.examples import SMALL, SOUND_IDENTITY
from xlsx_lkip.check.pipeline import Result, validate
from xlsx_lkip.template import Content, Value, write_workbook

RECORDS = 500
FILES = 2
Record = dict[str, Value]
STAFF: Record = {"rank": "III/a", "s1": 3, "s2": -1, "sma": "tiga", "total": 9}
BUDGET: Record = {
    "code": "2.17",
    "program": "Program",
    "activity": "Kegiatan",
    "budget": 100,
    "realization": 150,
    "remaining": 1,
    "absorption": Decimal("0.5"),
    "unit_of_measure": "%",
}
ACHIEVEMENT: Record = {
    "objective": "Sasaran",
    "indicator": "Indikator",
    "direction": "Naik",
    "previous": "seratus",
    "target": 10,
    "realization": 100,
    "achievement": Decimal("0.5"),
    "category": "Tinggi",
    "program": "Program lain",
}
ON_EVERY_RECORD = (
    # Pegawai: negative, unreadable.
    *("P108", "P102"),
    # Anggaran: no Outcome, malformed code, over budget, Sisa, Persentase, not planned, two units.
    *("A101", "G201", "A201", "A202", "A203", "L102", "U106"),
    # Capaian: no Satuan, unreadable, Capaian, Kategori, not agreed, unknown program.
    *("C101", "C102", "C201", "C202", "L202", "L207"),
)
ON_EVERY_RECORD_BUT_THE_FIRST = ("P202", "G203", "C301")
"""The same rank, the same code of another name, the same indicator."""


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> Result:
    """Two workbooks of 500 records a table, each of which breaks many rules at once."""
    folder = tmp_path_factory.mktemp("many")
    for number in range(FILES):
        records: dict[str, list[Record]] = {
            "staff": [STAFF] * RECORDS,
            "program": [{"code": "Nihil"}],
            "budget": [{**BUDGET, "subactivity": f"Sub kegiatan {n}"} for n in range(RECORDS)],
            "agreement": [{"objective": "Nihil"}],
            "achievement": [ACHIEVEMENT] * RECORDS,
        }
        identity = {**SOUND_IDENTITY, "unit": f"Bidang {number}"}
        write_workbook(folder / f"unit-{number}.xlsx", Content(identity, records), SMALL)
    return validate([folder])


def test_every_failing_row_of_every_failing_check_is_told(result: Result) -> None:
    expected = dict.fromkeys(ON_EVERY_RECORD, RECORDS)
    expected |= dict.fromkeys(ON_EVERY_RECORD_BUT_THE_FIRST, RECORDS - 1)
    for file in {each.file for each in result.findings}:
        codes = Counter(each.code for each in result.findings if each.file == file)
        assert {code: codes[code] for code in expected} == expected


def test_nothing_is_told_twice(result: Result) -> None:
    places = Counter((each.file, each.sheet, each.cell, each.code) for each in result.findings)
    assert {place for place, times in places.items() if times > 1} == set()


def test_a_finding_stands_on_each_row(result: Result) -> None:
    cells = {each.cell for each in result.findings if each.code == "A202"}
    assert cells == {f"H{row}" for row in range(7, 7 + RECORDS)}
