"""Numbers stored as texts: told at their own cells, for no total that skips them is to blame."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ..console.messages import N_
from ..declaration.vocabulary import Column, Severity, Table
from ..declaration.workbook import WORKBOOK
from ..model.rule import CELLS, Check, note_naming, rule

_OTHERS = N_(" Begitu juga {others} sel lain di lembar ini.")
_REMEDY = "Ubah format sel menjadi Angka, lalu ketik ulang angkanya: {first}."


def _checks(tables: list[Table], *, left_out: bool) -> Iterator[Check]:
    """Cells that a Jumlah leaves out, or all others that are worth a word."""
    import polars as pl

    here = pl.col("sheet").is_in([table.key for table in tables])
    told = pl.col("left_out") if left_out else pl.col("told")
    facts = note_naming("others", _OTHERS, pl.col("others").cast(pl.String))
    yield Check(CELLS, "", ~(here & told), found=pl.col("raw"), facts=facts)


def _numbers(table: Table) -> list[Column]:
    return [column for column in table.columns if column.kind.is_number]


def _register(family: str, tables: list[Table]) -> None:
    table, header = tables[0], _numbers(tables[0])[0].header
    total = f"\nJumlah: {header} = 12" if table.summaries else ""
    rule(
        f"{family}320",
        Severity.WARNING,
        "Angka tersimpan sebagai teks",
        message='{header} berisi "{found}" yang tersimpan sebagai teks, bukan sebagai angka.{others_note}',
        remedy=_REMEDY,
        page="""Angka yang diketik di sel berformat Teks (Text), atau disalin dari dokumen lain, dapat
tersimpan sebagai teks. Angkanya tetap dibaca di sini, tetapi rumus di lembar kerja tidak menghitungnya. Bila
sebagian besar angka di satu lembar demikian, itu disebut sekali pada sel pertamanya.""",
        breaks=f'{table.title}\n{header}\n"12"{total}',
        holds=f"{table.title}\n{header}\n12{total}",
    )(partial(_checks, tables, left_out=False))
    if not any(each.summaries for each in tables):
        return
    rule(
        f"{family}321",
        Severity.ERROR,
        "Angka tersimpan sebagai teks tidak ikut dijumlahkan",
        message='{header} berisi "{found}" yang tersimpan sebagai teks, sehingga Jumlah tidak '
        "menghitungnya.",
        remedy=_REMEDY,
        page="""Rumus SUM melewati angka yang tersimpan sebagai teks, sehingga Jumlah di lembar ini
kurang. Yang perlu diperbaiki ialah sel berisi teks itu, bukan rumus Jumlah.""",
        breaks=f'{table.title}\n{header}\n"12"\n30\nJumlah: {header} = 30',
        holds=f'{table.title}\n{header}\n"12"\n30\nJumlah: {header} = 42',
    )(partial(_checks, tables, left_out=True))


_FAMILIES: dict[str, list[Table]] = {}
for _table in WORKBOOK.tables:
    if _numbers(_table):
        _FAMILIES.setdefault(_table.family, []).append(_table)
for _family, _tables in _FAMILIES.items():
    _register(_family, _tables)
