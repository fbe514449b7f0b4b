"""Rules for one sheet as a whole: its summary rows, what stands twice, and its codes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..expressions import Cell, Ratio
from ..lkip import WORKBOOK
from ..spec import Field, Kind, Severity, Table
from ..tables import FILE, SUMMARY
from ..text import name_key_of
from .records import truncation
from .rule import Check, rule, summary_of, text

if TYPE_CHECKING:
    import polars as pl

CODE = r"^[0-9X]\.[0-9X]{2}\.[0-9]{2}\.[0-9]\.[0-9]{2}\.(?:[0-9]{2}|[0-9]{4})$"
"""U.BB.PP.L.KK.SS or .SSSS (Permendagri 90/2019); X stands for any urusan."""
PROGRAM_LENGTH, ACTIVITY_LENGTH = len("2.17.01"), len("2.17.01.2.01")


def _summary_checks(table: Table, summary_key: str, *, ratios: bool) -> Iterator[Check]:
    """A check for each figure of a summary row: its sums, or its percentages."""
    import polars as pl

    summary = next(each for each in table.summaries if each.key == summary_key)
    here = pl.col(SUMMARY) == summary_key
    for key, formula in summary.formulas.items():
        if formula.percentage != ratios:
            continue
        note = _ratio_note(table, key, formula) if isinstance(formula, Ratio) else _count_note(key)
        facts = {"header": text(table.column(key).header), "note": note}
        yield Check(
            summary_of(table.key),
            key,
            formula.holds(pl.col(key)) | ~here,
            needs=(key,),
            found=pl.col(key),
            expected=formula.expected(),
            kind=table.summary_kind(summary, key),
            facts=facts,
        )


_UNCOUNTED = " Rumusnya tidak menghitung angka yang tersimpan sebagai teks: ketik ulang angka itu."


def _count_note(key: str) -> tuple[Kind, pl.Expr]:
    """Names the spreadsheet's own blindness to numbers that are stored as texts."""
    import polars as pl

    counted = pl.col(key) == pl.col(f"{key}.counted")
    return Kind.TEXT, pl.when(counted).then(pl.lit(_UNCOUNTED)).otherwise(pl.lit(""))


def _ratio_note(table: Table, key: str, formula: Ratio) -> tuple[Kind, pl.Expr]:
    """Names truncation, the unweighted mean of the records' percentages, or uncounted texts."""
    import polars as pl

    kind, truncated = truncation(pl.col(key), formula.truncated())
    if table.column(key).kind is not Kind.PERCENT:
        return kind, truncated
    mean = pl.lit(" Angka itu rata-rata persentase baris, bukan persentase dari jumlahnya.")
    counted = Ratio(*(Cell(f"{total}.counted") for total in formula.keys()))
    return kind, (
        pl.when(pl.col(key) == pl.col(f"{key}.mean"))
        .then(mean)
        .when(counted.holds(pl.col(key)))
        .then(pl.lit(_UNCOUNTED))
        .otherwise(truncated)
    )


@rule(
    "P301",
    Severity.ERROR,
    "Jumlah kolom pegawai",
    message="Jumlah {header} tertulis {found}, padahal baris-barisnya berjumlah {expected} "
    "(selisih {difference}).{note}",
    remedy="Periksa baris-baris di bawahnya, atau kembalikan rumus Jumlah.",
    breaks="Pegawai\nPangkat/Golongan | S1\nIII/a | 3\nIII/b | 4\nJumlah: S1 = 6",
    holds="Pegawai\nPangkat/Golongan | S1\nIII/a | 3\nIII/b | 4\nJumlah: S1 = 7",
)
def staff_columns() -> Iterator[Check]:
    """Baris Jumlah memuat jumlah setiap kolom; pada lembar Pegawai juga jumlah seluruh ASN."""
    for key in ("staff", "support"):
        yield from _summary_checks(WORKBOOK.table(key), "total", ratios=False)


