"""The workbook as a whole: its sheets in order, its properties, its bytes.

The same figures and date give the same bytes, on any day and machine.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from xlsxwriter.exceptions import FileCreateError

from ..consolidate import Consolidated
from ..consolidate.model import LEVEL
from ..language import DEFAULT, speaking
from ..layout import LAST_ROW
from ..output import check_target, write_whole
from ..own_workbook import CONSOLIDATED, own_workbook
from . import overview, twice
from .achievement_changes import indicator_places, write_achievement_changes
from .budget import write_budget, write_units
from .change_formulas import Behind
from .changes import write_changes
from .collection import write_collection
from .findings import write_findings
from .listing import Listing
from .lists import write_achievement, write_list
from .overview import write_overview
from .reconciliation import write_reconciliation
from .report import Report
from .sources import write_sources
from .staff import write_staff
from .styles import Styles


def write_summary(
    target: Path,
    figures: Consolidated,
    *,
    date: date | None = None,
    row_limit: int = LAST_ROW,
) -> None:
    """Write leadership's workbook, whole or not at all.

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
    own = own_workbook(str(path), CONSOLIDATED, title=title, subject=figures.agency, day=day)
    try:
        with speaking(DEFAULT), own as book:
            styles = Styles(book, cents=_has_cents(figures))
            _write_sheets(Report(book, styles, figures, day, row_limit))
    except FileCreateError as error:
        raise error.args[0] from error  # The OSError that it hides, for whoever words it.


def _has_cents(figures: Consolidated) -> bool:
    import polars as pl

    lines = figures.budget.lines
    cents = [(pl.col(key) % 100 != 0).any() for key in ("budget", "realization")]
    return bool(
        lines.filter(pl.col(LEVEL) == len(figures.budget.levels))
        .select(pl.any_horizontal(cents))
        .item()
    )


def _write_sheets(report: Report) -> None:
    first = report.add_sheet(overview.TITLE)
    budget = write_budget(report)
    units = write_units(report, budget)
    staff = write_staff(report)
    lists = {
        key: write_list(report, key) for key in ("support", "duty", "organization", "agreement")
    }
    lists["achievement"] = write_achievement(report, budget)
    lists |= {key: write_list(report, key) for key in ("issue", "obstacle")}
    changed = _write_changes(report, budget, units, lists["achievement"])
    findings = write_findings(report)
    collection = write_collection(report)
    reconciled = twice.Lists(budget, staff, collection, lists)
    write_reconciliation(report, reconciled)
    every = [
        budget,
        units,
        staff,
        *lists.values(),
        *changed,
        findings,
        collection,
        write_sources(report),
    ]
    for each in every:
        each.finish()
    shown = overview.Lists(budget, units, staff, lists["support"], lists["achievement"], every)
    write_overview(first, report, shown)


def _write_changes(
    report: Report, budget: Listing, units: Listing, achievement: Listing
) -> list[Listing]:
    """What changed since an earlier report, where one was given."""
    changes = report.figures.changes
    if changes is None:
        return []
    behind = Behind(budget.places, units.places, indicator_places(report, changes))
    return [
        write_changes(report, changes, behind),
        write_achievement_changes(report, changes, achievement),
    ]
