"""What each command does, from its options to its exit code: the parts of the tool, put together.

How a command is written on the command line is `cli`; every judgement lies further down.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from .check import Result
from .findings import Severity
from .language import DEFAULT, N_, _, spoken
from .loudness import Loudness, heard, say, stage
from .output import (
    OutputError,
    check_target,
    make_folder,
    terminal,
    write_bytes,
    write_text,
    write_whole,
)
from .progress import ProgressBar
from .settings import FILE_NAME, Settings, settings_for

if TYPE_CHECKING:
    from click import Command

    from .consolidate import Earlier
    from .issuing import Issue
    from .reports.formats import Format

CLEAN, ERRORS, FAILED = 0, 1, 2
ALLOWING = N_(" Untuk menggabungkan apa adanya, dengan tanda pada yang meragukan: --allow-errors.")
COMPLETION = "_XLSX_LKIP_COMPLETE"
"""Environment variable through which a shell's script asks for completions."""


def validate(
    paths: Sequence[Path],
    form: str | None,
    target: Path | None,
    config: Path | None,
    *,
    strict: bool,
    copies: Path | None = None,
) -> int:
    """Check the workbooks and report on them; with a folder for copies, hand them back marked."""
    from .reports import formats

    chosen = formats.chosen(form, target)
    settings = _settings(config, paths)
    _guard_report(chosen, target, paths, settings)
    targets = _copies(copies, paths, target) if copies else {}
    result = _checked(paths, settings)
    with stage(_("Menulis laporan")):
        _report(result, chosen, target)
    if copies:
        with stage(_("Menandai salinan")):
            _annotate(_in_language(DEFAULT, result, paths, settings), copies, targets)
    return _exit_code(result, strict=strict)


def _copies(folder: Path, paths: Sequence[Path], report: Path | None) -> dict[str, Path]:
    """Where each submission's marked copy goes. The report must not be one of them."""
    from .annotate import planned

    targets = planned(folder, paths)
    if report:
        check_target(report, targets.values())
    return targets


def _annotate(result: Result, folder: Path, targets: dict[str, Path]) -> None:
    from .annotate import Written, annotated

    written: list[Written] = []
    with ProgressBar(_("Menandai berkas")) as progress:
        for each in annotated(result, targets):
            written.append(each)
            progress(len(written), len(targets))
    said = _("Salinan bertanda di {folder}: {count} berkas.")
    say(said.format(folder=folder, count=len(written)))
    for each in written:
        if each.remarks:
            say(f"{each.target}: {' '.join(map(str, each.remarks))}")


def _guard_report(
    form: Format, target: Path | None, paths: Sequence[Path], settings: Settings
) -> None:
    if target:
        _guard(target, paths, settings, form.suffix if form.binary else "")
    elif form.binary and sys.stdout.isatty():
        said = _("Laporan {name} bukan teks untuk layar; sebutkan berkasnya: -o NAMA{suffix}.")
        raise OutputError(said.format(name=form.name, suffix=form.suffix))


def _guard(target: Path, paths: Sequence[Path], settings: Settings, suffix: str = "") -> None:
    from .reader.container import is_own_output
    from .reader.discovery import candidates

    # In a folder, what an earlier run wrote there is no input and may be written anew.
    again = is_own_output(target)
    inputs = [each.path for each in candidates(paths) if each.named or not again]
    inputs += settings.files
    check_target(target, inputs, suffix)


def _settings(config: Path | None, paths: Sequence[Path]) -> Settings:
    settings = settings_for(config, paths)
    said = _("Pengaturan: {path}").format(path=settings.path or _("tidak ada; dipakai bawaannya"))
    say(said, Loudness.VERBOSE)
    return settings


def _checked(paths: Sequence[Path], settings: Settings, language: str | None = None) -> Result:
    from .check import validate as check

    with ProgressBar(_("Membaca berkas")) as progress:
        result = check(paths, settings, progress, language)
    for submission in result.tables.submissions:
        say(_("Berkas: {path}").format(path=submission.path), Loudness.VERBOSE)
    return result


def _report(result: Result, form: Format, target: Path | None) -> None:
    from .reports import terminal as as_terminal
    from .reports import verdict
    from .reports.formats import TERMINAL

    if form is TERMINAL and not target:
        if heard(Loudness.USUAL):
            as_terminal.report(terminal(), result)
        else:
            say(verdict.verdict(result), Loudness.QUIET)
        return
    content = form.content(result)
    if isinstance(content, bytes):
        write_bytes(target, content)
    else:
        write_text(target, content)
    if target:
        say(_("Laporan: {path}").format(path=target))
        say(verdict.verdict(result), Loudness.QUIET)


