"""Rules for percentages that are right as far as they are written, with less than two decimals."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from ..declaration.identity import IDENTITY
from ..declaration.vocabulary import Kind, Severity
from ..declaration.workbook import WORKBOOK
from ..figures.derived import CONTROLLED_ABSORPTION
from ..figures.precision import only_rounded, rounded_name, written_briefly
from ..model.rule import CONTROL, Check, FactExpr, rule, summary_of, text
from ..model.tables import SUMMARY
from ..model.wording import WORDS

if TYPE_CHECKING:
    import polars as pl

MESSAGE = "{header} tertulis {brief}, benar sebagai pembulatan; dengan dua desimal {expected}."
REMEDY = "Tulis persentase dengan dua angka di belakang koma."
PAGE = """Persentase di LKIP ditulis dengan dua angka di belakang koma. Yang ditulis dengan lebih sedikit
angka, misalnya 98% atau 97,9% untuk 97,86%, bukan kesalahan selama benar sebagai pembulatan; yang salah
menurut ketelitiannya sendiri tetap kesalahan. Pada angka yang tersimpan sebagai bilangan, yang dihitung
ialah banyaknya angka yang diperlukan untuk menulisnya, bukan yang ditampilkan selnya."""
_EXAMPLES = {
    "A": ("Anggaran\nPagu | Realisasi | Persentase\n28 | 12 | {}", "0.43", "0.4286"),
    "P": (
        "Pegawai\nPangkat/Golongan | S1 | SMA\nIII/a | 12 | 16\nPersentase: S1 = {}",
        "0.43",
        "0.4286",
    ),
    "C": ("Capaian\nTarget | Realisasi | Capaian\n28 | 12 | {}", '"42,9%"', '"42,86%"'),
}


def _check(frame: str, key: str, header: FactExpr, rounded: pl.Expr, expected: pl.Expr) -> Check:
    import polars as pl

    return Check(
        frame,
        key,
        ~rounded,
        found=pl.col(key),
        expected=expected,
        kind=Kind.PERCENT,
        facts={"header": header, "brief": (Kind.TEXT, written_briefly(key))},
    )


def _in_family(family: str) -> Iterator[Check]:
    """Every percentage that the sheets of a family compute."""
    import polars as pl

    for table in (table for table in WORKBOOK.tables if table.family == family):
        for column in table.columns:
            if column.formula and column.formula.percentage:
                rounded, header = only_rounded(column.key, column.formula), text(column.header)
                expected = column.formula.expected()
                yield _check(table.key, column.key, header, rounded, expected)
        for summary in table.summaries:
            here = pl.col(SUMMARY) == summary.key
            for key, formula in summary.formulas.items():
                if formula.percentage:
                    name = text(f"{summary.label} {table.column(key).header}")
                    rounded = here & only_rounded(key, formula)
                    yield _check(summary_of(table.key), key, name, rounded, formula.expected())


for _family, (_example, _coarse, _exact) in _EXAMPLES.items():
    rule(
        f"{_family}112",
        Severity.NOTE,
        "Persentase kurang dari dua desimal",
        message=MESSAGE,
        remedy=REMEDY,
        breaks=_example.format(_coarse),
        holds=_example.format(_exact),
        page=PAGE,
    )(partial(_in_family, _family))


@rule(
    "I112",
    Severity.NOTE,
    "Persentase kurang dari dua desimal",
    message=MESSAGE,
    remedy=REMEDY,
    breaks="Identitas\nPersentase menurut LRA | 0.43\n\nAnggaran\nPagu | Realisasi\n28 | 12",
    holds="Identitas\nPersentase menurut LRA | 0.4286\n\nAnggaran\nPagu | Realisasi\n28 | 12",
    page=PAGE,
)
def stated_by_unit() -> Iterator[Check]:
    import polars as pl

    header = text(next(item.label for item in IDENTITY.fields if item.key == "absorption"))
    rounded, total = pl.col(rounded_name("absorption")), CONTROLLED_ABSORPTION.expected()
    yield _check(IDENTITY.key, "absorption", header, rounded, total)


@rule(
    "B222",
    Severity.NOTE,
    "Persentase di lkip.toml kurang dari dua desimal",
    message=MESSAGE,
    remedy=REMEDY,
    breaks="lkip.toml\n[control]\nabsorption = 42.9\n\nAnggaran\nPagu | Realisasi\n28 | 12",
    holds="lkip.toml\n[control]\nabsorption = 42.86\n\nAnggaran\nPagu | Realisasi\n28 | 12",
    page=PAGE,
)
def stated_by_agency() -> Iterator[Check]:
    import polars as pl

    # In this frame `expected` is what lkip.toml says, and `found` what the files add up to.
    label = (WORDS, pl.col("label"))
    yield _check(
        CONTROL, "expected", label, pl.col(rounded_name("expected")), expected=pl.col("found")
    )
