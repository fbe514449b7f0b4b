"""A repair: changes within one group as a mistake that people make, with its description length."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Repair:
    """Changes within one group, what they cost, and how they move the edits across groups."""

    changes: dict[int, int]
    bits: float
    slips: dict[int, str]
    slip: str
    """The typing error that leads; the others follow from it or are next to it."""
    shift: dict[int, int] = field(default_factory=dict)
    key: frozenset[tuple[int, int]] = field(init=False)
    """The changes, to be told from others."""

    def __post_init__(self) -> None:
        self.key = frozenset(self.changes.items())
