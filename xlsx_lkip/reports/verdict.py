"""The sentence that ends a run: whether it is well, and what to do next."""

from __future__ import annotations

from ..check import Result
from ..findings import Severity
from .view import agency_findings, file_views
from .words import figure

ABSENT = frozenset(("B007", "B008"))
"""Codes of paths that led to no workbook."""


def nothing_found(result: Result) -> bool:
    """Whether the paths led to not one workbook."""
    return all(
        any(trouble.code in ABSENT for trouble in submission.troubles)
        for submission in result.tables.submissions
    )


def verdict(result: Result) -> str:
    """One or two sentences."""
    files = len(result.tables.submissions)
    if nothing_found(result):
        return "Tidak ada satu pun buku kerja di tempat yang disebutkan."
    if result.count(Severity.ERROR):
        return f"{_where_errors_are(result)} Perbaiki di berkas asalnya, lalu periksa lagi."
    warnings = result.count(Severity.WARNING)
    if warnings:
        return (
            f"Tidak ada kesalahan. {_number(warnings)} peringatan perlu dilihat dahulu sebelum "
            f"{_number(files)} berkas ini digabungkan (xlsx-lkip consolidate)."
        )
    return f"Tidak ada kesalahan. {_number(files)} berkas siap digabungkan (xlsx-lkip consolidate)."


def _where_errors_are(result: Result) -> str:
    views = file_views(result)
    wrong = sum(view.status != "valid" for view in views)
    agency = sum(each.severity is Severity.ERROR for each in agency_findings(result))
    within = result.count(Severity.ERROR) - agency
    said = []
    if within:
        said.append(f"{_number(within)} kesalahan dalam {_number(wrong)} dari {len(views)} berkas")
    if agency:
        said.append(f"{_number(agency)} kesalahan pada angka perangkat daerah")
    return f"{' dan '.join(said)}."


def _number(count: int) -> str:
    return figure(str(count))
