"""`validate`: check the workbooks, report on them, and hand them back marked."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ...agency.settings import Settings
from ...check.pipeline import Result
from ...console.harmless import harmless
from ...console.messages import _, _n
from ...console.output import OutputError, check_target
from ...console.progress import ProgressBar
from ...console.verbosity import inform, stage
from ...model.findings import Severity
from .common import CLEAN, ERRORS, FAILED, checked, deliver, guard, settings_of, show

if TYPE_CHECKING:
    from ...reports.report_formats import Format

_MOST_SAID = 10
"""Copies of which it is reported why they could not be written."""


def validate(
    paths: Sequence[Path],
    form: str | None,
    target: Path | None,
    config: Path | None,
    *,
    strict: bool,
    copies: Path | None = None,
    day: date | None = None,
) -> int:
    """Check the workbooks and report on them; with a folder for copies, hand them back marked."""
    from ...reports import report_formats as formats

    chosen = formats.chosen(form, target)
    settings = settings_of(config, paths)
    _guard_report(chosen, target, paths, settings)
    targets = _copies(copies, paths, target) if copies else {}
    result = checked(paths, settings)
    with stage(_("Menulis laporan")):
        report(result, chosen, target, day)
    if copies:
        with stage(_("Menandai salinan")):
            _annotate(result, copies, targets)
    return _exit_code(result, strict=strict)


def _guard_report(
    form: Format, target: Path | None, paths: Sequence[Path], settings: Settings
) -> None:
    if target:
        guard(target, paths, settings, form.suffix if form.binary else "")
    elif form.binary and sys.stdout.isatty():
        message = _("Laporan {name} bukan teks untuk layar; sebutkan berkasnya: -o NAMA{suffix}.")
        raise OutputError(message.format(name=form.name, suffix=form.suffix))


def _copies(folder: Path, paths: Sequence[Path], report: Path | None) -> dict[str, Path]:
    """Where each submission's marked copy goes. The report must not be one of them."""
    from ...annotate import planned

    targets = planned(folder, paths)
    if report:
        check_target(report, targets.values())
    return targets


def report(
    result: Result, form: Format, target: Path | None = None, day: date | None = None
) -> None:
    """Tell what was found, in that form: on the terminal, on stdout, or in a file; today, or on that day."""
    from ...reports import terminal
    from ...reports.outcome import verdict
    from ...reports.report_formats import TERMINAL

    if form is TERMINAL and not target:
        show(lambda console: terminal.report(console, result), verdict(result))
    else:
        content = form.content(result, day or date.today())
        deliver(content, target, verdict(result))


def _annotate(result: Result, folder: Path, targets: dict[str, Path]) -> None:
    from ...annotate import Written, annotated

    written: list[Written] = []
    with ProgressBar(_("Menandai berkas")) as progress:
        for each in annotated(result, targets):
            written.append(each)
            progress(len(written), len(targets))
    lost = [each for each in written if each.lost]
    copies = [each for each in written if each.is_copy]
    message = _n("Salinan bertanda di {folder}: {count} berkas.", len(copies))
    inform(message.format(folder=folder, count=len(copies)))
    without = len(written) - len(copies) - len(lost)
    if without:
        message = _n("Tanpa salinan, temuannya sebagai teks: {count} berkas.", without)
        inform(message.format(count=without))
    for each in written:
        if each.remarks and not each.lost:
            inform(f"{harmless(str(each.target))}: {' '.join(map(str, each.remarks))}")
    if lost:
        reasons = "\n".join(str(remark) for each in lost[:_MOST_SAID] for remark in each.remarks)
        message = _n("{count} dari {all} salinan tidak dapat ditulis:", len(written))
        raise OutputError(f"{message.format(count=len(lost), all=len(written))}\n{reasons}")


def _exit_code(result: Result, *, strict: bool) -> int:
    from ...reports.outcome import nothing_found

    if nothing_found(result):
        return FAILED
    wrong = result.count(Severity.ERROR) or (strict and result.count(Severity.WARNING))
    return ERRORS if wrong else CLEAN
