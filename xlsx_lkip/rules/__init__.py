"""Every rule, by code. A rule module is listed here once; adding a rule touches only its module."""

from __future__ import annotations

from .rule import Rule

__all__ = ["RULES", "Rule"]

RULES: dict[str, Rule] = {}
