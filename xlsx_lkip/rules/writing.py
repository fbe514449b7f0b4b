"""Rules for how a figure is written: readable, and yet others may read it differently."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..console.messages import N_
from ..declaration.vocabulary import Kind, Severity
from ..declaration.workbook import WORKBOOK
from ..model.numbers import Reading
from ..model.rule import CELLS, Check, note, rule, text
from ..model.tables import FILE, ROW
from ..readings.percent_signs import ANCHORS
from .families import Sheets, number, of, per_family, read_as

if TYPE_CHECKING:
    pass


_OTHERS = N_("; sel lain yang ditulis seperti itu di kolom ini: {count}")
MANY = 3
"""Cells of a column that are each named; of more the first is named, and how many there are."""


def _oddly_written(sheets: Sheets) -> Iterator[Check]:
    """In a file that is written so throughout, or a column with many, only the first of a column."""
    import polars as pl

    here = pl.col("sheet").is_in([sheet.key for sheet in sheets])
    odd = here & (pl.col("reading") == int(Reading.ODD))
    column = (FILE, "sheet", "column")
    count = odd.sum().over(column)
    together = pl.col("english") | (count > MANY)
    first = pl.col(ROW) == pl.col(ROW).filter(odd).min().over(column)
    others = count - 1
    facts = {
        "count": (Kind.COUNT, others),
        "others": note((_OTHERS, together & (others > 0))),
    }
    yield Check(CELLS, "", ~odd | ~(first | ~together), found=pl.col("raw"), facts=facts)


per_family(
    "105",
    Severity.WARNING,
    "Penulisan angka tidak lazim",
    message='{header} berisi "{found}" dan dibaca {first}{others}.',
    remedy="Tulis menurut cara Indonesia: titik untuk ribuan, koma untuk desimal.",
    page="""Angka ini hanya dapat dibaca satu cara, tetapi orang lain dapat salah membacanya: koma
dipakai untuk ribuan, titik untuk desimal, atau keduanya bercampur dalam satu angka. Kolom yang
banyak berisi angka seperti itu, atau yang berkasnya selalu ditulis begitu, disebut sekali saja pada sel
pertamanya.""",
    wanted=number,
    checks=_oddly_written,
    breaks='"12,345,678"',
    holds='"12.345.678"',
)
per_family(
    "110",
    Severity.NOTE,
    "Dua cara baca, menurut kebiasaan berkas",
    message='{header} berisi "{found}" dan dibaca {first}, bukan {second}, karena angka lain di berkas '
    "ini memakai koma untuk ribuan.",
    remedy="Pastikan angkanya, lalu tulis menurut cara Indonesia: titik untuk ribuan, koma untuk "
    "desimal.",
    page="""Tulisan seperti 800,000 dapat berarti delapan ratus atau delapan ratus ribu. Bila angka lain
