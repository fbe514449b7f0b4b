"""How it is shown that figures are not exact: flags, words in the place of figures, and sentences.

Which figures are, and why not, is `consolidation`'s to say. Every sign is a text, legible without colour.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ...consolidation import Consolidated
from ...consolidation.consolidated import MARK, RATIO
from ...consolidation.gaps import Why, without
from ...declaration.vocabulary import Kind
from ...model.numbers import in_sentence, written
from .enumerations import few, listed

FLAG = "!"
"""Stands on everything that is not exact."""
ANY_FLAG = f"{FLAG}*"
"""What a formula counts flags by."""
NOT_KNOWN = "tidak diketahui"
"""Stands in the place of a figure that is not known; no formula gives it."""
UNSURE = " – belum pasti"
"""Behind the title of a table or chart of which not every figure is exact."""
INTERIM = "SEMENTARA"
"""Stands on every sheet of a report that is not final."""
_FIGURES = (*RATIO, "remaining", "total", "headcount")
_SHARE = "absorption"
_AMOUNTS = (("budget", "pagu"), ("realization", "realisasi"))
_PERSONS = (("staff", "ASN"), ("support", "tenaga pendukung"))


def flagged(label: str, doubtful: object) -> str:
    """The label of a figure, with a flag where the figure is not exact."""
    return f"{FLAG} {label}" if doubtful else label


def with_words(record: Mapping[str, Any], sums: Sequence[str] = ()) -> dict[str, Any]:
    """The record, with a word in the place of each figure that is not known.

    Args:
        sums: figures that have a value wherever they are known.
    """
    shown = dict(record)
    if record.get(MARK):
        figures = dict.fromkeys((*_FIGURES, *sums))
        lost = [key for key in figures if key in record and record[key] is None]
        # Without any budget a share has no value, which is exact.
        if _SHARE in record and record[_SHARE] is None and "remaining" in lost:
            lost.append(_SHARE)
        shown |= dict.fromkeys(lost, NOT_KNOWN)
    return shown


def lacking(figures: Consolidated, table: str) -> str:
    """What a sheet says of what is not on it, to be before what it is about; else nothing."""
    gaps = without(figures.doubt.tables[table].gaps)
    return f"{gaps[0].upper()}{gaps[1:]}. " if gaps else ""


def basis(figures: Consolidated, table: str) -> str:
    """What the figures of a table rest on, as far as they are not exact."""
    certainty = figures.doubt.tables[table]
    came = len(figures.units) - len(figures.missing_units)
    others = [gap for gap in certainty.gaps if gap.why is not Why.NOT_SENT]
    parts = [
        f"{came} dari {len(figures.units)} unit" if figures.missing_units else None,
        without(others),
        f"{certainty.doubtful} baris diragukan" if certainty.doubtful else None,
        f"{certainty.unknown} angka tidak diketahui" if certainty.unknown else None,
        "berbeda dari angka perangkat daerah" if certainty.dispute else None,
    ]
    return "; ".join(part for part in parts if part)


def sentences(figures: Consolidated) -> Iterator[str]:
    """That figures are not exact: of whom, what is missing, and how much is on doubtful records."""
    sources = [source for source in figures.counted if source.counts[0]]
    if sources:
        units = list(dict.fromkeys(source.unit for source in sources))
        yield (
            f"Angka dalam laporan ini belum pasti: {len(sources)} berkas masih memuat kesalahan "
            f"({few(units)})."
        )
    missing = _missing(figures)
    if missing:
        yield f"Belum termasuk dalam jumlah: {few(missing)}. Jumlah yang kurang itu bertanda {FLAG}."
    if any(each.doubtful for each in figures.doubt.tables.values()):
        yield from _extent(figures)


def _missing(figures: Consolidated) -> list[str]:
    """E.g. `Anggaran Bidang B (lembar tidak terbaca)`, each once."""
    every = (gap for each in figures.doubt.tables.values() for gap in each.gaps)
    return list(dict.fromkeys(f"{gap.lacking} ({gap.why.value})" for gap in every))


def _extent(figures: Consolidated) -> Iterator[str]:
    parts = [
        *(_amount(figures, key, name) for key, name in _AMOUNTS),
        *(_persons(figures, key, name) for key, name in _PERSONS),
    ]
    figures_in_doubt = [part for part in parts if part]
    standing = (
        f"{listed(figures_in_doubt)} berdiri di atas baris yang diragukan"
        if figures_in_doubt
        else ""
    )
    yield (
        f"{standing or 'Sebagian baris diragukan'}. Baris itu, dan setiap jumlah yang memuatnya, "
        f"bertanda {FLAG}, dengan nomor temuannya di lembar Temuan."
    )
    unread = sum(each.unknown for each in figures.doubt.tables.values())
    if unread:
        ratio = " Sisa dan serapan dihitung dari baris yang lengkap saja."
        yield (
            f"{unread} angka tidak terbaca dan belum termasuk dalam jumlah; rinciannya di "
            f"lembar Temuan.{ratio if figures.doubt.tables['budget'].unknown else ''}"
        )


def _amount(figures: Consolidated, key: str, name: str) -> str:
    """E.g. `Rp1.000 pagu (12,50%)`."""
    part, whole = figures.doubt.totals[key] or 0, figures.totals[key] or 0
    return f"{in_sentence(Kind.AMOUNT, part)} {name}{_share(part, whole)}" if part else ""


def _persons(figures: Consolidated, key: str, name: str) -> str:
    part, whole = figures.doubt.totals[key] or 0, figures.totals[key] or 0
    return f"{written(Kind.COUNT, part)} dari {written(Kind.COUNT, whole)} {name}" if part else ""


def _share(part: int, whole: int) -> str:
    if whole <= 0:
        return ""
    return f" ({written(Kind.PERCENT, (20_000 * part + whole) // (2 * whole))})"
