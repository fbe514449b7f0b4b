"""Rules for single cells: missing, unreadable, ambiguous, oddly written, negative, not on the list.

They hold on every sheet, so each is declared once here and registered for every family of sheets to
which it can apply, under the family's letter: unreadable is A102 on Anggaran, P102 on Pegawai.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from ..lkip import WORKBOOK
from ..notation import Reading
from ..spec import Column, Field, Form, Kind, Severity, Table
from .rule import CELLS, FILES, Check, rule, text

Sheets = tuple[Form | Table, ...]
Wanted = Callable[[Column | Field], bool]

_NO_EXAMPLES: Mapping[str, tuple[str, str]] = {}
FAMILIES: dict[str, Sheets] = {
    family: tuple(sheet for sheet in WORKBOOK.filled if sheet.family == family)
    for family in dict.fromkeys(sheet.family for sheet in WORKBOOK.filled)
}


def _input(column: Column | Field) -> bool:
    return not column.computed


def _number(column: Column | Field) -> bool:
    return column.kind.is_number and _input(column)


def _at_least_zero(column: Column | Field) -> bool:
    """An indicator may be negative; of a year another rule says that it is none."""
    return _number(column) and column.kind not in {Kind.VALUE, Kind.YEAR}


def _of(*kinds: Kind) -> Wanted:
    return lambda column: column.kind in kinds and _input(column)


def _required(column: Column | Field) -> bool:
    return column.required


def _chosen(column: Column | Field) -> bool:
    return column.choices is not None and _input(column)


def _example(sheets: Sheets, wanted: Wanted, cell: str) -> str:
    """The cell's text under the first header that is as wanted."""
    for sheet in sheets:
        for column in sheet.columns:
            if wanted(column):
                joint = " | " if isinstance(sheet, Form) else "\n"
                return f"{sheet.title}\n{column.header}{joint}{cell}"
    return ""


def _per_family(
    number: str,
    severity: Severity,
    title: str,
    *,
    message: str,
    remedy: str,
    page: str,
    wanted: Wanted,
    checks: Callable[[Sheets], Iterator[Check]],
    breaks: str = "",
    holds: str | None = None,
    examples: Mapping[str, tuple[str, str]] = _NO_EXAMPLES,
) -> None:
    """Register the rule for every family with a column that is as wanted.

    `breaks` and `holds` are the cell of the examples; without `holds`, a record as it should be.
    `examples` gives whole ones by family, and then decides which families the rule is for.
    """
    for family, sheets in FAMILIES.items():
        broken = _example(sheets, wanted, breaks)
        sound = broken.partition("\n")[0] if holds is None else _example(sheets, wanted, holds)
        broken, sound = examples.get(family, ("", "") if not breaks else (broken, sound))
        if broken:
            rule(
                family + number,
                severity,
                title,
                message=message,
                remedy=remedy,
                page=page,
                breaks=broken,
                holds=sound,
            )(partial(checks, sheets))


def _read_as(*readings: Reading) -> Callable[[Sheets], Iterator[Check]]:
    """The cells of a family's sheets that were read in one of these ways."""

    def checks(sheets: Sheets) -> Iterator[Check]:
        import polars as pl

        here = pl.col("sheet").is_in([sheet.key for sheet in sheets])
        so = pl.col("reading").is_in([int(reading) for reading in readings])
        yield Check(CELLS, "", ~(here & so), found=pl.col("raw"))

    return checks


def _missing(sheets: Sheets) -> Iterator[Check]:
    import polars as pl

    for sheet in sheets:
        for column in filter(_required, sheet.columns):
            filled = pl.col(column.key).is_not_null()
            facts = {"header": text(column.header)}
            yield Check(sheet.key, column.key, filled, needs=(column.key,), facts=facts)


def _negative(sheets: Sheets) -> Iterator[Check]:
    import polars as pl

    for sheet in sheets:
        for column in filter(_at_least_zero, sheet.columns):
            value, facts = pl.col(column.key), {"header": text(column.header)}
            yield Check(
                sheet.key, column.key, value >= 0, found=value, kind=column.kind, facts=facts
            )


