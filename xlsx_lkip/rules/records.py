"""Rules for one record: its own figures against each other, above all those of its formulas."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..console.messages import N_
from ..declaration.expressions import Expression, Ratio
from ..declaration.vocabulary import Kind, Severity, Table
from ..declaration.workbook import ABSORPTION, WORKBOOK
from ..figures.precision import step_name
from ..model.rule import CELLS, Check, FactExpr, note, rule
from ..readings.percent_signs import in_percent

if TYPE_CHECKING:
    import polars as pl

PERCENT_100 = 100_00


def formula_check(table: Table, key: str, **facts: FactExpr) -> Check:
    """The check that a computed column holds what its formula gives."""
    import polars as pl

    column = table.column(key)
    assert column.formula is not None
    return Check(
        table.key,
        key,
        as_written(key, column.formula),
        needs=(key, *column.formula.keys()),
        found=pl.col(key),
        expected=column.formula.expected(),
        kind=column.kind,
        facts=facts,
    )


_TRUNCATED = N_(" Angka di belakang koma dipotong, bukan dibulatkan.")


def as_written(key: str, formula: Expression) -> pl.Expr:
    """Whether a figure is what its formula gives; a percentage, as precisely as it is written."""
    import polars as pl

    return formula.holds(pl.col(key), pl.col(step_name(key)) if formula.percentage else None)


def truncation(key: str, formula: Ratio) -> tuple[str, pl.Expr]:
    """A sentence that names truncation, and whether that is what happened."""
    import polars as pl

    return _TRUNCATED, pl.col(key) == formula.truncated(pl.col(step_name(key)))


@rule(
    "A201",
    Severity.ERROR,
    "Realisasi melebihi pagu",
    message="Realisasi {realization} melebihi Pagu {budget} sebesar {difference}.",
    remedy="Periksa kedua angka dengan DPA dan LRA; belanja tidak boleh melampaui pagu.",
    breaks="Anggaran\nPagu | Realisasi\n100 | 101",
    holds="Anggaran\nPagu | Realisasi\n100 | 100",
)
def over_budget() -> Iterator[Check]:
    """Realisasi suatu sub kegiatan tidak mungkin melampaui pagunya. Biasanya salah satu angka salah
    ketik."""
    import polars as pl

    budget, realization = pl.col("budget"), pl.col("realization")
    yield Check(
        "budget",
        "realization",
        realization <= budget,
        found=realization,
        expected=budget,
        kind=Kind.AMOUNT,
    )


@rule(
    "A202",
    Severity.ERROR,
    "Sisa tidak sama dengan Pagu - Realisasi",
    message="Sisa {found}, seharusnya Pagu {budget} - Realisasi {realization} = {expected} "
    "(selisih {difference}).",
    remedy="Periksa Pagu, Realisasi dan Sisa dengan dokumen sumber; salah satunya salah ketik.",
    breaks="Anggaran\nPagu | Realisasi | Sisa\n100 | 40 | 50",
    holds="Anggaran\nPagu | Realisasi | Sisa\n100 | 40 | 60",
)
def remaining() -> Iterator[Check]:
    """Sisa = Pagu - Realisasi, tepat sampai rupiah. Temuan ditempatkan di sel Sisa, mana pun yang
    salah."""
    yield formula_check(WORKBOOK.table("budget"), "remaining")


@rule(
    "A203",
    Severity.ERROR,
    "Persentase tidak sama dengan Realisasi / Pagu",
    message="Persentase {found}, seharusnya Realisasi {realization} / Pagu {budget} = {expected}.{note}",
    remedy="Periksa Pagu dan Realisasi. Bila keduanya benar, hitung ulang persentasenya dengan dua angka di "
    "belakang koma, atau salin rumus Persentase dari baris lain.",
    breaks='Anggaran\nPagu | Realisasi | Persentase\n28 | 12 | "42,85%"',
    holds='Anggaran\nPagu | Realisasi | Persentase\n28 | 12 | "42,86%"',
)
def absorption() -> Iterator[Check]:
    """Persentase = Realisasi / Pagu, dibulatkan ke dua angka di belakang koma (setengah ke atas).
    Bila tepat di tengah, pembulatan ke atas maupun ke bawah diterima. Pagu 0 dengan realisasi 0 tidak
    punya persentase. Yang ditulis dengan lebih sedikit angka diperiksa menurut ketelitiannya (A112).
    Bila angkanya dipotong, bukan dibulatkan, itu disebutkan."""
    why = note(truncation("absorption", ABSORPTION))
    yield formula_check(WORKBOOK.table("budget"), "absorption", note=why)


@rule(
    "A204",
    Severity.NOTE,
    "100% tetapi masih ada sisanya",
    message="Persentase 100,00% benar menurut pembulatan, tetapi masih ada sisa {remaining_figure}.",
    remedy='Tidak perlu diperbaiki; sebutkan sisanya bila laporan menulis "seluruhnya terserap".',
    breaks="Anggaran\nPagu | Realisasi | Persentase\n1998505 | 1998500 | 1",
    holds="Anggaran\nPagu | Realisasi | Persentase\n1998500 | 1998500 | 1",
)
def rounded_to_all() -> Iterator[Check]:
    """Realisasi yang kurang sedikit saja dari pagu dibulatkan menjadi 100,00%."""
    import polars as pl

    left = pl.col("budget") - pl.col("realization")
    all_spent = (pl.col("absorption") == PERCENT_100) & ABSORPTION.holds(pl.col("absorption"))
    yield Check(
        "budget",
        "absorption",
        ~(all_spent & (left > 0)),
        needs=("absorption",),
        facts={"remaining_figure": (Kind.AMOUNT, left)},
    )


@rule(
    "A205",
    Severity.NOTE,
    "Realisasi nol",
    message="Realisasi Rp0 dari Pagu {budget}.",
    remedy="Pastikan memang belum ada belanja, dan jelaskan sebabnya pada narasi LKIP.",
    breaks="Anggaran\nPagu | Realisasi\n100 | 0",
    holds="Anggaran\nPagu | Realisasi\n100 | 1",
)
def nothing_realized() -> Iterator[Check]:
    """Sub kegiatan yang memiliki pagu tetapi belum dibelanjakan perlu dijelaskan."""
    import polars as pl

    spent = (pl.col("realization") != 0) | (pl.col("budget") == 0)
    yield Check("budget", "realization", spent)


@rule(
    "P201",
    Severity.ERROR,
    "Jumlah per pangkat tidak cocok",
    message="Jumlah {found}, seharusnya S3 sampai SD dijumlahkan = {expected}.",
    remedy="Periksa banyaknya ASN menurut pendidikan pada baris ini.",
    breaks="Pegawai\nPangkat/Golongan | S1 | SMA | Jumlah\nIII/a | 3 | 3 | 5",
    holds="Pegawai\nPangkat/Golongan | S1 | SMA | Jumlah\nIII/a | 3 | 3 | 6",
)
def staff_row() -> Iterator[Check]:
    """Jumlah satu pangkat ialah jumlah semua kolom pendidikannya; sel kosong berarti nol."""
    yield formula_check(WORKBOOK.table("staff"), "total")


@rule(
    "K201",
    Severity.WARNING,
    "Target persen di atas 100",
    message="Target {found} persen melebihi 100.",
    remedy="Pastikan target memang di atas 100%, atau perbaiki satuannya.",
    breaks="Perjanjian Kinerja\nSatuan | Target\n% | 120",
    holds="Perjanjian Kinerja\nSatuan | Target\n% | 100",
)
def percent_target() -> Iterator[Check]:
    """Sebagian besar indikator bersatuan persen tidak dapat melampaui 100%."""
    import polars as pl

    percent = in_percent(pl.col("unit_of_measure"))
    over = pl.col("target") > 100 * Kind.VALUE.scale
    yield Check("agreement", "target", ~(percent & over), found=pl.col("target"), kind=Kind.VALUE)


def _unit_differs(code: str, sheet: str, title: str) -> None:
    @rule(
        code,
        Severity.WARNING,
        "Satuan di sel angka berbeda dari kolom Satuan",
        message='{header} berisi "{found}", tetapi kolom Satuan berisi "{unit_of_measure}".',
        remedy="Tulis angkanya saja, dan samakan satuannya dengan kolom Satuan.",
        breaks=f'{title}\nSatuan | Target\norang | "16 UMKM"',
        holds=f'{title}\nSatuan | Target\nUMKM | "16 UMKM"',
    )
    def checks() -> Iterator[Check]:
        """Angka dan satuan dalam satu sel dibaca, tetapi satuannya harus sama dengan kolom
        Satuan."""
        import polars as pl

        beside = pl.col("unit_of_measure").str.to_lowercase().str.strip_chars()
        same = (pl.col("unit") == beside) | (pl.col("sheet") != sheet) | (pl.col("unit") == "")
        same |= in_percent(pl.col("unit")) & in_percent(pl.col("unit_of_measure"))
        yield Check(CELLS, "", same, found=pl.col("raw"))


_unit_differs("K109", "agreement", "Perjanjian Kinerja")
_unit_differs("C109", "achievement", "Capaian")
