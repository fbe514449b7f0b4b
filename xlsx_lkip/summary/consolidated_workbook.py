"""The workbook as a whole: its sheets in order, its properties, its bytes.

The same figures and date give the same bytes, on any day and machine.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import polars as pl

from ..console.messages import DEFAULT, speaking
from ..console.output import check_target, write_whole
from ..consolidation import Consolidated
from ..consolidation.consolidated import LEVEL
from ..workbooks.generated_workbook import CONSOLIDATED, generated_workbook
from ..workbooks.layout import LAST_ROW
from .changes.achievement_changes import indicator_places, write_achievement_changes
from .changes.change_formulas import Behind
from .changes.figure_changes import write_changes
from .front_page.front_page import write_overview
from .lists.achievement_sheets import write_achievement, write_comparison
from .lists.budget_sheets import write_budget, write_units
from .lists.collection_sheet import write_collection
from .lists.open_findings import write_findings
from .lists.record_lists import write_list
from .lists.source_rows import write_sources
from .lists.staff_sheet import write_staff
from .reconciliation.reconciliation_sheet import write_reconciliation
from .sheets.inexact import INTERIM
from .sheets.list_writer import ListWriter
from .sheets.sheet_writer import FRONT_PAGE, Report
from .sheets.styles import Styles


def write_summary(
    target: Path,
    figures: Consolidated,
    *,
    date: date | None = None,
    row_limit: int = LAST_ROW,
) -> None:
    """Write the consolidated report, whole or not at all.

    Args:
        date: of the report.
        row_limit: rows that a worksheet may have.

    Raises:
        OutputError: the target is one of the submissions, or cannot be written.
    """
    check_target(target, map(Path, figures.inputs))
    write_whole(target, lambda beside: _write(beside, figures, date, row_limit))


def _write(path: Path, figures: Consolidated, day: date | None, row_limit: int) -> None:
    title = f"Laporan Kinerja {figures.year or ''}".strip()
    title = f"{title} ({INTERIM})" if figures.interim else title
    own = generated_workbook(str(path), CONSOLIDATED, title=title, subject=figures.agency, day=day)
    with speaking(DEFAULT), own as book:
        styles = Styles(book, cents=_has_cents(figures))
        _write_sheets(Report(book, styles, figures, day, row_limit))


def _has_cents(figures: Consolidated) -> bool:
    lines = figures.budget.lines
    cents = [(pl.col(key) % 100 != 0).any() for key in ("budget", "realization")]
    return bool(
        lines.filter(pl.col(LEVEL) == len(figures.budget.levels))
        .select(pl.any_horizontal(cents))
        .item()
    )


def _write_sheets(report: Report) -> None:
    first = report.add_sheet(FRONT_PAGE)
    lists = {"budget": write_budget(report)}
    lists["units"] = write_units(report, lists["budget"])
    lists["staff"] = write_staff(report)
    for key in ("support", "duty", "organization", "agreement"):
        lists[key] = write_list(report, key)
    lists["achievement"] = write_achievement(report, lists["budget"])
    lists["comparison"] = write_comparison(report, lists["achievement"])
    for key in ("issue", "obstacle"):
        lists[key] = write_list(report, key)
    lists |= _write_changes(report, lists)
    lists["findings"] = write_findings(report, lists)
    lists["collection"] = write_collection(report)
    lists["reconciliation"] = write_reconciliation(report, lists)
    lists["sources"] = write_sources(report)
    for each in lists.values():
        each.finish()
    write_overview(first, report, lists)


def _write_changes(report: Report, lists: Mapping[str, ListWriter]) -> dict[str, ListWriter]:
    """What changed since an earlier report, where one was given."""
    changes = report.figures.changes
    if changes is None:
        return {}
    places = lists["budget"].places, lists["units"].places
    behind = Behind(*places, indicator_places(report, changes))
    return {
        "changes": write_changes(report, changes, behind),
        "achievement_changes": write_achievement_changes(report, changes, lists["achievement"]),
    }
