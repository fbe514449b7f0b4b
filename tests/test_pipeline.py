"""The stages in their order: what one is given, it leaves as it is."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from tests.examples import written
from xlsx_lkip.agency.settings import Settings
from xlsx_lkip.check.pipeline import check
from xlsx_lkip.model.tables import Tables
from xlsx_lkip.reader import read_paths

CHANGED_BY_CHECKING = """Anggaran
Pagu | Realisasi | Sisa | Persentase
"1.000" | 400 | 600 | 40
Jumlah: Pagu = 1000

Capaian
Kategori
sangat tinggi"""
"""A cell of two readings, a total, and a Kategori in other letters."""


def frames(tables: Tables) -> dict[str, pl.DataFrame]:
    groups = {"records": tables.records, "sums": tables.summaries, "parts": tables.subtotals}
    named = {f"{group} {key}": each for group, all_ in groups.items() for key, each in all_.items()}
    return {**named, "irregular": tables.irregular, "roles": tables.roles}


def test_checking_changes_nothing_of_what_was_read(tmp_path: Path) -> None:
    written(CHANGED_BY_CHECKING, tmp_path)
    tables = read_paths([tmp_path], 20)
    before = {name: frame.clone() for name, frame in frames(tables).items()}
    result = check(tables, Settings())
    after = frames(tables)
    assert after.keys() == before.keys()
    assert all(after[name].equals(before[name]) for name in before)
    assert not result.tables.summaries["budget"].equals(tables.summaries["budget"])
    again = check(tables, Settings())
    assert again.findings == result.findings
