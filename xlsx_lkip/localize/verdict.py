"""What is reported of each cause: its options, best first, and how sure they are.

Reads explanations, changes none. How a verdict is worded for people does not belong here.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from .edits import Cell

OPTIONS = 3
LIKELY = 0.95
CERTAIN = 0.999
SHAPELESS = 0.99
"""What neither a typing error nor a second edit supports must outweigh the rest by this much."""
RESERVE = 2.0**-14
"""Share of what was not thought of, against the best explanation."""


class Standing(Enum):
    """How sure a suggestion is."""

    CERTAIN = "certain"
    LIKELY = "likely"
    AMBIGUOUS = "ambiguous"
    NONE = "none"


@dataclass(frozen=True)
class Correction:
    """One cell, what is there, what it should be, and the typing error between them."""

    cell: Cell
    found: int
    value: int
    slip: str


@dataclass(frozen=True)
class Alternative:
    """One explanation of a cause."""

    slip: str
    changes: tuple[Correction, ...]
    posterior: float


@dataclass(frozen=True)
class Verdict:
    """One cause: what explains the edits it breaks."""

    standing: Standing
    options: tuple[Alternative, ...]
    """At most three, best first."""
    edits: tuple[int, ...]
    """The edits, by their place among those given, that fail because of it."""
    rounding: bool = False
    """The differences are so small that they may be rounding, which has no place."""
    complete: bool = True
    """False: not everything was searched."""
