"""What is true of a submission, summed in plain Python from what its records were meant to say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from tests.mutations.model import Line, Submission

Pair = tuple[Decimal, Decimal]


@dataclass(frozen=True)
class Truth:
    """The figures of one unit."""

    budget: Decimal
    realization: Decimal
    staff: Decimal
    support: Decimal
    programs: list[Pair]
    """Pagu and realisasi of each program, in order of size."""
    achievement: list[Decimal]
    """Capaian of each indicator that was measured, as fractions in order of size."""


def truth_of(submission: Submission) -> Truth:
    """Its totals; sheets that were lost count, since what they said is still to be reported."""

    def total(key: str, column: str) -> Decimal:
        return sum((line.true[column] for line in _records(submission, key)), Decimal())

    return Truth(
        total("budget", "budget"),
        total("budget", "realization"),
        total("staff", "total"),
        total("support", "headcount"),
        programs_of(submission),
        sorted(
            line.true["achievement"]
            for line in _records(submission, "achievement")
            if "achievement" in line.true
        ),
    )


def programs_of(submission: Submission) -> list[Pair]:
    """Pagu and realisasi of each program; one without money is none."""
    sums: dict[str, Pair] = {}
    for line in _records(submission, "budget"):
        budget, spent = sums.get(line.group[0], (Decimal(), Decimal()))
        true = line.true
        sums[line.group[0]] = (budget + true["budget"], spent + true["realization"])
    return sorted(pair for pair in sums.values() if any(pair))


def _records(submission: Submission, key: str) -> Iterator[Line]:
    for sheet in (*submission.sheets, *submission.lost):
        if sheet.key == key:
            yield from sheet.records
