"""A batch judged in a process of its own: what was done in it, and what failed for want of what.

The processes are started afresh, so this cannot be in the module that starts them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tests.mutations.command_line import crashes
from tests.mutations.drawing import Draw, case, without
from tests.mutations.trial import Failure, tried

BATCH = 24
"""Submissions that are read and checked together."""


@dataclass(frozen=True)
class Outcome:
    """What a batch showed."""

    done: Counter[str]
    """Mutation -> how many submissions it was done to."""
    failures: list[Failure]


def judged(draws: Sequence[Draw], *, commands: bool) -> Outcome:
    """The batch tried, each failure with no more mutations than it needs."""
    done = Counter(name for each in draws for name in case(each).done)
    failures = [minimal(failure) for failure in tried(draws)]
    if commands:
        failures += crashes(draws)
    return Outcome(done, failures)


def minimal(failure: Failure) -> Failure:
    """The same law broken by one submission with as few mutations as suffice."""
    if len(failure.draws) > 1:
        return failure
    for name in failure.draws[0].mutations:
        fewer = without(failure.draws[0], name)
        again = next((each for each in tried([fewer]) if each.law == failure.law), None)
        if again:
            failure = again
    return failure
