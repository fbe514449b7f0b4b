"""The sheets about people and their work: staff, support, duties and positions (Bab I)."""

from __future__ import annotations

from .expressions import Cell, Ratio, RowSum, Total
from .ranks import RANKS
from .terms import DUTIES, EDUCATION
from .vocabulary import Column, Kind, Summary, Table

_HEADCOUNTS = ("Jml", "Jml.", "Banyaknya", "Total", "Orang", "Jumlah orang", "Jumlah pegawai")

STAFF = Table(
    "staff",
    "Pegawai",
    "P",
    "Jumlah ASN menurut pangkat dan pendidikan.",
    (
        Column(
            "rank",
            "Pangkat/Golongan",
            Kind.CHOICE,
            required=True,
            choices=RANKS,
            width=34,
            hint="Pilih dari daftar; satu baris untuk satu pangkat.",
            aliases=("Pangkat", "Golongan", "Golongan/Ruang", "Pangkat/Gol", "Pangkat (Gol/Ruang)"),
        ),
        *(
            Column(
                level.lower(), level, Kind.COUNT, width=7, hint=f"Banyaknya ASN lulusan {level}."
            )
            for level in EDUCATION
        ),
        Column(
            "total",
            "Jumlah",
            Kind.COUNT,
            formula=RowSum(tuple((1, Cell(level.lower())) for level in EDUCATION)),
            width=9,
        ),
    ),
    rows=34,
    summaries=(
        Summary(
            "total",
            "Jumlah",
            {key: Total(key) for key in (*map(str.lower, EDUCATION), "total")},
        ),
        Summary(
            "share",
            "Persentase",
            {
                key: Ratio(Total(key), Total("total"))
                for key in (*map(str.lower, EDUCATION), "total")
            },
        ),
    ),
    identifier="rank",
)

SUPPORT = Table(
    "support",
    "Tenaga Pendukung",
    "P",
    "Tenaga non-ASN menurut jenisnya.",
    (
        Column(
            "role",
            "Jenis tenaga",
            Kind.TEXT,
            required=True,
            width=48,
            aliases=("Jenis", "Tenaga", "Nama jabatan", "Jabatan", "Uraian"),
        ),
        Column("headcount", "Jumlah", Kind.COUNT, required=True, width=10, aliases=_HEADCOUNTS),
        Column("remark", "Keterangan", Kind.TEXT, width=48, aliases=("Ket", "Ket.", "Catatan")),
    ),
    rows=60,
    summaries=(Summary("total", "Jumlah", {"headcount": Total("headcount")}),),
)

DUTY = Table(
    "duty",
    "Tugas Fungsi",
    "O",
    "Tugas pokok dan fungsi (Bab I.A.1).",
    (
        Column("type", "Jenis", Kind.CHOICE, required=True, choices=DUTIES, width=14),
        Column("description", "Uraian", Kind.TEXT, required=True, width=100),
    ),
    rows=100,
)

ORGANIZATION = Table(
    "organization",
    "Organisasi",
    "O",
    "Jabatan dalam struktur organisasi (Bab I.A).",
    (
        Column(
            "position", "Jabatan", Kind.TEXT, required=True, width=56, aliases=("Nama jabatan",)
        ),
        Column("headcount", "Jumlah", Kind.COUNT, required=True, width=10, aliases=_HEADCOUNTS),
        Column("superior", "Atasan langsung", Kind.TEXT, width=56, aliases=("Atasan",)),
    ),
    rows=100,
    identifier="position",
)