_per_family(
    "101",
    Severity.ERROR,
    "Isian wajib kosong",
    message="{header} belum diisi.",
    remedy="Isi {header}, atau kosongkan seluruh baris bila baris ini memang tidak dipakai.",
    page="""Isian bertanda * wajib ada pada setiap baris yang dipakai. Baris yang seluruhnya kosong
bukan baris isian dan tidak diperiksa. Program, Kegiatan dan Sasaran boleh ditulis sekali saja; baris
di bawahnya mengikuti.""",
    wanted=_required,
    checks=_missing,
    breaks='""',
    examples={
        "P": (
            'Pegawai\nPangkat/Golongan | S1\n"" | 3',
            "Pegawai\nPangkat/Golongan | S1\nIII/a | 3",
        ),
        "H": (
            'Permasalahan\nPermasalahan | Uraian\n"" | Kurang peminat',
            "Permasalahan\nPermasalahan | Uraian\nPeminat | Kurang peminat",
        ),
    },
)
_per_family(
    "102",
    Severity.ERROR,
    "Angka tidak terbaca",
    message='{header} berisi "{found}", yang tidak dapat dibaca sebagai angka.',
    remedy="Tulis angkanya saja, misalnya 36.280.240 atau 97,19 %.",
    page="""Sel angka boleh ditulis dengan titik ribuan, koma desimal, awalan Rp, tanda kurung atau
tanda minus. Huruf, rumus dalam bentuk teks, tanggal, dan angka di luar jangkauan tidak dapat dibaca;
angka itu lalu tidak ikut diperiksa dengan angka lain sampai diperbaiki.""",
    wanted=_number,
    checks=_read_as(Reading.UNREADABLE),
    breaks="seratus",
)
_per_family(
    "103",
    Severity.ERROR,
    "Angka dapat dibaca dua cara",
    message='{header} berisi "{found}", yang dapat berarti {first} atau {second}; '
    "angka lain pada baris ini tidak memastikan yang mana.",
    remedy="Tulis ulang menurut cara Indonesia: titik untuk ribuan, koma untuk desimal, "
    "dan tanda % pada persen.",
    page="""Tulisan seperti 1,500 dapat berarti satu setengah atau seribu lima ratus; 97,19 tanpa
tanda persen dapat berarti 97,19 % atau 9.719 %. Bila angka lain pada baris yang sama hanya cocok dengan
satu cara baca, cara itu yang dipakai dan disebutkan. Bila tidak, tidak ada yang ditebak.""",
    wanted=_of(Kind.AMOUNT, Kind.VALUE, Kind.PERCENT),
    checks=_read_as(Reading.TWO_READINGS),
    breaks='"1,500"',
    examples={
        "P": (
            "Pegawai\nPangkat/Golongan | S1 | SMA\nIII/a | 12 | 16\nPersentase: S1 = 42.8",
            "Pegawai\nPangkat/Golongan | S1 | SMA\nIII/a | 12 | 16\nPersentase: S1 = 0.4286",
        )
    },
)
_per_family(
    "104",
    Severity.NOTE,
    "Dua cara baca, dipastikan angka lain",
    message='{header} berisi "{found}" dan dibaca {first}, karena hanya itu yang cocok dengan '
    "angka lain.",
    remedy="Sebaiknya tulis menurut cara Indonesia: titik untuk ribuan, koma untuk desimal, "
    "dan tanda % pada persen.",
    page="""Sel ini dapat dibaca dua cara, tetapi angka lain pada baris yang sama hanya cocok dengan
satu di antaranya. Contohnya 97,19 yang diketik di sel yang bukan persen.""",
    wanted=_number,
    checks=_read_as(Reading.CONFIRMED),
    examples={
        "A": (
            "Anggaran\nPagu | Realisasi | Persentase\n10000 | 9719 | 97.19",
            "Anggaran\nPagu | Realisasi | Persentase\n10000 | 9719 | 0.9719",
        ),
        "C": (
            'Capaian\nTarget | Realisasi | Capaian\n2 | "1,500" | 0.75',
            'Capaian\nTarget | Realisasi | Capaian\n2 | "1,5" | 0.75',
        ),
        "P": (
            "Pegawai\nPangkat/Golongan | S1 | SMA\nIII/a | 12 | 16\nPersentase: S1 = 42.86",
            "Pegawai\nPangkat/Golongan | S1 | SMA\nIII/a | 12 | 16\nPersentase: S1 = 0.4286",
        ),
    },
)
_per_family(
    "105",
    Severity.WARNING,
    "Penulisan angka tidak lazim",
    message='{header} berisi "{found}" dan dibaca {first}.',
    remedy="Tulis menurut cara Indonesia: titik untuk ribuan, koma untuk desimal.",
    page="""Angka ini hanya dapat dibaca satu cara, tetapi orang lain dapat salah membacanya: koma
dipakai untuk ribuan, titik untuk desimal, atau keduanya bercampur dalam satu angka.""",
    wanted=_number,
    checks=_read_as(Reading.ODD),
    breaks='"12,345,678"',
    holds='"12.345.678"',
)
_per_family(
    "106",
    Severity.ERROR,
    "Angka di belakang koma terlalu banyak",
    message="{header} berisi {found}: angka di belakang koma melebihi yang mungkin.",
    remedy="Bulatkan menurut dokumen sumber: rupiah paling banyak dua angka di belakang koma, "
    "banyaknya orang tanpa koma.",
    page="""Rupiah mempunyai paling banyak dua angka di belakang koma; banyaknya orang dan tahun
tidak mempunyai koma. Kelebihan angka biasanya sisa dari suatu rumus.""",
    wanted=_of(Kind.AMOUNT, Kind.COUNT),
    checks=_read_as(Reading.FRACTION),
    breaks="1.2345",
    holds="12",
)
_per_family(
    "107",
    Severity.ERROR,
    "Pilihan tidak dikenal",
    message='{header} berisi "{found}", yang tidak ada dalam daftar pilihan.',
    remedy="Pilih salah satu dari daftar pada sel tersebut.",
    page="""Kolom ini hanya menerima jawaban dari daftarnya. Untuk Pangkat/Golongan, penulisan
seperti "IV/c", "Pembina Utama Muda" dan "Tingkat 1" untuk "Tingkat I" juga dimengerti.""",
    wanted=_chosen,
    checks=_read_as(Reading.UNKNOWN_CHOICE),
    breaks="tidak ada",
)
_per_family(
    "108",
    Severity.ERROR,
    "Angka negatif",
    message="{header} berisi {found}, padahal tidak mungkin kurang dari nol.",
    remedy="Periksa tanda minus atau tanda kurung pada angka ini.",
    page="""Pagu, realisasi, dan banyaknya orang tidak pernah kurang dari nol. Angka dalam kurung,
misalnya (500), dibaca sebagai minus 500.""",
    wanted=_at_least_zero,
    checks=_negative,
    breaks="-5",
    holds="5",
)


def _empty_table(table: Table) -> None:
    """Register the rule that a table which must not be empty is empty."""

    @rule(
        f"{table.family}100",
        table.when_empty or Severity.NOTE,
        f"Lembar {table.title} kosong",
        message=f"Lembar {table.title} belum berisi satu baris pun.",
        remedy="Isi lembar ini; bila memang tidak ada yang dilaporkan, tulis Nihil pada sel "
        "pertama baris pertama.",
        breaks=f"{table.title}\n(kosong)",
        holds=f"{table.title}\n(Nihil)",
        page="""Lembar yang kosong tidak sama dengan tidak ada yang dilaporkan. Tulis Nihil pada
sel pertama baris pertama bila memang tidak ada.""",
    )
    def checks() -> Iterator[Check]:
        import polars as pl

        yield Check(FILES, table.key, ~pl.col(f"{table.key}.empty"))


for _table in WORKBOOK.tables:
    if _table.when_empty:
        _empty_table(_table)
