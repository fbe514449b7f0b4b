"""Every rule, by code. A new rule module is named here once; a new rule only touches its module."""

from __future__ import annotations

from ..model.rule import RULES, Check, Rule
from . import (
    achievement,
    cells,
    codes,
    files,
    formulas,
    groups,
    identity,
    interim,
    measured,
    paths,
    plan,
    records,
    repeats,
    rounded,
    rows,
    sheets,
    stored_texts,
    submissions,
    totals,
    workbook,
    writing,
)

__all__ = ["RULES", "Check", "Rule"]

MODULES = (
    files,
    paths,
    cells,
    writing,
    identity,
    interim,
    records,
    achievement,
    measured,
    totals,
    rounded,
    rows,
    sheets,
    groups,
    formulas,
    stored_texts,
    repeats,
    codes,
    workbook,
    submissions,
    interim,
    plan,
)
