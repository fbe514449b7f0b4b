"""Identitas: who reports, and the unit's own control totals."""

from __future__ import annotations

from .control_totals import CONTROL_TOTALS
from .ranks import RANKS
from .vocabulary import Field, Form, Kind


def _stated(key: str, label: str) -> Field:
    """The line on which a unit states one of its own control totals."""
    total = CONTROL_TOTALS[key]
    return Field(key, label, total.kind, control=(total.table, total.column))


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
        _stated("staff", "Jumlah ASN"),
        _stated("support", "Jumlah tenaga pendukung"),
        _stated("budget", "Pagu menurut DPA"),
        _stated("realization", "Realisasi menurut LRA"),
        _stated("remaining", "Sisa menurut LRA"),
        _stated("absorption", "Persentase menurut LRA"),
    ),
)
