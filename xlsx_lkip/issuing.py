"""Which templates are given out: one, or one for each unit that is to report, with what is known.

What a template looks like is `template`'s business.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from .settings import Settings
from .template import Content
from .text import name_key

FILE_NAME = "LKIP_template.xlsx"
_LONGEST = 80
"""Characters of a unit in a file name."""


@dataclass(frozen=True)
class Issue:
    """One template to write."""

    target: Path
    content: Content


def issues(
    settings: Settings, target: Path | None, year: int | None = None, unit: str | None = None
) -> list[Issue]:
    """One template for each expected unit where the target is a folder, else a single one."""
    target = target or Path(FILE_NAME)
    if target.suffix and not target.is_dir():
        return [Issue(target, _content(settings, year, unit))]
    if unit or not settings.units:
        return [Issue(target / FILE_NAME, _content(settings, year, unit))]
    return [
        Issue(target / _file_name(number, name), _content(settings, year, name))
        for number, name in enumerate(settings.units, start=1)
    ]


def _content(settings: Settings, year: int | None, unit: str | None) -> Content:
    known = {
        "agency": settings.agency,
        "region": settings.region,
        "unit": unit,
        "year": year or settings.year,
    }
    return Content(identity={key: value for key, value in known.items() if value is not None})


def _file_name(number: int, unit: str) -> str:
    """`3-bidang-kelembagaan-dan-pengawasan.xlsx`: no two units share one."""
    words = name_key(unit)[:_LONGEST].strip().replace(" ", "-")
    return f"{number}-{words or 'unit'}.xlsx"


def holds_data(path: Path) -> bool:
    """Whether a workbook that someone has filled stands there."""
    from .lkip import WORKBOOK
    from .reader import read_paths

    if not os.path.isfile(path):
        return False
    records = read_paths([path]).records
    return any(not records[table.key].is_empty() for table in WORKBOOK.tables)
