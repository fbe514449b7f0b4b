"""The mutations by name, and what each promises.

A mutation changes a submission as somebody would and says in words what it did; it returns nothing
where the submission has no place for it. It keeps what is true of the records up to date itself.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from random import Random

from tests.mutations.model import Submission

Action = Callable[[Random, Submission], str | None]


class Promise(Enum):
    """What holds after a mutation."""

    HARMLESS = "no error, and the totals are those that are true"
    TRUE = "the totals are those that are true, or there is an error"
    TOLD = "the totals are those that are true, or there is an error or a warning"


@dataclass(frozen=True)
class Mutation:
    """One thing that people do."""

    name: str
    promise: Promise
    action: Action
    costly: bool
    """Needs an office suite, so that it is left out unless asked for."""


MUTATIONS: dict[str, Mutation] = {}


def mutation(promise: Promise, *, costly: bool = False) -> Callable[[Action], Action]:
    """Register the function under its name."""

    def register(action: Action) -> Action:
        name = action.__name__
        assert name not in MUTATIONS, f"two mutations are called {name}"
        MUTATIONS[name] = Mutation(name, promise, action, costly)
        return action

    return register
