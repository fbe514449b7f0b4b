"""Rules for the summary rows of a sheet, and for the totals that Identitas states."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ..console.messages import N_
from ..declaration.expressions import Cell, Ratio
from ..declaration.vocabulary import Field, Kind, Severity, Table
from ..declaration.workbook import WORKBOOK
from ..figures.derived import total_name
from ..figures.overcounts import AT, OVERCOUNTED
from ..figures.precision import rounded_name, step_name
from ..model.rule import Check, FactExpr, note, rule, summary_of, text
from ..model.tables import SUMMARY
from .records import as_written, truncation


def _summary_checks(table: Table, summary_key: str, *, ratios: bool) -> Iterator[Check]:
    """A check for each figure of a summary row: its sums, or its percentages."""
    import polars as pl

    summary = next(each for each in table.summaries if each.key == summary_key)
    here = pl.col(SUMMARY) == summary_key
    for key, formula in summary.formulas.items():
        if formula.percentage != ratios:
            continue
        why = _ratio_note(table, key, formula) if isinstance(formula, Ratio) else _count_note(key)
        facts = {"header": text(table.column(key).header), **why}
        yield Check(
            summary_of(table.key),
            key,
            as_written(key, formula) | ~here,
            needs=(key,),
            found=pl.col(key),
            expected=formula.expected(),
            kind=table.summary_kind(summary, key),
            facts=facts,
        )


_UNCOUNTED = N_(" Ini akibat angka yang tersimpan sebagai teks di {cells}; perbaiki sel itu.")
_MEAN = N_(" Angka itu rata-rata persentase baris, bukan persentase dari jumlahnya.")


def _count_note(key: str) -> dict[str, FactExpr]:
    """Names the cells that a spreadsheet does not count, for they are stored as texts."""
    import polars as pl

    cells = pl.col(f"{key}.texts")
    uncounted = (pl.col(key) == pl.col(f"{key}.counted")) & cells.is_not_null()
    return {"cells": (Kind.TEXT, cells), "note": note((_UNCOUNTED, uncounted))}


def _ratio_note(table: Table, key: str, formula: Ratio) -> dict[str, FactExpr]:
    """Names truncation, the unweighted mean of the records' percentages, or uncounted texts."""
    import polars as pl

    truncated = truncation(key, formula)
    if table.column(key).kind is not Kind.PERCENT:
        return {"note": note(truncated)}
    counted = Ratio(*(Cell(f"{total}.counted") for total in formula.keys()))
    texts = [pl.col(f"{total}.texts") for total in formula.keys()]
    uncounted = counted.holds(pl.col(key), pl.col(step_name(key))) & pl.any_horizontal(
        each.is_not_null() for each in texts
    )
    return {
        "cells": (Kind.TEXT, pl.concat_str(texts, separator=", ", ignore_nulls=True)),
        "note": note(
            (_MEAN, pl.col(key) == pl.col(f"{key}.mean")), (_UNCOUNTED, uncounted), truncated
        ),
    }


@rule(
    "P301",
    Severity.ERROR,
    "Jumlah kolom pegawai tidak cocok",
    message="Jumlah kolom {header} tertulis {found}, seharusnya {expected} menurut baris-barisnya "
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
    "Persentase pegawai tidak cocok",
    message="Persentase kolom {header} tertulis {found}, seharusnya {expected}.{note}",
    remedy="Hitung ulang bagian kolom ini dari jumlah seluruh ASN, dengan dua angka di belakang koma.",
    breaks='Pegawai\nPangkat/Golongan | S1 | SMA\nIII/a | 12 | 16\nPersentase: S1 = "42,85%"',
    holds='Pegawai\nPangkat/Golongan | S1 | SMA\nIII/a | 12 | 16\nPersentase: S1 = "42,86%"',
)
def staff_shares() -> Iterator[Check]:
    """Persentase ialah bagian setiap pendidikan dari seluruh ASN, dibulatkan ke dua angka di belakang
    koma. 12 dari 28 ialah 42,857..., jadi 42,86%; 42,85% berarti angkanya dipotong."""
    yield from _summary_checks(WORKBOOK.table("staff"), "share", ratios=True)


