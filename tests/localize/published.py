"""Published cases read from their file: edits like `x1 + x2 == x3` become balance edits.

Inequalities cannot be said to this engine and are left out; cases whose answer hangs on one are
listed as different where the cases are compared.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from math import inf
from pathlib import Path
from typing import Any

from xlsx_lkip.localize import BalanceEdit, Cell, Figures, Verdict, localize

FILE = Path(__file__).parent / "data/published-typing-errors.json"
"""Each case names its source."""
WEIGHT_BITS = 20.0
"""Bits for each point of a published reliability weight above one."""
_TERM = re.compile(r"([+-]?)\s*(?:(\d+)\s*\*\s*)?([A-Za-z][\w.]*|\d+)")
Case = dict[str, Any]


def cases(*families: str) -> list[Case]:
    """The cases of the families."""
    known = json.loads(FILE.read_text("utf-8"))["cases"]
    return [case for case in known if case["family"] in families]


def answer(case: Case) -> list[Verdict]:
    """What the engine says of a case; its integers are tenths where the record has fractions."""
    scale, settings = _scale(case), case.get("params", {})
    record = {cell: value for cell, value in case["record"].items() if value is not None}
    rounding = int(2 in (settings.get("eps"), settings.get("delta"))) * 2
    edits = [
        balance for text in case["edits"] for balance in _balance(text, scale, rounding=rounding)
    ]
    values = {cell: int(value * scale) for cell, value in record.items()}
    signed = set(settings.get("flip", ()))
    return localize(
        edits,
        Figures(dict[Cell, int](values), set(record), trust=_trust(settings), signed=signed),
    )


def _trust(settings: Case) -> dict[Cell, float]:
    weights = {cell: float(weight) for cell, weight in settings.get("weight", {}).items()}
    trust = {cell: WEIGHT_BITS * (weight - 1) for cell, weight in weights.items()}
    return dict[Cell, float]({**trust, **dict.fromkeys(settings.get("fixate", ()), inf)})


def _scale(case: Case) -> int:
    values = [value for value in case["record"].values() if value is not None]
    return 1 if all(value == int(value) for value in values) else 10


def _balance(text: str, scale: int, *, rounding: int) -> Iterator[BalanceEdit]:
    if "==" not in text:
        return
    terms: list[tuple[int, Cell]] = []
    constant = 0
    for side, sign in zip(text.split("=="), (1, -1), strict=True):
        for minus, times, name in _TERM.findall(side):
            factor = sign * (-1 if minus == "-" else 1) * int(times or 1)
            if name.isdigit():
                constant += factor * int(name) * scale
            else:
                terms.append((factor, name))
    yield BalanceEdit(tuple(terms), constant, rounding=rounding)


def first_options(case: Case) -> dict[str, float]:
    """The changes that the first options propose, in the units of the record."""
    scale = _scale(case)
    return {
        str(change.cell): change.value / scale
        for verdict in answer(case)
        for option in verdict.options[:1]
        for change in option.changes
    }


def expected(case: Case) -> dict[str, float]:
    """The changes that the source proposes."""
    corrected = case["expected"].get("corrected", case["record"])
    return {cell: value for cell, value in corrected.items() if value != case["record"][cell]}