pada barisnya tidak memastikan, tetapi sekurang-kurangnya tiga angka lain di berkas itu hanya dapat dibaca
dengan koma sebagai pemisah ribuan dan tidak satu pun sebaliknya, cara itu yang dipakai.""",
    wanted=of(Kind.AMOUNT, Kind.VALUE),
    checks=read_as(Reading.CONVENTION),
    examples={
        "A": (
            'Anggaran\nPagu | Realisasi\n"1,234,567" | "1,000,000"\n"2,345,678" | "800,000"',
            'Anggaran\nPagu | Realisasi\n"1,234,567" | "1,000,000"\n"2,345,678" | "1,800,000"',
        ),
        "C": (
            'Capaian\nTarget | Realisasi\n"1,234,567" | "1,000,000"\n"2,345,678" | "800,000"',
            'Capaian\nTarget | Realisasi\n"1,234,567" | "1,000,000"\n"2,345,678" | "1,800,000"',
        ),
        "G": (
            'Program\nPagu\n"1,234,567"\n"1,000,000"\n"2,345,678"\n"800,000"',
            'Program\nPagu\n"1,234,567"\n"1,000,000"\n"2,345,678"\n"1,800,000"',
        ),
        "I": (
            'Identitas\nPagu menurut DPA | "800,000"\n\n'
            'Program\nPagu\n"1,234,567"\n"1,000,000"\n"2,345,678"',
            'Identitas\nPagu menurut DPA | "1,800,000"\n\n'
            'Program\nPagu\n"1,234,567"\n"1,000,000"\n"2,345,678"',
        ),
        "K": (
            'Perjanjian Kinerja\nTarget\n"1,234,567"\n"1,000,000"\n"2,345,678"\n"800,000"',
            'Perjanjian Kinerja\nTarget\n"1,234,567"\n"1,000,000"\n"2,345,678"\n"1,800,000"',
        ),
    },
)


_DATED = "{header} berisi {found}: sel ini berformat tanggal atau waktu, sehingga tidak terbaca."


def _dates(*, codes: bool) -> Iterator[Check]:
    import polars as pl

    met = (pl.col("reading") == int(Reading.DATE)) & ((pl.col("column") == "code") == codes)
    yield Check(CELLS, "", ~met, found=pl.col("raw"))


@rule(
    "B221",
    Severity.ERROR,
    "Tanggal di tempat angka",
    message=_DATED,
    remedy="Ubah dahulu format sel menjadi Angka (untuk NIP: Teks), baru ketik ulang isinya; tanpa itu "
    "yang diketik kembali menjadi tanggal.",
)
def dates() -> Iterator[Check]:
    """Excel mengubah yang diketik seperti 1-2 menjadi tanggal dan mengingat formatnya di sel itu. Angka
    yang diketik kemudian pun tampil sebagai tanggal sampai format selnya diubah: pilih selnya, lalu
    Format Sel (Format Cells), dan pilih Angka (Number)."""
    yield from _dates(codes=False)


@rule(
    "B223",
    Severity.WARNING,
    "Tanggal di tempat kode",
    message=_DATED,
    remedy="Ubah dahulu format sel menjadi Teks, baru ketik ulang kodenya; tanpa itu yang diketik "
    "kembali menjadi tanggal.",
)
def dated_codes() -> Iterator[Check]:
    """Kode seperti 2.3.2001 diubah Excel menjadi tanggal bila selnya tidak berformat Teks (Text). Pilih
    selnya, lalu Format Sel (Format Cells), dan pilih Teks (Text), sebelum mengetik ulang."""
    yield from _dates(codes=True)


@rule(
    "C113",
    Severity.ERROR,
    "Persen atau pecahan",
    message="{header} tersimpan sebagai {first}, sedangkan {beside} {anchor}, dengan satuan persen; "
    "dapat berarti {first} persen, atau {second} persen yang diketik dengan tanda %.",
    remedy="Tulis angkanya tanpa tanda %, misalnya 97; bila memang kurang dari satu persen, tulis "
    'sebagai teks, misalnya "0,97 persen".',
    breaks="Capaian\nSatuan | Target | Realisasi\n% | 100 | 0.97",
    holds="Capaian\nSatuan | Target | Realisasi\n% | 100 | 97",
)
def percent_sign() -> Iterator[Check]:
    """Satuan persen berarti 97 ditulis 97. Yang diketik 97% disimpan Excel sebagai 0,97, sehingga di
    samping Target 100 tidak jelas apakah 97 persen atau 0,97 persen yang dimaksud; format selnya tidak
    memutuskan. Bila Capaian yang tertulis hanya cocok dengan 97 persen, itu yang dipakai dan
    disebutkan."""
    import polars as pl

    met = pl.col("reading") == int(Reading.PERCENT_SIGN)
    for key, anchor in ANCHORS.items():
        facts = {
            "beside": text(WORKBOOK.table("achievement").column(anchor).header),
            "anchor": (Kind.VALUE, pl.col(f"beside.{anchor}")),
        }
        yield Check(CELLS, "", ~(met & (pl.col("column") == key)), facts=facts)
