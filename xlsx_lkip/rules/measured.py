"""Indicators that are not measured yet: no figure, and an explanation why.

Their Capaian is not known. It is nobody's zero, and is in no average.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..console.messages import N_
from ..declaration.vocabulary import Kind, Severity
from ..declaration.workbook import WORKBOOK
from ..model.rule import Check, note, rule, text

if TYPE_CHECKING:
    import polars as pl

MEASURED = "achievement"
"""The sheet of indicators and what became of them."""
EXCUSABLE = ("target", "realization")
"""Figures there that may be missing when Penjelasan says why; see `not_measured`."""


def instead_of(key: str) -> str:
    """The column that holds what was written instead of a figure, such as `n/a`."""
    return f"{key}.instead"


def not_measured(key: str) -> pl.Expr:
    """Whether a figure is missing for a reason that is given.

    A Realisasi may just be empty. A Target is agreed beforehand: of it somebody must write that there
    is none.
    """
    import polars as pl

    excused = pl.col(key).is_null() & pl.col("explanation").is_not_null()
    return excused & pl.col(instead_of(key)).is_not_null() if key == "target" else excused


_SAYS, _BLANK = N_(' berisi "{words}"'), N_(" kosong")


@rule(
    "C114",
    Severity.WARNING,
    "Indikator belum diukur",
    message="{header}{state}: indikator ini belum diukur, sehingga tidak mempunyai Capaian dan tidak "
    "ikut rata-rata.",
    remedy="Isi {header} begitu angkanya ada; bila memang nol, tulis 0.",
    breaks="Capaian\nTarget | Realisasi | Penjelasan\n10 | n/a | Data BPS belum terbit",
    holds="Capaian\nTarget | Realisasi | Penjelasan\n10 | 9 | Data BPS belum terbit",
)
def awaited() -> Iterator[Check]:
    """Realisasi yang kosong, atau berisi tanda -, n/a, belum rilis dan semacamnya, berarti belum diukur,
    bukan nol. Ini hanya diterima bila kolom Penjelasan menyebutkan sebabnya. Target yang berisi tanda
    seperti itu diperlakukan sama."""
    import polars as pl

    realized = pl.col("realization").is_not_null()
    for key in EXCUSABLE:
        awaited = not_measured(key) & (realized if key == "target" else pl.lit(value=True))
        words = pl.col(instead_of(key))
        facts = {
            "header": text(WORKBOOK.table(MEASURED).column(key).header),
            "words": (Kind.TEXT, words),
            "state": note((_SAYS, words.is_not_null()), (_BLANK, words.is_null())),
        }
        yield Check(MEASURED, key, ~awaited, needs=(key,), found=words, facts=facts)
