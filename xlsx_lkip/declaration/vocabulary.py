"""The vocabulary in which the LKIP workbook is declared, and its guard against a broken declaration.

A declaration says what is on each sheet; it knows nothing of files, frames, or findings. What
it cannot mean (a formula over an unknown column, two columns of one name, a computed column that a
person must fill) is refused when the module that declares it is imported.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property

from ..names.keys import folded
from .expressions import Expression, Total


class DeclarationError(ValueError):
    """The declaration of the workbook contradicts itself."""


class Kind(Enum):
    """What a cell holds. `scale` integers make one unit of a number; text has scale 0."""

    TEXT = ("text", 0)
    CODE = ("code", 0)
    CHOICE = ("choice", 0)
    NIP = ("nip", 0)
    DATE = ("date", 0)
    YEAR = ("year", 1)
    COUNT = ("count", 1)
    AMOUNT = ("amount", 100)
    PERCENT = ("percent", 100)
    VALUE = ("value", 10_000)

    def __init__(self, label: str, scale: int) -> None:
        self.label = label
        self.scale = scale

    @property
    def is_number(self) -> bool:
        return self.scale > 0


class Severity(Enum):
    """How much a finding weighs, the heaviest first."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True)
class Choices:
    """A closed list of answers, and the other ways people write them."""

    values: tuple[str, ...]
    variants: Mapping[str, str] = field(default_factory=dict)
    """Another spelling -> the value it stands for."""

    @cached_property
    def by_folded(self) -> dict[str, str]:
        """Folded text -> value, for every spelling that is understood."""
        spelled = {**{value: value for value in self.values}, **self.variants}
        return {folded(spelling): value for spelling, value in spelled.items()}


@dataclass(frozen=True)
class Column:
    """One column of a table."""

    key: str
    header: str
    kind: Kind
    required: bool = False
    choices: Choices | None = None
    formula: Expression | None = None
    group: bool = False
    """Written once and left blank below: the reader fills it down."""
    positive: bool = True
    """A number below zero is an error."""
    width: float = 14
    hint: str = ""
    """Said by the input message while typing, and in Petunjuk."""
    aliases: tuple[str, ...] = ()
    """Other headers under which people write it: read, and told."""

    @property
    def computed(self) -> bool:
        return self.formula is not None


@dataclass(frozen=True)
class Field:
    """One line of a form: a label and the cell that answers it."""

    key: str
    label: str
    kind: Kind
    required: bool = False
    choices: Choices | None = None
    control: tuple[str, str] | None = None
    """The table and column whose total this figure states (a control total)."""
    hint: str = ""

    @property
    def header(self) -> str:
        return self.label

    @property
    def computed(self) -> bool:
        return False


@dataclass(frozen=True)
class Summary:
    """A computed row above the header of a table: its Jumlah, or its Persentase."""

    key: str
    label: str
    formulas: Mapping[str, Expression]


@dataclass(frozen=True)
class Form:
    """A sheet of labels and answers, one below the other."""

    key: str
    title: str
    family: str
    purpose: str
    fields: tuple[Field, ...]
    first_row: int = 6
    label_column: int = 2
    answer_column: int = 3

    @property
    def columns(self) -> tuple[Field, ...]:
        """Its fields, under the name that a table gives to what it is made of."""
        return self.fields

    def row_of(self, key: str) -> int:
        """Physical row of a field in the template."""
        return self.first_row + [item.key for item in self.fields].index(key)


@dataclass(frozen=True)
class Table:
    """A sheet of records below a header row; column 1 of the sheet numbers them."""

    key: str
    title: str
    family: str
    """The letter its rules begin with."""
    purpose: str
    columns: tuple[Column, ...]
    rows: int
    """Records the template has room for."""
    summaries: tuple[Summary, ...] = ()
    identifier: str = ""
    """The column whose values may appear only once."""
    when_empty: Severity | None = None
    """What it means that nothing is here, not even Nihil."""
    header_row: int = 6
    first_column: int = 2

    @property
    def first_row(self) -> int:
        return self.header_row + 1

    @property
    def last_row(self) -> int:
        return self.header_row + self.rows

    def summary_row(self, key: str) -> int | None:
        """Physical row of a summary in the template, None where the table has no such row."""
        for index, summary in enumerate(self.summaries):
            if summary.key == key:
                return self.header_row - len(self.summaries) + index
        return None

    def summary_kind(self, summary: Summary, key: str) -> Kind:
        """A share of persons is a percentage, whatever the column it is under holds."""
        return Kind.PERCENT if summary.formulas[key].percentage else self.column(key).kind

    def column(self, key: str) -> Column:
        """The column of that key; KeyError where there is none."""
        return next(column for column in self.columns if column.key == key)

    def index(self, key: str) -> int:
        """Place of a column among the table's columns, from 0."""
        return [column.key for column in self.columns].index(key)

    @property
    def additive(self) -> tuple[Column, ...]:
        """The columns that people fill and whose figures add up to a total."""
        return tuple(each for each in self.inputs if each.kind in {Kind.AMOUNT, Kind.COUNT})

    @property
    def sums(self) -> Mapping[str, Expression]:
        """What a row that sums records holds: as the first summary has it, else sums alone."""
        if self.summaries:
            return self.summaries[0].formulas
        return {column.key: Total(column.key) for column in self.additive}

    @property
    def inputs(self) -> tuple[Column, ...]:
        """The columns that people fill; a row with none of them filled is no record."""
        return tuple(column for column in self.columns if not column.computed)


