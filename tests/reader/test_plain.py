"""The quick look at a table: where it passes one, weighing all evidence finds nothing but records."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xlsx_lkip.declaration.workbook import WORKBOOK
from xlsx_lkip.reader.roles import SheetLine, settle, shape_of
from xlsx_lkip.reader.roles.quick_look import is_plain

NAMES = (
    "Penyediaan Gaji dan Tunjangan ASN", "Penata (III/c)", "Rapat Koordinasi", "Petugas kebersihan",
    "Jumlah UMKM yang difasilitasi", "Total Station", "Survei per kecamatan", "Sumber daya air",
)  # fmt: skip
ASIDES = (
    "Jumlah", "TOTAL", "J u m l a h", "Jml.", "Sub Total", "Subjumlah", "Grand total", "Rata-rata",
    "Jumlah Program Penunjang", "Total sementara", "Dipindahkan", "Sumber: LRA 2023", "*) sudah diaudit",
    "Ket. : angka sementara", "Data per 31 Desember 2023", "Kondisi s.d. 30 Juni 2023",
    "Per 31 Desember 2023", "Keadaan pegawai sampai dengan tanggal 31 Desember 2023",
    "Larantuka, 2 Januari 2024", "Larantuka,      Januari 2024", "NIP. 19700101 199501 2 001",
    "Mengetahui,", "Kepala Dinas", "a.n. Kepala Dinas", "Penyusun", "Dibuat oleh", "1", "(2)", "a", "IV",
    "Program Penunjang Urusan", "Kegiatan: Rapat", "Sasaran 1: Meningkat", "(Rp)", "orang", "Lanjutan",
    "Tabel 3", "dalam ribuan rupiah", "Halaman 2", "1) belum diaudit", "Nama", "No", "dst", "Plt. Camat",
)  # fmt: skip


@st.composite
def tables(draw: st.DrawFn) -> tuple[str, list[list[object]]]:
    """A table's key, and rows in declared order, each with a name that may be no name."""
    table = draw(st.sampled_from(WORKBOOK.tables))
    shape = shape_of(table.key)
    names = st.sampled_from(NAMES) | st.sampled_from(ASIDES)
    figures = st.integers(0, 30) | st.just("")
    rows = []
    for __ in range(draw(st.integers(1, 4))):
        row: list[object] = [""] * len(table.columns)
        for index in shape.groups:
            row[index] = draw(st.just("") | names)
        for index in shape.others:
            row[index] = draw(st.sampled_from(("", "", "dokumen", "Terlaksana")))
        for index in shape.numbers:
            row[index] = draw(figures)
        row[shape.name] = draw(names)
        rows.append(row)
    return table.key, rows


def roles_of(key: str, rows: Sequence[list[object]]) -> list[object]:
    shape = shape_of(key)
    lines = [SheetLine(row, [*values], values, shape) for row, values in enumerate(rows, start=7)]
    settle(lines, [[column.header for column in shape.table.columns]])
    return [line.role for line in lines]


@given(tables())
@settings(max_examples=2000)
def test_what_passes_is_nothing_but_records(drawn: tuple[str, list[list[object]]]) -> None:
    key, rows = drawn
    if is_plain(key, rows):
        assert roles_of(key, rows) == [None] * len(rows)


@pytest.mark.parametrize("key", ["staff", "support", "budget"])
def test_usual_records_pass(key: str) -> None:
    shape = shape_of(key)
    row: list[object] = [""] * len(shape.table.columns)
    for index in (*shape.groups, *shape.others):
        row[index] = f"Isian {index}"
    for index in shape.numbers:
        row[index] = 5
    row[shape.name] = NAMES[0]
    assert is_plain(key, [row])
