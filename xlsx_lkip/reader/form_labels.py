"""One declared form in one grid: which row answers which label."""

from __future__ import annotations

from collections.abc import Sequence

from ..console.messages import N_
from ..declaration.vocabulary import Form
from ..declaration.workbook import KNOWN_HINT, OPTIONAL_HINT, REQUIRED_HINT
from ..model.tables import Place, Problem
from ..names.keys import header_key, stripped

Grid = Sequence[Sequence[object]]
"""The cells of a sheet from A1 on, row by row; blank is an empty text."""
SEARCHED_ROWS, SEARCHED_COLUMNS = 120, 8
LEAST = 0.25
"""Share of the labels from which a sheet of that title is the form."""


def form_place(form: Form, title: str, grid: Grid) -> tuple[Place, list[Problem]] | None:
    """Where a form's answers are, to the right of each label, and what is wrong; None where it is none."""
    wanted = {header_key(item.label): item.label for item in form.fields}
    at: dict[str, list[tuple[int, int]]] = {}
    for row, cells in enumerate(grid[:SEARCHED_ROWS], start=1):
        for column, cell in enumerate(cells[:SEARCHED_COLUMNS], start=1):
            name = header_key(cell) if isinstance(cell, str) else ""
            if name in wanted:
                at.setdefault(name, []).append((row, column))
    if len(at) < len(wanted) * LEAST:
        return None
    columns = [places[0][1] for places in at.values()]
    label_column = max(set(columns), key=columns.count)
    rows: list[int | None] = []
    problems = []
    for name, label in wanted.items():
        places = [row for row, column in at.get(name, ()) if column == label_column]
        rows.append(places[0] if len(places) == 1 else None)
        if len(places) != 1:
            code, where = ("B106", places[1]) if places else ("B104", 0)
            problems.append(
                Problem(code, title, where, label_column, (("what", N_("Isian")), ("name", label)))
            )
    behind = tuple(row for row in rows if row and _is_behind(grid[row - 1][label_column:]))
    return Place(title, tuple(rows), answer_column=label_column + 1, behind=behind), problems


def _is_behind(cells: Sequence[object]) -> bool:
    """Whether a colon is where an answer should, and the answer behind it."""
    answer, after = (*cells[:2], "", "")[:2]
    if not isinstance(answer, str) or stripped(answer).strip(":") or not stripped(answer):
        return False
    hint = isinstance(after, str) and after.startswith((REQUIRED_HINT, OPTIONAL_HINT, KNOWN_HINT))
    return after != "" and not hint