@rule(
    "P302",
    Severity.ERROR,
    "Persentase pegawai",
    message="Persentase {header} tertulis {found}, padahal {expected}.{note}",
    remedy="Hitung ulang bagian kolom ini dari jumlah seluruh ASN, dengan dua angka di belakang koma.",
    breaks='Pegawai\nPangkat/Golongan | S1 | SMA\nIII/a | 12 | 16\nPersentase: S1 = "42,85 %"',
    holds='Pegawai\nPangkat/Golongan | S1 | SMA\nIII/a | 12 | 16\nPersentase: S1 = "42,86 %"',
)
def staff_shares() -> Iterator[Check]:
    """Persentase ialah bagian setiap pendidikan dari seluruh ASN, dibulatkan ke dua angka di belakang
    koma. 12 dari 28 ialah 42,857..., jadi 42,86 %; 42,85 % berarti angkanya dipotong."""
    yield from _summary_checks(WORKBOOK.table("staff"), "share", ratios=True)


@rule(
    "A301",
    Severity.ERROR,
    "Jumlah anggaran",
    message="Jumlah {header} tertulis {found}, padahal baris-barisnya berjumlah {expected} "
    "(selisih {difference}).{note}",
    remedy="Periksa baris-baris di bawahnya (ada yang terlewat atau terhitung dua kali?), atau "
    "kembalikan rumus Jumlah.",
    breaks="Anggaran\nPagu | Realisasi\n100 | 40\n50 | 10\nJumlah: Pagu = 140",
    holds="Anggaran\nPagu | Realisasi\n100 | 40\n50 | 10\nJumlah: Pagu = 150",
)
def budget_totals() -> Iterator[Check]:
    """Baris Jumlah memuat jumlah Pagu, Realisasi dan Sisa semua baris."""
    yield from _summary_checks(WORKBOOK.table("budget"), "total", ratios=False)


@rule(
    "A302",
    Severity.ERROR,
    "Persentase baris Jumlah",
    message="Persentase pada baris Jumlah tertulis {found}, padahal {expected}.{note}",
    remedy="Hitung dari jumlah Realisasi dibagi jumlah Pagu, bukan rata-rata persentase.",
    breaks='Anggaran\nPagu | Realisasi\n100 | 50\n900 | 900\nJumlah: Persentase = "75 %"',
    holds='Anggaran\nPagu | Realisasi\n100 | 50\n900 | 900\nJumlah: Persentase = "95 %"',
)
def budget_share() -> Iterator[Check]:
    """Persentase baris Jumlah dihitung dari jumlah-jumlahnya. Rata-rata persentase tidak sama: sub
    kegiatan kecil akan berbobot sama dengan yang besar."""
    yield from _summary_checks(WORKBOOK.table("budget"), "total", ratios=True)


def _against_identity(code: str, items: tuple[Field, ...], breaks: str, holds: str) -> None:
    @rule(
        code,
        Severity.ERROR,
        "Jumlah berbeda dari Identitas",
        message="{label} tertulis {found}, padahal lembar {sheet} berjumlah {expected} "
        "(selisih {difference}).",
        remedy="Cocokkan angka di Identitas dengan dokumen sumbernya, lalu periksa lembar {sheet}.",
        breaks=breaks,
        holds=holds,
    )
    def checks() -> Iterator[Check]:
        """Angka pembanding di lembar Identitas (menurut DPA, LRA dan daftar pegawai) harus sama
        dengan jumlah pada lembarnya. Yang dibandingkan ialah baris Jumlah bila terisi."""
        import polars as pl

        for item in items:
            assert item.control is not None
            table, _ = item.control
            yield Check(
                "identity",
                item.key,
                pl.col(item.key) == pl.col(f"{item.key}.total"),
                found=pl.col(item.key),
                expected=pl.col(f"{item.key}.total"),
                kind=item.kind,
                facts={"label": text(item.label), "sheet": text(WORKBOOK.table(table).title)},
            )


