"""Rows that are no records, and records that look as if they were none: what is reported of either.

Which row is what is settled while reading (`reader/roles`). Rules for several sheets are declared once
and registered under each family's letter.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from ..console.messages import N_
from ..declaration.vocabulary import Kind, Severity, Table
from ..declaration.workbook import WORKBOOK
from ..model.row_roles import Role
from ..model.rule import ROLES, ROWS, Check, note, rule, subtotals_of, text
from ..model.tables import COVERS

if TYPE_CHECKING:
    import polars as pl

MOST_NAMED = 8
"""Rows of a sum up to which each is named."""
_READ_AS = {
    Role.HEADING: N_(" Baris {heading} dibaca sebagai judul kelompok."),
    Role.SUBTOTAL: N_(" Baris {subtotal} dibaca sebagai subjumlah."),
    Role.TOTAL: N_(" Baris {total} dibaca sebagai jumlah."),
    Role.NUMBERS: N_(" Baris {numbers} dibaca sebagai nomor kolom."),
    Role.HEADER: N_(" Baris {header} dibaca sebagai judul kolom yang diulang."),
    Role.UNITS: N_(" Baris {units} dibaca sebagai satuan."),
    Role.NOTE: N_(" Baris {note} dibaca sebagai keterangan."),
    Role.SIGNATURE: N_(" Baris {signature} dibaca sebagai tanda tangan."),
}
_RECORDS = (
    "Anggaran\nProgram | Kegiatan | Sub kegiatan | Pagu | Realisasi | Outcome | Satuan\n"
    'P | K | A | 100 | 90 | O | %\nP | K | B | 50 | 40 | O | %\nP | K | {} | {} | {} | "" | ""'
)
_WIDE = "Program\nProgram | Kegiatan | Sub kegiatan | Pagu\nP | K | A | 100\nP | K | B | 50\nP | K | {} | {}"


@rule(
    "B123",
    Severity.NOTE,
    "Baris yang bukan baris isian",
    message="Ada baris yang tidak dihitung sebagai baris isian."
    + "".join(f"{{{role}_note}}" for role in _READ_AS),
    remedy="Biarkan bila memang demikian. Bila salah satunya baris isian, lengkapi nama dan isian "
    "wajibnya.",
    breaks=_RECORDS.format("Jumlah", 150, 130),
    holds=_RECORDS.format("C", 250, 130),
)
def no_records() -> Iterator[Check]:
    """Di antara dan di bawah baris isian orang menulis judul kelompok, subjumlah, jumlah, nomor kolom,
    judul kolom yang diulang, satuan, keterangan dan tanda tangan. Baris itu dikenali dari tulisannya,
    letaknya dan angkanya, dan tidak ikut dihitung. Bila ragu, baris dianggap baris isian dan ikut
    dihitung."""
    import polars as pl

    told = {role: pl.col(role.value) for role in _READ_AS}
    yield Check(
        ROLES,
        "",
        pl.all_horizontal(rows.is_null() for rows in told.values()),
        facts={
            **{role.value: (Kind.TEXT, rows) for role, rows in told.items()},
            **{
                f"{role}_note": note((sentence, told[role].is_not_null()))
                for role, sentence in _READ_AS.items()
            },
        },
    )


def _families(tables: tuple[Table, ...]) -> dict[str, list[Table]]:
    """The tables by the letter that their rules begin with."""
    return {
        family: [table for table in tables if table.family == family]
        for family in dict.fromkeys(table.family for table in tables)
    }


def _span(first: pl.Expr, last: pl.Expr) -> pl.Expr:
    """The rows of which a row may be the sum, as people name them."""
    import polars as pl

    numbers = [each.cast(pl.String) for each in (first, last)]
    one, more = numbers[0], pl.format("{}-{}", *numbers)
    return pl.when(first == last).then(one).otherwise(more)


def _subtotals(tables: list[Table]) -> Iterator[Check]:
    import polars as pl

    rows = pl.col(COVERS)
    each = rows.cast(pl.List(pl.String)).list.join(", ")
    named = pl.when(rows.list.len() > MOST_NAMED).then(_span(rows.list.first(), rows.list.last()))
    for table in tables:
        for key, formula in table.sums.items():
            kind = Kind.PERCENT if formula.percentage else table.column(key).kind
            own = table.column(key).formula
            # What follows from the row's own figures is no second mistake.
            follows = own.holds(pl.col(key)).fill_null(value=False) if own else pl.lit(value=False)
            yield Check(
                subtotals_of(table.key),
                key,
                formula.holds(pl.col(key)) | (rows.list.len() == 0) | follows,
                needs=(key,),
                found=pl.col(key),
                expected=formula.expected(),
                kind=kind,
                facts={
                    "header": text(table.column(key).header),
                    "rows": (Kind.TEXT, named.otherwise(each)),
                },
            )


_ADDITIVE = tuple(table for table in WORKBOOK.tables if table.additive)
_SUBTOTALS = {
    "A": (
        _RECORDS.format("Jumlah Kegiatan", 140, 130),
        _RECORDS.format("Jumlah Kegiatan", 150, 130),
    ),
    "G": (_WIDE.format("Jumlah Kegiatan", 140), _WIDE.format("Jumlah Kegiatan", 150)),
    "P": (
        "Tenaga Pendukung\nJenis tenaga | Jumlah\nSopir | 2\nJumlah sopir | 3\nSatpam | 4",
        "Tenaga Pendukung\nJenis tenaga | Jumlah\nSopir | 2\nJumlah sopir | 2\nSatpam | 4",
    ),
    "O": (
        "Organisasi\nJabatan | Jumlah\nKepala | 1\nAnalis | 2\nJumlah | 4",
        "Organisasi\nJabatan | Jumlah\nKepala | 1\nAnalis | 2\nJumlah | 3",
    ),
}
for _family, _tables in _families(_ADDITIVE).items():
    _breaks, _holds = _SUBTOTALS[_family]
    rule(
        f"{_family}311",
        Severity.ERROR,
        "Subjumlah tidak cocok",
        message="Subjumlah kolom {header} tertulis {found}, seharusnya {expected} menurut baris {rows} "
        "(selisih {difference}).",
        remedy="Periksa angka pada baris itu, atau kembalikan rumus subjumlahnya. Bila ini baris isian, "
        "lengkapi nama dan isian wajibnya.",
        page="""Baris yang dibaca sebagai subjumlah harus sama dengan jumlah baris isian di bawah atau di
