"""`kode - nama` in one cell, as printed by SIPD: the code and the name that is behind it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..declaration.vocabulary import Kind, Table
from ..model.row_roles import Role
from ..model.tables import FILE, ROW, roles_schema

if TYPE_CHECKING:
    import polars as pl

_CODE = r"[0-9Xx]{1,2}(?:\.[0-9Xx]{1,2}){2,4}(?:\.[0-9]{2,4})?"
SPLIT = re.compile(rf"^({_CODE})\.?\s*(?:[-\u2013\u2014:]\s*|\s)([^\W\d_].*)$", re.DOTALL)
"""Code, a dash, colon or space, and a name that begins with a letter."""
PATTERN = rf"^({_CODE})\.?\s*(?:[-\u2013\u2014:]\s*|\s)(\pL(?s:.*))$"
"""The same as polars writes it."""
_WHOLE, _DOTS = re.compile(_CODE), 5
_GROUP = re.compile(r"[0-9Xx]\.[0-9Xx]{2}\.[0-9]{2}(\.[0-9]\.[0-9]{2})?")
"""The code of a program, and of a kegiatan."""


def split_code(text: str) -> tuple[str, str]:
    """The code, or nothing, and the name."""
    match = SPLIT.match(text) if text[:1] in _FIRST else None
    return (match[1], match[2]) if match else ("", text)


_FIRST = frozenset("0123456789Xx")


def level_of(code: str) -> int | None:
    """0 for the code of a program, 1 for that of a kegiatan, None for any other text."""
    match = _GROUP.fullmatch(code)
    return None if match is None else int(match[1] is not None)


def is_full(code: str) -> bool:
    """Whether the text is the code of a sub kegiatan."""
    return code.count(".") >= _DOTS and bool(_WHOLE.fullmatch(code))


def without_codes(table: Table, frame: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The records with their codes split off their names, and which records these are.

    A blank Kode is filled in from the name that identifies the record.
    """
    import polars as pl

    code = next((column.key for column in table.columns if column.kind is Kind.CODE), None)
    named = [each.key for each in table.columns if each.group or each.key == table.identifier]
    coded = frame.filter(pl.any_horizontal(pl.col(named).str.contains(PATTERN))) if code else None
    if code is None or coded is None or coded.is_empty():
        return frame, pl.DataFrame(schema=roles_schema())
    split = {key: pl.col(key).str.extract_groups(PATTERN) for key in named}
    own = split[table.identifier].struct[0]
    frame = frame.with_columns(
        pl.coalesce(code, own).alias(code),
        *(pl.coalesce(parts.struct[1], key).alias(key) for key, parts in split.items()),
    )
    told = coded.select(FILE, ROW, sheet=pl.lit(table.key), role=pl.lit(Role.CODED.value))
    empty = pl.DataFrame(schema=roles_schema())
    return frame, pl.concat([empty, told], how="diagonal").select(empty.columns)
