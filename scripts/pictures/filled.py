"""The sheet Anggaran as staff fill it, and as they get it where the pagu are known."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from xlsx_lkip.declaration.workbook import WORKBOOK
from xlsx_lkip.template import Content, write_workbook

from ..make_samples import SOURCE, unit_content
from .printing import Cut, picture, printed

SHEET = "budget"
SLIP = {"budget": 2_139_191_029, "remaining": 56_903_763}
"""The first record as printed: pagu with two digits swapped, and the remainder of the right one."""
FROM_PLAN = next(Path("samples/plan/templat").glob("1-*.xlsx"))
CUT = Cut(9, 12, 269, 104)


def pictures(folder: Path) -> dict[str, bytes]:
    """One typing error turned red, and a template from the plan."""
    slipped = folder / "lkip.xlsx"
    write_workbook(slipped, _with_slip())
    title = WORKBOOK.table(SHEET).title
    return {
        "anggaran.png": picture(printed(slipped, folder), title, CUT),
        "rencana.png": picture(printed(FROM_PLAN, folder), title, CUT),
    }


def _with_slip() -> Content:
    content = unit_content(json.loads(SOURCE.read_text(encoding="utf-8")), 0, corrected=True)
    first, *rest = content.records[SHEET]
    return replace(content, records={**content.records, SHEET: [{**first, **SLIP}, *rest]})
