"""What holds for the figures of any agency whose submissions are valid."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import openpyxl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from .agency import Sent, figures, written

NAMES = st.sampled_from(["Alfa", "alfa.", "Beta", "=Gama", "Delta dan\nlainnya", "Ω"])
SEN = st.integers(0, 10**13)
"""A hundred billion rupiah for one sub kegiatan: a double still tells the sen of their sum."""


@st.composite
def _records(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Anggaran records whose Realisasi does not exceed their Pagu."""
    records = []
    for _ in range(draw(st.integers(0, 6))):
        amount = draw(SEN)
        spent = draw(st.integers(0, amount))
        names = {key: draw(NAMES) for key in ("program", "activity", "subactivity")}
        records.append({**names, "budget": amount, "realization": spent})
    return records


AGENCIES = st.lists(_records(), min_size=1, max_size=4)


def _sent(number: int, records: list[dict[str, Any]]) -> Sent:
    rupiah = [
        {**r, "budget": r["budget"] / 100, "realization": r["realization"] / 100} for r in records
    ]
    return Sent(f"Bidang {number}", f"{number}.xlsx", {"budget": rupiah})


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(AGENCIES, st.randoms(use_true_random=False))
def test_nothing_is_lost_or_counted_twice_in_any_order(
    agency: list[list[dict[str, Any]]], random: Any
) -> None:
    files = [_sent(number, records) for number, records in enumerate(agency)]
    shuffled = random.sample(files, len(files))
    with tempfile.TemporaryDirectory() as folder:
        path = written(Path(folder), figures(*files))
        book, expected = openpyxl.load_workbook(path, data_only=True), path.read_bytes()
        assert written(Path(folder), figures(*shuffled)).read_bytes() == expected
    for key, header in (("budget", "Pagu"), ("realization", "Realisasi")):
        whole = sum(record[key] for records in agency for record in records)
        for sheet, levels in (
            ("Anggaran", ("Program", "Kegiatan")),
            ("Per Unit", ("Unit kerja", "Program")),
        ):
            for level in ("Jumlah", *levels, "Sub kegiatan"):
                assert _sen(book[sheet], level, header) == whole, (sheet, level)


def _sen(sheet: Any, level: str, header: str) -> int:
    """A column's sum over the lines of one level."""
    headers = [cell.value for cell in sheet[5]]
    tier, column = headers.index("Tingkat"), headers.index(header)
    rows = sheet.iter_rows(min_row=6, values_only=True)
    return sum(round(row[column] * 100) for row in rows if row[tier] == level)
