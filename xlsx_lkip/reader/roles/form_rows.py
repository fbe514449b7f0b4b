"""Rows that belong to the form of a table: the header again, column numbers, units."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from ...model.numbers import Reading
from ...model.row_roles import Role
from ...names.keys import folded, header_key, stripped
from .line import SheetLine

_TOKEN = re.compile(
    r"\(?\s*(?:(\d{1,2})|([a-z])|([ivx]{2,4}))\s*\)?\s*\.?\s*(?:[=(][\d\s()=+\-x*/:%.,a-z]*)?"
)
_ROMAN = {"ii": 2, "iii": 3, "iv": 4, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "xi": 11, "xii": 12}
_MOST_COLUMNS = 40
_UNIT = re.compile(
    r"\([^\d()]{1,30}\)|\(?(?:dalam )?(?:rp\.?|rupiah|idr|%|persen|orang|org)?[ .]?"
    r"(?:ribu(?:an)?|juta(?:an)?|mil[iy]ar(?:an)?|rb|jt|x? ?1?[.,]?000)? ?(?:rp\.?|rupiah)?\)?"
)


def form_role(line: SheetLine, headers: Sequence[Sequence[object]]) -> Role | None:
    """The role of a row that says nothing but how the table is laid out.

    Args:
        headers: the header's rows, from column A on.
    """
    cells = [(index, cell) for index, cell in enumerate(line.values) if _holds(cell)]
    if not cells:
        return None
    if _repeats(line, headers):
        return Role.HEADER
    if _numbers_columns(line, cells):
        return Role.NUMBERS
    return Role.UNITS if _states_units(line, cells) else None


def _holds(cell: object) -> bool:
    return not isinstance(cell, Reading) and (type(cell) is not str or bool(stripped(cell)))


def _repeats(line: SheetLine, headers: Sequence[Sequence[object]]) -> bool:
    """Whether most cells say what is above them in the header, and nothing is a number."""
    same = total = 0
    for at, cell in enumerate(line.cells):
        key = header_key(cell) if type(cell) is str else ""
        if key:
            total += 1
            same += any(_key(header, at) == key for header in headers)
        elif cell != "" and type(cell) is not str:
            return False
    return same >= min(2, len(line.values)) and 2 * same > total


def _key(header: Sequence[object], at: int) -> str:
    cell = header[at] if at < len(header) else ""
    return header_key(cell) if type(cell) is str else ""


def _numbers_columns(line: SheetLine, cells: list[tuple[int, object]]) -> bool:
    """`1 2 3`, `(1) (2)`, `a b c`, also partly filled, or `4=2-3`: rising with the columns."""
    tokens = [_token(cell) for _, cell in cells]
    if len(tokens) < 2 or None in tokens:
        return False
    numbers = [token[1] for token in tokens if token]
    kinds = {token[0] for token in tokens if token}
    rising = all(a < b for a, b in pairwise(numbers))
    named = any(index == line.shape.name or index in line.shape.groups for index, _ in cells)
    shifts = {number - index for number, (index, _) in zip(numbers, cells, strict=True)}
    if not rising or ("letter" in kinds and (len(numbers) < 3 or len(shifts) > 1)):
        return False
    return numbers[0] <= 3 if named else len(numbers) > 2 and len(shifts) == 1


def _token(cell: object) -> tuple[str, int] | None:
    if isinstance(cell, float | int) and not isinstance(cell, bool):
        whole = float(cell).is_integer() and 0 < cell <= _MOST_COLUMNS
        return ("number", int(cell)) if whole else None
    return _text_token(cell) if type(cell) is str else None


@lru_cache(maxsize=1024)
def _text_token(cell: str) -> tuple[str, int] | None:
    match = _TOKEN.fullmatch(folded(cell))
    if not match:
        return None
    if match[1]:
        return "number", int(match[1])
    return (
        ("letter", ord(match[2]) - ord("a") + 1)
        if match[2]
        else ("number", _ROMAN.get(match[3], 99))
    )


def _states_units(line: SheetLine, cells: list[tuple[int, object]]) -> bool:
    """`(Rp)`, `(%)`, `(orang)`: nothing else, and at least one over figures."""
    columns = line.shape.table.columns
    under = any(columns[index].kind.is_number for index, _ in cells)
    return under and all(type(cell) is str and is_unit(cell) for _, cell in cells)


@lru_cache(maxsize=1024)
def is_unit(text: str) -> bool:
    """Whether the text names a unit and says nothing else."""
    return bool(_UNIT.fullmatch(folded(text)))
