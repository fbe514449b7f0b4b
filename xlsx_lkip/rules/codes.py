"""Family G: the Kode of a sub kegiatan, on Program and on Anggaran."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..console.messages import N_
from ..declaration.vocabulary import Kind, Severity
from ..model.rule import Check, name_of, rule
from ..model.tables import FILE
from ..model.wording import WORDS
from ..names.keys import name_key_of

if TYPE_CHECKING:
    import polars as pl

CODE = r"^[0-9X]\.[0-9X]{2}\.[0-9]{2}\.[0-9]\.[0-9]{2}\.(?:[0-9]{2}|[0-9]{4})$"
"""U.BB.PP.L.KK.SS or .SSSS (Permendagri 90/2019); X stands for any urusan."""
PROGRAM_LENGTH, ACTIVITY_LENGTH = len("2.17.01"), len("2.17.01.2.01")
_CODED = ("program", "budget")
"""Sheets with a Kode."""
_PROGRAM, _ACTIVITY = N_("program"), N_("kegiatan")


@rule(
    "G201",
    Severity.WARNING,
    "Bentuk Kode keliru",
    message='Kode "{found}" tidak berbentuk seperti 2.17.01.2.01.0001.',
    remedy="Salin kode sub kegiatan dari DPA: urusan.program.kegiatan.sub kegiatan.",
    breaks='Program\nKode | Sub kegiatan\n"2.17.1" | S',
    holds='Program\nKode | Sub kegiatan\n"2.17.01.2.01.0001" | S',
)
def malformed_code() -> Iterator[Check]:
    """Kode sub kegiatan terdiri atas urusan (2.17), program (.01), kegiatan (.2.01) dan sub kegiatan
    (.0001, atau .01 pada kode lama)."""
    import polars as pl

    for sheet in _CODED:
        yield Check(sheet, "code", pl.col("code").str.contains(CODE), found=pl.col("code"))


@rule(
    "G202",
    Severity.WARNING,
    "Kode di luar program atau kegiatannya",
    message='Kode "{found}" tidak berada di bawah kode {level} yang sama dengan baris lain '
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
        program, activity = name_of("program"), name_of("activity")
        by_program = _most(well_formed.str.slice(0, PROGRAM_LENGTH), FILE, program)
        by_activity = _most(well_formed.str.slice(0, ACTIVITY_LENGTH), FILE, program, activity)
        in_program = well_formed.str.slice(0, PROGRAM_LENGTH) == by_program
        in_activity = well_formed.str.slice(0, ACTIVITY_LENGTH) == by_activity
        level = pl.when(in_program).then(pl.lit(_ACTIVITY)).otherwise(pl.lit(_PROGRAM))
        yield Check(
            sheet,
            "code",
            in_program & in_activity,
            found=pl.col("code"),
            expected=pl.when(in_program).then(by_activity).otherwise(by_program),
            facts={"level": (WORDS, level)},
        )


def _most(values: pl.Expr, *within: str) -> pl.Expr:
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
        first, first_name = (
            pl.col(key).drop_nulls().first().over(FILE, "code")
            for key in ("subactivity", name_of("subactivity"))
        )
        same = pl.col(name_of("subactivity")) == first_name
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
        names = map(name_of, ("program", "activity", "subactivity"))
        first = pl.col("code").drop_nulls().first().over(FILE, *names)
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
    message='Kode "{code}" tidak ada dalam daftar kode perangkat daerah.',
    remedy="Periksa kodenya; bila benar, beri tahu sekretariat agar daftar kodenya dilengkapi.",
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
    message='Menurut daftar kode, "{code}" bernama "{expected}".',
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
