"""Which cells hold formulas: looked up only for workbooks in which figures do not reconcile."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from .container import BROKEN
from .package import Package
from .scan import place
from .unreadable import NotReadable

_FORMULA = re.compile(rb'<c r="([A-Z]{1,3})(\d{1,7})"[^<>]*+><f[ />]')


def formula_cells(path: Path) -> dict[str, set[tuple[int, int]]]:
    """For each sheet title, the physical (row, column) of its formulas.

    Empty for formats that are no .xlsx package: there every cell counts as typed.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            package = Package(archive)
            return {
                title: {place(m[1], m[2]) for m in _FORMULA.finditer(package.read(part))}
                for title, part in package.sheets.items()
            }
    except (*BROKEN, NotReadable):
        return {}
