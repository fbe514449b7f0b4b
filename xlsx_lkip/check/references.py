"""The cells of its own sheet that a formula reads, as far as its text tells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..model.addresses import column_number

LAST_ROW = 1_048_576
_TEXT = re.compile(r'"(?:[^"]|"")*"')
_RANGE = re.compile(
    r"(?<![\w.!'$])(?:\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?"
    r"|\$?([A-Z]{1,3}):\$?([A-Z]{1,3}))(?![\w(.!])"
)
_SUM = re.compile(r"\bSUM\(|\bSUBTOTAL\((?:9|109)[,;]")
_ADDITION = re.compile(
    r"(?:\$?[A-Z]{1,3}\$?\d{1,7}(?![\w(])|\$?[A-Z]{1,3}(?=:)|(?<=:)\$?[A-Z]{1,3}|[\s:;,+()])*"
)


@dataclass(frozen=True)
class Reference:
    """One cell, or a range of cells. Physical, from 1, both ends included."""

    columns: tuple[int, int]
    rows: tuple[int, int]

    def has_column(self, column: int) -> bool:
        return self.columns[0] <= column <= self.columns[1]

    def has_row(self, row: int) -> bool:
        return self.rows[0] <= row <= self.rows[1]


def references(formula: str, title: str) -> list[Reference]:
    """What the formula reads on the sheet of that title, on which it is."""
    return list(_references(_bare(formula, title)))


def only_adds(formula: str, title: str) -> bool:
    """Whether it adds up cells and does nothing else."""
    return bool(_ADDITION.fullmatch(_SUM.sub("(", _bare(formula, title))))


def _bare(formula: str, title: str) -> str:
    """The formula without texts and without the name of its own sheet."""
    own = re.compile(rf"(?:{re.escape(title)}|'{re.escape(title)}')!", re.IGNORECASE)
    return own.sub("", _TEXT.sub('""', formula)).upper()


def _references(bare: str) -> Iterator[Reference]:
    for first, top, last, bottom, left, right in _RANGE.findall(bare):
        columns = sorted(map(column_number, (first or left, last or first or right)))
        rows = sorted((int(top), int(bottom or top))) if top else [1, LAST_ROW]
        yield Reference((columns[0], columns[1]), (rows[0], rows[1]))