_CONTROLLED = tuple(item for form in WORKBOOK.forms for item in form.fields if item.control)
_against_identity(
    "P303",
    tuple(item for item in _CONTROLLED if item.control and item.control[0] != "budget"),
    "Identitas\nJumlah ASN | 8\n\nPegawai\nPangkat/Golongan | S1\nIII/a | 7",
    "Identitas\nJumlah ASN | 7\n\nPegawai\nPangkat/Golongan | S1\nIII/a | 7",
)
_against_identity(
    "A303",
    tuple(item for item in _CONTROLLED if item.control and item.control[0] == "budget"),
    "Identitas\nPagu menurut DPA | 101\n\nAnggaran\nPagu | Realisasi\n100 | 40",
    "Identitas\nPagu menurut DPA | 100\n\nAnggaran\nPagu | Realisasi\n100 | 40",
)


def _twice(
    code: str, severity: Severity, table: str, within: tuple[str, ...], breaks: str, holds: str
) -> None:
    """Register the rule that a table's identifying column stands once (within other columns)."""
    declared = WORKBOOK.table(table)
    header = declared.column(declared.identifier).header

    @rule(
        code,
        severity,
        f"{header} ditulis dua kali",
        message=f'{header} "{{{declared.identifier}}}" sudah ada di atas, pada baris {{first_row}}.',
        remedy="Gabungkan kedua baris, atau perbaiki namanya bila memang berbeda.",
        page=f"""Setiap {header} hanya boleh satu baris di lembar {declared.title}; dua baris
membuat angkanya terhitung dua kali atau tidak jelas mana yang berlaku.""",
        breaks=breaks,
        holds=holds,
    )
    def checks() -> Iterator[Check]:
        import polars as pl

        names = [name_key_of(pl.col(key)) for key in (*within, declared.identifier)]
        first_row = pl.col("row").first().over([FILE, *names])
        named = pl.col(declared.identifier).is_not_null()
        yield Check(
            table,
            declared.identifier,
            (pl.col("row") == first_row) | ~named,
            found=pl.col(declared.identifier),
            facts={"first_row": (Kind.TEXT, first_row)},
        )


_twice(
    "P202",
    Severity.ERROR,
    "staff",
    (),
    "Pegawai\nPangkat/Golongan | S1\nIII/a | 3\nPenata Muda | 4",
    "Pegawai\nPangkat/Golongan | S1\nIII/a | 3\nIII/b | 4",
)
_twice(
    "O201",
    Severity.WARNING,
    "organization",
    (),
    "Organisasi\nJabatan | Jumlah\nAnalis | 2\nAnalis | 3",
    "Organisasi\nJabatan | Jumlah\nAnalis | 2\nPranata | 3",
)
_twice(
    "K301",
    Severity.ERROR,
    "agreement",
    (),
    "Perjanjian Kinerja\nIndikator kinerja | Target\nA | 1\na | 2",
    "Perjanjian Kinerja\nIndikator kinerja | Target\nA | 1\nB | 2",
)
_twice(
    "C301",
    Severity.ERROR,
    "achievement",
    (),
    "Capaian\nIndikator kinerja | Target | Realisasi\nA | 1 | 1\nA | 2 | 2",
    "Capaian\nIndikator kinerja | Target | Realisasi\nA | 1 | 1\nB | 2 | 2",
)
_PLAN = ("program", "activity")
_twice(
    "G301",
    Severity.ERROR,
    "program",
    _PLAN,
    "Program\nProgram | Kegiatan | Sub kegiatan\nP | K | S\nP | K | S",
    "Program\nProgram | Kegiatan | Sub kegiatan\nP | K | S\nP | K | T",
)
_twice(
    "A304",
    Severity.ERROR,
    "budget",
    _PLAN,
    "Anggaran\nProgram | Kegiatan | Sub kegiatan | Pagu | Realisasi\nP | K | S | 1 | 1\nP | K | S | 2 | 2",
    "Anggaran\nProgram | Kegiatan | Sub kegiatan | Pagu | Realisasi\nP | K | S | 1 | 1\nP | K | T | 2 | 2",
)


