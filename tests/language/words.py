"""An ear for Bahasa Indonesia: its commonest words, heard outside quotations and the workbook's names."""

from __future__ import annotations

import re

from xlsx_lkip.declaration.workbook import WORKBOOK

_COMMON = """
    ada adalah agar aman anda angka antara apa atas atau bagian bahasa bahwa baris baru belum
    berbeda berikut berisi berkas bila boleh buat buka bukan buku cara contoh daftar dahulu
    dalam dan dapat dari daripada dengan di dibaca digabungkan diisi diperiksa ditemukan ditulis
    dua galat gabungkan hanya harus hingga ialah ini isi isian itu jadi jangan juga jumlah kali
    karena ke kecil keduanya kelebihan kemungkinan kerja kesalahan keterangan kiriman kode kolom
    kosong kurang lagi lain lalu lebih lembar masih melebihi memang memuat mengikuti menjadi
    menurut mungkin nama nol oleh pada pakai penjelasan per peringatan perbaiki perintah
    periksa perlu pernah pilih pilihan rumus sama samakan satu sebab sebagai sebaiknya sehingga
    sel selisih semua sendiri seperti seharusnya sesuai setiap siap sudah sumber tahun tanpa
    temuan templat tertulis tetapi tidak tulis untuk wajib yang
"""
COMMON = frozenset(_COMMON.split())
_QUOTED = re.compile(r'"[^"]*"')


def _names() -> list[str]:
    """What the Indonesian workbook calls its sheets, columns, fields and answers, longest first."""
    sheets = WORKBOOK.filled
    names = {sheet.title for sheet in WORKBOOK.sheets}
    names |= {column.header for sheet in sheets for column in sheet.columns}
    names |= {
        value
        for sheet in sheets
        for column in sheet.columns
        for value in (column.choices.values if column.choices else ())
    }
    return sorted(names, key=len, reverse=True)


_NAMES = re.compile("|".join(rf"\b{re.escape(name)}" for name in _names()))


def indonesian(text: str) -> set[str]:
    """The Indonesian words in a text that are no quotation, no name of the workbook, no file or code."""
    bare = _NAMES.sub(" ", _QUOTED.sub(" ", text))
    return {word for part in bare.split() if (word := part.strip("().,;:!?*").lower()) in COMMON}
