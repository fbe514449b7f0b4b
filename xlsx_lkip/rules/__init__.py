"""Every rule, by code. A new rule module is named here once; a new rule only touches its module."""

from __future__ import annotations

from . import (
    cells,
    codes,
    files,
    identity,
    paths,
    plan,
    records,
    repeats,
    submissions,
    totals,
    workbook,
)
from .rule import RULES, Check, Rule

__all__ = ["RULES", "Check", "Rule"]

MODULES = (
    files,
    paths,
    cells,
    identity,
    records,
    totals,
    repeats,
    codes,
    workbook,
    submissions,
    plan,
)
