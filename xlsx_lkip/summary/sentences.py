"""What needs a leader's attention, in sentences with figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..consolidate import Consolidated
from ..consolidate.model import LABEL, LEVEL, LINE, UNIT
from ..notation import written
from ..spec import Kind
from ..text import name_key
from .findings import SEVERITIES

_WHOLE = 10_000
"""100 percent."""
_NAMED, _LONGEST = 3, 110
"""How many are named, and at what length; the sheets have the rest."""


def sentences(figures: Consolidated) -> list[str]:
    """Each sentence about one thing, the most urgent first."""
    return [
        *_submissions(figures),
        *_left_out(figures),
        *_doubt(figures),
        *_lowest_absorption(figures),
        *_achievements(figures),
        *_unmeasured(figures),
        *_findings(figures),
    ]


def _submissions(figures: Consolidated) -> Iterator[str]:
    files = len(figures.counted)
    if not figures.units:
        yield f"{files} berkas digabungkan. Daftar unit kerja yang diharapkan tidak ditentukan."
        return
    missing = figures.missing_units
    sent = len(figures.units) - len(missing)
    said = f"{sent} dari {len(figures.units)} unit kerja sudah menyampaikan laporan"
    yield f"{said}. Belum: {_few(missing)}." if missing else f"{said}."


def _left_out(figures: Consolidated) -> Iterator[str]:
    unreadable = [source.name for source in figures.sources if not source.readable]
    copies = [source.name for source in figures.sources if source.copy_of]
    if unreadable:
        yield f"{len(unreadable)} berkas tidak dapat dibaca: {_few(unreadable)}."
    if copies:
        yield f"{len(copies)} berkas hanya salinan dan tidak dihitung: {_few(copies)}."


def _doubt(figures: Consolidated) -> Iterator[str]:
    doubtful = [source for source in figures.counted if source.counts[0]]
    if doubtful:
        units = _few(list(dict.fromkeys(source.unit for source in doubtful)))
        yield (
            f"Angka dalam laporan ini belum pasti: {len(doubtful)} berkas masih memuat kesalahan "
            f"({units}). Baris yang diragukan bertanda ! dan berwarna merah muda."
        )


def _lowest_absorption(figures: Consolidated) -> Iterator[str]:
    import polars as pl

    outline = figures.budget
    records = outline.lines.filter(pl.col(LEVEL) == len(outline.levels))
    lowest = records.filter(pl.col("absorption") < _WHOLE).sort("absorption", LINE).head(_NAMED)
    named = [
        f'"{shortened(label)}" ({shortened(unit)}) {written(Kind.PERCENT, absorption)}, '
        f"sisa Rp{written(Kind.AMOUNT, remaining)}"
        for label, unit, absorption, remaining in lowest.select(
            LABEL, UNIT, "absorption", "remaining"
        ).iter_rows()
    ]
    if named:
        yield f"Serapan terendah: {_few(named)}."


def _achievements(figures: Consolidated) -> Iterator[str]:
    import polars as pl

    measured = figures.records["achievement"].filter(pl.col("achievement").is_not_null())
    unmet = measured.filter(pl.col("achievement") < _WHOLE).sort("achievement", maintain_order=True)
    if measured.is_empty():
        yield "Belum ada capaian indikator yang dapat dihitung."
    elif unmet.is_empty():
        yield f"Semua indikator yang dilaporkan ({measured.height}) mencapai target."
    else:
        pairs = unmet.select("indicator", "achievement").iter_rows()
        named = [
            f'"{shortened(name or "")}" {written(Kind.PERCENT, value)}' for name, value in pairs
        ]
        yield f"{unmet.height} dari {measured.height} indikator belum mencapai target: {_few(named)}."


def _unmeasured(figures: Consolidated) -> Iterator[str]:
    """Indicators that were agreed on, but whose achievement nobody reports."""
    reported = {name_key(name) for name in figures.records["achievement"]["indicator"].drop_nulls()}
    agreed = figures.records["agreement"]["indicator"].drop_nulls()
    missing = [f'"{shortened(name)}"' for name in agreed if name_key(name) not in reported]
    if missing:
        yield (
            f"{len(missing)} dari {len(agreed)} indikator Perjanjian Kinerja belum dilaporkan "
            f"capaiannya: {_few(missing)}."
        )


def _findings(figures: Consolidated) -> Iterator[str]:
    found = figures.findings
    counts = [
        f"{count} {name.lower()}"
        for severity, name in SEVERITIES.items()
        if (count := sum(each.finding.severity is severity for each in found))
    ]
    if counts:
        yield f"{len(found)} temuan masih terbuka: {_listed(counts)}. Rinciannya di lembar Temuan."
    else:
        yield "Tidak ada temuan yang terbuka."


def continued(titles: Iterable[str]) -> Iterator[str]:
    """That lists go on, because a worksheet has only so many rows."""
    names = list(titles)
    if names:
        yield f"Baris melebihi batas satu lembar Excel dan berlanjut di lembar {_listed(names)}."


def shortened(text: str) -> str:
    """The text, cut off where it is longer than anyone reads on one page."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"


def _few(names: Sequence[str]) -> str:
    """The first few of the names, and how many more there are."""
    more = len(names) - _NAMED
    return "; ".join(names[:_NAMED]) + (f"; dan {more} lainnya" if more > 0 else "")


def _listed(names: Sequence[str]) -> str:
    """`a, b dan c`."""
    *most, last = names
    return f"{', '.join(most)} dan {last}" if most else last