atasnya, untuk setiap kolom yang terisi. Subjumlah sendiri tidak pernah ikut dihitung.""",
        breaks=_breaks,
        holds=_holds,
    )(partial(_subtotals, _tables))


def _in_role(role: Role, tables: list[Table]) -> Iterator[Check]:
    """The rows of that role, each at the cell that names it."""
    import polars as pl

    here = pl.col("sheet").is_in([table.key for table in tables])
    first, last = pl.col("first"), pl.col("last")
    # Of several rows of its group a row of two readings is not the sum, or it would be a subtotal.
    same = first == last if role is Role.TWO_READINGS else first.is_not_null()
    yield Check(
        ROWS,
        "",
        ~(here & (pl.col("role") == role.value)),
        facts={
            "span": (Kind.TEXT, _span(first, last)),
            "sum_note": note((_SAME, same)),
        },
    )


_SAME = N_(" Angkanya sama dengan jumlah baris {span}.")
_MONEY = tuple(
    table for table in _ADDITIVE if any(each.kind is Kind.AMOUNT for each in table.additive)
)
_OWN_NAME = {
    "A": "Anggaran\nProgram | Kegiatan | Sub kegiatan | Pagu | Realisasi\nP | K | {} | 100 | 90\n"
    "P | K | A | 100 | 90",
    "G": "Program\nProgram | Kegiatan | Sub kegiatan | Pagu\nP | K | {} | 100\nP | K | A | 100",
}
_EQUAL = {
    "A": "Anggaran\nSub kegiatan | Pagu | Realisasi\nA | {} | 90\nB | 100 | 50\nC | 50 | 40",
    "G": "Program\nSub kegiatan | Pagu\nA | {}\nB | 100\nC | 50",
}
for _family, _tables in _families(_MONEY).items():
    rule(
        f"{_family}312",
        Severity.ERROR,
        "Sub kegiatan atau subjumlah",
        message="Baris ini bernama sama dengan program atau kegiatannya dan berada di atas baris {span}: "
        "dapat dibaca sebagai sub kegiatan atau sebagai subjumlah baris itu. Sementara ini dihitung "
        "sebagai sub kegiatan.{sum_note}",
        remedy='Bila ini subjumlah, tulis "Jumlah" di sel ini. Bila ini sub kegiatan, pindahkan barisnya '
        "ke bawah baris lain dalam kegiatannya.",
        page="""Sub kegiatan boleh bernama sama dengan kegiatannya. Bila baris seperti itu sama dengan
