"""How doubt is shown: flags on figures that stand on them, and sentences.

Which records are in doubt is `consolidate`'s to say. Every sign is a text, legible without colour.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..consolidate import Consolidated
from ..consolidate.doubt import rows_in_doubt
from ..consolidate.model import LEVEL, Outline
from ..notation import written
from ..spec import Kind
from .words import few, listed

if TYPE_CHECKING:
    import polars as pl

FLAG = "!"
"""Stands on everything that is in doubt."""
ANY_FLAG = f"{FLAG}*"
"""What a formula counts flags by."""
_AMOUNTS = (("budget", "pagu"), ("realization", "realisasi"))
_PERSONS = (("staff", "ASN"), ("support", "tenaga pendukung"))


def flagged(label: str, doubtful: object) -> str:
    """The label of a figure, with a flag where the figure stands on records in doubt."""
    return f"{FLAG} {label}" if doubtful else label


def mark_of(records: pl.DataFrame) -> str | None:
    """What a total over these records is marked with; None where none is in doubt."""
    mark: str | None = records.select(rows_in_doubt()).item()
    return mark


def mark_of_all(outline: Outline) -> str | None:
    """What a total over all records of the outline is marked with."""
    import polars as pl

    return mark_of(outline.lines.filter(pl.col(LEVEL) == len(outline.levels)))


def sentences(figures: Consolidated) -> Iterator[str]:
    """That figures are in doubt, of whom, and how much stands on them."""
    sources = [source for source in figures.counted if source.counts[0]]
    if sources:
        units = list(dict.fromkeys(source.unit for source in sources))
        yield (
            f"Angka dalam laporan ini belum pasti: {len(sources)} berkas masih memuat kesalahan "
            f"({few(units)})."
        )
    if figures.marked:
        yield from _extent(figures)


def _extent(figures: Consolidated) -> Iterator[str]:
    doubt = figures.doubt
    parts = [
        *(_amount(figures, key, name) for key, name in _AMOUNTS),
        *(_persons(figures, key, name) for key, name in _PERSONS if doubt.reaches(key)),
    ]
    said = [part for part in parts if part]
    standing = f"{listed(said)} berdiri di atas baris yang diragukan" if said else ""
    yield (
        f"{standing or 'Sebagian baris diragukan'}. Baris itu, dan setiap jumlah yang memuatnya, "
        f"bertanda {FLAG}, dengan nomor temuannya di lembar Temuan."
    )
    if doubt.unread:
        yield (
            f"{doubt.unread} angka tidak terbaca dan belum termasuk dalam jumlah; rinciannya di "
            "lembar Temuan."
        )


def _amount(figures: Consolidated, key: str, name: str) -> str:
    """E.g. `Rp1.000 pagu (12,50 %)`."""
    part, whole = figures.doubt.totals[key] or 0, figures.totals[key] or 0
    return f"Rp{written(Kind.AMOUNT, part)} {name}{_share(part, whole)}" if part else ""


def _persons(figures: Consolidated, key: str, name: str) -> str:
    part, whole = figures.doubt.totals[key] or 0, figures.totals[key] or 0
    return f"{written(Kind.COUNT, part)} dari {written(Kind.COUNT, whole)} {name}" if part else ""


def _share(part: int, whole: int) -> str:
    if whole <= 0:
        return ""
    return f" ({written(Kind.PERCENT, (20_000 * part + whole) // (2 * whole))})"