@dataclass(frozen=True)
class Page:
    """A sheet to read, with nothing to fill."""

    key: str
    title: str


Sheet = Form | Table | Page


@dataclass(frozen=True)
class Workbook:
    """All sheets, in the order in which they are."""

    version: str
    known_versions: tuple[str, ...]
    """Versions that can still be read, oldest first; the last is `version`."""
    sheets: tuple[Sheet, ...]

    def __post_init__(self) -> None:
        _refuse(self)

    def __getitem__(self, key: str) -> Sheet:
        found = next((sheet for sheet in self.sheets if sheet.key == key), None)
        if found is None:
            raise KeyError(key)
        return found

    def order(self, key: str) -> int:
        """Place of a sheet in the workbook, from 1; 0 is the file itself."""
        return 1 + [sheet.key for sheet in self.sheets].index(key)

    def sheet(self, key: str) -> Form | Table:
        """The sheet of that key that people fill; KeyError where there is none."""
        sheet = self[key]
        if isinstance(sheet, Page):
            raise KeyError(key)
        return sheet

    def table(self, key: str) -> Table:
        """The table of that key; KeyError where no table has it."""
        sheet = self[key]
        if not isinstance(sheet, Table):
            raise KeyError(key)
        return sheet

    @property
    def tables(self) -> tuple[Table, ...]:
        return tuple(sheet for sheet in self.sheets if isinstance(sheet, Table))

    @property
    def forms(self) -> tuple[Form, ...]:
        return tuple(sheet for sheet in self.sheets if isinstance(sheet, Form))

    @property
    def filled(self) -> tuple[Form | Table, ...]:
        """The sheets that people fill."""
        return tuple(sheet for sheet in self.sheets if not isinstance(sheet, Page))


def _refuse(workbook: Workbook) -> None:
    """Raise DeclarationError naming the first thing in the declaration that cannot be meant."""
    for problem in _problems(workbook):
        raise DeclarationError(problem)


def _problems(workbook: Workbook) -> Iterator[str]:
    if not workbook.known_versions or workbook.known_versions[-1] != workbook.version:
        yield f"version {workbook.version} is not the last of the known versions"
    yield from _doubled("sheet", [sheet.key for sheet in workbook.sheets])
    yield from _doubled("title", [folded(sheet.title) for sheet in workbook.sheets])
    for sheet in workbook.filled:
        where = f"sheet {sheet.key}"
        yield from _doubled(f"{where}: column", [column.key for column in sheet.columns])
        yield from _doubled(f"{where}: header", [folded(item.header) for item in sheet.columns])
        for column in sheet.columns:
            if (column.kind is Kind.CHOICE) != (column.choices is not None):
                yield f"{where}: {column.key} is a choice without choices, or has choices without"
    for table in workbook.tables:
        yield from _table_problems(table)
    for form in workbook.forms:
        for item in form.fields:
            if item.control and item.control[1] not in _keys(workbook.table(item.control[0])):
                yield f"sheet {form.key}: {item.key} is checked against an unknown column"


def _table_problems(table: Table) -> Iterator[str]:
    where, keys = f"sheet {table.key}", _keys(table)
    if not table.inputs:
        yield f"{where}: has nothing to fill"
    if table.identifier and table.identifier not in keys:
        yield f"{where}: is identified by the unknown column {table.identifier}"
    if table.header_row <= len(table.summaries):
        yield f"{where}: has no room for its summaries above row {table.header_row}"
    for column in table.columns:
        if column.computed and column.required:
            yield f"{where}: {column.key} is computed, so nobody can be required to fill it"
        if column.formula and column.key in set(column.formula.keys()):
            yield f"{where}: {column.key} is computed from itself"
        yield from _unknown(f"{where}: {column.key}", column.formula, keys)
    for summary in table.summaries:
        for key, formula in summary.formulas.items():
            if key not in keys:
                yield f"{where}: {summary.key} sums the unknown column {key}"
            yield from _unknown(f"{where}: {summary.key} of {key}", formula, keys)


def _unknown(where: str, formula: Expression | None, keys: set[str]) -> Iterator[str]:
    for key in formula.keys() if formula else ():
        if key not in keys:
            yield f"{where} is computed from the unknown column {key}"


def _keys(table: Table) -> set[str]:
    return {column.key for column in table.columns}


def _doubled(what: str, names: list[str]) -> Iterator[str]:
    for name in names:
        if names.count(name) > 1:
            yield f"{what} {name} is declared twice"
