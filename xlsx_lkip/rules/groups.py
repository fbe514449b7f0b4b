"""Which program, kegiatan or sasaran a record belongs to, and codes that are before names."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ..declaration.vocabulary import Kind, Severity, Table
from ..declaration.workbook import WORKBOOK
from ..model.row_roles import Role
from ..model.rule import ROLES, Check, rule, text

_GROUPED = tuple(
    table for table in WORKBOOK.tables if any(column.group for column in table.columns)
)


def _listed(role: Role, tables: tuple[Table, ...]) -> Iterator[Check]:
    """The sheets with rows of that role, which the message names."""
    import polars as pl

    for table in tables:
        groups = " dan ".join(column.header for column in table.columns if column.group)
        yield Check(
            ROLES,
            "",
            pl.col(role.value).is_null() | (pl.col("sheet") != table.key),
            facts={"rows": (Kind.TEXT, pl.col(role.value)), "groups": text(groups)},
        )


_EMPTIED = {
    "A": "Anggaran\nProgram | Kegiatan | Sub kegiatan | Pagu | Realisasi | Outcome | Satuan\n"
    'P | K | A | 100 | 90 | O | %\n{}\n"" | "" | B | 50 | 40 | O | %',
    "G": 'Program\nProgram | Kegiatan | Sub kegiatan\nP | K | A\n{}\n"" | "" | B',
    "K": "Perjanjian Kinerja\nSasaran | Indikator kinerja | Satuan | Target | Arah\n"
    'S | I | orang | 5 | Naik\n{}\n"" | J | orang | 6 | Naik',
    "C": "Capaian\nSasaran | Indikator kinerja | Satuan | Arah | Target | Realisasi\n"
    'S | I | orang | Naik | 5 | 5\n{}\n"" | J | orang | Naik | 6 | 6',
}
for _table in _GROUPED:
    _columns = _EMPTIED[_table.family].split("\n")[1].count("|") + 1
    _blank = " | ".join(['""'] * _columns)
    _filled = _EMPTIED[_table.family].split("\n")[2]
    rule(
        f"{_table.family}316",
        Severity.WARNING,
        "Kelompok diambil melewati baris kosong",
        message="Baris {rows} mengikuti {groups} dari atas baris yang kosong.",
        remedy="Tulis {groups} pada baris itu, atau hapus baris kosongnya bila memang tidak dipakai.",
        page="""Program, Kegiatan dan Sasaran boleh ditulis sekali saja; baris di bawahnya mengikuti. Bila
di antaranya ada baris kosong, mungkin baris yang memuat nama kelompoknya telah dikosongkan, sehingga baris
berikutnya berpindah ke kelompok di atasnya.""",
        breaks=_EMPTIED[_table.family].format(_blank),
        holds=_EMPTIED[_table.family].format(
            _filled.replace(" | I ", " | H ").replace(" | A", " | C")
        ),
    )(partial(_listed, Role.INHERITS, (_table,)))


@rule(
    "G317",
    Severity.NOTE,
    "Kode dan nama dalam satu sel",
    message="Pada baris {rows}, kode ditulis di depan nama; kodenya dipisahkan dari namanya dan dipakai "
    "bila kolom Kode kosong.",
    remedy="Sebaiknya tulis kode di kolom Kode, dan nama saja di kolom namanya.",
    breaks="Anggaran\nSub kegiatan | Pagu | Realisasi\n2.17.01.2.01.0001 - Rapat | 1 | 1",
    holds='Anggaran\nKode | Sub kegiatan | Pagu | Realisasi\n"2.17.01.2.01.0001" | Rapat | 1 | 1',
)
def code_before_name() -> Iterator[Check]:
    """Cetakan SIPD menulis kode dan nama dalam satu sel, misalnya 2.17.01.2.01 - Nama. Yang
    dibandingkan dengan lembar lain ialah namanya saja."""
    yield from _listed(Role.CODED, _GROUPED)


_SAME_PLACE = (
    "Program\nProgram | Kegiatan | Sub kegiatan\n{} | K | S\n\n"
    "Anggaran\nProgram | Kegiatan | Sub kegiatan | Pagu | Realisasi\nP | K | S | 1 | 1"
)


@rule(
    "L211",
    Severity.ERROR,
    "Program atau kegiatan berbeda antara Program dan Anggaran",
    message='{header} "{found}" di lembar Anggaran, "{expected}" di lembar Program, untuk sub kegiatan '
    '"{subactivity}".',
    remedy="Cocokkan kedua lembar dengan DPA, lalu perbaiki yang keliru. Bila {header} tidak ditulis pada "
    "baris ini, tulis pada setiap baris.",
    breaks=_SAME_PLACE.format("Q"),
    holds=_SAME_PLACE.format("P"),
)
def group_differs() -> Iterator[Check]:
    """Sub kegiatan yang sama termasuk program dan kegiatan yang sama di lembar Program dan Anggaran.
    Perbedaan biasanya terjadi karena tabel diurutkan setelah nama program ditulis sekali saja. Lembar
    mana yang benar perlu dilihat pada DPA."""
    import polars as pl

    for key, header in (("program", "Program"), ("activity", "Kegiatan")):
        yield Check(
            "budget",
            key,
            pl.col("other_group").is_null() | (pl.col("other_group") != key),
            found=pl.col(key),
            expected=pl.col(f"partner.{key}"),
            facts={"header": text(header)},
        )
