"""Rules for single cells: missing, unreadable, ambiguous, negative, not on the list.

They hold on every sheet (see `families`): unreadable is A102 on Anggaran, P102 on Pegawai.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..console.messages import N_
from ..declaration.vocabulary import Kind, Severity, Table
from ..declaration.workbook import WORKBOOK
from ..model.addresses import first_cell
from ..model.numbers import Reading
from ..model.rule import FILES, Check, note, rule, text
from .families import Sheets, at_least_zero, chosen, number, of, per_family, read_as, required
from .measured import EXCUSABLE, MEASURED, not_measured

_WHY = N_(" Bila belum ada angkanya, jelaskan sebabnya di kolom Penjelasan.")


def _missing(sheets: Sheets) -> Iterator[Check]:
    import polars as pl

    for sheet in sheets:
        for column in filter(required, sheet.columns):
            filled = pl.col(column.key).is_not_null()
            excusable = sheet.key == MEASURED and column.key in EXCUSABLE
            if excusable:
                filled |= not_measured(column.key)
            facts = {"header": text(column.header), "note": note((_WHY, pl.lit(excusable)))}
            yield Check(sheet.key, column.key, filled, needs=(column.key,), facts=facts)


def _negative(sheets: Sheets) -> Iterator[Check]:
    import polars as pl

    for sheet in sheets:
        for column in filter(at_least_zero, sheet.columns):
            value, facts = pl.col(column.key), {"header": text(column.header)}
            yield Check(
                sheet.key, column.key, value >= 0, found=value, kind=column.kind, facts=facts
            )


per_family(
    "101",
    Severity.ERROR,
    "Isian wajib belum diisi",
    message="{header} belum diisi.{note}",
    remedy="Isi {header}, atau kosongkan seluruh baris bila baris ini memang tidak dipakai.",
    remedies={"I": "Isi {header}."},
    page="""Isian wajib, yang judul kolomnya biru tua, harus ada pada setiap baris yang dipakai. Tanda
seperti ...., - atau ? saja, tanpa huruf atau angka, belum merupakan isian. Baris yang seluruhnya kosong bukan
baris isian dan tidak diperiksa. Program, Kegiatan dan Sasaran boleh ditulis sekali saja; baris
di bawahnya mengikuti. Realisasi di lembar Capaian boleh kosong bila Penjelasan menyebutkan sebabnya.""",
    wanted=required,
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
per_family(
    "102",
    Severity.ERROR,
    "Angka tidak terbaca",
    message='{header} berisi "{found}", yang tidak dapat dibaca sebagai angka.',
    remedy="Tulis angkanya saja, misalnya 36.280.240 atau 97,19%.",
    page="""Sel angka boleh ditulis dengan titik ribuan, koma desimal, awalan Rp, tanda kurung atau
tanda minus. Huruf, rumus dalam bentuk teks, tanggal, dan angka di luar jangkauan tidak dapat dibaca;
angka itu lalu tidak ikut diperiksa dengan angka lain sampai diperbaiki.""",
    wanted=number,
    checks=read_as(Reading.UNREADABLE),
    breaks="seratus",
)
per_family(
    "103",
    Severity.ERROR,
    "Angka dapat dibaca dua cara",
    message='{header} berisi "{found}", yang dapat berarti {first} atau {second}; '
    "angka lain pada baris ini tidak memastikan yang mana.",
    remedy="Tulis ulang menurut cara Indonesia: titik untuk ribuan, koma untuk desimal, "
    "dan tanda % pada persen.",
    page="""Tulisan seperti 1,500 dapat berarti satu setengah atau seribu lima ratus; 97,19 tanpa
tanda persen dapat berarti 97,19% atau 9.719%. Bila angka lain pada baris yang sama hanya cocok dengan
satu cara baca, cara itu yang dipakai dan disebutkan. Bila tidak, program tidak menebak.""",
    wanted=of(Kind.AMOUNT, Kind.VALUE, Kind.PERCENT),
    checks=read_as(Reading.TWO_READINGS),
    breaks='"1,500"',
    examples={
        "P": (
            'Pegawai\nPangkat/Golongan | S1 | SMA\nIII/a | 12 | 16\nPersentase: S1 = "0,42"',
            'Pegawai\nPangkat/Golongan | S1 | SMA\nIII/a | 12 | 16\nPersentase: S1 = "0,4286"',
        )
    },
)
per_family(
    "104",
    Severity.NOTE,
    "Dua cara baca, dipastikan angka lain",
    message='{header} berisi "{found}" dan dibaca {first}, karena hanya itu yang cocok dengan '
    "angka lain.",
    remedy="Sebaiknya tulis menurut cara Indonesia: titik untuk ribuan, koma untuk desimal, "
    "dan tanda % pada persen.",
    page="""Sel ini dapat dibaca dua cara, tetapi angka lain pada baris yang sama hanya cocok dengan