jumlah sedikitnya dua baris di bawahnya, baris itu subjumlah dan tidak dihitung. Bila di bawahnya hanya
satu baris, angkanya tidak dapat memastikan, sehingga kedua cara baca disebutkan.""",
        breaks=_OWN_NAME[_family].format("K"),
        holds=_OWN_NAME[_family].format("B"),
    )(partial(_in_role, Role.TWO_READINGS, _tables))
    rule(
        f"{_family}313",
        Severity.WARNING,
        "Angka sama dengan jumlah baris lain",
        message="Angka pada baris ini tepat sama dengan jumlah baris {span}; baris ini ikut dihitung.",
        remedy='Bila ini jumlah atau subjumlah, tulis "Jumlah" pada namanya; bila ini sub kegiatan, '
        "biarkan.",
        page="""Baris tanpa kata Jumlah atau Total yang tepat sama dengan jumlah beberapa baris di dekatnya
mungkin subjumlah yang terhitung dua kali. Kebetulan juga mungkin, karena itu barisnya tetap dihitung.""",
        breaks=_EQUAL[_family].format(150),
        holds=_EQUAL[_family].format(151),
    )(partial(_in_role, Role.EQUALS_SUM, _tables))


_LIKE_TOTAL = {
    "A": "Anggaran\nSub kegiatan | Pagu | Realisasi\nA | 100 | 90\n{} | 70 | 60",
    "G": "Program\nSub kegiatan | Pagu\nA | 100\n{} | 70",
    "P": "Tenaga Pendukung\nJenis tenaga | Jumlah\n{} | 2\nSatpam | 4",
    "O": "Organisasi\nJabatan | Jumlah | Atasan langsung\nKepala | 1 | A\n{} | 5 | Kepala",
}
_NAMED_SO = {
    "A": "Jumlah Kegiatan lain",
    "G": "Jumlah Dokumen",
    "P": "Total Station",
    "O": "Jumlah lain",
}
for _family, _tables in _families(_ADDITIVE).items():
    rule(
        f"{_family}315",
        Severity.WARNING,
        "Nama seperti jumlah",
        message="Baris ini bernama seperti suatu jumlah, tetapi dibaca sebagai baris isian dan ikut "
        "dihitung.{sum_note}",
        remedy='Bila ini jumlah atau subjumlah, tulis "Jumlah" saja pada namanya dan kosongkan isian '
        "lainnya; bila ini baris isian, biarkan.",
        page="""Nama yang diawali Jumlah atau Total biasanya menandai jumlah. Bila barisnya mempunyai
isian sendiri, atau angkanya bukan jumlah baris lain, baris itu tetap dihitung agar tidak ada isian yang
hilang, dan itu disebutkan.""",
        breaks=_LIKE_TOTAL[_family].format(_NAMED_SO[_family]),
        holds=_LIKE_TOTAL[_family].format("Sopir"),
    )(partial(_in_role, Role.LIKE_TOTAL, _tables))
