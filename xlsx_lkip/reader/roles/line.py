"""A row under a header as the evidence for its role looks at it, and what its table calls its columns.

Nothing is decided here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from ...declaration.vocabulary import Kind, Table
from ...declaration.workbook import WORKBOOK
from ...model.numbers import Reading, read
from ...model.row_roles import Role
from ...names.keys import name_key, stripped
from ..code_prefixes import split_code
from .evidence_words import Sign

NO_LEVEL = -1


@dataclass(frozen=True)
class Shape:
    """Where in a picked row the evidence is. Indices into the declared columns."""

    table: Table
    groups: tuple[int, ...]
    name: int
    """What names a record: its identifier, else the first column."""
    code: int | None
    additive: tuple[int, ...]
    """Figures that people fill and that add up."""
    numbers: tuple[int, ...]
    others: tuple[int, ...]
    """Texts of a record besides its names, such as Outcome and Satuan."""

    @property
    def is_money(self) -> bool:
        """Whether equal sums are hardly ever chance: of persons they are."""
        return any(self.table.columns[index].kind is Kind.AMOUNT for index in self.additive)


@lru_cache
def shape_of(table_key: str) -> Shape:
    """The shape of a declared table."""
    table = WORKBOOK.table(table_key)
    inputs = [(table.index(each.key), each) for each in table.inputs]
    groups = tuple(index for index, each in inputs if each.group)
    name = table.index(table.identifier) if table.identifier else inputs[0][0]
    code = next((index for index, each in inputs if each.kind is Kind.CODE), None)
    numbers = tuple(index for index, each in inputs if each.kind.is_number)
    named = {*groups, name, code, *numbers}
    return Shape(
        table,
        groups,
        name,
        code,
        tuple(table.index(each.key) for each in table.additive),
        numbers,
        tuple(index for index, _ in inputs if index not in named),
    )


@dataclass
class SheetLine:
    """One row with content, and what was found out about it so far."""

    row: int
    values: list[object]
    """Its cells in declared order."""
    cells: Sequence[object]
    """All its cells, from column A on."""
    shape: Shape
    role: Role | None = None
    """None: a record like any other."""
    sign: Sign = Sign.NONE
    """How surely its words say that it is a sum."""
    level: int = NO_LEVEL
    """Of a heading or subtotal of a group: which group, from 0."""
    groups: tuple[str, ...] = ()
    """Names of its groups, filled down and made comparable."""
    covers: list[SheetLine] = field(default_factory=list)
    """The records that it sums, or may sum."""

    @property
    def counts(self) -> bool:
        """Whether it is a record, plain or not."""
        return self.role in {None, Role.LIKE_TOTAL, Role.EQUALS_SUM, Role.TWO_READINGS}

    @cached_property
    def figures(self) -> tuple[int | None, ...]:
        """Its figures that add up, in the scale of their kinds; None where none can be read."""
        columns = self.shape.table.columns
        return tuple(_figure(columns[i].kind, self.values[i]) for i in self.shape.additive)

    @cached_property
    def has_figures(self) -> bool:
        """Whether a number column holds a number."""
        columns = self.shape.table.columns
        return any(_figure(columns[i].kind, self.values[i]) is not None for i in self.shape.numbers)

    @cached_property
    def texts(self) -> list[str]:
        """Every text of the row, from the left."""
        found = (stripped(cell) for cell in self.cells if type(cell) is str)
        return [text for text in found if text]

    def text(self, index: int | None) -> str:
        """The text of a declared column; empty where it holds none."""
        cell = None if index is None else self.values[index]
        return stripped(cell) if type(cell) is str else ""

    def key(self, index: int) -> str:
        """The name in a column without the code before it, made comparable."""
        return name_key(split_code(self.text(index))[1])

    @property
    def owns(self) -> bool:
        """Whether it says something of its own besides names and figures."""
        return any(name_key(self.text(index)) for index in self.shape.others)

    @property
    def is_named(self) -> bool:
        """Whether any text says what its figures are."""
        shape = self.shape
        texts = map(self.text, (shape.code, *shape.groups, shape.name))
        return self.owns or bool(self.sign) or any(map(name_key, texts))

    @property
    def is_beside(self) -> bool:
        """Whether all that it says is outside the columns that people fill."""
        columns = self.shape.table.columns
        return all(
            column.computed or cell == "" or cell is Reading.ABSENT
            for column, cell in zip(columns, self.values, strict=True)
        )

    @property
    def filled(self) -> Iterable[object]:
        """Its declared cells that hold something."""
        return (cell for cell in self.values if cell != "" and cell is not Reading.ABSENT)


def _figure(kind: Kind, cell: object) -> int | None:
    if isinstance(cell, float | int) and not isinstance(cell, bool | Reading):
        return round(cell * kind.scale) if abs(cell) < 1e15 else None
    if isinstance(cell, str) and (text := stripped(cell)):
        parsed = read(kind, text)
        return parsed.value if parsed.reading in {Reading.PLAIN, Reading.ODD} else None
    return None


def is_sum(line: SheetLine, records: Sequence[SheetLine]) -> bool:
    """Whether all figures of a line are the sums of those of the records, and one is not zero."""
    pairs = [
        (figure, sum(each.figures[i] or 0 for each in records))
        for i, figure in enumerate(line.figures)
        if figure is not None
    ]
    return any(figure for figure, _ in pairs) and all(figure == total for figure, total in pairs)
