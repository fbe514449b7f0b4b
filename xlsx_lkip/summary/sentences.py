"""What needs a leader's attention, in sentences with figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..consolidate import Consolidated
from ..consolidate.model import LABEL, LEVEL, LINE, UNIT
from ..notation import written
from ..spec import Kind
from ..text import name_key
from . import doubt
from .findings import SEVERITIES
from .words import NAMED, few, listed, shortened

_WHOLE = 10_000
"""100 percent."""


def sentences(figures: Consolidated) -> list[str]:
    """Each sentence about one thing, the most urgent first."""
    return [
        *_submissions(figures),
        *_left_out(figures),
        *doubt.sentences(figures),
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
    yield f"{said}. Belum: {few(missing)}." if missing else f"{said}."


def _left_out(figures: Consolidated) -> Iterator[str]:
    unreadable = [source.name for source in figures.sources if not source.readable]
    copies = [source.name for source in figures.sources if source.copy_of]
    if unreadable:
        yield f"{len(unreadable)} berkas tidak dapat dibaca: {few(unreadable)}."
    if copies:
        yield f"{len(copies)} berkas hanya salinan dan tidak dihitung: {few(copies)}."


def _lowest_absorption(figures: Consolidated) -> Iterator[str]:
    import polars as pl

    outline = figures.budget
    records = outline.lines.filter(pl.col(LEVEL) == len(outline.levels))
    lowest = records.filter(pl.col("absorption") < _WHOLE).sort("absorption", LINE).head(NAMED)
    named = [
        f'"{shortened(label)}" ({shortened(unit)}) {written(Kind.PERCENT, absorption)}, '
        f"sisa Rp{written(Kind.AMOUNT, remaining)}"
        for label, unit, absorption, remaining in lowest.select(
            LABEL, UNIT, "absorption", "remaining"
        ).iter_rows()
    ]
    if named:
        yield f"Serapan terendah: {few(named)}."


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
        yield f"{unmet.height} dari {measured.height} indikator belum mencapai target: {few(named)}."


def _unmeasured(figures: Consolidated) -> Iterator[str]:
    """Indicators that were agreed on, but whose achievement nobody reports."""
    reported = {name_key(name) for name in figures.records["achievement"]["indicator"].drop_nulls()}
    agreed = figures.records["agreement"]["indicator"].drop_nulls()
    missing = [f'"{shortened(name)}"' for name in agreed if name_key(name) not in reported]
    if missing:
        yield (
            f"{len(missing)} dari {len(agreed)} indikator Perjanjian Kinerja belum dilaporkan "
            f"capaiannya: {few(missing)}."
        )


def _findings(figures: Consolidated) -> Iterator[str]:
    found = figures.findings
    counts = [
        f"{count} {name.lower()}"
        for severity, name in SEVERITIES.items()
        if (count := sum(each.finding.severity is severity for each in found))
    ]
    if counts:
        yield f"{len(found)} temuan masih terbuka: {listed(counts)}. Rinciannya di lembar Temuan."
    else:
        yield "Tidak ada temuan yang terbuka."


def continued(titles: Iterable[str]) -> Iterator[str]:
    """That lists go on, because a worksheet has only so many rows."""
    names = list(titles)
    if names:
        yield f"Baris melebihi batas satu lembar Excel dan berlanjut di lembar {listed(names)}."
