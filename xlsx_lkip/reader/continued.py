"""A second sheet for a table that has one: a copy of it, or its continuation."""

from __future__ import annotations

from dataclasses import replace

from ..declaration.vocabulary import Table
from ..model.tables import Place, Problem
from ..names.keys import name_key
from .form_labels import Grid
from .headers import place_of
from .roles import shape_of
from .rows import extracted

_NAMED = 20
"""Rows that a sentence names."""


def twin_problem(table: Table, main: tuple[Place, Grid] | None, title: str, grid: Grid) -> Problem:
    """What is wrong with a second sheet: its records are not on the first one, or they are."""
    lost = _lost(table, main, title, grid) if main else []
    if main and lost:
        more = ", ..." if len(lost) > _NAMED else ""
        facts = (
            ("other", title),
            ("count", str(len(lost))),
            ("rows", ", ".join(map(str, lost[:_NAMED])) + more),
        )
        return Problem("B122", main[0].title, facts=facts)
    return Problem("B103", title, facts=(("twin", main[0].title if main else table.title),))


def goes_on(table: Table, main: tuple[Place, Grid], title: str, grid: Grid) -> Problem | None:
    """What is wrong with a sheet without a header whose rows look as those of a table's do."""
    below = (replace(main[0], header_row=0), grid)
    place = extracted(table, *below)
    shape = shape_of(table.key)
    sound = any(
        name_key(str(record[shape.name])) and all(type(record[i]) is float for i in shape.additive)
        for record in place.records
    )
    return twin_problem(table, main, title, grid) if shape.additive and sound else None


def _lost(table: Table, main: tuple[Place, Grid], title: str, grid: Grid) -> list[int]:
    """Physical rows of the second sheet whose records the first one does not have."""
    placed = place_of(table, title, grid)
    there = placed[0] if placed else replace(main[0], header_row=0)
    name = shape_of(table.key).name
    known = {name_key(str(record[name])) for record in extracted(table, *main).records}
    second = extracted(table, there, grid)
    return [
        row
        for row, record in zip(second.rows, second.records, strict=True)
        if name_key(str(record[name])) not in known
    ]
