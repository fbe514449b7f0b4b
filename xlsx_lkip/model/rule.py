"""What a rule is: its code, weight, words and examples, and the checks that it makes.

A rule is one function that yields checks, decorated with its words; its docstring is its page, and
therefore in Bahasa Indonesia. Words are translated where they are reported: all of a rule is gathered into
the catalogs from `RULES`. How checks are run and findings worded is `check.run_checks`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from inspect import getdoc
from typing import TYPE_CHECKING

from ..declaration.vocabulary import Kind, Severity
from .wording import WORDS

if TYPE_CHECKING:
    import polars as pl

FILES, CELLS, CONTROL, UNITS, PLANNED = "files", "cells", "control", "units", "planned"
SKIPPED, INTERIM, ROLES, ROWS = "skipped", "interim", "roles", "rows"
"""Frames besides the sheets': a row for each submission, irregular cell, control total, expected unit, sub
kegiatan planned for a submission's unit, kind of what was skipped in a folder, and the
agency's totals where something is lacking; for each sheet with rows of which something is reported, and
for each such row."""


def summary_of(table: str) -> str:
    """Name of the frame of a table's summary rows."""
    return f"{table}.summary"


def subtotals_of(table: str) -> str:
    """Name of the frame of a table's subtotals."""
    return f"{table}.subtotals"


def name_of(column: str) -> str:
    """The column beside one that names records or groups: what makes two names one, as a number."""
    return f"{column}.name"


FactExpr = tuple[Kind | None, "pl.Expr"]
"""What a fact is (`WORDS` for words of ours), and its value in each row."""


@dataclass(frozen=True)
class Check:
    """One condition on the rows of one frame.

    `passes` is true or null where nothing is wrong. A row is skipped when a column in `needs`
    could not be read there: one cause, one finding.
    """

    frame: str
    column: str
    """Where the finding is; empty for the whole file."""
    passes: pl.Expr
    needs: tuple[str, ...] = ()
    found: pl.Expr | None = None
    expected: pl.Expr | None = None
    kind: Kind = Kind.TEXT
    """Of `found` and `expected`."""
    facts: Mapping[str, FactExpr] = field(default_factory=dict)
    """More that the message names; see also `text` and `note`."""


Checks = Callable[[], Iterator[Check]]


@dataclass(frozen=True)
class Rule:
    """One rule as people meet it, in Bahasa Indonesia."""

    code: str
    """One letter for the family and three digits; never reused."""
    severity: Severity
    title: str
    message: str
    """A template over the facts of a failure, e.g. `{found}` and `{expected}`."""
    remedy: str
    page: str
    """Why the rule exists and how it calculates: the docstring, as one paragraph."""
    checks: Checks
    breaks: str = ""
    """An example workbook that breaks it (see `examples`), and one that satisfies it."""
    holds: str = ""


RULES: dict[str, Rule] = {}
"""Every rule, by code."""


def rule(
    code: str,
    severity: Severity,
    title: str,
    *,
    message: str,
    remedy: str,
    breaks: str = "",
    holds: str = "",
    page: str = "",
) -> Callable[[Checks], Checks]:
    """Register a function that yields checks as the rule of that code; its docstring is the page."""

    def register(checks: Checks) -> Checks:
        if code in RULES:
            raise ValueError(f"rule {code} is declared twice")
        text = " ".join((page or getdoc(checks) or "").split())
        RULES[code] = Rule(code, severity, title, message, remedy, text, checks, breaks, holds)
        return checks

    return register


def text(value: str) -> FactExpr:
    """A fact that is the same for every failure of a check."""
    import polars as pl

    return Kind.TEXT, pl.lit(value)


def note(*cases: tuple[str, pl.Expr]) -> FactExpr:
    """A sentence, marked with `N_`, that the message adds where something is so; the first that is.

    It may name the other facts of its check.
    """
    import polars as pl

    added = [pl.when(so).then(pl.lit(sentence)) for sentence, so in cases]
    return WORDS, pl.coalesce(*added, pl.lit(""))


def note_naming(name: str, sentence: str, value: pl.Expr) -> dict[str, FactExpr]:
    """The facts `<name>`, and `<name>_note`: the sentence that names it, where there is one."""
    return {name: (Kind.TEXT, value), f"{name}_note": note((sentence, value.is_not_null()))}


def no_checks() -> Iterator[Check]:
    """For rules whose failures the reader meets while it opens a file."""
    yield from ()
