"""Outputs of this tool told by their sheets, where the mark in their properties is gone.

Many programs and web services lose that mark when they save a copy. The marked copy of a submission is
no such output: it is a submission still.
"""

from __future__ import annotations

from collections.abc import Iterable

from ..names.keys import header_key

_ANSWERED = "identitas"
"""Every submission has this sheet, and no output."""
_SHEETS = (
    frozenset(("ringkasan", "rekonsiliasi", "sumber")),
    frozenset(("temuan", "berkas")),
    frozenset(("finding", "file")),
)
"""Sheets that all are in a consolidated workbook; in a list of findings, in each language."""


def has_own_sheets(titles: Iterable[str]) -> bool:
    """Whether a workbook of these sheets is an output, whatever program has saved it."""
    keys = {header_key(title) for title in titles}
    return _ANSWERED not in keys and any(sheets <= keys for sheets in _SHEETS)
