"""What Python callers use: submissions checked and consolidated, each by one call. Nothing is printed.

Settings are found, and submissions read, judged and written, by what the commands use too; nothing is
decided here.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from .agency.settings import Settings, settings_for
from .check import pipeline
from .check.pipeline import Result
from .check.run_checks import load
from .console.errors import UserError
from .console.harmless import harmless
from .console.messages import _
from .console.output import check_target
from .model.findings import Finding
from .names.keys import readable
from .reader import read_paths

__all__ = [
    "Finding",
    "UserError",
    "Result",
    "Settings",
    "consolidate",
    "validate",
    "validate_bytes",
]

Place = str | os.PathLike[str]
"""Where a file or folder lies."""


def validate(paths: Place | Iterable[Place], settings: Settings | Place | None = None) -> Result:
    """Read the submissions and find everything that is wrong with them.

    Args:
        paths: one file or folder, or several; folders are searched with their subfolders.
        settings: what the agency knows, or its `lkip.toml`; without it the `lkip.toml` in the folder
            or beside the file applies, as it does for the command, or none.

    Returns:
        All findings in reading order: file, sheet in template order, row, column. Their figures are
        exact decimal strings: rupiah, persons, percent such as `97.34`. A file that cannot be read, or is
        not there, is a finding.

    Raises:
        UserError: no path is named, or the settings cannot be used; the text says what to do.
    """
    given = _given(paths)
    return pipeline.validate(given, _settings(settings, given))


def validate_bytes(data: bytes, name: str, settings: Settings | Place | None = None) -> Result:
    """Check one submission that is no file, such as an upload.

    It lies in a folder of its own for as long as it is checked: other processes read it.

    Args:
        data: the workbook.
        name: what findings call it; a path is shown whole. By its suffix it is a workbook or none.
        settings: what the agency knows, or its `lkip.toml`; without it nothing is compared with that.

    Returns:
        As `validate` does.

    Raises:
        UserError: the data are no bytes, no file can have the name, or the settings cannot be used.
    """
    if not isinstance(data, bytes):
        raise _not("data", "bytes", data)
    chosen = _settings(settings, [])
    with tempfile.TemporaryDirectory(prefix="xlsx-lkip-") as folder:
        file = Path(folder, Path(name).name)
        try:
            file.write_bytes(data)
        except (OSError, ValueError) as error:
            message = _('Tidak ada berkas yang dapat bernama "{name}".')
            raise UserError(message.format(name=harmless(name))) from error
        tables = read_paths([file], chosen.limit_mb, meanwhile=load)
        named = [replace(each, path=readable(name)) for each in tables.submissions]
        return pipeline.check(replace(tables, submissions=named), chosen)


def consolidate(
    source: Result | Place | Iterable[Place],
    output: Place,
    settings: Settings | Place | None = None,
    *,
    allow_errors: bool = False,
) -> Result:
    """Put the submissions together into the workbook that leadership receives.

    Args:
        source: a result of `validate`, or the paths, which are then checked first.
        output: the .xlsx to write, whole or not at all; never over a submission.
        settings: as for `validate`; a result brings its own.
        allow_errors: consolidate all that can be read, and mark what is in doubt.

    Returns:
        The result that was consolidated.

    Raises:
        UserError: there are errors and they are not allowed, nothing could be read, the output cannot be
            written, or as in `validate`. Of errors it is a `ConsolidationRefused`, whose `findings` they are.
    """
    from .consolidation import consolidated
    from .summary import write_summary

    target = Path(output)
    if isinstance(source, Result):
        if settings is not None:
            message = _("Hasil validate sudah membawa pengaturannya; jangan sebut settings lagi.")
            raise UserError(message)
        result = source
        check_target(target, result.settings.files, ".xlsx")
    else:
        given = _given(source)
        chosen = _settings(settings, given)
        check_target(target, chosen.files, ".xlsx")  # Before the long work begins.
        result = pipeline.validate(given, chosen)
    write_summary(target, consolidated(result, result.settings, allow_errors=allow_errors))
    return result


def _given(paths: Place | Iterable[Place]) -> list[Path]:
    try:
        several = [paths] if isinstance(paths, (str, os.PathLike)) else paths
        given = [Path(each) for each in several]
    except TypeError as error:
        raise _not("paths", _("berkas atau folder, atau daftarnya"), paths) from error
    if not given:
        raise UserError(_("Sebutkan sedikitnya satu berkas atau folder."))
    return given


def _settings(settings: Settings | Place | None, paths: list[Path]) -> Settings:
    if isinstance(settings, Settings):
        return settings
    if settings is None or isinstance(settings, (str, os.PathLike)):
        return settings_for(None if settings is None else Path(settings), paths)
    raise _not("settings", _("Settings atau berkas lkip.toml"), settings)


def _not(argument: str, wanted: str, value: object) -> UserError:
    message = _("{argument} harus berupa {wanted}, bukan {kind}.")
    return UserError(message.format(argument=argument, wanted=wanted, kind=type(value).__name__))
