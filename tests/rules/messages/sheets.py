"""Sentences about the rows of one sheet, and about two sheets of one workbook."""

from __future__ import annotations

import openpyxl

from .said import Book, Said

_ONE_SHEET = {
    "L101": "Program\nProgram | Kegiatan | Sub kegiatan\nP | K | Rapat",
    "L102": "Anggaran\nProgram | Kegiatan | Sub kegiatan | Pagu | Realisasi\nP | K | Rapat | 1 | 1",
    "L201": "Perjanjian Kinerja\nIndikator kinerja | Target\nCakupan | 10",
    "L202": "Capaian\nIndikator kinerja | Target | Realisasi\nCakupan | 10 | 11",
}
_ROWS: tuple[dict[str, object], ...] = (
    {letter: f"({number})" for number, letter in enumerate("BCDEFGHIJK", start=1)},
    {"F": "(Rp)", "G": "(Rp)", "H": "(Rp)", "I": "(%)"},
    {"C": "Program P"},
    {"D": "Kegiatan K"},
    {"E": "A", "F": 100, "G": 90, "J": "Layanan", "K": "dokumen"},
    {"E": "B", "F": 50, "G": 40, "J": "Layanan", "K": "dokumen"},
    {"E": "Jumlah Kegiatan K", "F": 150, "G": 130},
    {},
    {"D": "Kegiatan L"},
    {"E": "C", "F": 30, "G": 20, "J": "Layanan", "K": "dokumen"},
    {"E": "Jumlah", "F": 180, "G": 150},
    {"B": "Keterangan: menurut LRA"},
    {"J": "Kupang, 5 Januari 2024"},
    {"J": "Kepala Dinas"},
    {"J": "NIP 19700101 199501 2 001"},
)
"""Of Anggaran, by column: one that numbers the columns, their units, headings, records and their sums, the
header again, a remark, and who signs."""


def _more_than_records(book: openpyxl.Workbook) -> None:
    sheet = book["Anggaran"]
    sheet.delete_rows(7, 2)
    for row, cells in enumerate(_ROWS, start=7):
        for letter, value in cells.items() or ((c.column_letter, c.value) for c in sheet[6]):
            sheet[f"{letter}{row}"] = value


_NO_SUM = (
    "Anggaran\nProgram | Kegiatan | Sub kegiatan | Pagu | Realisasi\n"
    "P | K | K | 100 | 90\nP | K | A | 50 | 45\nP | K | B | 50 | 45\n"
    "P | L | L | 99 | 89\nP | L | C | 50 | 45\nP | L | D | 50 | 45"
)
"""Of K it is a subtotal; of L it would be a wrong one."""
_MAY_BE = (
    "Baris ini bernama sama dengan program atau kegiatannya dan berada di atas baris {}: dapat dibaca "
    "sebagai sub kegiatan atau sebagai subjumlah baris itu. Sementara ini dihitung sebagai sub kegiatan."
)
_LIKE_TOTAL = (
    "Baris ini bernama seperti suatu jumlah, tetapi dibaca sebagai baris isian dan ikut dihitung."
)
_NOT_READ = "Ada baris yang tidak dihitung sebagai baris isian."

