"""Sentences about the submissions of one agency: each other, `lkip.toml`, the plan, what is lacking."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from tests.examples import written
from tests.reader.books import lkip, saved
from tests.test_units import EARLY, LATE, send
from xlsx_lkip.model.tables import Problem

from .said import Folder, Said

_CONTROL = """lkip.toml
[control]
staff = 8
support = 1
budget = 90
realization = 60
remaining = 40
absorption = 60.01

Pegawai
Pangkat/Golongan | S1
III/a | 7

Tenaga Pendukung
Jenis tenaga | Jumlah
Sopir | 2

Anggaran
Pagu | Realisasi
100 | 50"""
_WAITING = _CONTROL.replace(
    "\n[control]", '\n[agency]\nunits = ["Bidang Contoh", "Bidang B"]\n[control]'
)
_EXPECTED = "lkip.toml\n[agency]\nunits = [{}]\n\nIdentitas\nUnit kerja | Bidang A"
_NEARLY = 'lkip.toml\n[agency]\nunits = ["Bidang Usaha Mikro"]\n\nIdentitas\nUnit kerja | Bid. Usaha Mikro'
_BOTH_NEARLY = (
    'lkip.toml\n[agency]\nunits = ["Bidang Usaha Mikro"]\n\nBerkas 1\nIdentitas\n'
    "Unit kerja | Bidang Usaha Mikro\n\nBerkas 2\nIdentitas\nUnit kerja | Bid. Usaha Mikro\nPenyusun | Ani"
)
_THREE = "\n\n".join(
    f"Berkas {number}\nIdentitas\nUnit kerja | Bidang {unit}\nPerangkat daerah | {agency}"
    for number, unit, agency in ((1, "A", "Dinas X"), (2, "B", "Dinas X"), (3, "C", "Dinas Y"))
)
_PLANNED = (
    'lkip.toml\n[plan]\nfile = "rencana.csv"\n\nrencana.csv\nprogram,kegiatan,sub kegiatan,pagu,unit kerja\n'
    "P,K,Rapat koordinasi,100,Bidang A\nP,K,Sewa gedung,200,{}\n\nIdentitas\nUnit kerja | Bidang A\n\n"
    "Anggaran\nProgram | Kegiatan | Sub kegiatan | Pagu | Realisasi\nP | K | Rapat koordinasi | 100 | 1\n"
    "P | K | {} | 200 | 1"
)


def _sent_twice(folder: Path) -> None:
    """Two workbooks of each of three units: told apart by what they say, by their files, and not at all."""
    for unit, saved_at, days in (
        ("A", (EARLY, LATE), (1, 1)),
        ("B", ("", ""), (2, 1)),
        ("C", ("", ""), (1, 1)),
    ):
        for name, when, day in zip("pq", saved_at, days, strict=True):
            send(folder, f"{unit}{name}", f"Bidang {unit}", f"Sub {unit}{name}", when, day)


def _not_all_read(folder: Path, *, damaged: bool = True, lacking: bool = True) -> None:
    """A file that is none, and one without Anggaran."""
    if damaged:
        (folder / "rusak.xlsx").write_bytes(b"bukan buku kerja")
    (folder / "lkip.toml").write_text("[control]\nbudget = 1600\n", encoding="utf-8")
    book = lkip()
    if lacking:
        del book["Anggaran"]
    saved(book, folder, "kiriman.xlsx")


def _as_print(folder: Path) -> None:
    """What one of two units sent is no workbook."""
    written(_EXPECTED.format('"Bidang A", "Bidang B"'), folder)
    (folder / "Bidang B.pdf").write_bytes(b"%PDF-1.4")


_TWICE = Folder(_sent_twice)
_CONTROLLED = (
    Said("U301", "ASN semua berkas berjumlah 7, menurut lkip.toml 8 (kurang 1)."),
    *(
        Said(code, f"{label} semua berkas berjumlah {figures}.", source=_CONTROL)
        for code, label, figures in (
            ("U301", "ASN", "7, menurut lkip.toml 8 (kurang 1)"),
            ("U301", "Tenaga pendukung", "2, menurut lkip.toml 1 (lebih 1)"),
            ("U302", "Pagu", "Rp100, menurut lkip.toml Rp90 (lebih Rp10)"),
            ("U302", "Realisasi", "Rp50, menurut lkip.toml Rp60 (kurang Rp10)"),
            ("U302", "Sisa", "Rp50, menurut lkip.toml Rp40 (lebih Rp10)"),
            ("U303", "Persentase realisasi", "50,00%, menurut lkip.toml 60,01% (kurang 10,01%)"),
        )
    ),
)
_WAITS = "Jumlah semua berkas belum dibandingkan dengan angka perangkat daerah."
_LACKING = (
    Said("U204", f"{_WAITS} Baru 1 dari 2 unit kerja mengirim. Pagu sampai kini Rp0 dari Rp150."),
    Said(
        "U204",
        f"{_WAITS} Baru 1 dari 2 unit kerja mengirim. ASN sampai kini 7 dari 8. Tenaga pendukung sampai kini "
        "2 dari 1. Pagu sampai kini Rp100 dari Rp90. Realisasi sampai kini Rp50 dari Rp60. Sisa sampai kini "
        "Rp50 dari Rp40. Persentase realisasi sampai kini 50,00% dari 60,01%.",
        source=_WAITING,
    ),
    Said(
        "U204",
        f"{_WAITS} Tidak terbaca: 1 berkas; juga Anggaran (kiriman.xlsx). Pagu sampai kini Rp0 dari Rp1.600.",
        source=Folder(_not_all_read),
    ),
    Said(
        "U204",
        f"{_WAITS} Tidak terbaca: 1 berkas. Pagu sampai kini Rp1.500 dari Rp1.600.",
        source=Folder(partial(_not_all_read, lacking=False)),
    ),
    Said(
        "U204",
        f"{_WAITS} Tidak terbaca: Anggaran (kiriman.xlsx). Pagu sampai kini Rp0 dari Rp1.600.",
        source=Folder(partial(_not_all_read, damaged=False)),
    ),
)
_SENT = (
    *(
        Said("U101", f'Unit kerja "Bidang {unit}" juga dikirim dalam berkas {why}.', source=_TWICE)
        for unit, why in (
            ("A", "Aq-1.xlsx; berkas ini digantikan berkas itu, yang disimpan lebih akhir"),
            (
                "B",
                "Bp-1.xlsx; berkas ini digantikan berkas itu, yang tanggal berkasnya lebih akhir",
            ),
            ("C", "Cp-1.xlsx; tidak dapat diketahui mana yang lebih baru"),
        )
    ),
    Said("U102", "Isi berkas ini sama persis dengan berkas-1.xlsx."),
    Said("U103", "Tahun anggaran 2022, seharusnya 2023 seperti berkas lain."),
    Said(
        "U104",
        'Perangkat daerah "Dinas Contoh", seharusnya "Dinas Lain" menurut pengaturan sekretariat.',
    ),
    Said(
        "U104",
        'Perangkat daerah "Dinas Y", seharusnya "Dinas X" seperti berkas lain.',
        source=_THREE,
    ),
    Said(
        "U105",
        "Berkas ini dibuat dari templat versi 1.0, kebanyakan berkas lain 1.1.",
        source=Problem("U105", None, facts=(("version", "1.0"), ("common_version", "1.1"))),
    ),
    Said("U106", 'Sub kegiatan "S" juga dilaporkan oleh Bidang B.'),
    Said("U201", 'Unit kerja "Bidang B" belum mengirim buku kerja.'),
    Said(
        "U201",
        'Unit kerja "Bidang Usaha Mikro" belum mengirim buku kerja. Yang mirip: "Bid. Usaha Mikro".',
        source=_NEARLY,
    ),
    Said(
        "U201",
        'Unit kerja "Bidang B" belum mengirim buku kerja. Mungkin kirimannya "Bidang B.pdf", yang bukan buku '
        "kerja.",
        source=Folder(_as_print),
    ),
    Said(
        "U202",
        'Unit kerja "Bidang A" tidak ada dalam daftar unit kerja.',
        source=_EXPECTED.format('"Sekretariat"'),
    ),
    Said(
        "U202",
        'Unit kerja "Bid. Usaha Mikro" tidak ada dalam daftar unit kerja. Yang mirip: "Bidang Usaha Mikro".',
        source=_NEARLY,
    ),
    Said(
        "U202",
        'Unit kerja "Bid. Usaha Mikro" tidak ada dalam daftar unit kerja. Yang mirip: "Bidang Usaha Mikro". '
        "Unit itu sudah mengirim berkas-1.xlsx; mungkin unit yang sama, dan angkanya terhitung dua kali.",
        source=_BOTH_NEARLY,
    ),
    Said(
        "U203",
        'Unit kerja "Bid. Usaha Mikro" mungkin sama dengan "Bidang Usaha Mikro" di berkas berkas-1.xlsx; '
        "bila sama, angkanya terhitung dua kali.",
    ),
)
_PLAN = (
    Said("U401", "Pagu Rp90, seharusnya Rp100 menurut rencana perangkat daerah (selisih Rp10)."),
    Said(
        "U402",
        'Sub kegiatan "Sewa gedung" direncanakan dengan pagu Rp200, tetapi tidak ada di buku kerja ini.',
        source=_PLANNED.format("Bidang A", "Rapat koordinasi").replace(
            "\nP | K | Rapat koordinasi | 200 | 1", ""
        ),
    ),
    Said(
        "U402",
        'Sub kegiatan "Sewa gedung" direncanakan dengan pagu Rp200, tetapi tidak ada di buku kerja ini. Nama '
        'yang paling dekat di sana: "Sewa gudang arsip".',
        source=_PLANNED.format("Bidang A", "Sewa gudang arsip"),
    ),
    Said(
        "U403",
        'Sub kegiatan "Sewa gudang arsip" tidak ada dalam rencana perangkat daerah untuk unit kerja ini. '
        'Nama yang paling dekat di sana: "Sewa gedung".',
    ),
    Said(
        "U403",
        'Sub kegiatan "Sewa gedung" tidak ada dalam rencana perangkat daerah untuk unit kerja ini. Menurut '
        'rencana itu milik "Bidang B".',
        source=_PLANNED.format("Bidang B", "Sewa gedung"),
    ),
)
AGENCY = (*_CONTROLLED, *_LACKING, *_SENT, *_PLAN)
