"""`template`: write the workbook to fill, or one for each unit."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ...agency.settings import Settings
from ...agency.settings_files import FILE_NAME as SETTINGS
from ...console.messages import _, _n
from ...console.output import OutputError, check_target, write_whole
from ...console.verbosity import inform
from .common import CLEAN, say_written, settings_of

if TYPE_CHECKING:
    from ...template.jobs import TemplateJob

_NAMED = 5
"""Units that are named."""


def template(
    target: Path | None, year: int | None, unit: str | None, plan: Path | None, config: Path | None
) -> int:
    """Write one template, or one for each unit."""
    from ...declaration.workbook import declare
    from ...template import write_workbook
    from ...template.jobs import FILE_NAME, template_jobs

    settings = settings_of(config, [_beside(target or Path(FILE_NAME))])
    if plan:
        settings = settings.with_plan(plan)
    workbook = declare(settings.scale)
    wanted = template_jobs(settings, target, year, unit)
    for issue in wanted:
        _guard(issue, settings)
    for issue in wanted:
        write_whole(issue.target, partial(write_workbook, content=issue.content, workbook=workbook))
        say_written(issue.target)
    _say_what(wanted)
    _say_unplanned(wanted, settings)
    return CLEAN


def _beside(target: Path) -> Path:
    """Where settings are looked for: in the folder that is written to, else beside it."""
    inside = target / SETTINGS
    return inside if inside.exists() else target.with_name(SETTINGS)


def _say_what(wanted: Sequence[TemplateJob]) -> None:
    """Say what was written: how many, where, how far filled in, and for whom."""
    message = _n("{n} templat di folder {folder}; {planned} terisi sampai pagu.", len(wanted))
    folder = os.path.abspath(wanted[0].target.parent)
    inform(
        message.format(n=len(wanted), folder=folder, planned=sum(each.planned for each in wanted))
    )
    units = [each.content.identity["unit"] for each in wanted if "unit" in each.content.identity]
    if units:
        more = ", ..." if len(units) > _NAMED else ""
        named = ", ".join(f'"{unit}"' for unit in units[:_NAMED]) + more
        inform(_("Unit kerjanya: {units}").format(units=named))


def _guard(issue: TemplateJob, settings: Settings) -> None:
    from ...template.jobs import holds_data

    check_target(issue.target, settings.files, ".xlsx")
    if holds_data(issue):
        message = _("{path} sudah berisi data, sehingga tidak ditimpa.")
        raise OutputError(message.format(path=issue.target))


def _say_unplanned(wanted: Sequence[TemplateJob], settings: Settings) -> None:
    """Name the units whose templates the plan left without records."""
    units = [each.content.identity["unit"] for each in wanted if settings.plan and not each.planned]
    if units:
        text = _(
            "Rencana tidak memuat apa pun untuk {units}; lembar Program dan Anggarannya dibiarkan "
            "kosong."
        )
        inform(text.format(units=", ".join(f'"{unit}"' for unit in units)))
