"""Sentences about files that are not read, and about what else lies in a folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tests.reader.books import lkip, saved
from xlsx_lkip.model.tables import Problem

from .said import Folder, Said

_MAY_BE_SENT = (
    ("kiriman.zip", "arsip", "keluarkan (ekstrak) dahulu buku kerja di dalamnya"),
    (
        "kiriman.xltx",
        "templat Excel",
        "buka dengan Excel, lalu simpan sebagai Buku Kerja Excel (.xlsx)",
    ),
    (
        "kiriman.numbers",
        "lembar kerja dari program lain",
        "buka dengan program asalnya, lalu simpan atau ekspor sebagai Excel (.xlsx)",
    ),
    (
        "kiriman.gsheet",
        "pintasan",
        "buka pintasannya, lalu unduh atau salin berkasnya sebagai Excel (.xlsx)",
    ),
    (
        "kiriman.part",
        "unduhan atau simpanan yang belum selesai",
        "unduh atau simpan lagi sampai selesai; akhirannya harus .xlsx",
    ),
    (
        "kiriman.bak",
        "cadangan",
        "bila memang ini yang berlaku, simpan sebagai .xlsx dengan nama lain",
    ),
    (
        "kiriman.qqq",
        "berkas jenis lain",
        "bila isinya buku kerja, buka dengan Excel, lalu simpan sebagai .xlsx",
    ),
)
_OTHERS = (
    ("surat.pdf", "dokumen", "minta buku kerjanya (.xlsx), bukan cetakan atau salinannya"),
    ("foto.jpg", "gambar", "minta buku kerjanya (.xlsx), bukan gambarnya"),
    (
        "isi.csv",
        "data teks",
        "minta buku kerjanya (.xlsx), sebab berkas ini paling banyak memuat satu lembar",
    ),
)


def _beside(folder: Path) -> None:
    """A workbook, one file of each kind beside it, and a link to where it lies."""
    saved(lkip(), folder)
    for name, *_ in (*_MAY_BE_SENT, *_OTHERS):
        (folder / name).write_bytes(b"isi")
    (folder / "lagi").symlink_to(folder, target_is_directory=True)

    (folder / "tautan.xlsx").symlink_to(folder / "tidak-ada.xlsx")


def _by_name(folder: Path) -> Sequence[Path]:
    """Files that hold no workbook, a workbook under a name of something else, nothing, an empty folder."""
    broken = [folder / name for name in ("rusak.xlsx", *(name for name, *_ in _OTHERS))]
    for file in broken:
        file.write_bytes(b"isi")
    renamed = saved(lkip(), folder).rename(folder / "kiriman.bak")
    (folder / "kosong").mkdir()
    return [*broken, renamed, folder / "tidak-ada.xlsx", folder / "kosong"]


_BESIDE, _BY_NAME = Folder(_beside), Folder(_by_name)


def _met(code: str, message: str, **facts: str) -> Said:
    """What only a file that is long to make brings about; see tests/reader."""
    return Said(code, message, source=Problem(code, None, facts=tuple(facts.items())))


_TOO_MANY = (
    ("2.000.001", "sel", "2.000.000"),
    ("1.001", "lembar", "1.000"),
    ("500.001", "teks bersama", "500.000"),
    ("20.001", "baris isian", "20.000"),
    ("5.001", "baris isian dengan judul, jumlah atau keterangan di antaranya", "5.000"),
    ("32.768", "karakter dalam satu sel", "32.767"),
    ("10.001", "format kolom di satu lembar", "10.000"),
)
_READ = (
    Said(
        "B001",
        "Berkas ini rusak atau bukan buku kerja Excel, sehingga tidak dapat dibaca.",
        source=_BY_NAME,
    ),
    _met("B002", "Berkas ini dilindungi kata sandi, sehingga tidak dapat dibaca."),
    _met(
        "B003", "Berkas ini terlalu besar untuk sebuah LKIP (51 MB) dan tidak dibuka.", size="51 MB"
    ),
    _met("B004", "Berkas ini bukan buku kerja LKIP: tidak satu pun lembarnya dikenali."),
    _met(
        "B005",
        "Versi templat berkas ini (tanpa versi) tidak dikenal; versi yang berlaku 1.0.",
        version="tanpa versi",
        current="1.0",
    ),
    _met(
        "B006",
        "Berkas ini dibuat dari templat versi 0.9; versi yang berlaku 1.0.",
        version="0.9",
        current="1.0",
    ),
    Said("B007", "Berkas atau folder ini tidak ada.", source=_BY_NAME),
    Said(
        "B008",
        "Folder ini tidak berisi buku kerja (.xlsx, .xlsm, .xls, .xlsb atau .ods).",
        source=_BY_NAME,
    ),
    _met(
        "B011",
        "Berkas ini tidak selesai dibaca dalam 2 detik waktu prosesor; sebuah LKIP selesai jauh lebih cepat. "
        "Pembacaannya dihentikan.",
        limit="2",
    ),
    _met(
        "B012",
        "Untuk membaca berkas ini diperlukan memori lebih dari 300 MB, jauh di atas kebutuhan sebuah LKIP. "
        "Pembacaannya dihentikan.",
        limit="300 MB",
    ),
    *(
        _met(
            "B013",
            f"Menurut isinya, berkas ini memuat {count} {what}; batasnya {limit}. Berkas ini tidak dibaca.",
            count=count,
            what=what,
            limit=limit,
        )
        for count, what, limit in _TOO_MANY
    ),
    _met(
        "B014",
        "Berkas ini tidak dapat dibuka: tidak ada izin untuk membacanya, atau program lain menguncinya.",
    ),
    _met(
        "B015",
        "Nama ini bukan berkas, melainkan pipa, soket, atau perangkat, sehingga tidak dibaca.",
    ),
    _met("B016", "Berkas ini berubah selagi dibaca: sedang disimpan atau disalin."),
    _met(
        "B017",
        "Sistem tidak dapat membuka berkas ini (Input/output error).",
        reason="Input/output error",
    ),
    _met(
        "B301",
        "Berkas .xls diterima; rumus, baris tersembunyi dan nilai galat di dalamnya tidak diperiksa.",
        suffix=".xls",
        unseen="rumus, baris tersembunyi dan nilai galat",
    ),
    _met(
        "B301",
        "Berkas .ods diterima; makro dan tautan ke buku kerja lain di dalamnya tidak diperiksa.",
        suffix=".ods",
        unseen="makro dan tautan ke buku kerja lain",
    ),
    _met("B302", "Berkas ini memuat makro. Makro tidak pernah dijalankan."),
    _met("B303", "Berkas ini mengambil angka dari buku kerja lain; angka itu dapat usang."),
)
_PASSED = (
    *(
        Said(
            "B030",
            f"1 berkas bukan buku kerja dilewati ({what}): {name}.",
            f"Jadikan buku kerja .xlsx, lalu periksa lagi. Caranya: {how}.",
            _BESIDE,
        )
        for name, what, how in _MAY_BE_SENT
    ),
    *(
        Said("B031", f"1 berkas bukan buku kerja dilewati ({what}): {name}.", source=_BESIDE)
        for name, what, _ in _OTHERS
    ),
    *(
        Said(
            "B036",
            f"Ini {what}, bukan buku kerja, sehingga tidak diperiksa.",
            f"Periksa buku kerjanya, bukan berkas ini. Caranya: {how}.",
            _BY_NAME,
        )
        for name, what, how in _OTHERS
    ),
    Said(
        "B032",
        "1 tautan menunjuk folder yang sudah dibaca atau yang memuat folder ini: lagi.",
        source=_BESIDE,
    ),
    _met("B033", "Folder ini tidak boleh dibuka, sehingga isinya tidak diperiksa."),
    Said("B034", "Tautan ini menunjuk berkas atau folder yang tidak ada.", source=_BESIDE),
    Said(
        "B037",
        "Menurut akhiran namanya ini cadangan, tetapi isinya buku kerja dan dibaca.",
        source=_BY_NAME,
    ),
    _met(
        "B038",
        "Berkas ini laporan yang dibuat xlsx-lkip (laporan gabungan atau daftar temuan), bukan kiriman.",
    ),
)
FILES = (*_READ, *_PASSED)
