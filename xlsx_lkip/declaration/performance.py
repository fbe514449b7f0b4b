"""The sheets about plans, money and results (Bab I.B to IV)."""

from __future__ import annotations

from collections.abc import Mapping

from .expressions import Band, Ratio, Total
from .terms import ABSORPTION, ACHIEVEMENT, DIRECTIONS, REMAINING
from .vocabulary import Choices, Column, Kind, Severity, Summary, Table

_CODES = ("Kode rekening", "Kode sub kegiatan", "No. kode", "Nomor kode")
_BUDGETS = (
    "Anggaran",
    "Jumlah anggaran",
    "Jumlah pagu",
    "Pagu anggaran",
    "Alokasi",
    "Alokasi anggaran",
)
_SHARES = (
    "%",
    "Persen",
    "% Realisasi",
    "Realisasi (%)",
    "Realisasi %",
    "Capaian",
    "Capaian (%)",
    "Penyerapan",
    "% Penyerapan",
    "Tingkat penyerapan",
    "Serapan",
)


def _plan_columns(*, code_hint: str) -> tuple[Column, ...]:
    """Kode, Program, Kegiatan and Sub kegiatan, which Program and Anggaran share."""
    return (
        Column("code", "Kode", Kind.CODE, width=18, hint=code_hint, aliases=_CODES),
        Column(
            "program",
            "Program",
            Kind.TEXT,
            required=True,
            group=True,
            width=28,
            hint="Nama program. Cukup ditulis sekali; baris di bawahnya boleh kosong.",
            aliases=("Nama program", "Uraian program", "Nomenklatur program"),
        ),
        Column(
            "activity",
            "Kegiatan",
            Kind.TEXT,
            required=True,
            group=True,
            width=30,
            hint="Nama kegiatan. Cukup ditulis sekali; baris di bawahnya boleh kosong.",
            aliases=("Nama kegiatan", "Uraian kegiatan", "Nomenklatur kegiatan"),
        ),
        Column(
            "subactivity",
            "Sub kegiatan",
            Kind.TEXT,
            required=True,
            width=36,
            hint="Nama sub kegiatan, satu baris untuk satu sub kegiatan.",
            aliases=("Nama sub kegiatan", "Nama sub-kegiatan", "Uraian", "Nomenklatur"),
        ),
    )


def _indicator_columns() -> tuple[Column, ...]:
    """Sasaran, Indikator kinerja and Satuan, which the agreement and its achievement share."""
    return (
        Column(
            "objective",
            "Sasaran",
            Kind.TEXT,
            required=True,
            group=True,
            width=32,
            hint="Sasaran strategis. Cukup ditulis sekali; baris di bawahnya boleh kosong.",
            aliases=("Tujuan/Sasaran", "Nama sasaran", "Uraian sasaran"),
        ),
        Column(
            "indicator",
            "Indikator kinerja",
            Kind.TEXT,
            required=True,
            width=36,
            hint="Nama indikator, sama persis di Perjanjian Kinerja dan Capaian.",
            aliases=("Indikator", "IKU", "Nama indikator", "Indikator sasaran", "Indikator utama"),
        ),
        Column(
            "unit_of_measure",
            "Satuan",
            Kind.TEXT,
            required=True,
            width=12,
            hint="Satuan angka, misalnya %, orang, dokumen.",
        ),
    )


def _direction() -> Column:
    return Column(
        "direction",
        "Arah",
        Kind.CHOICE,
        required=True,
        choices=DIRECTIONS,
        width=10,
        hint="Naik: makin tinggi makin baik. Turun: makin rendah makin baik. Tetap: harus tepat.",
    )


def _value(key: str, header: str, hint: str, *, required: bool = False) -> Column:
    return Column(key, header, Kind.VALUE, required=required, positive=False, width=14, hint=hint)


ISSUE = Table(
    "issue",
    "Permasalahan",
    "H",
    "Permasalahan utama atau isu strategis (Bab I.B).",
    (
        Column("issue", "Permasalahan", Kind.TEXT, required=True, width=50),
        Column("description", "Uraian", Kind.TEXT, width=80),
    ),
    rows=60,
)

AGREEMENT = Table(
    "agreement",
    "Perjanjian Kinerja",
    "K",
    "Sasaran, indikator dan target yang diperjanjikan (Bab II.A).",
    (
        *_indicator_columns(),
        _value("target", "Target", "Angka saja, dalam satuan pada kolom Satuan.", required=True),
        _direction(),
    ),
    rows=100,
    identifier="indicator",
    when_empty=Severity.WARNING,
)

