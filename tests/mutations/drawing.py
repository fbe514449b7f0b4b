"""Which submission a number stands for: with the same mutations, always the same one under a seed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from tests.mutations import (  # noqa: F401  (each registers its mutations)
    asides,
    columns,
    computed,
    files,
    groups,
    headers,
    notations,
    packages,
    rows,
    sheets,
    subtotals,
    unreadable,
    values,
)
from tests.mutations.model import Submission
from tests.mutations.registry import MUTATIONS, Promise
from tests.mutations.sound import sound

COSTLY_EVERY = 40
"""One in so many submissions goes through an office suite, where that is wanted."""


@dataclass(frozen=True)
class Draw:
    """One submission: its number under a seed, and the names of what is done to it, in order."""

    seed: int
    number: int
    mutations: tuple[str, ...]


@dataclass(frozen=True)
class Case:
    """A submission as it was drawn."""

    draw: Draw
    submission: Submission
    done: dict[str, str]
    """Name of each mutation that found its place -> what it did."""

    @property
    def harmless(self) -> bool:
        return self._promises <= {Promise.HARMLESS}

    @property
    def told(self) -> bool:
        return Promise.TOLD in self._promises

    @property
    def _promises(self) -> set[Promise]:
        return {MUTATIONS[name].promise for name in self.done}


def draw(seed: int, number: int, *, costly: bool = False) -> Draw:
    """Every mutation in turn, alone or followed by one or two others."""
    cheap = [each for each in MUTATIONS.values() if not each.costly]
    rng = Random(f"{seed}/{number}")
    names = [cheap[number % len(cheap)].name]
    names += [each.name for each in rng.sample(cheap, rng.choice((0, 0, 0, 1, 1, 2)))]
    if costly and number % COSTLY_EVERY == 0:
        names += [each.name for each in MUTATIONS.values() if each.costly]
    return Draw(seed, number, tuple(dict.fromkeys(names)))


def case(drawn: Draw) -> Case:
    """The submission itself; a mutation does the same whichever others are done."""
    submission = sound(Random(f"{drawn.seed}/{drawn.number}/sound"), drawn.number)
    done = {}
    for name in drawn.mutations:
        rng = Random(f"{drawn.seed}/{drawn.number}/{name}")
        what = MUTATIONS[name].action(rng, submission)
        if what:
            done[name] = what
    return Case(drawn, submission, done)


def without(drawn: Draw, name: str) -> Draw:
    return Draw(drawn.seed, drawn.number, tuple(each for each in drawn.mutations if each != name))


def batches(draws: Sequence[Draw], size: int) -> list[list[Draw]]:
    return [list(draws[start : start + size]) for start in range(0, len(draws), size)]