def _exit_code(result: Result, *, strict: bool) -> int:
    from .reports.verdict import nothing_found

    if nothing_found(result):
        return FAILED
    wrong = result.count(Severity.ERROR) or (strict and result.count(Severity.WARNING))
    return ERRORS if wrong else CLEAN


def status(paths: Sequence[Path], form: str, target: Path | None, config: Path | None) -> int:
    """Say who has submitted, who has not, and who must mend what."""
    from .collection import collection
    from .reports import status as as_table
    from .reports import status_json
    from .reports.terminal import drawn
    from .reports.verdict import nothing_found, verdict

    settings = _settings(config, paths)
    if target:
        _guard(target, paths, settings)
    result = _checked(paths, settings)
    if nothing_found(result) and (not settings.units or not any(map(os.path.isdir, paths))):
        say(verdict(result), Loudness.QUIET)
        return FAILED
    found = collection(result, settings)
    if form == "json":
        write_text(target, status_json.report(found))
    elif target:
        write_text(target, drawn(partial(as_table.report, found=found)))
    elif heard(Loudness.USUAL):
        as_table.report(terminal(), found)
        return CLEAN if found.complete else ERRORS
    if target:
        say(_("Laporan: {path}").format(path=target))
    if target or form == "terminal":
        say(as_table.summary(found), Loudness.QUIET)
    return CLEAN if found.complete else ERRORS


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
    from .consolidate import ConsolidationRefused, consolidated
    from .reports.formats import TERMINAL
    from .reports.verdict import nothing_found
    from .summary import write_summary

    settings = _settings(config, paths)
    _guard(target, paths, settings, ".xlsx")
    earlier = _earlier(previous, target, day) if previous else None
    result = _checked(paths, settings, DEFAULT)  # Findings are copied into the workbook.
    if nothing_found(result):
        _report(_in_language(spoken(), result, paths, settings), TERMINAL, None)
        return FAILED
    try:
        figures = consolidated(result, settings, allow_errors=anyway, earlier=earlier)
    except ConsolidationRefused as refused:
        _report(_in_language(spoken(), result, paths, settings), TERMINAL, None)
        said = _("{path} tidak ditulis. {why}").format(path=target, why=refused)
        say(said + _(ALLOWING) * (not anyway), Loudness.QUIET)
        return ERRORS
    with stage(_("Menulis buku kerja")):
        write_summary(target, figures, date=day)
    _say_written(target)
    return CLEAN


def _earlier(previous: Path, target: Path, day: date | None) -> Earlier:
    """Read before the long work begins, so that a wrong file is refused at once."""
    from .previous import read_previous

    check_target(target, [previous])
    return read_previous(previous, day)


def _in_language(
    language: str, result: Result, paths: Sequence[Path], settings: Settings
) -> Result:
    """A result of the other language, its findings worded anew."""
    return result if spoken() == DEFAULT else _checked(paths, settings, language)


def template(
    target: Path | None, year: int | None, unit: str | None, plan: Path | None, config: Path | None
) -> int:
    """Write one template, or one for each unit."""
    from .issuing import FOLDER, holds_data, issues
    from .lkip import declare
    from .template import write_workbook

    settings = _settings(config, [target] if target else [])
    if plan:
        settings = settings.with_plan(plan)
    workbook = declare(settings.scale)
    wanted = issues(settings, target, year, unit)
    if target is None and settings.plan:
        make_folder(Path(FOLDER))
    for issue in wanted:
        check_target(issue.target, settings.files, ".xlsx")
        if holds_data(issue):
            said = _("{path} sudah berisi data, sehingga tidak ditimpa.")
            raise OutputError(said.format(path=issue.target))
    for issue in wanted:
        write_whole(issue.target, partial(write_workbook, content=issue.content, workbook=workbook))
        _say_written(issue.target)
    _say_unplanned(wanted, settings)
    return CLEAN


def _say_unplanned(wanted: Sequence[Issue], settings: Settings) -> None:
    """Name the units whose templates the plan left without records."""
    units = [each.content.identity["unit"] for each in wanted if settings.plan and not each.planned]
    if units:
        text = _(
            "Rencana tidak memuat apa pun untuk {units}; lembar Program dan Anggarannya dibiarkan "
            "kosong."
        )
        say(text.format(units=", ".join(f'"{unit}"' for unit in units)))


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
        raise OutputError(_("{path} sudah ada dan tidak ditimpa.").format(path=target))
    write_text(target, starter())
    _say_written(target)
    return CLEAN


def completion(shell: str, program: Command) -> int:
    """Print the script that teaches a shell to complete the command line."""
    from click.shell_completion import get_completion_class

    found = get_completion_class(shell)
    assert found is not None, f"click completes no {shell}"
    write_text(None, found(program, {}, "xlsx-lkip", COMPLETION).source())
    return CLEAN


def _say_written(target: Path) -> None:
    say(_("Ditulis: {path}").format(path=target))
