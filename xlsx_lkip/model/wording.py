"""What findings say: facts put into the sentences of a rule, and what severities and the agency are called.

Sentences are worded in the language of the moment, when a report asks for them. Workbooks say the
words for severities as they are, everything else through `_`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ..console.messages import N_, _
from ..declaration.vocabulary import Kind, Severity
from .numbers import decimal, in_sentence

SEVERITY_WORDS = {
    Severity.ERROR: N_("kesalahan"),
    Severity.WARNING: N_("peringatan"),
    Severity.NOTE: N_("catatan"),
}
AGENCY = N_("Perangkat daerah")
"""Where the agency is not named, and whose the findings are that are on no submission."""
SENT = N_("folder kiriman")
"""Whose the findings are that are on a folder given, for those who read elsewhere."""
BLANK = N_("(kosong)")
WORDS = None
"""In place of a kind: words of ours, as the catalog has them. They may name the other facts."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that a message names: a figure in the scale of its kind, a text of the file, or words."""

    value: int | str | None
    kind: Kind | None = Kind.TEXT

    @property
    def plain(self) -> str | None:
        """For programs: an exact decimal, a percentage like `97.34`, or the text."""
        return self._figure_by(decimal)

    @property
    def shown(self) -> str:
        """For people: figures the Indonesian way, amounts with `Rp`."""
        text = self._figure_by(in_sentence)
        return _(BLANK) if text is None else text

    def _figure_by(self, write: Callable[[Kind, int], str]) -> str | None:
        if self.value is None:
            return None
        if self.kind is not WORDS and self.kind.is_number:
            return write(self.kind, int(self.value))
        return str(self.value)


Facts = Mapping[str, Fact]
"""By the name that a sentence has for each."""


def worded(text: str, facts: Facts) -> str:
    """A sentence of ours in the language of the moment, with its facts."""
    shown = {name: fact.shown for name, fact in facts.items() if fact.kind is not WORDS}
    words = {
        name: _(str(fact.value or "")).format_map(shown)
        for name, fact in facts.items()
        if fact.kind is WORDS
    }
    return _(text).format_map(shown | words)
