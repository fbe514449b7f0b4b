"""What is found wrong: one finding, its place, its facts, and the order in which findings are read.

A finding is plain data, worded when a report asks for its sentences; how it is shown belongs to the
reports.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..declaration.vocabulary import Kind, Severity
from .addresses import cell_name
from .rule import Rule
from .wording import Fact, Facts, worded

__all__ = ["Change", "Finding", "Option", "Severity", "Suggestion"]

FOUND, EXPECTED, DIFFERENCE = "found", "expected", "difference"


@dataclass(frozen=True, slots=True)
class Change:
    """One cell, what is in it, and what it should be (exact decimal strings)."""

    file: str
    sheet: str
    cell: str
    found: str
    value: str


@dataclass(frozen=True, slots=True)
class Option:
    """One explanation: the typing error, and the changes that undo it."""

    slip: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Which cells are probably wrong; `standing` is certain, likely, ambiguous or none."""

    standing: str
    options: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong at one place."""

    file: str
    rule: Rule
    sheet: str | None = None
    """Title as it is in the file; None for the whole file."""
    row: int = 0
    column: int = 0
    """Physical, from 1; 0 where the finding is on no cell."""
    key: str | None = None
    """Of `lkip.toml`, in place of a cell."""
    facts: Facts = field(default_factory=dict, hash=False)
    """What the rule's sentences name."""
    advice: tuple[str, ...] = ()
    """More sentences of ours behind the remedy, as the catalog has them."""
    suggestion: Suggestion | None = None
    sheet_order: int = field(default=0, compare=False, repr=False)
    """Place of the sheet in the template, from 1."""

    @property
    def code(self) -> str:
        return self.rule.code

    @property
    def severity(self) -> Severity:
        return self.rule.severity

    @property
    def cell(self) -> str | None:
        """Address of the cell, or the key of `lkip.toml`; None for a whole sheet or file."""
        return cell_name(self.row, self.column) if self.row and self.column else self.key

    @property
    def message(self) -> str:
        """What is wrong, in the language of the moment."""
        return worded(self.rule.message, self._facts)

    @property
    def remedy(self) -> str:
        """What to do, in the language of the moment."""
        facts = self._facts
        return "".join(worded(sentence, facts) for sentence in (self.rule.remedy, *self.advice))

    @property
    def found(self) -> str | None:
        """An exact decimal, a percentage like `97.34`, or a text; so are the next two."""
        return self._plain(FOUND)

    @property
    def expected(self) -> str | None:
        return self._plain(EXPECTED)

    @property
    def difference(self) -> str | None:
        """Found less expected, where both are figures."""
        fact = self._difference
        return fact.plain if fact else None

    def _plain(self, name: str) -> str | None:
        fact = self.facts.get(name)
        return fact.plain if fact else None

    @property
    def _facts(self) -> Mapping[str, Fact]:
        """With the difference, whose sign the sentences say in words."""
        fact = self._difference
        return (
            {**self.facts, DIFFERENCE: Fact(abs(int(fact.value or 0)), fact.kind)}
            if fact
            else self.facts
        )

    @property
    def _difference(self) -> Fact | None:
        """A year is a name, not a quantity."""
        found, expected = self.facts.get(FOUND), self.facts.get(EXPECTED)
        if found is None or expected is None or found.value is None or expected.value is None:
            return None
        if found.kind is None or not found.kind.is_number or found.kind is Kind.YEAR:
            return None
        return Fact(int(found.value) - int(expected.value), found.kind)

    @property
    def order(self) -> tuple[int, int, int]:
        """Sheet in template order, row, column: where a reader would look first."""
        return self.sheet_order, self.row, self.column


def in_reading_order(findings: list[Finding]) -> list[Finding]:
    """By file, sheet in template order, row, column, code."""
    return sorted(findings, key=lambda finding: (finding.file, *finding.order, finding.code))
