"""Sentences about a workbook's sheets and columns, which the reader meets."""

from __future__ import annotations

from datetime import datetime

import openpyxl
from openpyxl.worksheet.filters import FilterColumn, Filters

from .said import Book, Said

_COUNTS = ", tetapi datanya ikut dihitung."
_SHOW_SHEET = "Tampilkan lembar ini dan periksa isinya, atau hapus datanya. Caranya: {}."
_SHOW_ROWS = "Tampilkan baris itu dan periksa isinya, atau hapus datanya. Caranya: {}."
_SHOW_COLUMN = "Tampilkan kolom itu dan periksa isinya. Caranya: {}."
_DATED = ": sel ini berformat tanggal atau waktu, sehingga tidak terbaca."


def _other_sheets(book: openpyxl.Workbook) -> None:
    """One is missing, one under another name, one without headers, one more; and an unknown template."""
    del book["Hambatan"]
    book["Permasalahan"].title = "Soal"
    book["Tenaga Pendukung"].delete_rows(6)
    book.create_sheet("Rapat")["A1"] = "Daftar hadir"
    book["Petunjuk"]["H1"] = "xlsx-lkip-templat 9.9"


def _other_columns(book: openpyxl.Workbook) -> None:
    budget, program, identity = book["Anggaran"], book["Program"], book["Identitas"]
    budget["J6"], budget["L6"], budget["L7"] = "Outcom", "Keterangan lain", "x"
    program["F6"] = None
    book["Pegawai"]["D6"] = "S3"
    identity["B6"] = None
    identity["B30"] = "NIP"


def _doubled(book: openpyxl.Workbook) -> None:
    book.copy_worksheet(book["Program"]).title = "PROGRAM"


def _continued(book: openpyxl.Workbook) -> None:
    again = book.copy_worksheet(book["Anggaran"])
    again.title = "Anggaran (2)"
    again["E8"] = "Sub C"


def _in_thousands(book: openpyxl.Workbook) -> None:
    book["Anggaran"]["F6"] = "Pagu (ribu rupiah)"
    book["Program"]["A4"] = "(dalam ribuan rupiah)"


def _nothing(book: openpyxl.Workbook) -> None:
    book["Hambatan"]["B7"] = "Tidak ada data"


def _odd_cells(book: openpyxl.Workbook) -> None:
    """A formula that was never calculated, and dates for a figure and a code."""
    budget = book["Anggaran"]
    budget["F7"] = "=600+400"
    budget["G7"], budget["B7"] = datetime(2009, 7, 6), datetime(2001, 3, 2)
    budget["G7"].number_format = budget["B7"].number_format = "dd/mm/yyyy"


def _hidden(book: openpyxl.Workbook) -> None:
    """A sheet, rows of two kinds, and columns of two kinds."""
    book["Program"].sheet_state = "hidden"
    budget = book["Anggaran"]
    budget.row_dimensions[7].hidden = True
    budget.row_dimensions.group(8, 8, outline_level=1, hidden=True)
    budget.column_dimensions["E"].hidden = True
    budget.column_dimensions.group("G", "G", outline_level=1, hidden=True)


def _hidden_otherwise(book: openpyxl.Workbook) -> None:
    book["Program"].sheet_state = "veryHidden"
    budget = book["Anggaran"]
    budget.row_dimensions[8].hidden = True
    budget.auto_filter.ref = "A6:K8"
    budget.auto_filter.filterColumn.append(FilterColumn(colId=4, filters=Filters(filter=["Sub A"])))


def _far(book: openpyxl.Workbook) -> None:
    book["Anggaran"]["A900000"] = "jauh"
    book["Program"]["A900000"] = " "
    book["Hambatan"].row_dimensions[900000].height = 40


