"""Rules for what may appear only once on a sheet, and for names that must be there."""

from __future__ import annotations

from collections.abc import Iterator

from ..declaration.vocabulary import Kind, Severity
from ..declaration.workbook import WORKBOOK
from ..model.rule import Check, name_of, rule
from ..model.tables import FILE
from ..names.keys import name_key_of


def _twice(
    code: str, severity: Severity, table: str, within: tuple[str, ...], breaks: str, holds: str
) -> None:
    """Register the rule that a table's identifying column holds each name once (within other columns)."""
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

        names = map(name_of, (*within, declared.identifier))
        first_row = pl.col("row").first().over(FILE, *names)
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

    known = name_key_of(pl.col("superior")).is_in(
        name_key_of(pl.col("position").unique()).implode()
    )
    yield Check("organization", "superior", known, found=pl.col("superior"))
