"""The columns of every frame that rules look at: what each holds, and when it is null.

`columns.txt` is the one table of them. A name in braces stands for several: the columns of the frame's
sheet that are meant. `departures` holds a frame to the table, and `make docs` writes it to `docs/frames.md`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

import polars as pl

from ..declaration.control_totals import CONTROL_TOTALS
from ..declaration.vocabulary import Form, Kind, Table
from ..declaration.workbook import WORKBOOK
from ..figures.precision import percentages
from ..model.row_roles import Role
from ..rules.measured import EXCUSABLE
from .partners import PAIRS

SHEETS, SUMMARIES, SUBTOTALS = "every sheet", "every summary", "all subtotals"
"""Frames of which there is one for each sheet, or table: `budget`, `budget.summary`, `budget.subtotals`."""
_TYPES: dict[str, type[pl.DataType]] = {
    "number": pl.UInt32,
    "bits": pl.UInt64,
    "figure": pl.Int64,
    "size": pl.Int32,
    "code": pl.UInt8,
    "yes": pl.Boolean,
    "text": pl.String,
    "category": pl.Categorical,
    "rows": pl.List,
}


@dataclass(frozen=True)
class FrameColumn:
    """One line of the table."""

    name: str
    type: str
    """Its type in a word; `declared` in the table where the declaration says it."""
    meaning: str
    null: str = ""
    """When it is null; empty for never."""


@cache
def contract() -> dict[str, list[FrameColumn]]:
    """The table: the frames that a section is about, as it names them -> their columns."""
    sections: dict[str, list[FrameColumn]] = {}
    text = files(__package__).joinpath("columns.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if not line.startswith(" "):
            columns = sections.setdefault(line, [])
        else:
            name, kind, told = line.split(maxsplit=2)
            meaning, _, null = told.partition(" | ")
            columns.append(FrameColumn(name, kind, meaning, null))
    return sections


def columns_of(frame: str) -> dict[str, FrameColumn]:
    """The columns of the frame of that name, each under its name there."""
    base, _, part = frame.partition(".")
    general = {"summary": SUMMARIES, "subtotals": SUBTOTALS}.get(part, SHEETS)
    names = {general} if part else {general, base} if base in _SHEETS else {base}
    return {
        name: replace(line, name=name, type=_declared_type(base, key, line.type))
        for section, lines in contract().items()
        if names & set(section.split(", "))
        for line in lines
        for key, name in _expanded(line.name, base)
    }


def declared(frame: str) -> dict[str, type[pl.DataType]]:
    """The same as polars types."""
    return {name: _TYPES[column.type] for name, column in columns_of(frame).items()}


_SHEETS = frozenset(sheet.key for sheet in WORKBOOK.filled)


def _expanded(name: str, base: str) -> Iterator[tuple[str, str]]:
    """Each column that is meant: its key on the sheet, and its name in the frame."""
    before, brace, rest = name.partition("{")
    if not brace:
        yield name, name
        return
    which, _, after = rest.partition("}")
    for key in _MEANT[which](base):
        yield key, f"{before}{key}{after}"


def _declared_type(base: str, key: str, kind: str) -> str:
    if kind != "declared":
        return kind
    column = next(each for each in WORKBOOK.sheet(base).columns if each.key == key)
    return "figure" if column.kind.is_number else "text"


def _totalled(base: str) -> list[str]:
    """What the summary rows of a table hold; of a table without any, what its subtotals do."""
    rows = WORKBOOK.table(base).summaries
    return list(dict.fromkeys(key for row in rows for key in row.formulas)) or [
        *WORKBOOK.table(base).sums
    ]


def _naming(sheet: Table | Form) -> list[str]:
    if isinstance(sheet, Form):
        return []
    return [each.key for each in sheet.columns if each.group or each.key == sheet.identifier]


def _is_percentage(base: str, key: str) -> bool:
    return WORKBOOK.table(base).column(key).kind is Kind.PERCENT


_MEANT: Mapping[str, Callable[[str], Iterable[str]]] = {
    "declared": lambda base: [each.key for each in WORKBOOK.sheet(base).columns],
    "naming": lambda base: _naming(WORKBOOK.sheet(base)),
    "percent": lambda base: percentages(WORKBOOK.sheet(base), summary=False),
    "control": lambda _: list(CONTROL_TOTALS),
    "compared": lambda base: next(pair.compared for pair in PAIRS if base in pair.sheets),
    "excusable": lambda _: EXCUSABLE,
    "totalled": _totalled,
    "summed": lambda base: [key for key in _totalled(base) if not _is_percentage(base, key)],
    "mean": lambda base: [key for key in _totalled(base) if _is_percentage(base, key)],
    "summary_percent": lambda base: percentages(WORKBOOK.sheet(base), summary=True),
    "required": lambda _: [table.key for table in WORKBOOK.tables if table.when_empty],
    "role": lambda _: [role.value for role in Role],
}
"""By what is named in braces: the keys that it stands for, in the frame of a sheet."""


def departures(name: str, frame: pl.DataFrame) -> set[str]:
    """How a frame departs from the table: columns that lack, that are too many, or of another type."""
    wanted = declared(name)
    found = {key: kind.base_type() for key, kind in frame.schema.items()}
    return {
        f"{key}: {found.get(key)} instead of {wanted.get(key)}"
        for key in wanted.keys() | found.keys()
        if wanted.get(key) != found.get(key)
    }
