"""A submission as a person sees it: sheets of lines, lines of cells, before it becomes a file.

Cells hold what is written; a record also holds what is true of it, which is what was meant. Where
lines and columns come to be, and what formulas show there, is `placing`'s business.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum, auto
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from tests.mutations.formulas import Formula

Plain = str | int | Decimal | date | None


@dataclass(frozen=True)
class Fault:
    """An error value, e.g. #REF!."""

    text: str


@dataclass(frozen=True)
class Shown:
    """A value under a number format of its own."""

    value: int | Decimal | date
    format: str


Content: TypeAlias = "Plain | Fault | Shown | Formula"
Cells: TypeAlias = "dict[str, Content]"
"""By column key; column A, which numbers the records, is `no`."""


class Role(Enum):
    """What a line is to whoever wrote it."""

    ABOVE = auto()
    """Title and summaries above the header."""
    HEADER = auto()
    RECORD = auto()
    ASIDE = auto()
    """Below the header, and no record: a heading, a subtotal, a note, a blank row."""


@dataclass(eq=False)
class Line:
    """One row of a sheet; a line is equal to itself alone."""

    role: Role
    cells: Cells = field(default_factory=dict)
    true: dict[str, Decimal] = field(default_factory=dict)
    """Of a record: its figures by column key; one that was not measured is missing."""
    group: tuple[str, ...] = ()
    """Of a record: the program and kegiatan that it belongs to."""
    hidden: bool = False


@dataclass(eq=False)
class Sheet:
    """One sheet. `key` is empty where the template has no such sheet."""

    key: str
    title: str
    columns: list[str]
    lines: list[Line]
    state: str = "visible"
    hidden_columns: set[str] = field(default_factory=set)
    merged: list[tuple[str, Line, Line]] = field(default_factory=list)
    """Column key, first and last line."""

    @property
    def records(self) -> list[Line]:
        return [line for line in self.lines if line.role is Role.RECORD]

    @property
    def body(self) -> list[Line]:
        """The lines below the header; none where the sheet is no table."""
        roles = [line.role for line in self.lines]
        return self.lines[roles.index(Role.HEADER) + 1 :] if Role.HEADER in roles else []

    @property
    def header(self) -> Line:
        return next(line for line in self.lines if line.role is Role.HEADER)

    def summaries(self) -> Iterator[Line]:
        """The lines above the header that have figures."""
        yield from (line for line in self.lines if line.role is Role.ABOVE and len(line.cells) > 1)

    def place(self, line: Line) -> int:
        return self.lines.index(line)


@dataclass(eq=False)
class Submission:
    """One workbook, and how its bytes and its name came about."""

    unit: str
    name: bytes
    """File name; bytes, since not every name is UTF-8."""
    sheets: list[Sheet]
    repackings: list[Callable[[bytes], bytes]] = field(default_factory=list)
    """Applied in order to the written workbook."""
    lost: list[Sheet] = field(default_factory=list)
    """Sheets that are no longer in it, though what they said is as true as before."""
    twins: dict[bytes, Callable[[bytes], bytes]] = field(default_factory=dict)
    """Name of a further file of the same unit -> what makes its bytes from those of the first."""

    def sheet(self, key: str) -> Sheet | None:
        """The first sheet of that key; None where it was deleted."""
        return next((sheet for sheet in self.sheets if sheet.key == key), None)
