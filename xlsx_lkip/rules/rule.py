"""What a rule is: its code, weight, words and examples. How its failures are found is `schemas`."""

from __future__ import annotations

from dataclasses import dataclass

from ..spec import Severity


@dataclass(frozen=True)
class Rule:
    """One check as people meet it, in Bahasa Indonesia."""

    code: str
    """One letter for the family and three digits; never reused."""
    severity: Severity
    title: str
    message: str
    """A template over the facts of a failure, e.g. `{found}` and `{expected}`."""
    remedy: str
    explanation: str
    """The rule's page."""
