"""The suggestion beside a finding in words: which cell is probably wrong, and what it should be."""

from __future__ import annotations

from ..console.harmless import harmless
from ..console.messages import N_, _
from ..model.findings import Change, Finding, Option, Suggestion
from .report_words import figure, slip_word
from .view import short

_STANDINGS = {
    "certain": N_("Hampir pasti"),
    "likely": N_("Paling mungkin"),
    "ambiguous": N_("Kemungkinan"),
}


def suggested(finding: Finding) -> list[str]:
    """One text for each explanation, the best first; none where nothing is suggested."""
    suggestion = finding.suggestion
    if suggestion is None or suggestion.standing not in _STANDINGS:
        return []
    return [explained(suggestion, option, finding.file) for option in suggestion.options]


def explained(suggestion: Suggestion, option: Option, file: str) -> str:
    """One explanation, told to a reader of that file; other files are named."""
    standing = _(_STANDINGS[suggestion.standing])
    return f"{standing} ({slip_word(option.slip)}):{_changes(option, file)}"


def _changes(option: Option, file: str) -> str:
    changes = [_change(change, file) for change in option.changes]
    return f" {changes[0]}" if len(changes) == 1 else "".join(f"\n  {each}" for each in changes)


def _change(change: Change, file: str) -> str:
    place = "!".join(harmless(part) for part in (change.sheet, change.cell) if part)
    if change.file != file:
        place = _("{cell} di {file}").format(cell=place, file=harmless(short(change.file)))
    message = _("{cell} seharusnya {value}, bukan {found}")
    return message.format(cell=place, value=figure(change.value), found=figure(change.found))
