"""Cells that hold no text, as a sheet shows them, nearly: its number formats are not read."""

from __future__ import annotations

import datetime

from ..model.numbers import Reading

DATES = (datetime.date, datetime.time, datetime.timedelta)
"""What calamine makes of a number under a date or time format; a datetime is a date."""
_LONG = 1e21
"""Whole numbers from which the digits are not written out; a NIP stored as a number has eighteen."""


def shown(cell: object) -> str:
    """What a person sees in a cell that is no text, nearly."""
    if isinstance(cell, Reading):
        return ""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return f"{cell:.0f}" if cell.is_integer() and abs(cell) < _LONG else f"{cell:.15g}"
    if isinstance(cell, datetime.date):
        return _date(cell)
    if isinstance(cell, datetime.timedelta):
        return _hours(cell)
    return str(cell)


def _date(cell: datetime.date) -> str:
    timed = isinstance(cell, datetime.datetime) and cell.time() != datetime.time()
    return cell.strftime("%d/%m/%Y %H:%M" if timed else "%d/%m/%Y")


def _hours(cell: datetime.timedelta) -> str:
    """`48:00:00` for two days, as `[h]:mm:ss` shows them."""
    seconds = abs(round(cell.total_seconds()))
    sign = "-" if cell < datetime.timedelta() else ""
    return f"{sign}{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"
