"""THE declaration of the LKIP workbook: every sheet, column, formula and list.

Template, reader, schemas, consolidation, rule pages and `layout` are derived from it; nothing
about the workbook's form is said a second time anywhere else. How it is said is `spec`.

Sources: PermenPAN-RB 53/2014 (content of the report), Permendagri 86/2017 (scale of Kategori),
Permendagri 90/2019 (form of a Kode).
"""

from __future__ import annotations

from collections.abc import Mapping

from .expressions import Band, ByChoice, Cell, Distance, Ratio, RowSum, Total
from .ranks import RANKS
from .spec import Choices, Column, Field, Form, Kind, Page, Severity, Summary, Table, Workbook

VERSION = "1.0"
KNOWN_VERSIONS = ("1.0",)
NOTHING_TO_REPORT = "Nihil"

SCALE: Mapping[str, int] = {
    "Sangat Tinggi": 91,
    "Tinggi": 76,
    "Sedang": 66,
    "Rendah": 51,
    "Sangat Rendah": 0,
}
"""Lower bound of each Kategori in percent (Permendagri 86/2017)."""

EDUCATION = ("S3", "S2", "S1", "D4", "D3", "D2", "D1", "SMA", "SMP", "SD")
UPWARD, DOWNWARD, EXACT = "Naik", "Turun", "Tetap"
DIRECTIONS = Choices((UPWARD, DOWNWARD, EXACT))
DUTIES = Choices(("Tugas pokok", "Fungsi"))

_RESULT, _GOAL = Cell("realization"), Cell("target")
ACHIEVEMENT = ByChoice(
    "direction",
    {
        UPWARD: Ratio(_RESULT, _GOAL),
        DOWNWARD: Ratio(2 * _GOAL - _RESULT, _GOAL),
        EXACT: Ratio(_GOAL - Distance(_RESULT, _GOAL), _GOAL),
    },
)
"""Capaian by direction: R/T, (2T - R)/T, 1 - |R - T|/T (PermenPAN-RB 53/2014)."""
ABSORPTION = Ratio(Cell("realization"), Cell("budget"))
REMAINING = Cell("budget") - Cell("realization")


def _plan_columns(*, code_hint: str) -> tuple[Column, ...]:
    """Kode, Program, Kegiatan and Sub kegiatan, which Program and Anggaran share."""
    return (
        Column("code", "Kode", Kind.CODE, width=18, hint=code_hint),
        Column(
            "program",
            "Program",
            Kind.TEXT,
            required=True,
            group=True,
            width=28,
            hint="Nama program. Cukup ditulis sekali; baris di bawahnya boleh kosong.",
        ),
        Column(
            "activity",
            "Kegiatan",
            Kind.TEXT,
            required=True,
            group=True,
            width=30,
            hint="Nama kegiatan. Cukup ditulis sekali; baris di bawahnya boleh kosong.",
        ),
        Column(
            "subactivity",
            "Sub kegiatan",
            Kind.TEXT,
            required=True,
            width=36,
            hint="Nama sub kegiatan, satu baris untuk satu sub kegiatan.",
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
        ),
        Column(
            "indicator",
            "Indikator kinerja",
            Kind.TEXT,
            required=True,
            width=36,
            hint="Nama indikator, sama persis di Perjanjian Kinerja dan Capaian.",
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
        Column("role", "Jenis tenaga", Kind.TEXT, required=True, width=48),
        Column("headcount", "Jumlah", Kind.COUNT, required=True, width=10),
        Column("remark", "Keterangan", Kind.TEXT, width=48),
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
        Column("position", "Jabatan", Kind.TEXT, required=True, width=56),
        Column("headcount", "Jumlah", Kind.COUNT, required=True, width=10),
        Column("superior", "Atasan langsung", Kind.TEXT, width=56),
    ),
    rows=100,
    identifier="position",
)

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
        Column("budget", "Pagu", Kind.AMOUNT, width=20, hint="Rupiah. Boleh kosong."),
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
        Column("budget", "Pagu", Kind.AMOUNT, required=True, width=20, hint="Rupiah menurut DPA."),
        Column(
            "realization",
            "Realisasi",
            Kind.AMOUNT,
            required=True,
            width=20,
            hint="Rupiah menurut LRA; 0 bila belum ada.",
        ),
        Column("remaining", "Sisa", Kind.AMOUNT, formula=REMAINING, positive=False, width=20),
        Column("absorption", "Persentase", Kind.PERCENT, formula=ABSORPTION, width=12),
        Column("outcome", "Outcome", Kind.TEXT, required=True, width=36, hint="Indikator hasil."),
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


def _achievement(scale: Mapping[str, int]) -> Table:
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
            ),
            Column(
                "category",
                "Kategori",
                Kind.CHOICE,
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


def declare(scale: Mapping[str, int] = SCALE) -> Workbook:
    """The workbook under a scale of Kategori (name -> lower bound in percent, highest first)."""
    return Workbook(
        VERSION,
        KNOWN_VERSIONS,
        (
            Page("guide", "Petunjuk"),
            IDENTITY,
            STAFF,
            SUPPORT,
            DUTY,
            ORGANIZATION,
            ISSUE,
            AGREEMENT,
            PROGRAM,
            BUDGET,
            _achievement(scale),
            OBSTACLE,
        ),
    )


WORKBOOK = declare()