PROGRAM = Table(
    "program",
    "Program",
    "G",
    "Rencana program, kegiatan dan sub kegiatan (Bab II.B).",
    (
        *_plan_columns(code_hint="Kode sub kegiatan, misalnya 2.17.01.2.01.0001. Boleh kosong."),
        Column(
            "budget",
            "Pagu",
            Kind.AMOUNT,
            width=20,
            hint="Rupiah. Boleh kosong.",
            aliases=_BUDGETS,
        ),
    ),
    rows=500,
    identifier="subactivity",
    when_empty=Severity.WARNING,
)

BUDGET = Table(
    "budget",
    "Anggaran",
    "A",
    "Pagu dan realisasi setiap sub kegiatan (Bab III).",
    (
        *_plan_columns(code_hint="Kode sub kegiatan, sama dengan lembar Program. Boleh kosong."),
        Column(
            "budget",
            "Pagu",
            Kind.AMOUNT,
            required=True,
            width=20,
            hint="Rupiah menurut DPA.",
            aliases=_BUDGETS,
        ),
        Column(
            "realization",
            "Realisasi",
            Kind.AMOUNT,
            required=True,
            width=20,
            hint="Rupiah menurut LRA; 0 bila belum ada.",
            aliases=(
                "Jumlah realisasi",
                "Total realisasi",
                "Realisasi anggaran",
                "Serapan anggaran",
            ),
        ),
        Column(
            "remaining",
            "Sisa",
            Kind.AMOUNT,
            formula=REMAINING,
            positive=False,
            width=20,
            aliases=("Saldo", "Selisih", "Jumlah sisa"),
        ),
        Column(
            "absorption",
            "Persentase",
            Kind.PERCENT,
            formula=ABSORPTION,
            width=12,
            aliases=_SHARES,
        ),
        Column(
            "outcome",
            "Outcome",
            Kind.TEXT,
            required=True,
            width=36,
            hint="Indikator hasil.",
            aliases=("Output", "Hasil", "Keluaran", "Indikator", "Indikator kinerja", "Tolok ukur"),
        ),
        Column("unit_of_measure", "Satuan", Kind.TEXT, required=True, width=12, hint="Misalnya %."),
    ),
    rows=500,
    summaries=(
        Summary(
            "total",
            "Jumlah",
            {
                "budget": Total("budget"),
                "realization": Total("realization"),
                "remaining": Total("remaining"),
                "absorption": Ratio(Total("realization"), Total("budget")),
            },
        ),
    ),
    identifier="subactivity",
    when_empty=Severity.ERROR,
)


def achievement(scale: Mapping[str, int]) -> Table:
    return Table(
        "achievement",
        "Capaian",
        "C",
        "Target dan realisasi setiap indikator (Bab III.A).",
        (
            *_indicator_columns(),
            _direction(),
            _value("previous", "Realisasi tahun lalu", "Angka saja. Boleh kosong."),
            _value("target", "Target", "Angka saja, dalam satuan di samping.", required=True),
            _value(
                "realization", "Realisasi", "Angka saja, dalam satuan di samping.", required=True
            ),
            Column(
                "achievement",
                "Capaian",
                Kind.PERCENT,
                formula=ACHIEVEMENT,
                positive=False,
                width=12,
                aliases=("% Capaian", "Persentase", "Persentase capaian", "Tingkat capaian", "%"),
            ),
            Column(
                "category",
                "Kategori",
                Kind.CHOICE,
                aliases=("Predikat", "Kriteria"),
                choices=Choices(tuple(scale)),
                formula=Band("achievement", scale),
                width=15,
            ),
            _value("final_target", "Target akhir Renstra", "Angka saja. Boleh kosong."),
            _value("standard", "Standar nasional", "Angka saja. Boleh kosong."),
            Column(
                "program",
                "Program pendukung",
                Kind.TEXT,
                width=32,
                hint="Nama program di lembar Anggaran yang mendukung indikator ini.",
            ),
            Column("explanation", "Penjelasan", Kind.TEXT, width=48),
        ),
        rows=500,
        identifier="indicator",
        when_empty=Severity.WARNING,
    )


OBSTACLE = Table(
    "obstacle",
    "Hambatan",
    "H",
    "Hambatan dan langkah antisipasinya (Bab III dan IV).",
    (
        Column("obstacle", "Hambatan", Kind.TEXT, required=True, width=44),
        Column("description", "Uraian", Kind.TEXT, width=60),
        Column("follow_up", "Langkah antisipasi", Kind.TEXT, required=True, width=60),
    ),
    rows=60,
)
