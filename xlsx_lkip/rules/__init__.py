"""Every rule, by code. A new rule module is named here once; a new rule only touches its module."""

from __future__ import annotations

from ..model.rule import RULES, Check, Rule
from . import (
    achievement,
    cells,
    codes,
    files,
    groups,
    interim,
    measured,
    paths,
    records,
    repeats,
    rounded,
    submissions,
    totals,
    writing,
)
from . import between_sheets as workbook
from . import identity_lines as identity
from . import no_records as rows
from . import odd_sheets as sheets
from . import plan_figures as plan
from . import text_numbers as stored_texts
from . import wrong_formulas as formulas

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