@rule(
    "A301",
    Severity.ERROR,
    "Jumlah anggaran tidak cocok",
    message="Jumlah kolom {header} tertulis {found}, seharusnya {expected} menurut baris-barisnya "
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
    "Persentase baris Jumlah tidak cocok",
    message="Persentase pada baris Jumlah tertulis {found}, seharusnya {expected}.{note}",
    remedy="Hitung dari jumlah Realisasi dibagi jumlah Pagu, bukan rata-rata persentase.",
    breaks='Anggaran\nPagu | Realisasi\n100 | 50\n900 | 900\nJumlah: Persentase = "75%"',
    holds='Anggaran\nPagu | Realisasi\n100 | 50\n900 | 900\nJumlah: Persentase = "95%"',
)
def budget_share() -> Iterator[Check]:
    """Persentase baris Jumlah dihitung dari jumlah-jumlahnya. Rata-rata persentase tidak sama: sub
    kegiatan kecil akan berbobot sama dengan yang besar."""
    yield from _summary_checks(WORKBOOK.table("budget"), "total", ratios=True)


def _overcounts(tables: tuple[str, ...]) -> Iterator[Check]:
    """The summary rows that count rows which are no records, at the first cell that does."""
    import polars as pl

    for table in map(WORKBOOK.table, tables):
        columns = dict.fromkeys(key for each in table.summaries for key in each.formulas)
        for key in columns:
            facts = {
                "rows": (Kind.TEXT, pl.col(OVERCOUNTED)),
                "header": text(table.column(key).header),
            }
            counts = pl.col(AT).is_null() | (pl.col(AT) != key)
            yield Check(summary_of(table.key), key, counts, facts=facts)


_OVERCOUNTED = {
    "A314": (
        ("budget",),
        "Anggaran\nProgram | Kegiatan | Sub kegiatan | Pagu | Realisasi | Outcome | Satuan\n"
        'P | K | A | 100 | 90 | O | %\nP | K | {} | 100 | 90 | "" | ""\nP | K | B | 50 | 40 | O | %',
    ),
    "P314": (
        ("staff", "support"),
        "Tenaga Pendukung\nJenis tenaga | Jumlah\nSopir | 2\n{} | 2\nSatpam | 4",
    ),
}
for _code, (_tables, _example) in _OVERCOUNTED.items():
    rule(
        _code,
        Severity.WARNING,
        "Jumlah menghitung baris yang bukan isian",
        message="{header} pada baris Jumlah ikut menghitung baris {rows}, yang bukan baris isian. Yang "
        "dipakai ialah jumlah baris isian saja.",
        remedy="Keluarkan baris itu dari rumus Jumlah, atau hapus angkanya dari baris itu.",
        page="""Rumus SUM menjumlahkan semua angka pada kolomnya, juga subjumlah dan nomor kolom, sehingga
Jumlah menjadi terlalu besar. Angka itu tidak dipakai, dan tidak ada sel yang dianggap salah ketik.""",
        breaks=_example.format("Sub Total"),
        holds=_example.format("C"),
    )(partial(_overcounts, _tables))


def _against_identity(code: str, items: tuple[Field, ...], breaks: str, holds: str) -> None:
    @rule(
        code,
        Severity.ERROR,
        "Jumlah berbeda dari Identitas",
        message="{label} tertulis {found}, seharusnya {expected} menurut jumlah lembar {sheet} "
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
            stated, total = pl.col(item.key), pl.col(total_name(item.key))
            agrees = stated == total
            if item.kind is Kind.PERCENT:
                agrees |= pl.col(rounded_name(item.key))
            yield Check(
                "identity",
                item.key,
                agrees,
                found=stated,
                expected=total,
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
