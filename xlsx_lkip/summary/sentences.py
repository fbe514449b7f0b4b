"""What needs a leader's attention, in sentences with figures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..consolidate import Consolidated
from ..consolidate.model import LABEL, LEVEL, LINE, UNIT
from ..notation import written
from ..spec import Kind
from ..text import name_key
from ..wording import SEVERITY_WORDS
from . import doubt, since
from .twice import differing
from .words import NAMED, few, listed, shortened

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
        earlier_day: of the earlier report that changes are told of, in brackets, or nothing.
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
    said = f"{sent} dari {len(figures.units)} unit kerja sudah menyampaikan laporan"
    yield f"{said}. Belum: {few(missing)}." if missing else f"{said}."


def _left_out(figures: Consolidated) -> Iterator[str]:
    unreadable = [source.name for source in figures.sources if not source.readable]
    copies = [source.name for source in figures.sources if source.copy_of]
    if unreadable:
        yield f"{len(unreadable)} berkas tidak dapat dibaca: {few(unreadable)}."
    if copies:
        yield f"{len(copies)} berkas hanya salinan dan tidak dihitung: {few(copies)}."


def _reconciled(figures: Consolidated) -> Iterator[str]:
    names = differing(figures)
    beside = "jumlah menurut berkas"
    if figures.control:
        beside += " dan dengan angka pembanding perangkat daerah"
    if names:
        yield f"Angka gabungan yang tidak cocok dengan {beside}: {listed(names)}."
    else:
        yield f"Angka gabungan cocok dengan {beside}."


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


def _inefficient(figures: Consolidated) -> Iterator[str]:
    """Indicators that fall behind the money spent on their program."""
    import polars as pl

    records = figures.records["achievement"].filter(pl.col("efficiency").is_not_null())
    behind = records.filter(pl.col("efficiency") < 0).sort("efficiency", maintain_order=True)
    pairs = behind.select("indicator", "achievement", "program_absorption").iter_rows()
    named = [
        f'"{shortened(name or "")}" {written(Kind.PERCENT, value)}, '
        f"serapan {written(Kind.PERCENT, spent)}"
        for name, value, spent in pairs
    ]
    if named:
        yield f"{len(named)} indikator tertinggal dari serapan programnya: {few(named)}."


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
