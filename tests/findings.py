"""Findings with whatever words and figures a test wants to see again."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from openpyxl.utils.cell import coordinate_to_tuple

from xlsx_lkip.declaration.vocabulary import Kind
from xlsx_lkip.model.findings import Finding, Severity
from xlsx_lkip.model.rule import Rule, no_checks
from xlsx_lkip.model.wording import Fact

_RULE = ("code", "severity", "message", "remedy")


def a_finding(
    file: str,
    code: str,
    severity: Severity,
    message: str,
    remedy: str,
    sheet: str | None = None,
    cell: str | None = None,
    **more: Any,
) -> Finding:
    """A finding of a rule that says just this; for `more` see `changed`."""
    rule = Rule(code, severity, "", _literal(message), _literal(remedy), "", no_checks)
    return changed(Finding(file, rule, sheet), cell=cell, **more)


def changed(finding: Finding, **changes: Any) -> Finding:
    """The finding with other attributes, as they are read.

    `cell` is an address, or a key of `lkip.toml`; `found` and `expected` are plain figures of `kind`,
    by default of the kind they were.
    """
    words = {key: changes.pop(key) for key in _RULE if key in changes}
    words |= {key: _literal(words[key]) for key in ("message", "remedy") if key in words}
    facts = dict(finding.facts)
    kind = changes.pop("kind", facts["found"].kind if "found" in facts else Kind.TEXT)
    for name in ("found", "expected"):
        if name in changes:
            facts[name] = _fact(changes.pop(name), kind)
    if "cell" in changes:
        changes |= _place(changes.pop("cell"))
    return replace(finding, rule=replace(finding.rule, **words), facts=facts, **changes)


def _place(cell: str | None) -> dict[str, Any]:
    if cell is None or "." in cell:
        return {"row": 0, "column": 0, "key": cell}
    row, column = coordinate_to_tuple(cell)
    return {"row": row, "column": column, "key": None}


def _literal(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")


def _fact(text: str | None, kind: Kind) -> Fact:
    value = int(Decimal(text) * kind.scale) if text is not None and kind.is_number else text
    return Fact(value, kind)
