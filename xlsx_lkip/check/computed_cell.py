"""One computed cell of a table as it is in a file: its declared formula, and what it should read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import polars as pl

from ..declaration.expressions import Expression
from ..declaration.vocabulary import Column, Kind, Table
from ..model.addresses import cell_name, column_name
from ..model.tables import FILE, ROW, SUMMARY, Tables
from ..reader.formula_cells import Place
from .references import LAST_ROW, Reference


@dataclass(frozen=True)
class ComputedCell:
    """A cell of a computed column, or of a summary row."""

    tables: Tables
    file: int
    table: Table
    column: Column
    row: int
    formula: Expression
    summary: str | None
    """Key of the summary row it is in."""

    @classmethod
    def at(
        cls, tables: Tables, file: int, table: Table, row: int, column: int
    ) -> ComputedCell | None:
        """The cell in that physical row and column; None where the template computes none there."""
        columns = tables.submissions[file].places[table.key].columns
        if column not in columns:
            return None
        declared = table.columns[columns.index(column)]
        key = _summary_at(tables, file, table, row)
        formulas = next((each.formulas for each in table.summaries if each.key == key), {})
        formula = formulas.get(declared.key) if key else declared.formula
        return cls(tables, file, table, declared, row, formula, key) if formula else None

    @property
    def place(self) -> Place:
        return self.file, self.table.key, self.row, self.column.key

    @property
    def kind(self) -> Kind:
        return Kind.PERCENT if self.formula.percentage else self.column.kind

    @property
    def title(self) -> str:
        """Of its sheet."""
        return self.tables.submissions[self.file].places[self.table.key].title

    @property
    def at_column(self) -> int:
        """Its physical column."""
        return self._columns[self.column.key]

    @cached_property
    def _columns(self) -> dict[str, int]:
        place = self.tables.submissions[self.file].places[self.table.key]
        pairs = zip(self.table.columns, place.columns, strict=True)
        return {column.key: at for column, at in pairs if at}

    @property
    def right(self) -> str:
        """The formula that belongs here, without `=` and without guarding blanks."""
        return self.formula.excel(self._cell, self._cells)

    def is_templates(self, formula: str) -> bool:
        """Whether the text is the template's formula, guarded against blanks or not."""
        guarded = self.formula.excel_guarded(self._cell, self._cells).removeprefix("=")
        return _plain(formula) in {_plain(guarded), _plain(self.right)}

    def _cell(self, key: str) -> str:
        return cell_name(self.row, self._columns.get(key, 0))

    def _cells(self, key: str) -> str:
        """All records of a column: down to the end of the sheet, if the cell is above them."""
        letters = column_name(self._columns.get(key, 0))
        header = self.tables.submissions[self.file].places[self.table.key].header_row
        rows = self._records[ROW]
        if self.row < header or rows.is_empty():
            return f"{letters}${header}:{letters}${LAST_ROW}"
        return f"{letters}{rows[0]}:{letters}{rows[-1]}"

    @cached_property
    def _records(self) -> pl.DataFrame:
        return self.tables.records[self.table.key].filter(pl.col(FILE) == self.file)

    @property
    def summands(self) -> list[int]:
        """The rows of the records with a figure in this column."""
        figure = self._records[self.column.key]
        return self._records.filter(figure.is_not_null() & (figure != 0))[ROW].to_list()

    def reads_summaries(self, read: Iterable[Reference]) -> bool:
        """Whether a formula that reads this counts other summary rows as well."""
        summaries = self.tables.summaries[self.table.key].filter(pl.col(FILE) == self.file)
        return any(each.has_row(row) for each in read for row in summaries[ROW])

    @property
    def counts_less(self) -> bool:
        """Whether the right formula gives less here: it skips texts and blank computed cells."""
        rows = pl.lit(value=True) if self.summary else pl.col(ROW) == self.row
        texts = self.tables.irregular.filter(
            (pl.col(FILE) == self.file)
            & (pl.col("sheet") == self.table.key)
            & (pl.col("column").is_in([self.column.key, *self._sources]))
            & ~pl.col("number")
            & rows
        )
        blank = (
            self.summary and self.column.computed and self._records[self.column.key].null_count()
        )
        return bool(blank) or not texts.is_empty()

    @property
    def _sources(self) -> tuple[str, ...]:
        """The columns from which this one is computed in each record."""
        return self.column.formula.keys() if self.column.formula else ()


def _summary_at(tables: Tables, file: int, table: Table, row: int) -> str | None:
    if table.key not in tables.summaries:
        return None
    rows = tables.summaries[table.key].filter((pl.col(FILE) == file) & (pl.col(ROW) == row))
    return rows[SUMMARY][0] if rows.height else None


def _plain(formula: str) -> str:
    return formula.replace("$", "").replace(" ", "").replace(";", ",").upper()
