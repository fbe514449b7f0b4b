"""Which templates are given out: one, or one for each unit that is to report, with what is known.

What a template looks like is `template`'s business.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from ..agency.inputs import flaw
from ..agency.plan import PLANNED_SHEETS, PlanError, Planned
from ..agency.settings import Settings
from ..console.messages import _
from ..declaration.vocabulary import Kind, Table
from ..declaration.workbook import WORKBOOK
from ..names.keys import name_key
from ..names.matching import nearest
from . import Content, Value

FILE_NAME, FOLDER = "LKIP_template.xlsx", "templat"
"""Where templates go when nothing is named: the only one, and those of a plan."""
_LONGEST = 80
"""Characters of a unit in a file name."""


@dataclass(frozen=True)
class TemplateJob:
    """One template to write."""

    target: Path
    content: Content

    @property
    def planned(self) -> bool:
        """Whether the plan gave it records."""
        return any(self.content.records.values())


def template_jobs(
    settings: Settings, target: Path | None, year: int | None = None, unit: str | None = None
) -> list[TemplateJob]:
    """One template for each expected unit where the target is a folder, else a single one.

    Raises:
        PlanError: the unit is no name, the plan does not know it, or it has several units for a single file.
    """
    if wrong := flaw(unit or ""):
        raise PlanError(_("Unit kerja pada --unit {wrong}.").format(wrong=wrong))
    if settings.plan and unit:
        unit = _known(unit, settings)
    target = target or Path(FOLDER if settings.plan else FILE_NAME)
    if target.suffix and not target.is_dir():
        if settings.plan and not unit:
            raise _too_many(settings, target)
        return [TemplateJob(target, _content(settings, year, unit))]
    if (unit and not settings.plan) or not settings.units:
        return [TemplateJob(target / FILE_NAME, _content(settings, year, unit))]
    return [
        TemplateJob(target / _file_name(number, name), _content(settings, year, name))
        for number, name in enumerate(settings.units, start=1)
        if unit in {None, name}
    ]


def _known(unit: str, settings: Settings) -> str:
    """The unit as it is spelled among those expected."""
    known = {name_key(name): name for name in settings.units}
    if name_key(unit) in known:
        return known[name_key(unit)]
    near = nearest(unit, settings.units)
    hint = _(' Mungkin maksudnya "{near}".').format(near=near) if near else ""
    text = _('Unit kerja "{unit}" tidak ada dalam rencana maupun lkip.toml.{hint}')
    raise PlanError(text.format(unit=unit, hint=hint))


def _too_many(settings: Settings, target: Path) -> PlanError:
    text = _(
        "Ada {count} unit kerja, tetapi {target} hanya satu berkas. Sebutkan folder, "
        "misalnya -o {folder}, atau satu unit kerja dengan --unit."
    )
    return PlanError(text.format(count=len(settings.units), target=target, folder=FOLDER))


def _content(settings: Settings, year: int | None, unit: str | None) -> Content:
    answers = {
        "agency": settings.agency,
        "region": settings.region,
        "unit": unit,
        "year": year or settings.year,
    }
    identity = {key: value for key, value in answers.items() if value is not None}
    planned = settings.plan.by_unit.get(name_key(unit or ""), []) if settings.plan else []
    records = {key: [_record(each) for each in planned] for key in PLANNED_SHEETS}
    known = {("identity", key) for key in identity}
    known |= {(sheet, key) for sheet, rows in records.items() for row in rows for key in row}
    return Content(identity, records, locked=frozenset(known))


def _record(planned: Planned) -> dict[str, Value]:
    """What is known of a record on Program and on Anggaran."""
    return {
        "code": planned.code,
        "program": planned.program,
        "activity": planned.activity,
        "subactivity": planned.subactivity,
        "budget": Decimal(planned.budget) / Kind.AMOUNT.scale,
    }


def _file_name(number: int, unit: str) -> str:
    """`3-bidang-kelembagaan-dan-pengawasan.xlsx`: no two units share one."""
    words = name_key(unit)[:_LONGEST].strip().replace(" ", "-")
    return f"{number}-{words or 'unit'}.xlsx"


def holds_data(issue: TemplateJob) -> bool:
    """Whether something that would be lost is there: more than would be issued, or no LKIP."""
    from ..reader import read_paths

    if not os.path.isfile(issue.target):
        return False
    found = read_paths([issue.target])
    if not found.submissions[0].readable:
        return True
    for table in WORKBOOK.tables:
        issued = [_filled(table, row) for row in _scaled(table, issue.content)]
        rows = found.records[table.key].iter_rows(named=True)
        if any(_filled(table, row) not in issued for row in rows):
            return True
    return False


def _scaled(table: Table, content: Content) -> list[dict[str, Any]]:
    """The table's records as the reader would give them: numbers in the scale of their kind."""
    scales = {column.key: column.kind.scale for column in table.columns if column.kind.is_number}
    return [
        {
            key: int(value * scales[key]) if isinstance(value, Decimal) else value
            for key, value in row.items()
        }
        for row in content.records.get(table.key, ())
    ]


def _filled(table: Table, row: Mapping[str, Any]) -> dict[str, Any]:
    """What is in the cells that people fill."""
    values = ((column.key, row.get(column.key)) for column in table.inputs)
    return {key: value for key, value in values if value is not None}
