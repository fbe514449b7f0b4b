"""What a worker is told, and what it answers before it answers with what it read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Options:
    """How a worker works."""

    limit_mb: int
    stacking: bool
    """Answers with frames, packed; otherwise with what was read, before polars would be loaded."""
    limiting: bool = True
    """Keeps itself to its limits, where the system can."""


@dataclass(frozen=True)
class Started:
    """The first message."""

    limited: bool
    """It keeps itself to its limits; otherwise somebody must watch it."""


@dataclass(frozen=True)
class Begun:
    """It opens the file at that place of its task; None when it has read all of them."""

    place: int | None
