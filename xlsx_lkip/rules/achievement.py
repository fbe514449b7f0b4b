"""Rules for what became of one indicator: its Capaian, its Kategori, and targets of zero."""

from __future__ import annotations

from collections.abc import Iterator

from ..console.messages import N_
from ..declaration.vocabulary import Kind, Severity
from ..declaration.workbook import ACHIEVEMENT, WORKBOOK
from ..figures.precision import step_name
from ..model.rule import Check, note, rule
from .records import as_written, formula_check

PERCENT_150 = 150_00
_OTHER_DIRECTION = N_(" Angka itu cocok dengan Arah {choice}.")
_TIMES = N_(" Angka itu tepat {factor} kali yang seharusnya.")


@rule(
    "C201",
    Severity.ERROR,
    "Capaian tidak sesuai Arah, Target dan Realisasi",
    message='Capaian {found}; dengan Arah "{direction}", Target {target} dan Realisasi {realization} '
    "seharusnya {expected}.{note}",
    remedy="Periksa Arah, Target dan Realisasi, lalu hitung ulang capaiannya.",
    breaks="Capaian\nArah | Target | Realisasi | Capaian\nNaik | 10 | 11 | 0.9",
    holds="Capaian\nArah | Target | Realisasi | Capaian\nNaik | 10 | 11 | 1.1",
)
def achievement() -> Iterator[Check]:
    """Naik: Realisasi / Target. Turun: (2 x Target - Realisasi) / Target. Tetap: 1 - |Realisasi -
    Target| / Target. Dua angka di belakang koma, setengah ke atas. Bila angkanya cocok dengan Arah
    lain, atau tepat 10, 100 atau 1000 kali yang seharusnya, itu disebutkan."""
    import polars as pl

    actual, step = pl.col("achievement"), pl.col(step_name("achievement"))
    choices = (
        pl.when(case.holds(actual, step)).then(pl.lit(choice))
        for choice, case in ACHIEVEMENT.cases.items()
    )
    fitting = pl.concat_str(choices, separator=" / ", ignore_nulls=True)
    factor = pl.coalesce(
        pl.when(actual == factor * ACHIEVEMENT.expected()).then(pl.lit(str(factor)))
        for factor in (10, 100, 1000)
    )
    yield formula_check(
        WORKBOOK.table("achievement"),
        "achievement",
        choice=(Kind.TEXT, fitting),
        factor=(Kind.TEXT, factor),
        note=note((_OTHER_DIRECTION, fitting != ""), (_TIMES, factor.is_not_null())),
    )


@rule(
    "C202",
    Severity.ERROR,
    "Kategori tidak sesuai skala",
    message='Kategori "{found}", seharusnya "{expected}" karena Capaian {achievement}.',
    remedy="Kategori mengikuti Capaian menurut skala pada lembar Petunjuk: periksa Capaian, atau kembalikan "
    "rumus Kategori dari templat.",
    breaks='Capaian\nArah | Target | Realisasi | Capaian | Kategori\nNaik | 10 | 9 | "90%" | Sangat Tinggi',
    holds='Capaian\nArah | Target | Realisasi | Capaian | Kategori\nNaik | 10 | 9 | "90%" | Tinggi',
)
def category() -> Iterator[Check]:
    """Kategori mengikuti skala (bawaan: Permendagri 86/2017), atas capaian yang dibulatkan ke persen
    penuh. Skala dapat diganti di lkip.toml, bagian [scale]."""
    import polars as pl

    yield Check(
        "achievement",
        "category",
        pl.col("category") == pl.col("expected_category"),
        needs=("category", "achievement"),
        found=pl.col("category"),
        expected=pl.col("expected_category"),
    )


@rule(
    "C203",
    Severity.WARNING,
    "Capaian tidak lazim",
    message="Capaian {found} di luar kebiasaan (0 sampai 150%).",
    remedy="Periksa apakah target terlalu rendah atau satuannya berbeda.",
    breaks="Capaian\nArah | Target | Realisasi\nNaik | 10 | 100",
    holds="Capaian\nArah | Target | Realisasi\nNaik | 10 | 11",
)
def unusual_achievement() -> Iterator[Check]:
    """Capaian di atas 150% atau di bawah 0 biasanya berarti target atau satuannya keliru."""
    import polars as pl

    value = pl.coalesce("achievement", ACHIEVEMENT.expected())
    yield Check(
        "achievement",
        "achievement",
        value.is_between(0, PERCENT_150)
        | ~as_written("achievement", ACHIEVEMENT).fill_null(value=True),
        needs=("achievement", *ACHIEVEMENT.keys()),
        found=value,
        kind=Kind.PERCENT,
    )


@rule(
    "C204",
    Severity.ERROR,
    "Target nol",
    message="Target 0 dengan Realisasi {realization}: capaian tidak dapat dihitung terhadap target nol.",
    remedy="Cocokkan Target dengan perjanjian kinerja. Bila memang 0, nyatakan indikator sebagai yang "
    "berhasil, misalnya persen wilayah tanpa kasus dengan target 100, di Perjanjian Kinerja dan Capaian.",
    breaks="Capaian\nTarget | Realisasi\n0 | 5",
    holds="Capaian\nTarget | Realisasi\n5 | 5",
)
def no_target() -> Iterator[Check]:
    """Capaian ialah perbandingan dengan target; target nol tidak dapat dibandingkan. Bila realisasinya
    juga nol, itu hanya dicatat (C210)."""
    import polars as pl

    nothing = (pl.col("target") == 0) & (pl.col("realization") != 0)
    yield Check("achievement", "target", ~nothing, found=pl.col("target"), kind=Kind.VALUE)


@rule(
    "C210",
    Severity.NOTE,
    "Target dan realisasi nol",
    message="Target 0 dan Realisasi 0: indikator ini tidak mempunyai capaian dan tidak ikut rata-rata.",
    remedy="Tidak perlu diperbaiki bila keduanya memang 0; jelaskan pada narasi LKIP.",
    breaks="Capaian\nTarget | Realisasi\n0 | 0",
    holds="Capaian\nTarget | Realisasi\n5 | 0",
)
def nothing_aimed_at() -> Iterator[Check]:
    """Nol yang ditargetkan dan tercapai, misalnya 0 kasus, tidak dapat dinyatakan dalam persen."""
    import polars as pl

    nothing = (pl.col("target") == 0) & (pl.col("realization") == 0)
    yield Check("achievement", "target", ~nothing, found=pl.col("target"), kind=Kind.VALUE)