satu di antaranya. Contohnya 97,19 yang diketik di sel yang bukan persen.""",
    wanted=number,
    checks=read_as(Reading.CONFIRMED),
    examples={
        "A": (
            'Anggaran\nPagu | Realisasi | Persentase\n10000 | 9719 | "97,19"',
            "Anggaran\nPagu | Realisasi | Persentase\n10000 | 9719 | 0.9719",
        ),
        "C": (
            'Capaian\nTarget | Realisasi | Capaian\n2 | "1,500" | 0.75',
            'Capaian\nTarget | Realisasi | Capaian\n2 | "1,5" | 0.75',
        ),
        "I": (
            'Identitas\nPersentase menurut LRA | "42,86"\n\nAnggaran\nPagu | Realisasi\n28 | 12',
            "Identitas\nPersentase menurut LRA | 0.4286\n\nAnggaran\nPagu | Realisasi\n28 | 12",
        ),
        "P": (
            'Pegawai\nPangkat/Golongan | S1 | SMA\nIII/a | 12 | 16\nPersentase: S1 = "42,86"',
            "Pegawai\nPangkat/Golongan | S1 | SMA\nIII/a | 12 | 16\nPersentase: S1 = 0.4286",
        ),
    },
)
per_family(
    "106",
    Severity.ERROR,
    "Angka di belakang koma terlalu banyak",
    message="{header} berisi {found}: angka di belakang koma melebihi yang mungkin.",
    remedy="Bulatkan menurut dokumen sumber: rupiah paling banyak dua angka di belakang koma, "
    "banyaknya orang tanpa koma.",
    page="""Rupiah mempunyai paling banyak dua angka di belakang koma; banyaknya orang dan tahun
tidak mempunyai koma. Kelebihan angka biasanya sisa dari suatu rumus.""",
    wanted=of(Kind.AMOUNT, Kind.COUNT),
    checks=read_as(Reading.FRACTION),
    breaks="1.2345",
    holds="12",
)
per_family(
    "107",
    Severity.ERROR,
    "Pilihan tidak dikenal",
    message='{header} berisi "{found}", yang tidak ada dalam daftar pilihan.',
    remedy="Pilih salah satu dari daftar pada sel tersebut.",
    page="""Kolom ini hanya menerima jawaban dari daftarnya. Untuk Pangkat/Golongan, penulisan
seperti "IV/c", "Pembina Utama Muda" dan "Tingkat 1" untuk "Tingkat I" juga dimengerti.""",
    wanted=chosen,
    checks=read_as(Reading.UNKNOWN_CHOICE),
    breaks="lain-lain",
)
per_family(
    "108",
    Severity.ERROR,
    "Angka negatif",
    message="{header} berisi {found}, seharusnya tidak kurang dari nol.",
    remedy="Periksa tanda minus atau tanda kurung pada angka ini.",
    page="""Pagu, realisasi, dan banyaknya orang tidak pernah kurang dari nol. Angka dalam kurung,
misalnya (500), dibaca sebagai minus 500.""",
    wanted=at_least_zero,
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
        remedy="Isi lembar ini; bila memang tidak ada yang dilaporkan, tulis Nihil di sel "
        f"{first_cell(table)}, yaitu sel pertama di bawah judul kolom.",
        breaks=f"{table.title}\n(kosong)",
        holds=f"{table.title}\n(Nihil)",
        page="""Lembar yang kosong tidak sama dengan tidak ada yang dilaporkan. Bila memang
tidak ada, tulis Nihil di sel pertama di bawah judul kolom.""",
    )
    def checks() -> Iterator[Check]:
        import polars as pl

        yield Check(FILES, table.key, ~pl.col(f"{table.key}.empty"))


for _table in WORKBOOK.tables:
    if _table.when_empty:
        _empty_table(_table)
