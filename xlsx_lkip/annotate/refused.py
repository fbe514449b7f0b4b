"""The one way in which a workbook says that it cannot be marked: its findings are then a text."""

from __future__ import annotations


class CannotMark(Exception):
    """This workbook cannot be marked."""
