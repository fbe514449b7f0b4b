"""What holds of a consolidated workbook, whatever was done to the submissions in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from tests.mutations.report import Figure, Report, UnitReport, named
from tests.mutations.truth import Truth

KEYS = ("budget", "realization", "staff", "support")
PLACES = {
    "staff": ("Pegawai", "staff"),
    "support": ("Tenaga Pendukung", "support"),
    "achievement": ("Ringkasan", "achievement"),
}
"""Where the total is of what is listed by record."""
ROUNDED = Decimal("0.0001")
"""By so much may a mean of percentages differ from the one that is computed here."""


def differing(
    report: Report, truths: Mapping[str, Truth], *, interim: bool
) -> Iterator[tuple[str, str]]:
    """Each unit, and how what is shown of it differs from what is true without being marked.

    In an interim report a unit may be missing, and people and indicators of a unit whose sheet could not
    be read: then the mark at the total says so.
    """
    for unit, true in truths.items():
        shown = report.units.get(named(unit))
        if shown:
            for key, complaint in _unit(shown, true):
                if not (interim and _total_marked(report, key)):
                    yield unit, complaint
        elif not interim:
            yield unit, "the unit is not in the workbook"


def _total_marked(report: Report, key: str) -> bool:
    """Whether the list in which figures of a unit are has a mark at its total."""
    place = PLACES.get(key)
    return place in report.totals and report.totals[place].marked


def _unit(shown: UnitReport, true: Truth) -> Iterator[tuple[str, str]]:
    nothing = Figure(Decimal(), marked=False)
    for key in KEYS:
        figure, expected = shown.figures.get(key, nothing), getattr(true, key)
        if not figure.marked and not figure.agrees(expected):
            yield key, f"{key} is {figure.value}, should be {expected}"
    nowhere = not shown.programs and all(_marked(shown, key) for key in ("budget", "realization"))
    if not shown.programs_marked and not nowhere and sorted(shown.programs) != true.programs:
        found, expected = _pairs(shown.programs), _pairs(true.programs)
        yield "programs", f"programs are {found}, should be {expected}"
    if not shown.achievement_marked and sorted(shown.achievement) != true.achievement:
        found, expected = _listed(sorted(shown.achievement)), _listed(true.achievement)
        yield "achievement", f"achievement is {found}, should be {expected}"


def _marked(shown: UnitReport, key: str) -> bool:
    return key in shown.figures and shown.figures[key].marked


def differing_totals(report: Report, truths: Mapping[str, Truth]) -> Iterator[str]:
    """How the agency's totals differ from the sums of what is true, without being marked."""
    for (place, key), figure in report.totals.items():
        true = _mean(truths) if key == "achievement" else _sum(truths, key)
        within = ROUNDED if key == "achievement" else Decimal(0)
        if true is not None and not figure.marked and not figure.agrees(true, within):
            yield f"{place}: {key} is {figure.value}, should be {true}"


def _sum(truths: Mapping[str, Truth], key: str) -> Decimal:
    return sum((Decimal(getattr(true, key)) for true in truths.values()), Decimal())


def _mean(truths: Mapping[str, Truth]) -> Decimal | None:
    reached = [each for true in truths.values() for each in true.achievement]
    return sum(reached, Decimal()) / len(reached) if reached else None


def _listed(values: list[Decimal]) -> str:
    return ", ".join(map(str, values)) or "nothing"


def _pairs(pairs: list[tuple[Decimal, Decimal]]) -> str:
    return "; ".join(f"{one} / {other}" for one, other in sorted(pairs)) or "none"
