"""THE declaration of the LKIP workbook: every sheet, column, formula and list.

Template, reader, schemas, consolidation, rule pages and `layout` are derived from it; nothing
about the workbook's form is stated a second time anywhere else. How it is stated is `vocabulary`.

Sources: PermenPAN-RB 53/2014 (content of the report), Permendagri 86/2017 (scale of Kategori),
Permendagri 90/2019 (form of a Kode).
"""

from __future__ import annotations

from collections.abc import Mapping

from .control_totals import CONTROL_TOTALS, SUMMED_TOTALS
from .identity import IDENTITY
from .people import DUTY, ORGANIZATION, STAFF, SUPPORT
from .performance import AGREEMENT, BUDGET, ISSUE, OBSTACLE, PROGRAM, achievement
from .terms import (
    ABSORPTION,
    ACHIEVEMENT,
    EDUCATION,
    KNOWN_HINT,
    KNOWN_VERSIONS,
    NOTHING_TO_REPORT,
    OPTIONAL_HINT,
    REMAINING,
    REQUIRED_HINT,
    SCALE,
    VERSION,
)
from .vocabulary import Page, Workbook

__all__ = [
    "ABSORPTION",
    "ACHIEVEMENT",
    "CONTROL_TOTALS",
    "EDUCATION",
    "KNOWN_HINT",
    "KNOWN_VERSIONS",
    "NOTHING_TO_REPORT",
    "OPTIONAL_HINT",
    "REMAINING",
    "REQUIRED_HINT",
    "SCALE",
    "SUMMED_TOTALS",
    "VERSION",
    "WORKBOOK",
    "declare",
]


def declare(scale: Mapping[str, int] = SCALE) -> Workbook:
    """The workbook under a scale of Kategori (name -> lower bound in percent, highest first)."""
    return Workbook(
        VERSION,
        KNOWN_VERSIONS,
        (
            Page("guide", "Petunjuk"),
            IDENTITY,
            STAFF,
            SUPPORT,
            DUTY,
            ORGANIZATION,
            ISSUE,
            AGREEMENT,
            PROGRAM,
            BUDGET,
            achievement(scale),
            OBSTACLE,
        ),
    )


WORKBOOK = declare()