_SHEETS = (
    Said(
        "B101",
        "Lembar Hambatan tidak ada.",
        "Kembalikan lembar Hambatan dari templat; bila tidak ada yang dilaporkan, tulis Nihil di dalamnya.",
        Book(_other_sheets),
    ),
    Said(
        "B102",
        "Lembar Permasalahan tidak ada, tetapi lembar ini berisi kolom-kolomnya.",
        "Ubah kembali nama lembar ini menjadi Permasalahan.",
        Book(_other_sheets),
    ),
    Said(
        "B103",
        "Lembar ini tampaknya salinan dari lembar Program; yang diperiksa lembar Program.",
        source=Book(_doubled),
    ),
    Said(
        "B107",
        "Lembar ini bukan bagian templat dan tidak diperiksa.",
        source=Book(_other_sheets),
    ),
    Said(
        "B109",
        "Di lembar ini tidak ditemukan baris judul kolom (Jenis tenaga, Jumlah, Keterangan, ...).",
        source=Book(_other_sheets),
    ),
    Said(
        "B005",
        "Versi templat berkas ini (9.9) tidak dikenal; versi yang berlaku 1.0.",
        source=Book(_other_sheets),
    ),
    Said(
        "B122",
        'Lembar "Anggaran (2)" berisi 1 baris isian yang tidak ada di lembar ini (baris 8); baris itu tidak '
        "ikut dihitung.",
        'Pindahkan baris itu ke bawah baris terakhir lembar ini, lalu hapus lembar "Anggaran (2)".',
        Book(_continued),
    ),
    Said(
        "B220",
        'Lembar ini berisi "Tidak ada data" dan dibaca sebagai Nihil.',
        source=Book(_nothing),
    ),
    Said(
        "B110",
        "Ada isi jauh di luar tabel, mulai di sel ini; isi itu tidak dibaca.",
        source=Book(_far),
    ),
    Said("B111", "Sel ini, jauh di luar tabel, hanya berisi spasi.", source=Book(_far)),
    Said("B112", "Baris atau kolom kosong jauh di luar tabel diberi format.", source=Book(_far)),
)
_COLUMNS = (
    Said(
        "B104",
        "Kolom Pagu tidak ada di lembar ini.",
        "Kembalikan Pagu seperti di templat.",
        Book(_other_columns),
    ),
    Said(
        "B104",
        "Isian Perangkat daerah tidak ada di lembar ini.",
        "Kembalikan Perangkat daerah seperti di templat.",
        Book(_other_columns),
    ),
    Said(
        "B105",
        'Kolom Outcome tidak ada; kolom berjudul "Outcom" dibaca sebagai penggantinya.',
        "Kembalikan judul kolom menjadi Outcome.",
        Book(_other_columns),
    ),
    Said(
        "B106",
        "Kolom S3 ada dua kali di lembar ini; keduanya tidak dibaca.",
        source=Book(_other_columns),
    ),
    Said(
        "B108",
        'Kolom "Keterangan lain" bukan bagian templat dan tidak diperiksa.',
        source=Book(_other_columns),
    ),
    Said(
        "B121",
        'Kolom Pagu menyebut satuan "Pagu (ribu rupiah)"; angkanya harus dalam rupiah penuh.',
        source=Book(_in_thousands),
    ),
    Said(
        "B121",
        'Lembar Program menyebut satuan "(dalam ribuan rupiah)"; angkanya harus dalam rupiah penuh.',
        source=Book(_in_thousands),
    ),
)
_HIDDEN = (
    Said(
        "B304",
        f"Lembar ini tersembunyi{_COUNTS}",
        _SHOW_SHEET.format(
            "klik kanan nama lembar mana pun > Perlihatkan (Unhide), pilih lembar ini"
        ),
        Book(_hidden),
    ),
    Said(
        "B304",
        "Lembar ini sangat tersembunyi (very hidden), sehingga tidak ada di menu Perlihatkan (Unhide) Excel"
        + _COUNTS,
        _SHOW_SHEET.format(
            "buka dengan LibreOffice, klik kanan nama lembar > Perlihatkan Lembar (Show Sheet); atau salin "
            "isi berkas ini ke templat yang baru"
        ),
        Book(_hidden_otherwise),
    ),
    Said(
        "B305",
        f"Baris 7 disembunyikan{_COUNTS}",
        _SHOW_ROWS.format("blok baris 6 sampai 8, klik kanan > Perlihatkan (Unhide)"),
        Book(_hidden),
    ),
    Said(
        "B305",
        f"Baris 8 dilipat dalam kelompok{_COUNTS}",
        _SHOW_ROWS.format(
            "klik tanda + di kiri nomor baris; bila lembarnya terkunci, blok baris 7 sampai 9, klik kanan > "
            "Perlihatkan (Unhide)"
        ),
        Book(_hidden),
    ),
    Said(
        "B305",
        f"Baris 8 tersaring{_COUNTS}",
        _SHOW_ROWS.format(
            "hapus saringannya: tanda corong di judul kolom > Hapus Filter (Clear Filter)"
        ),
        Book(_hidden_otherwise),
    ),
    Said(
        "B306",
        f"Kolom Sub kegiatan disembunyikan{_COUNTS}",
        _SHOW_COLUMN.format("blok kolom D sampai F, klik kanan > Perlihatkan (Unhide)"),
        Book(_hidden),
    ),
    Said(
        "B306",
        f"Kolom Realisasi dilipat dalam kelompok{_COUNTS}",
        _SHOW_COLUMN.format(
            "klik tanda + di atas huruf kolom; bila lembarnya terkunci, blok kolom F sampai H, klik kanan > "
            "Perlihatkan (Unhide)"
        ),
        Book(_hidden),
    ),
)
_CELLS = (
    Said(
        "B203",
        "Pagu berisi rumus yang belum pernah dihitung, sehingga tidak ada angkanya.",
        source=Book(_odd_cells),
    ),
    Said("B221", f"Realisasi berisi 06/07/2009{_DATED}", source=Book(_odd_cells)),
    Said("B223", f"Kode berisi 02/03/2001{_DATED}", source=Book(_odd_cells)),
)
WORKBOOKS = (*_SHEETS, *_COLUMNS, *_HIDDEN, *_CELLS)
