"""What changed since an earlier report, in sentences for Ringkasan."""

from __future__ import annotations

from collections.abc import Iterator

from ...consolidation import Consolidated
from ...consolidation.agency_totals import absorption_of
from ...consolidation.earlier import (
    ARRIVED,
    CLOSED,
    GONE,
    LEFT,
    NEW,
    OPENED,
    PROGRAM,
    THEN,
    UNIT_TIER,
    Changes,
)
from ...declaration.vocabulary import Kind
from ...model.numbers import in_sentence, written
from ..changes import figure_changes as sheet
from ..changes.compared import mean_of
from ..sheets.enumerations import few, listed


def sentences(figures: Consolidated, day: str) -> Iterator[str]:
    """What the figures were and became; then who and what came, went, or was put right.

    Args:
        day: of the earlier report, in brackets, or nothing.
    """
    if figures.changes is None:
        return
    changed = listed(list(_figures(figures, figures.changes)))
    yield f"Sejak laporan sebelumnya{day}: {changed}.{_unsure(figures, figures.changes)}"
    events = list(_events(figures.changes))
    message = f"Sejak itu {listed(events)}. " if events else ""
    yield f"{message}Rinciannya di lembar {sheet.TITLE}."


def _unsure(figures: Consolidated, changes: Changes) -> str:
    """That a difference is only as sure as the figures on both sides."""
    interim = {"laporan ini": figures.interim, "laporan sebelumnya": changes.earlier.interim}
    which = [name for name, so in interim.items() if so]
    return f" Selisih itu belum pasti, sebab {listed(which)} masih sementara." if which else ""


def _figures(figures: Consolidated, changes: Changes) -> Iterator[str]:
    """E.g. `realisasi naik Rp5.000`."""
    units = changes.lines.filter(tier=UNIT_TIER)
    then = {key: int(units[key + THEN].sum()) for key in ("budget", "realization")}
    for key, name in (("realization", "realisasi"), ("budget", "pagu")):
        now = figures.totals[key]
        if now is None:
            yield f"{name} kini tidak diketahui"
        else:
            yield _moved(name, now - then[key], in_sentence(Kind.AMOUNT, abs(now - then[key])))
    share = absorption_of(then["budget"], then["realization"])
    yield from _points("persentase realisasi", figures.totals.absorption, share)
    indicators = changes.indicators
    means = [mean_of(indicators[f"achievement{side}"]) for side in ("", THEN)]
    yield from _points("rata-rata capaian", *means)


def _points(name: str, now: int | None, then: int | None) -> Iterator[str]:
    if now is not None and then is not None:
        points = written(Kind.PERCENT, abs(now - then)).removesuffix("%")
        whole = written(Kind.PERCENT, now)
        yield _moved(name, now - then, f"{points} poin persen menjadi {whole}")


def _moved(name: str, change: int, by: str) -> str:
    return f"{name} {'naik' if change > 0 else 'turun'} {by}" if change else f"{name} tetap"


def _events(changes: Changes) -> Iterator[str]:
    for tier, state, noun, message in (
        (UNIT_TIER, ARRIVED, "unit", "baru menyampaikan"),
        (UNIT_TIER, LEFT, "unit", "tidak lagi menyampaikan"),
        (PROGRAM, NEW, "program", "baru"),
        (PROGRAM, GONE, "program", "tidak ada lagi"),
    ):
        names = changes.names(tier, state)
        if names:
            yield f"{len(names)} {noun} {message} ({few(names)})"
    for key, message in ((CLOSED, "dibereskan"), (OPENED, "baru")):
        if changes.counts[key]:
            yield f"{changes.counts[key]} temuan {message}"
