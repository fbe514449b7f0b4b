"""Finding the declared sheets in a workbook by title and header, never by position.

Staff insert rows and columns, rename sheets and copy them. What is where is settled here once;
afterwards a record's cell is known from its place alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..declaration.vocabulary import Form, Page, Table
from ..declaration.workbook import WORKBOOK
from ..model.tables import Place, Problem
from ..names.keys import header_key
from .continued import goes_on, twin_problem
from .form_labels import Grid
from .headers import likeness, place_of

ALIKE = 0.6
"""How much a sheet under another title must look like a declared one to be taken for it."""


@dataclass
class Located:
    """Where the sheets are, and what is wrong with where they are."""

    places: dict[str, Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    titled: set[str] = field(default_factory=set)
    """Keys of the sheets whose title is there, readable or not."""


def located(grids: Mapping[str, Grid]) -> Located:
    """The place of every declared sheet among a workbook's sheets (title -> cells)."""
    found = Located()
    spare = dict(grids)
    for sheet in WORKBOOK.sheets:
        titles = [title for title in grids if header_key(title) == header_key(sheet.title)]
        titles.sort(key=lambda title: title != sheet.title)
        for title in titles:
            spare.pop(title)
        if titles and not isinstance(sheet, Page):
            found.titled.add(sheet.key)
            _place(found, sheet, titles[0], grids[titles[0]])
            for twin in titles[1:]:
                found.problems.append(_twin_problem(found, sheet, twin, grids))
    for title, grid in spare.items():
        _settle_spare(found, title, grid, grids)
    for sheet in WORKBOOK.filled:
        if sheet.key not in found.titled:
            found.problems.append(Problem("B101", sheet.title, facts=(("title", sheet.title),)))
    return found


def _place(found: Located, sheet: Form | Table, title: str, grid: Grid) -> None:
    """Take a sheet for what its title or its headers say it is."""
    placed = place_of(sheet, title, grid)
    if placed is None:
        headers = ", ".join(column.header for column in sheet.columns[:4])
        found.problems.append(Problem("B109", title, facts=(("headers", headers),)))
        return
    found.places[sheet.key] = placed[0]
    found.problems += placed[1]


def _twin_problem(
    found: Located, sheet: Form | Table, title: str, grids: Mapping[str, Grid]
) -> Problem:
    """What a second sheet for a declared one is: a copy, or a continuation."""
    place = found.places.get(sheet.key)
    if isinstance(sheet, Form):
        twin = place.title if place else sheet.title
        return Problem("B103", title, facts=(("twin", twin),))
    main = (place, grids[place.title]) if place else None
    return twin_problem(sheet, main, title, grids[title])


def _settle_spare(found: Located, title: str, grid: Grid, grids: Mapping[str, Grid]) -> None:
    """A sheet of no declared title: a copy, a declared sheet under another title, or one's own."""
    if not any(cell != "" for cells in grid for cell in cells):
        return
    sheet = _meant(found, title, grid)
    if sheet is None:
        found.problems.append(_continuation(found, title, grids) or Problem("B107", title))
    elif sheet.key in found.titled:
        found.problems.append(_twin_problem(found, sheet, title, grids))
    else:
        found.titled.add(sheet.key)
        found.problems.append(Problem("B102", title, facts=(("title", sheet.title),)))
        _place(found, sheet, title, grid)


def _continuation(found: Located, title: str, grids: Mapping[str, Grid]) -> Problem | None:
    """What is wrong where a sheet of a table's title goes on without a header."""
    for table in WORKBOOK.tables:
        place = found.places.get(table.key)
        if place and header_key(title).startswith(header_key(table.title)):
            return goes_on(table, (place, grids[place.title]), title, grids[title])
    return None


def _meant(found: Located, title: str, grid: Grid) -> Form | Table | None:
    """The declared sheet that a spare one must be: its headers agree, and either its title begins
    alike or no other missing sheet has such headers."""
    alike = [sheet for sheet in WORKBOOK.filled if likeness(sheet, title, grid) >= ALIKE]
    named = [sheet for sheet in alike if header_key(title).startswith(header_key(sheet.title))]
    lost = [sheet for sheet in alike if sheet.key not in found.titled]
    return max(named or lost, key=lambda sheet: likeness(sheet, title, grid), default=None)
