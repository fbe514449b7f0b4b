"""`consolidate`: check the workbooks, and put them together into the one that leadership receives."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ...console.messages import N_, _
from ...console.output import check_target
from ...console.verbosity import Verbosity, inform, stage
from .common import CLEAN, ERRORS, FAILED, checked, guard, say_written, settings_of
from .validate import report

if TYPE_CHECKING:
    from ...consolidation import Earlier

ALLOWING = N_(" Untuk menggabungkan apa adanya, dengan tanda pada yang meragukan: --allow-errors.")


def consolidate(
    paths: Sequence[Path],
    target: Path,
    config: Path | None,
    day: date | None,
    previous: Path | None,
    *,
    anyway: bool,
) -> int:
    """Check the workbooks, and put them together into one; say what changed since the previous."""
    from ...consolidation import ConsolidationRefused, consolidated
    from ...reports.consolidation import not_exact, put_together
    from ...reports.outcome import nothing_found
    from ...reports.report_formats import TERMINAL
    from ...summary import write_summary

    settings = settings_of(config, paths)
    guard(target, paths, settings, ".xlsx")
    earlier = _earlier(previous, target, day) if previous else None
    result = checked(paths, settings)
    if nothing_found(result):
        report(result, TERMINAL)
        return FAILED
    try:
        figures = consolidated(result, settings, allow_errors=anyway, earlier=earlier)
    except ConsolidationRefused as refused:
        report(result, TERMINAL)
        message = _("{path} tidak ditulis. {why}").format(path=target, why=refused)
        inform(message + _(ALLOWING) * (not anyway), Verbosity.QUIET)
        return ERRORS
    with stage(_("Menulis buku kerja")):
        write_summary(target, figures, date=day)
    say_written(target)
    for line in put_together(figures):
        inform(line)
    for line in not_exact(figures):
        inform(line, Verbosity.QUIET)
    return CLEAN


def _earlier(previous: Path, target: Path, day: date | None) -> Earlier:
    """Read before the long work begins, so that a wrong file is refused at once."""
    from ...previous import read_previous

    check_target(target, [previous])
    return read_previous(previous, day)
