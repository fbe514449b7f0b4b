"""What needs a leader's attention, in sentences with figures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import polars as pl

from ...consolidation import Consolidated
from ...consolidation.consolidated import LABEL, LEVEL, LINE, MARK, UNIT
from ...consolidation.indicators import REPORTED
from ...declaration.vocabulary import Kind
from ...model.numbers import in_sentence, written
from ...model.wording import SEVERITY_WORDS
from ..reconciliation.two_ways import Match, stated_figures
from ..sheets import inexact as doubt
from ..sheets.enumerations import NAMED, few, listed, shortened
from . import change_sentences as since

_WHOLE = 10_000
"""100 percent."""


@dataclass(frozen=True)
class Sentence:
    """One sentence, and the key of the sheet that has the details."""

    text: str
    about: str


def sentences(figures: Consolidated, earlier_day: str) -> list[Sentence]:
    """Each sentence about one thing, the most urgent first.

    Args:
        earlier_day: of the earlier report that changes are reported of, in brackets, or nothing.
    """
    changed = [Sentence(text, "changes") for text in since.sentences(figures, earlier_day)]
    return changed + [Sentence(text, about) for about, say in _SAID for text in say(figures)]


def _submissions(figures: Consolidated) -> Iterator[str]:
    files = len(figures.counted)
    if not figures.units:
        yield f"{files} berkas digabungkan. Daftar unit kerja yang diharapkan tidak ditentukan."
        return
    missing = figures.missing_units
    sent = len(figures.units) - len(missing)
    message = f"{sent} dari {len(figures.units)} unit kerja sudah menyampaikan laporan"
    yield f"{message}. Belum: {few(missing)}." if missing else f"{message}."
    if figures.other_units:
        yield f"Ikut dihitung walaupun tidak ada di daftar unit kerja: {few(figures.other_units)}."


def _left_out(figures: Consolidated) -> Iterator[str]:
    unreadable = [source.name for source in figures.sources if not source.readable]
    copies = [source.name for source in figures.sources if source.copy_of]
    if unreadable:
        yield f"{len(unreadable)} berkas tidak dapat dibaca: {few(unreadable)}."
    if copies:
        yield f"{len(copies)} berkas hanya salinan dan tidak dihitung: {few(copies)}."


def _reconciled(figures: Consolidated) -> Iterator[str]:
    """That both sides agree only where every figure is exact."""
    by_verdict: dict[Match, list[str]] = {verdict: [] for verdict in Match}
    for figure in stated_figures(figures):
        by_verdict[figure.verdict].append(figure.label)
    beside = "jumlah menurut berkas"
    if figures.control:
        beside += " dan dengan angka pembanding perangkat daerah"
    differing = by_verdict.pop(Match.DIFFERS)
    agreeing = by_verdict.pop(Match.MATCHES)
    if differing:
        yield f"Angka gabungan yang tidak cocok dengan {beside}: {listed(differing)}."
    for verdict, names in by_verdict.items():
        if names:
            message = f"Belum dapat dinyatakan cocok dengan {beside}, karena {_BECAUSE[verdict]}"
            yield f"{message}: {listed(names)}."
    if agreeing and not differing and not any(by_verdict.values()):
        yield f"Angka gabungan cocok dengan {beside}."


_BECAUSE = {
    Match.IN_DOUBT: "diragukan",
    Match.INCOMPLETE: "belum lengkap",
    Match.NOT_KNOWN: "tidak diketahui",
}


def _lowest_absorption(figures: Consolidated) -> Iterator[str]:
    outline = figures.budget
    records = outline.lines.filter(pl.col(LEVEL) == len(outline.levels))
    lowest = records.filter(pl.col("absorption") < _WHOLE).sort("absorption", LINE).head(NAMED)
    named = [
        f'"{shortened(label)}" ({shortened(unit)}) {written(Kind.PERCENT, absorption)}, '
        f"sisa {in_sentence(Kind.AMOUNT, remaining)}{_doubted(mark)}"
        for label, unit, absorption, remaining, mark in lowest.select(
            LABEL, UNIT, "absorption", "remaining", MARK
        ).iter_rows()
    ]
    if named:
        yield f"Serapan terendah: {few(named)}."


def _doubted(mark: str | None) -> str:
    """What is behind a figure that is not exact."""
    return " (diragukan)" if mark else ""


def _achievements(figures: Consolidated) -> Iterator[str]:
    measured = figures.records["achievement"].filter(pl.col("achievement").is_not_null())
    unmet = measured.filter(pl.col("achievement") < _WHOLE).sort("achievement", maintain_order=True)
    if measured.is_empty():
        yield "Belum ada capaian indikator yang dapat dihitung."
    elif unmet.is_empty():
        yield _all_met(measured)
    else:
        named = _named(unmet.select("indicator", "achievement", MARK))
        yield f"{unmet.height} dari {measured.height} indikator belum mencapai target: {few(named)}."
    without = figures.measured.reported - figures.measured.measured
    if without:
        yield (
            f"{without} dari {figures.measured.reported} indikator yang dilaporkan belum mempunyai "
            "angka capaian, dan tidak ikut dalam rata-rata."
        )


def _all_met(measured: pl.DataFrame) -> str:
    doubtful = measured[MARK].count()
    if not doubtful:
        return f"Semua indikator yang dilaporkan ({measured.height}) mencapai target."
    return (
        f"{measured.height} indikator mencapai target menurut laporannya; {doubtful} di antaranya "
        "diragukan."
    )


def _named(indicators: pl.DataFrame) -> list[str]:
    """Name, achievement and mark -> e.g. `"Nilai SAKIP" 80,00%`."""
    return [
        f'"{shortened(name or "")}" {written(Kind.PERCENT, value)}{_doubted(mark)}'
        for name, value, mark in indicators.iter_rows()
    ]


def _inefficient(figures: Consolidated) -> Iterator[str]:
    """Indicators that fall behind the money spent on their program."""
    records = figures.records["achievement"].filter(pl.col("efficiency").is_not_null())
    behind = records.filter(pl.col("efficiency") < 0).sort("efficiency", maintain_order=True)
    rows = behind.select("indicator", "achievement", "program_absorption", MARK).iter_rows()
    named = [
        f'"{shortened(name or "")}" {written(Kind.PERCENT, value)}, '
        f"serapan {written(Kind.PERCENT, spent)}{_doubted(mark)}"
        for name, value, spent, mark in rows
    ]
    if named:
        yield f"{len(named)} indikator tertinggal dari serapan programnya: {few(named)}."


def _unmeasured(figures: Consolidated) -> Iterator[str]:
    """Indicators that were agreed on, but whose achievement nobody reports."""
    agreed = figures.records["agreement"]
    names = agreed.filter(~agreed[REPORTED])["indicator"].drop_nulls()
    missing = [f'"{shortened(name)}"' for name in names]
    if missing:
        yield (
            f"{len(missing)} dari {agreed.height} indikator Perjanjian Kinerja belum dilaporkan "
            f"capaiannya: {few(missing)}."
        )


def _findings(figures: Consolidated) -> Iterator[str]:
    found = figures.findings
    counts = [
        f"{count} {word}"
        for severity, word in SEVERITY_WORDS.items()
        if (count := sum(each.finding.severity is severity for each in found))
    ]
    if counts:
        yield f"{len(found)} temuan masih terbuka: {listed(counts)}. Rinciannya di lembar Temuan."
    else:
        yield "Tidak ada temuan yang terbuka."


_SAID: Sequence[tuple[str, Callable[[Consolidated], Iterator[str]]]] = (
    ("collection", _submissions),
    ("collection", _left_out),
    ("findings", doubt.sentences),
    ("reconciliation", _reconciled),
    ("budget", _lowest_absorption),
    ("achievement", _achievements),
    ("achievement", _inefficient),
    ("agreement", _unmeasured),
    ("findings", _findings),
)
"""In this order, with the key of the sheet that each is about."""


def continued(titles: Iterable[str]) -> Iterator[Sentence]:
    """That lists go on, because a worksheet has only so many rows."""
    names = list(titles)
    if names:
        text = f"Baris melebihi batas satu lembar Excel dan berlanjut di lembar {listed(names)}."
        yield Sentence(text, "sources")
