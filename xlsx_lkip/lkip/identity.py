"""Identitas: who reports, and the unit's own control totals."""

from __future__ import annotations

from ..spec import Field, Form, Kind
from .ranks import RANKS

IDENTITY = Form(
    "identity",
    "Identitas",
    "I",
    "Siapa yang melapor, untuk tahun berapa, dan angka pembanding unit kerja sendiri.",
    (
        Field("agency", "Perangkat daerah", Kind.TEXT, required=True),
        Field("region", "Kabupaten/Kota", Kind.TEXT, required=True),
        Field("unit", "Unit kerja", Kind.TEXT, required=True),
        Field("year", "Tahun anggaran", Kind.YEAR, required=True, hint="Empat angka."),
        Field(
            "agreement_year",
            "Tahun perjanjian kinerja",
            Kind.YEAR,
            required=True,
            hint="Empat angka; biasanya sama dengan tahun anggaran.",
        ),
        Field("head", "Nama kepala", Kind.TEXT, required=True),
        Field("position", "Jabatan", Kind.TEXT, required=True),
        Field("rank", "Pangkat/Golongan", Kind.CHOICE, required=True, choices=RANKS),
        Field(
            "nip",
            "NIP",
            Kind.NIP,
            required=True,
            hint="18 angka sebagai teks; sel ini sudah berformat teks.",
        ),
        Field("place", "Tempat", Kind.TEXT),
        Field("date", "Tanggal", Kind.DATE),
        Field("author", "Penyusun", Kind.TEXT),
        Field("staff", "Jumlah ASN", Kind.COUNT, control=("staff", "total")),
        Field("support", "Jumlah tenaga pendukung", Kind.COUNT, control=("support", "headcount")),
        Field("budget", "Pagu menurut DPA", Kind.AMOUNT, control=("budget", "budget")),
        Field(
            "realization",
            "Realisasi menurut LRA",
            Kind.AMOUNT,
            control=("budget", "realization"),
        ),
        Field("remaining", "Sisa menurut LRA", Kind.AMOUNT, control=("budget", "remaining")),
        Field(
            "absorption",
            "Persentase menurut LRA",
            Kind.PERCENT,
            control=("budget", "absorption"),
        ),
    ),
)