@rule(
    "O202",
    Severity.NOTE,
    "Atasan langsung tidak dikenal",
    message='Atasan langsung "{found}" bukan jabatan di lembar Organisasi unit mana pun.',
    remedy="Samakan penulisannya dengan nama jabatan, atau tambahkan jabatan itu.",
    breaks="Organisasi\nJabatan | Jumlah | Atasan langsung\nAnalis | 2 | Kepala Biro",
    holds="Organisasi\nJabatan | Jumlah | Atasan langsung\nKepala Dinas | 1 |\nAnalis | 2 | Kepala Dinas",
)
def unknown_superior() -> Iterator[Check]:
    """Atasan langsung biasanya salah satu jabatan pada lembar Organisasi, boleh dari unit lain."""
    import polars as pl

    known = name_key_of(pl.col("superior")).is_in(name_key_of(pl.col("position")).implode())
    yield Check("organization", "superior", known, found=pl.col("superior"))


_CODED = ("program", "budget")
"""Sheets with a Kode."""


@rule(
    "G201",
    Severity.WARNING,
    "Bentuk Kode keliru",
    message="Kode {found} tidak berbentuk seperti 2.17.01.2.01.0001.",
    remedy="Salin kode sub kegiatan dari DPA: urusan.program.kegiatan.sub kegiatan.",
    breaks='Program\nKode | Sub kegiatan\n"2.17.1" | S',
    holds='Program\nKode | Sub kegiatan\n"2.17.01.2.01.0001" | S',
)
def malformed_code() -> Iterator[Check]:
    """Kode sub kegiatan terdiri dari urusan (2.17), program (.01), kegiatan (.2.01) dan sub kegiatan
    (.0001, atau .01 pada kode lama)."""
    import polars as pl

    for sheet in _CODED:
        yield Check(sheet, "code", pl.col("code").str.contains(CODE), found=pl.col("code"))


@rule(
    "G202",
    Severity.WARNING,
    "Kode di luar program atau kegiatannya",
    message="Kode {found} tidak berada di bawah kode {level} yang sama dengan baris lain "
    "({expected}).",
    remedy="Periksa kode ini, atau nama program dan kegiatannya.",
    breaks="Program\nKode | Program | Kegiatan | Sub kegiatan\n"
    '"2.17.01.2.01.0001" | P | K | S\n"2.17.01.2.01.0002" | P | K | T\n"2.17.02.2.01.0003" | P | K | U',
    holds="Program\nKode | Program | Kegiatan | Sub kegiatan\n"
    '"2.17.01.2.01.0001" | P | K | S\n"2.17.01.2.01.0002" | P | K | T\n"2.17.01.2.01.0003" | P | K | U',
)
def code_outside() -> Iterator[Check]:
    """Semua sub kegiatan suatu program berawalan kode program yang sama, dan semua sub kegiatan suatu
    kegiatan berawalan kode kegiatan yang sama. Yang dianggap benar ialah awalan terbanyak."""
    import polars as pl

    for sheet in _CODED:
        well_formed = pl.when(pl.col("code").str.contains(CODE)).then("code")
        program, activity = name_key_of(pl.col("program")), name_key_of(pl.col("activity"))
        by_program = _most(well_formed.str.slice(0, PROGRAM_LENGTH), [FILE, program])
        by_activity = _most(well_formed.str.slice(0, ACTIVITY_LENGTH), [FILE, program, activity])
        in_program = well_formed.str.slice(0, PROGRAM_LENGTH) == by_program
        in_activity = well_formed.str.slice(0, ACTIVITY_LENGTH) == by_activity
        level = pl.when(in_program).then(pl.lit("kegiatan")).otherwise(pl.lit("program"))
        yield Check(
            sheet,
            "code",
            in_program & in_activity,
            found=pl.col("code"),
            expected=pl.when(in_program).then(by_activity).otherwise(by_program),
            facts={"level": (Kind.TEXT, level)},
        )


def _most(values: pl.Expr, within: list[str | pl.Expr]) -> pl.Expr:
    """The most frequent value among the rows that agree in `within`."""
    return values.drop_nulls().mode(maintain_order=True).first().over(within)


