"""What commands have in common: their settings, the checked workbooks, and how a result reaches people."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ...agency.settings import Settings, settings_for
from ...agency.settings_files import found_for, named
from ...check.pipeline import Result
from ...console.harmless import harmless
from ...console.messages import _, _n
from ...console.output import check_target, terminal, write_bytes, write_text
from ...console.progress import ProgressBar
from ...console.verbosity import Verbosity, inform, is_enabled
from ...model.tables import OWN

if TYPE_CHECKING:
    from rich.console import Console

CLEAN, ERRORS, FAILED = 0, 1, 2
"""Exit codes: no errors, errors, and a command that could not be carried out."""


def settings_of(config: Path | None, paths: Sequence[Path]) -> Settings:
    """The settings of a run; `--verbose` names their file. Raises SettingsError."""
    settings = settings_for(config, paths)
    unused = found_for(paths).elsewhere if config is None else []
    if unused:
        message = _("Pengaturan yang dipakai {used}; tidak dipakai: {unused}.")
        inform(message.format(used=settings.path, unused=named(unused)))
    used = harmless(str(settings.path or _("tidak ada; dipakai bawaannya")))
    inform(_("Pengaturan: {path}").format(path=used), Verbosity.VERBOSE)
    return settings


def guard(target: Path, paths: Sequence[Path], settings: Settings, suffix: str = "") -> None:
    """Refuse, before the long work begins, to write over what the run reads. Raises OutputError."""
    from ...reader.container import is_own_output
    from ...reader.discovery import candidates

    check_target(target, settings.files, suffix)
    # In a folder, what an earlier run wrote there is no input and may be written again.
    again = is_own_output(target)
    inputs = [each.path for each in candidates(paths) if each.named or not again]
    check_target(target, inputs)


def checked(paths: Sequence[Path], settings: Settings) -> Result:
    """The workbooks, read and checked while a bar shows how far that is."""
    from ...check.pipeline import validate

    with ProgressBar(_("Membaca berkas")) as progress:
        result = validate(paths, settings, progress)
    for submission in result.tables.submissions:
        inform(_("Berkas: {path}").format(path=harmless(submission.path)), Verbosity.VERBOSE)
    own = [each.name for each in result.tables.skipped if each.code == OWN]
    if own:
        message = _n("Dilewati, karena hasil xlsx-lkip sendiri: {names}.", len(own))
        inform(message.format(names=harmless(", ".join(own))))
    return result


def show(draw: Callable[[Console], None], verdict: str) -> None:
    """Draw for a person at the terminal; the verdict alone where less is to be reported."""
    if is_enabled(Verbosity.NORMAL):
        draw(terminal())
    else:
        inform(verdict, Verbosity.QUIET)


def deliver(content: str | bytes, target: Path | None, verdict: str) -> None:
    """Write a report to its file and say so, or to stdout. Raises OutputError."""
    if isinstance(content, bytes):
        write_bytes(target, content)
    else:
        write_text(target, content)
    if target:
        inform(_("Laporan: {path}").format(path=target))
        inform(verdict, Verbosity.QUIET)


def say_written(target: Path) -> None:
    """Say that the file was written."""
    inform(_("Ditulis: {path}").format(path=target))
