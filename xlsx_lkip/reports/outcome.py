"""The sentence that ends a run: whether it is well, and what to do next."""

from __future__ import annotations

from ..check.pipeline import Result
from ..console.messages import _, _n
from ..model.findings import Severity
from .report_words import counted, figure
from .view import agency_findings, file_views

ABSENT = frozenset(("B007", "B008", "B033", "B034"))
"""Codes of paths that led to no workbook."""


def nothing_found(result: Result) -> bool:
    """Whether the paths led to not one workbook."""
    return all(
        any(problem.code in ABSENT for problem in submission.problems)
        for submission in result.tables.submissions
    )


def verdict(result: Result) -> str:
    """One or two sentences."""
    files = len(result.tables.submissions)
    if nothing_found(result):
        return _("Tidak ada satu pun buku kerja di tempat yang disebutkan.")
    if result.count(Severity.ERROR):
        mend = _("Perbaiki di berkas asalnya, lalu periksa lagi.")
        return f"{_where_errors_are(result)} {mend}"
    warnings = result.count(Severity.WARNING)
    if warnings:
        message = _n(
            "Tidak ada kesalahan. {warnings} perlu dilihat dahulu sebelum {n} berkas ini digabungkan "
            "(xlsx-lkip consolidate).",
            files,
        )
        return message.format(warnings=counted(Severity.WARNING, warnings), n=_number(files))
    message = _n("Tidak ada kesalahan. {n} berkas siap digabungkan (xlsx-lkip consolidate).", files)
    return message.format(n=_number(files))


def _where_errors_are(result: Result) -> str:
    views = file_views(result)
    wrong = sum(view.status != "valid" for view in views)
    agency = sum(each.severity is Severity.ERROR for each in agency_findings(result))
    within = result.count(Severity.ERROR) - agency
    parts = []
    if within:
        where = _n("{errors} dalam {wrong} dari {n} berkas", len(views))
        errors = counted(Severity.ERROR, within)
        parts.append(where.format(errors=errors, wrong=_number(wrong), n=len(views)))
    if agency:
        errors = counted(Severity.ERROR, agency)
        parts.append(_("{errors} pada angka perangkat daerah").format(errors=errors))
    return _(" dan ").join(parts) + "."


def _number(count: int) -> str:
    return figure(str(count))
