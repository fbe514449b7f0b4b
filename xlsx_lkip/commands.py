"""What each command does, from its options to its exit code: the parts of the tool, put together.

How a command is written on the command line is `cli`; every judgement lies further down.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path

import click

from .check import Result
from .findings import Severity
from .output import OutputError, check_target, terminal, write_text, write_whole
from .progress import ProgressBar
from .settings import FILE_NAME, Settings, settings_for

CLEAN, ERRORS, FAILED = 0, 1, 2
ALLOWING = " Untuk menggabungkan apa adanya, dengan tanda pada yang meragukan: --allow-errors."
PLAIN_WIDTH = 100
"""Columns of a terminal report that goes to a file."""


def validate(
    paths: Sequence[Path], form: str, target: Path | None, config: Path | None, *, strict: bool
) -> int:
    """Check the workbooks and report on them."""
    settings = settings_for(config, paths)
    if target:
        _guard(target, paths, settings)
    result = _checked(paths, settings)
    _report(result, form, target)
    return _exit_code(result, strict=strict)


def _guard(target: Path, paths: Sequence[Path], settings: Settings, suffix: str = "") -> None:
    from .reader.discovery import candidates

    inputs = [candidate.path for candidate in candidates(paths)]
    if settings.path:
        inputs.append(settings.path)
    check_target(target, inputs, suffix)


def _checked(paths: Sequence[Path], settings: Settings) -> Result:
    from .check import validate as check

    with ProgressBar() as progress:
        return check(paths, settings, progress)


def _report(result: Result, form: str, target: Path | None) -> None:
    from .reports import as_json, verdict
    from .reports import terminal as as_terminal

    if form == "json":
        write_text(target, as_json.report(result))
    elif target:
        write_text(target, as_terminal.plain(result, PLAIN_WIDTH))
    else:
        as_terminal.report(terminal(), result)
    if target:
        _say(f"Laporan: {target}\n{verdict.verdict(result)}")


def _exit_code(result: Result, *, strict: bool) -> int:
    from .reports.verdict import nothing_found

    if nothing_found(result):
        return FAILED
    wrong = result.count(Severity.ERROR) or (strict and result.count(Severity.WARNING))
    return ERRORS if wrong else CLEAN


def consolidate(
    paths: Sequence[Path], target: Path, config: Path | None, day: date | None, *, anyway: bool
) -> int:
    """Check the workbooks, and put them together into one."""
    from .consolidate import ConsolidationRefused, consolidated
    from .reports import terminal as as_terminal
    from .reports.verdict import nothing_found
    from .summary import write_summary

    settings = settings_for(config, paths)
    _guard(target, paths, settings, ".xlsx")
    result = _checked(paths, settings)
    if nothing_found(result):
        as_terminal.report(terminal(), result)
        return FAILED
    try:
        figures = consolidated(result, settings, allow_errors=anyway)
    except ConsolidationRefused as refused:
        as_terminal.report(terminal(), result)
        _say(f"{target} tidak ditulis. {refused}" + ALLOWING * (not anyway))
        return ERRORS
    write_summary(target, figures, date=day)
    _say(f"Ditulis: {target}")
    return CLEAN


def template(target: Path | None, year: int | None, unit: str | None, config: Path | None) -> int:
    """Write one template, or one for each unit."""
    from .issuing import holds_data, issues
    from .lkip import declare
    from .template import write_workbook

    settings = settings_for(config, [target] if target else [])
    workbook = declare(settings.scale)
    planned = issues(settings, target, year, unit)
    for issue in planned:
        check_target(issue.target, suffix=".xlsx")
        if holds_data(issue.target):
            raise OutputError(f"{issue.target} sudah berisi data, sehingga tidak ditimpa.")
    for issue in planned:
        write_whole(issue.target, partial(write_workbook, content=issue.content, workbook=workbook))
        _say(f"Ditulis: {issue.target}")
    return CLEAN


def rules(code: str | None, form: str) -> int:
    """Print one rule's page, or all of them."""
    from .reports import rules_pages

    chosen = rules_pages.chosen(code)
    if form == "terminal":
        rules_pages.show(terminal(), chosen, whole=code is not None)
    else:
        pages = rules_pages.as_json if form == "json" else rules_pages.as_markdown
        write_text(None, pages(chosen))
    return CLEAN


def layout() -> int:
    """Print where everything stands in the template."""
    import json

    from .layout import layout as positions

    write_text(None, json.dumps(positions(), ensure_ascii=False, indent=2) + "\n")
    return CLEAN


def init(target: Path | None) -> int:
    """Write a commented `lkip.toml`, where none stands."""
    from .starter import starter

    target = target or Path(FILE_NAME)
    if target.is_dir():
        target /= FILE_NAME
    check_target(target)
    if target.exists():
        raise OutputError(f"{target} sudah ada dan tidak ditimpa.")
    write_text(target, starter())
    _say(f"Ditulis: {target}")
    return CLEAN


def _say(text: str) -> None:
    click.echo(text, err=True)