@rule(
    "G203",
    Severity.WARNING,
    "Satu Kode, dua nama",
    message='Kode {code} di sini bernama "{subactivity}", di atas bernama "{first_name}".',
    remedy="Periksa kode atau nama sub kegiatannya.",
    breaks='Program\nKode | Sub kegiatan\n"2.17.01.2.01.0001" | S\n"2.17.01.2.01.0001" | T',
    holds='Program\nKode | Sub kegiatan\n"2.17.01.2.01.0001" | S\n"2.17.01.2.01.0002" | T',
)
def code_of_two() -> Iterator[Check]:
    """Satu kode menunjuk tepat satu sub kegiatan."""
    import polars as pl

    for sheet in _CODED:
        first = pl.col("subactivity").drop_nulls().first().over([FILE, "code"])
        same = name_key_of(pl.col("subactivity")) == name_key_of(first)
        yield Check(
            sheet,
            "code",
            same | pl.col("code").is_null(),
            facts={"first_name": (Kind.TEXT, first)},
        )


@rule(
    "G204",
    Severity.WARNING,
    "Satu nama, dua Kode",
    message='"{subactivity}" di sini berkode {code}, di atas berkode {first_code}.',
    remedy="Periksa kode atau nama sub kegiatannya.",
    breaks="Program\nKode | Program | Kegiatan | Sub kegiatan\n"
    '"2.17.01.2.01.0001" | P | K | S\n"2.17.01.2.01.0002" | P | K | S',
    holds="Program\nKode | Program | Kegiatan | Sub kegiatan\n"
    '"2.17.01.2.01.0001" | P | K | S\n"2.17.01.2.01.0002" | P | K | T',
)
def two_codes() -> Iterator[Check]:
    """Satu sub kegiatan di bawah satu kegiatan mempunyai tepat satu kode."""
    import polars as pl

    for sheet in _CODED:
        names = [name_key_of(pl.col(key)) for key in (*_PLAN, "subactivity")]
        first = pl.col("code").drop_nulls().first().over([FILE, *names])
        same = (pl.col("code") == first) | pl.col("subactivity").is_null()
        yield Check(sheet, "code", same, facts={"first_code": (Kind.TEXT, first)})


_LISTED = (
    'lkip.toml\n[codes]\nfile = "kode.csv"\n\nkode.csv\nkode,nama\n2.17.01.2.01.0001,Rapat\n\n'
    'Program\nKode | Sub kegiatan\n"{}" | {}'
)


@rule(
    "G205",
    Severity.WARNING,
    "Kode tidak ada dalam daftar kode",
    message="Kode {code} tidak ada dalam daftar kode yang disebut lkip.toml.",
    remedy="Periksa kodenya; bila benar, lengkapi daftar kode.",
    breaks=_LISTED.format("2.17.01.2.01.0002", "Rapat"),
    holds=_LISTED.format("2.17.01.2.01.0001", "Rapat"),
)
def unlisted_code() -> Iterator[Check]:
    """Bila lkip.toml menyebut daftar kode (codes.file), setiap kode harus ada di situ."""
    import polars as pl

    for sheet in _CODED:
        known = pl.col("listed_name").is_not_null() | pl.col("code").is_null()
        yield Check(sheet, "code", known | ~pl.col("has_code_list"), found=pl.col("code"))


@rule(
    "G206",
    Severity.WARNING,
    "Nama berbeda dari daftar kode",
    message='Menurut daftar kode, {code} bernama "{expected}".',
    remedy="Samakan nama sub kegiatan dengan daftar kode, atau periksa kodenya.",
    breaks=_LISTED.format("2.17.01.2.01.0001", "Sewa"),
    holds=_LISTED.format("2.17.01.2.01.0001", "rapat"),
)
def listed_under_another_name() -> Iterator[Check]:
    """Bila lkip.toml menyebut daftar kode (codes.file), nama sub kegiatan harus sama dengan nama di
    daftar itu."""
    import polars as pl

    for sheet in _CODED:
        same = name_key_of(pl.col("subactivity")) == name_key_of(pl.col("listed_name"))
        yield Check(
            sheet,
            "subactivity",
            same,
            found=pl.col("subactivity"),
            expected=pl.col("listed_name"),
        )
