"""What must be reported of a file as a whole, beside its values: version, format, hidden and far data."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from ..console.messages import N_
from ..declaration.vocabulary import Table
from ..declaration.workbook import KNOWN_VERSIONS, VERSION, WORKBOOK
from ..model.row_roles import Role
from ..model.tables import Problem
from ..names.keys import header_key
from . import hidden
from .container import Container
from .form_labels import Grid
from .kinds import is_workbook, kind_of
from .roles import shape_of
from .rows import ABOVE, Extract, is_blank
from .scan import Scan
from .stated_units import is_unit_remark
from .values import SheetValues

_VERSION_MARK = re.compile(r"xlsx-lkip-templat (\d+\.\d+)")
LISTING_MARK = "xlsx-lkip-temuan"
"""Stands in a hidden cell of the sheet in which `annotate` lists the findings."""
_MARKED_ROWS = 5
_UNSEEN = N_("rumus, baris tersembunyi dan nilai galat")
_UNSEEN_IN_ODS = N_("makro dan tautan ke buku kerja lain")
"""What nobody looks for in files that are no .xlsx."""


def version_in(grids: Mapping[str, Grid]) -> str | None:
    """The template's version, written in a hidden cell of Petunjuk."""
    for cells in (cells for grid in grids.values() for cells in grid[:_MARKED_ROWS]):
        for cell in cells:
            match = _VERSION_MARK.search(cell) if isinstance(cell, str) else None
            if match:
                return match[1]
    return None


def listings_in(grids: Mapping[str, Grid]) -> list[str]:
    """Titles of the sheets that list findings; never one that the template has."""
    declared = {header_key(sheet.title) for sheet in WORKBOOK.sheets}
    return [
        title
        for title, grid in grids.items()
        if header_key(title) not in declared
        and any(LISTING_MARK in cells for cells in grid[:_MARKED_ROWS])
    ]


def of_name(file: Path) -> Iterator[Problem]:
    """A workbook under a name of something else, which would be skipped in a folder."""
    if not is_workbook(file):
        yield Problem("B037", facts=(("what", kind_of(file).name),))


def of_file(container: Container, version: str | None) -> Iterator[Problem]:
    """Links, macros, an old format, and a template of another version."""
    yield from container.problems
    if container.legacy:
        unseen = _UNSEEN_IN_ODS if container.legacy == ".ods" else _UNSEEN
        yield Problem("B301", facts=(("suffix", container.legacy), ("unseen", unseen)))
    if version is None or version not in KNOWN_VERSIONS:
        yield Problem(
            "B005", facts=(("version", version or N_("tanpa versi")), ("current", VERSION))
        )
    elif version != VERSION:
        yield Problem("B006", facts=(("version", version), ("current", VERSION)))


def of_hidden(table: Table, extract: Extract, sheet: SheetValues) -> Iterator[Problem]:
    """Data that nobody sees, and that counts all the same."""
    place = extract.place
    if not extract.rows:
        return
    if sheet.hidden:
        yield Problem("B304", place.title, facts=hidden.of_sheet(sheet.hidden))
    rows = [row for row in extract.rows if row in sheet.scan.hidden_rows]
    for first, facts in hidden.of_rows(rows, sheet.scan):
        yield Problem("B305", place.title, first, facts=facts)
    for index, column in enumerate(place.columns):
        if column not in sheet.scan.hidden_columns or column is None:
            continue
        if any(not is_blank(record[index]) for record in extract.records):
            named = ("name", table.columns[index].header)
            facts = (named, *hidden.of_column(column, sheet.scan))
            yield Problem("B306", place.title, place.header_row, column, facts)


def of_nihil(extract: Extract) -> Iterator[Problem]:
    """A sheet that says in other words that there is nothing to report."""
    if extract.nihil:
        row, column, text = extract.nihil
        yield Problem("B220", extract.place.title, row, column, facts=(("found", text),))


def of_units(table: Table, extract: Extract, grid: Grid) -> Iterator[Problem]:
    """A remark above the table, or a row in it, that says that its amounts are no rupiah."""
    if not shape_of(table.key).is_money:
        return
    place = extract.place
    below = (told.row for told in extract.told if told.role in {Role.UNITS, Role.NOTE})
    for row in (*range(max(1, place.header_row - ABOVE), place.header_row), *below):
        for column, cell in enumerate(grid[row - 1], start=1):
            if cell and type(cell) is str and is_unit_remark(cell):
                facts = (("what", N_("Lembar")), ("name", table.title), ("found", cell))
                yield Problem("B121", place.title, row, column, facts)
                return


def of_far(title: str, scan: Scan) -> Iterator[Problem]:
    """What is beyond any table, and was not read."""
    if scan.far:
        row, column, filled = scan.far
        yield Problem("B110" if filled else "B111", title, row, column)
    elif scan.trimmed:
        yield Problem("B112", title)
