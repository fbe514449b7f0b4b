"""Family I: who reports, and for which year."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..declaration.vocabulary import Kind, Severity
from ..model.numbers import Reading
from ..model.rule import CELLS, Check, rule

if TYPE_CHECKING:
    import polars as pl

FIRST_YEAR, LAST_YEAR = 2000, 2100
FIRST_APPOINTMENT = 1950
YOUNGEST = 16
"""Years between birth and appointment (UU 5/2014 asks for at least 18; contracts were looser)."""


def _nip() -> pl.Expr:
    """The NIP where it has its eighteen digits; null elsewhere, so that one rule speaks."""
    import polars as pl

    return pl.when(pl.col("nip").str.contains("^[0-9]{18}$")).then("nip")


def _birth() -> pl.Expr:
    import polars as pl

    return _nip().str.slice(0, 8).str.to_date("%Y%m%d", strict=False).cast(pl.Date)


def _appointment_year() -> pl.Expr:
    import polars as pl

    return _nip().str.slice(8, 4).cast(pl.Int32)


def _plausible_appointment() -> pl.Expr:
    return _appointment_year().is_between(FIRST_APPOINTMENT, LAST_YEAR)


@rule(
    "I201",
    Severity.ERROR,
    "Tahun tidak wajar",
    message="{header} berisi {found}, bukan tahun antara 2000 dan 2100.",
    remedy="Tulis tahun dengan empat angka, misalnya 2023.",
    breaks="Identitas\nTahun anggaran | 23",
    holds="Identitas\nTahun anggaran | 2023",
)
def implausible_year() -> Iterator[Check]:
    """Tahun anggaran dan tahun perjanjian kinerja ditulis dengan empat angka."""
    import polars as pl

    from ..model.rule import text

    for key, header in (("year", "Tahun anggaran"), ("agreement_year", "Tahun perjanjian kinerja")):
        year = pl.col(key)
        yield Check(
            "identity",
            key,
            year.is_between(FIRST_YEAR, LAST_YEAR),
            found=year,
            kind=Kind.YEAR,
            facts={"header": text(header)},
        )


@rule(
    "I202",
    Severity.ERROR,
    "Tahun anggaran berbeda dari tahun pelaporan",
    message="Tahun anggaran {found}, seharusnya {expected}, yaitu tahun yang dilaporkan.",
    remedy="Perbaiki tahunnya; bila berkas ini memang untuk tahun lain, kirim berkas yang benar.",
    breaks="lkip.toml\n[agency]\nyear = 2023\n\nIdentitas\nTahun anggaran | 2022",
    holds="lkip.toml\n[agency]\nyear = 2023\n\nIdentitas\nTahun anggaran | 2023",
)
def other_year() -> Iterator[Check]:
    """Tahun yang dilaporkan ditetapkan di lkip.toml (agency.year)."""
    import polars as pl

    year, expected = pl.col("year"), pl.col("expected_year")
    sound = (year == expected) | ~year.is_between(FIRST_YEAR, LAST_YEAR)
    yield Check("identity", "year", sound, found=year, expected=expected, kind=Kind.YEAR)


@rule(
    "I203",
    Severity.WARNING,
    "Tahun perjanjian kinerja berbeda",
    message="Tahun perjanjian kinerja {found}, tahun anggaran {expected}.",
    remedy="Pastikan perjanjian kinerja yang dilampirkan memang untuk tahun anggaran ini.",
    breaks="Identitas\nTahun anggaran | 2023\nTahun perjanjian kinerja | 2024",
    holds="Identitas\nTahun anggaran | 2023\nTahun perjanjian kinerja | 2023",
)
def agreement_year() -> Iterator[Check]:
    """LKIP membandingkan realisasi dengan perjanjian kinerja tahun yang sama."""
    import polars as pl

    year, agreed = pl.col("year"), pl.col("agreement_year")
    plausible = year.is_between(FIRST_YEAR, LAST_YEAR) & agreed.is_between(FIRST_YEAR, LAST_YEAR)
    yield Check(
        "identity",
        "agreement_year",
        (agreed == year) | ~plausible,
        found=agreed,
        expected=year,
        kind=Kind.YEAR,
    )


@rule(
    "I301",
    Severity.ERROR,
    "NIP tidak lengkap",
    message='NIP "{found}" tidak terdiri atas 18 angka.',
    remedy="Salin NIP dari surat keputusan: 18 angka, boleh berspasi.",
    breaks='Identitas\nNIP | "19700101 199501 2"',
    holds='Identitas\nNIP | "19700101 199501 2 001"',
)
def malformed_nip() -> Iterator[Check]:
    """NIP terdiri atas 18 angka: tanggal lahir, bulan pengangkatan, jenis kelamin, nomor urut."""
    import polars as pl

    yield Check("identity", "nip", pl.col("nip").str.contains("^[0-9]{18}$"), found=pl.col("nip"))


@rule(
    "I302",
    Severity.ERROR,
    "Tanggal dalam NIP tidak mungkin",
    message='NIP "{found}" memuat tanggal lahir atau tahun pengangkatan yang tidak mungkin.',
    remedy="Periksa delapan angka pertama (tahun, bulan, tanggal lahir) dan empat angka berikutnya.",
    breaks='Identitas\nNIP | "197013011995012001"',
    holds='Identitas\nNIP | "197001011995012001"',
)
def impossible_date() -> Iterator[Check]:
    """Delapan angka pertama NIP ialah tanggal lahir, empat berikutnya tahun pengangkatan. Dua angka
    sesudahnya tidak diperiksa: pada NIP PPPK itu kode, bukan bulan."""
    import polars as pl

    known = _birth().is_not_null() & _plausible_appointment()
    yield Check("identity", "nip", known | _nip().is_null(), found=pl.col("nip"))


@rule(
    "I303",
    Severity.ERROR,
    "Umur saat diangkat tidak mungkin",
    message='Menurut NIP "{found}", pemiliknya diangkat pada umur {age} tahun.',
    remedy="Periksa tahun lahir (angka 1-4) dan tahun pengangkatan (angka 9-12) pada NIP.",
    breaks='Identitas\nNIP | "199001012000012001"',
    holds='Identitas\nNIP | "197001011995012001"',
)
def too_young() -> Iterator[Check]:
    """Antara lahir dan pengangkatan sekurang-kurangnya enam belas tahun."""
    import polars as pl

    age = _appointment_year() - _birth().dt.year()
    yield Check(
        "identity",
        "nip",
        (age >= YOUNGEST) | ~_plausible_appointment(),
        found=pl.col("nip"),
        facts={"age": (Kind.COUNT, age)},
    )


@rule(
    "I304",
    Severity.ERROR,
    "Angka jenis kelamin pada NIP tidak wajar",
    message='Angka ke-15 pada NIP "{found}" bukan 1 (pria) atau 2 (wanita).',
    remedy="Periksa angka ke-15 pada NIP.",
    breaks='Identitas\nNIP | "197001011995013001"',
    holds='Identitas\nNIP | "197001011995012001"',
)
def sex_digit() -> Iterator[Check]:
    """Angka ke-15 NIP ialah 1 untuk pria dan 2 untuk wanita."""
    import polars as pl

    yield Check("identity", "nip", _nip().str.slice(14, 1).is_in(["1", "2"]), found=pl.col("nip"))


@rule(
    "I305",
    Severity.ERROR,
    "NIP tersimpan sebagai bilangan",
    message="NIP tersimpan sebagai bilangan ({found}), sehingga angka-angka terakhirnya hilang.",
    remedy="Beri sel format Teks (Text), lalu ketik ulang ke-18 angkanya.",
    breaks="Identitas\nNIP | 197001011995012001",
    holds='Identitas\nNIP | "197001011995012001"',
)
def nip_as_number() -> Iterator[Check]:
    """Excel menyimpan paling banyak lima belas angka dari sebuah bilangan; tiga angka terakhir NIP
    menjadi nol tanpa pemberitahuan."""
    import polars as pl

    met = pl.col("reading") == int(Reading.NUMBER)
    yield Check(CELLS, "", ~met, found=pl.col("raw"))
