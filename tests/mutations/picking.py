"""Where a mutation strikes: a record, a cell of it, a block of records that belong together."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from random import Random

from tests.mutations.model import Content, Line, Sheet, Shown, Submission

FIGURES = (
    ("budget", "budget"),
    ("budget", "realization"),
    ("staff", ""),
    ("support", "headcount"),
    ("achievement", "target"),
    ("achievement", "realization"),
)
"""Sheet and column of what is typed as a number; of Pegawai any level of education."""
MONEY = FIGURES[:2]
TABLES = ("staff", "support", "budget", "achievement")
"""The sheets whose totals are judged."""


@dataclass(frozen=True)
class Target:
    """One typed figure of one record."""

    sheet: Sheet
    line: Line
    key: str

    @property
    def value(self) -> Decimal:
        return number(self.line.cells[self.key]) or Decimal()

    def write(self, content: Content) -> None:
        self.line.cells[self.key] = content

    def __str__(self) -> str:
        return f"{at(self.sheet, self.line)} {self.key}"


def number(content: Content) -> Decimal | None:
    """What is typed as a plain number; None where it is no such."""
    value = content.value if isinstance(content, Shown) else content
    return Decimal(value) if isinstance(value, int | Decimal) else None


def figure(
    rng: Random, submission: Submission, among: tuple[tuple[str, str], ...] = FIGURES
) -> Target | None:
    """A typed number, anywhere among these columns."""
    found = []
    for table, column in among:
        sheet = submission.sheet(table)
        for line in sheet.records if sheet else ():
            keys = [column] if column else [key for key in line.cells if key not in {"no", "total"}]
            found += [
                Target(sheet, line, key)
                for key in keys
                if sheet and key in sheet.columns and number(line.cells.get(key)) is not None
            ]
    return rng.choice(found) if found else None


def table(rng: Random, submission: Submission, *keys: str) -> Sheet | None:
    """One of these sheets that has records."""
    sheets = [sheet for key in keys or TABLES if (sheet := submission.sheet(key))]
    sheets = [sheet for sheet in sheets if sheet.records]
    return rng.choice(sheets) if sheets else None


def a_record(rng: Random, submission: Submission, *keys: str) -> tuple[Sheet, Line] | None:
    """A record of one of these sheets, with its sheet."""
    sheet = table(rng, submission, *keys)
    return (sheet, rng.choice(sheet.records)) if sheet else None


def at(sheet: Sheet, line: Line) -> str:
    """Where that is, for people."""
    return f"{sheet.title} row {sheet.place(line) + 1}"


def blocks(sheet: Sheet, level: int) -> list[list[Line]]:
    """Neighbouring records of one program (level 1) or kegiatan (level 2)."""
    found: list[list[Line]] = []
    for line in sheet.records:
        if found and found[-1][0].group[:level] == line.group[:level]:
            found[-1].append(line)
        else:
            found.append([line])
    return found


def insert_after(sheet: Sheet, line: Line, *new: Line) -> None:
    place = sheet.place(line) + 1
    sheet.lines[place:place] = new


def insert_before(sheet: Sheet, line: Line, *new: Line) -> None:
    place = sheet.place(line)
    sheet.lines[place:place] = new
