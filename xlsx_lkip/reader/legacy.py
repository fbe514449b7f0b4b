"""What old formats do not hold: in an .xls that LibreOffice wrote, texts of formulas are read as 0."""

from __future__ import annotations

from collections.abc import Sequence

from ..declaration.vocabulary import Table


def without_idle_zeros(table: Table, record: Sequence[object]) -> list[object]:
    """The record with a blank for each computed 0 where the template's formula gives a text.

    That is an empty one until every cell it needs is a number.
    """
    cells = list(record)
    for place, column in enumerate(table.columns):
        if column.formula and _is_number(cells[place]) and cells[place] == 0:
            needed = (cells[table.index(key)] for key in column.formula.numbers())
            if not (column.kind.is_number and all(map(_is_number, needed))):
                cells[place] = ""
    return cells


def _is_number(cell: object) -> bool:
    return type(cell) in {float, int}
