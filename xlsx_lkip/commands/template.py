"""`template`: write the workbook to fill, or one for each unit."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ..language import _
from ..loudness import say
from ..output import OutputError, check_target, make_folder, write_whole
from ..settings import Settings
from .run import CLEAN, say_written, settings_of

if TYPE_CHECKING:
    from ..issuing import Issue


def template(
    target: Path | None, year: int | None, unit: str | None, plan: Path | None, config: Path | None
) -> int:
    """Write one template, or one for each unit."""
    from ..issuing import FOLDER, issues
    from ..lkip import declare
    from ..template import write_workbook

    settings = settings_of(config, [target] if target else [])
    if plan:
        settings = settings.with_plan(plan)
    workbook = declare(settings.scale)
    wanted = issues(settings, target, year, unit)
    if target is None and settings.plan:
        make_folder(Path(FOLDER))
    for issue in wanted:
        _guard(issue, settings)
    for issue in wanted:
        write_whole(issue.target, partial(write_workbook, content=issue.content, workbook=workbook))
        say_written(issue.target)
    _say_unplanned(wanted, settings)
    return CLEAN


def _guard(issue: Issue, settings: Settings) -> None:
    from ..issuing import holds_data

    check_target(issue.target, settings.files, ".xlsx")
    if holds_data(issue):
        said = _("{path} sudah berisi data, sehingga tidak ditimpa.")
        raise OutputError(said.format(path=issue.target))


def _say_unplanned(wanted: Sequence[Issue], settings: Settings) -> None:
    """Name the units whose templates the plan left without records."""
    units = [each.content.identity["unit"] for each in wanted if settings.plan and not each.planned]
    if units:
        text = _(
            "Rencana tidak memuat apa pun untuk {units}; lembar Program dan Anggarannya dibiarkan "
            "kosong."
        )
        say(text.format(units=", ".join(f'"{unit}"' for unit in units)))