ROWS = (
    *(
        Said(code, f"Lembar {title} belum berisi satu baris pun.")
        for code, title in (
            ("K100", "Perjanjian Kinerja"),
            ("G100", "Program"),
            ("A100", "Anggaran"),
            ("C100", "Capaian"),
        )
    ),
    Said("B123", f"{_NOT_READ} Baris 9 dibaca sebagai jumlah."),
    Said(
        "B123",
        f"{_NOT_READ} Baris 9, 10, 15 dibaca sebagai judul kelompok. Baris 13 dibaca sebagai subjumlah. "
        "Baris 17 dibaca sebagai jumlah. Baris 7 dibaca sebagai nomor kolom. Baris 14 dibaca sebagai judul "
        "kolom yang diulang. Baris 8 dibaca sebagai satuan. Baris 18 dibaca sebagai keterangan. Baris 19, "
        "20, 21 dibaca sebagai tanda tangan.",
        source=Book(_more_than_records),
    ),
    Said("P311", "Subjumlah kolom Jumlah tertulis 3, seharusnya 2 menurut baris 7 (selisih 1)."),
    Said(
        "A311",
        "Subjumlah kolom Pagu tertulis Rp140, seharusnya Rp150 menurut baris 7, 8 (selisih Rp10).",
    ),
    Said("G312", _MAY_BE.format(8) + " Angkanya sama dengan jumlah baris 8."),
    Said("A312", _MAY_BE.format("11-12"), source=_NO_SUM),
    Said(
        "G313",
        "Angka pada baris ini tepat sama dengan jumlah baris 8-9; baris ini ikut dihitung.",
    ),
    Said("P315", _LIKE_TOTAL),
    Said(
        "P315",
        _LIKE_TOTAL + " Angkanya sama dengan jumlah baris 7-8.",
        source="Tenaga Pendukung\nJenis tenaga | Jumlah | Keterangan\nSatpam | 2 | a\nSopir | 3 | b\n"
        "Total Station | 5 | c",
    ),
    Said(
        "K316",
        "Baris 9 mengikuti Sasaran dari atas baris yang kosong.",
        "Tulis Sasaran pada baris itu, atau hapus baris kosongnya bila memang tidak dipakai.",
    ),
    Said(
        "A316",
        "Baris 9 mengikuti Program dan Kegiatan dari atas baris yang kosong.",
        "Tulis Program dan Kegiatan pada baris itu, atau hapus baris kosongnya bila memang tidak dipakai.",
    ),
    Said(
        "G317",
        "Pada baris 7, kode ditulis di depan nama; kodenya dipisahkan dari namanya dan dipakai bila kolom "
        "Kode kosong.",
    ),
)
TWICE = (
    Said("P202", 'Pangkat/Golongan "Penata Muda (III/a)" sudah ada di atas, pada baris 7.'),
    Said("O201", 'Jabatan "Analis" sudah ada di atas, pada baris 7.'),
    Said("K301", 'Indikator kinerja "a" sudah ada di atas, pada baris 7.'),
    Said("G301", 'Sub kegiatan "S" sudah ada di atas, pada baris 7.'),
    Said(
        "O202",
        'Atasan langsung "Kepala Biro" bukan jabatan di lembar Organisasi unit mana pun.',
    ),
)
CODES = (
    Said("G201", 'Kode "2.17.1" tidak berbentuk seperti 2.17.01.2.01.0001.'),
    Said(
        "G202",
        'Kode "2.17.02.2.01.0003" tidak berada di bawah kode program yang sama dengan baris lain (2.17.01).',
    ),
    Said(
        "G202",
        'Kode "2.17.01.2.02.0003" tidak berada di bawah kode kegiatan yang sama dengan baris lain '
        "(2.17.01.2.01).",
        source="Program\nKode | Program | Kegiatan | Sub kegiatan\n"
        '"2.17.01.2.01.0001" | P | K | S\n"2.17.01.2.01.0002" | P | K | T\n"2.17.01.2.02.0003" | P | K | U',
    ),
    Said("G203", 'Kode 2.17.01.2.01.0001 di sini bernama "T", di atas bernama "S".'),
    Said("G204", '"S" di sini berkode 2.17.01.2.01.0002, di atas berkode 2.17.01.2.01.0001.'),
    Said("G205", 'Kode "2.17.01.2.01.0002" tidak ada dalam daftar kode perangkat daerah.'),
    Said("G206", 'Menurut daftar kode, "2.17.01.2.01.0001" bernama "Rapat".'),
)
TWO_SHEETS = (
    Said(
        "L101",
        'Sub kegiatan "Rapat koordinasi" direncanakan, tetapi tidak ada di lembar Anggaran. Nama yang paling '
        'dekat di sana: "Sewa gedung".',
    ),
    Said(
        "L102",
        'Sub kegiatan "Sewa gedung" dilaporkan di lembar Anggaran, tetapi tidak ada di lembar Program. Nama '
        'yang paling dekat di sana: "Rapat koordinasi".',
    ),
    Said(
        "L201",
        'Indikator "Cakupan pembinaan koperasi" diperjanjikan, tetapi tidak ada di lembar Capaian. Nama yang '
        'paling dekat di sana: "Jumlah UMKM".',
    ),
    Said(
        "L202",
        'Indikator "Jumlah UMKM" diukur, tetapi tidak ada di lembar Perjanjian Kinerja. Nama yang paling '
        'dekat di sana: "Cakupan pembinaan koperasi".',
    ),
    *(
        Said(code, f"{name} tidak ada di lembar {there}.", source=_ONE_SHEET[code])
        for code, name, there in (
            ("L101", 'Sub kegiatan "Rapat" direncanakan, tetapi', "Anggaran"),
            ("L102", 'Sub kegiatan "Rapat" dilaporkan di lembar Anggaran, tetapi', "Program"),
            ("L201", 'Indikator "Cakupan" diperjanjikan, tetapi', "Capaian"),
            ("L202", 'Indikator "Cakupan" diukur, tetapi', "Perjanjian Kinerja"),
        )
    ),
    Said("L103", '"Rapat koordinasi" di lembar Anggaran ditulis "Rapat kordinasi".'),
    Said(
        "L203",
        '"Cakupan pembinaan koperasi" di lembar Capaian ditulis "Cakupan pembinan koperasi".',
    ),
    Said("L104", "Pagu Rp100 di lembar Program, Rp90 di lembar Anggaran (selisih Rp10)."),
    Said(
        "L105",
        '"Rapat koordinasi" berkode "2.17.01.2.01.0001", tetapi di lembar Anggaran kode itu bernama '
        '"Sewa gedung".',
    ),
    Said("L204", 'Target "I" 10, seharusnya 12 menurut Perjanjian Kinerja.'),
    Said("L205", 'Arah "Naik", seharusnya "Turun" menurut Perjanjian Kinerja.'),
    Said("L206", 'Sasaran "Sasaran lain" tidak ada di lembar Perjanjian Kinerja.'),
    Said("L206", 'Sasaran "S" tidak ada di lembar Capaian.'),
    Said("L207", 'Program pendukung "Program Lain" tidak ada di lembar Anggaran.'),
    Said(
        "L211",
        'Program "P" di lembar Anggaran, "Q" di lembar Program, untuk sub kegiatan "S".',
        "Cocokkan kedua lembar dengan DPA, lalu perbaiki yang keliru. Bila Program tidak ditulis pada baris "
        "ini, tulis pada setiap baris.",
    ),
)
SHEETS = (*ROWS, *TWICE, *CODES, *TWO_SHEETS)
