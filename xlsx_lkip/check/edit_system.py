"""What error localization is given: the declaration's own formulas as edits over real cells.

No edit is written here. Each comes from a formula of a column or a summary row, from a control total
that Identitas declares, from Pagu in two places, or from the agency's plan and totals in `lkip.toml`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import polars as pl

from ..compare.frames import Frames
from ..declaration.expressions import Expression
from ..declaration.vocabulary import Kind, Table
from ..declaration.workbook import WORKBOOK
from ..figures.derived import completed, is_odd
from ..figures.precision import exact_records, exact_summaries, rounded_name
from ..localize import BalanceEdit, Edit, Figures, RatioEdit
from ..localize import Cell as AnyCell
from ..model.rule import summary_of
from ..model.tables import FILE, ROW, SUMMARY, Tables
from ..reader.formula_cells import FormulaCells, Place
from ..readings.undecided import doubtful_cells

Terms = tuple[tuple[int, Place], ...]
Row = Mapping[str, Any]
AGENCY = -1
CONTROL_TRUST = 8.0
"""Bits by which a control total is less suspect than what it controls: others keep its source."""
ROUNDING = 2 * Kind.AMOUNT.scale
"""Sen; a difference up to this may be rounding, which has no place."""


@dataclass
class EditSystem:
    """Edits, the cells they bind, and what is known of each."""

    edits: list[Edit] = field(default_factory=list)
    values: dict[AnyCell, int] = field(default_factory=dict)
    typed: set[AnyCell] = field(default_factory=set)
    scale: dict[AnyCell, int] = field(default_factory=dict)
    trust: dict[AnyCell, float] = field(default_factory=dict)
    signed: set[AnyCell] = field(default_factory=set)
    tables: list[list[list[AnyCell]]] = field(default_factory=list)
    headings: dict[tuple[Any, ...], list[Place]] = field(default_factory=dict)
    """Submission, table and the names of a program, or of a kegiatan too -> cells of its records."""
    rows: dict[tuple[int, str], list[int]] = field(default_factory=dict)
    """Submission and table -> physical rows of its records."""
    unread: set[tuple[int, str, str]] = field(default_factory=set)
    """Submission, table and column with a figure missing: no sum over it can be judged."""

    def figures(self) -> Figures:
        return Figures(
            self.values,
            self.typed,
            self.scale,
            self.trust,
            self.signed,
            self.tables,
            [*self.headings.values()],
        )

    def put(self, place: Place, kind: Kind, value: int, *, typed: bool) -> None:
        """Note the value of a cell."""
        self.values[place] = value
        # The digits of a percentage are those before and after its comma.
        self.scale[place] = 1 if kind is Kind.PERCENT else kind.scale
        if typed:
            self.typed.add(place)

    def bind(self, result: Place, formula: Expression, cells: RowCells) -> None:
        """Add the edit that `result` is what the formula gives, where it binds cells."""
        edit = formula.edit(cells)
        if edit is None:
            return
        if edit.divisor is not None:
            self.edits.append(RatioEdit(result, edit.terms, edit.divisor))
        else:
            others = tuple((-factor, cell) for factor, cell in edit.terms)
            self.edits.append(BalanceEdit(((1, result), *others), 0, result, ROUNDING))

    def total(self, file: int, table: str, key: str) -> Terms | None:
        """The sum of a column over a submission's records; None where one of them could not be read."""
        if (file, table, key) in self.unread:
            return None
        cells = ((file, table, row, key) for row in self.rows.get((file, table), ()))
        return tuple((1, cell) for cell in cells if cell in self.values)


@dataclass(frozen=True)
class RowCells:
    """The cells of one row, as its formulas see them."""

    system: EditSystem
    file: int
    table: str
    row: int
    record: Row = field(default_factory=dict)

    def at(self, key: str) -> Place:
        return self.file, self.table, self.row, key

    def all_of(self, key: str) -> list[Place] | None:
        terms = self.system.total(self.file, self.table, key)
        return None if terms is None else [place for _, place in terms]

    def has_figure(self, place: Place) -> bool:
        return place in self.system.values

    def answer(self, key: str) -> str | None:
        answer: str | None = self.record.get(key)
        return answer


@dataclass(frozen=True)
class EditSystemBuilder:
    """Builds the system of some submissions of a run."""

    tables: Tables
    frames: Frames
    formulas: FormulaCells
    files: list[int]

    @cached_property
    def doubtful(self) -> dict[Place, int]:
        """The cells that can be read in two ways of which neither fits, in the first of them."""
        return doubtful_cells(self.tables)

    def build(self) -> EditSystem:
        """What binds the figures of these submissions, without the agency's totals."""
        system = EditSystem()
        for table in WORKBOOK.tables:
            if any(column.kind.is_number for column in table.columns):
                self._add_records(system, table)
                self._add_summaries(system, table)
        self._add_identity(system)
        self._add_plan(system)
        return system

    def _mine(self, frame: pl.DataFrame) -> pl.DataFrame:
        return frame.filter(pl.col(FILE).is_in(self.files))

    def _add_records(self, system: EditSystem, table: Table) -> None:
        raw = exact_records(self._mine(self.tables.records[table.key]), self.tables, table)
        numbers = [column for column in table.columns if column.kind.is_number]
        odd = raw.select(is_odd(table, column.key).alias(column.key) for column in numbers)
        records: dict[int, list[list[AnyCell]]] = {}
        for typed, whole, unread in zip(
            raw.iter_rows(named=True),
            completed(table, raw).iter_rows(named=True),
            odd.iter_rows(named=True),
            strict=True,
        ):
            file, row = typed[FILE], typed[ROW]
            system.rows.setdefault((file, table.key), []).append(row)
            for column in numbers:
                place = (file, table.key, row, column.key)
                value = self.doubtful.get(place, whole[column.key])
                if value is not None:
                    live = self.formulas.may_hold_one(place, computed=column.computed)
                    system.put(
                        place,
                        column.kind,
                        value,
                        typed=(typed[column.key] is not None or place in self.doubtful)
                        and not live,
                    )
                    if not column.positive:
                        system.signed.add(place)
                elif unread[column.key] or column.required or column.computed:
                    system.unread.add((file, table.key, column.key))
            cells = [(file, table.key, row, column.key) for column in numbers]
            records.setdefault(file, []).append([*cells])
            names = [typed[column.key] for column in table.columns if column.group]
            for depth in range(1, len(names) + 1):
                heading = (file, table.key, *names[:depth])
                system.headings.setdefault(heading, []).extend(cells)
            self._bind_record(system, table, whole)
        system.tables += records.values()

    def _bind_record(self, system: EditSystem, table: Table, record: Row) -> None:
        cells = RowCells(system, record[FILE], table.key, record[ROW], record)
        for column in table.columns:
            if column.formula is not None and column.kind.is_number:
                system.bind(cells.at(column.key), column.formula, cells)

    def _add_summaries(self, system: EditSystem, table: Table) -> None:
        if table.key not in self.tables.summaries:
            return
        by_key = {summary.key: summary for summary in table.summaries}
        mine = self._mine(self.frames[summary_of(table.key)]())
        exact = exact_summaries(mine, self.tables, table, table.summaries)
        for row in exact.iter_rows(named=True):
            summary = by_key[row[SUMMARY]]
            cells = RowCells(system, row[FILE], table.key, row[ROW])
            for key, formula in summary.formulas.items():
                place = cells.at(key)
                value = self.doubtful.get(place, row[key])
                # A mean of percentages is no typing error, and its rule says what it is.
                if value is not None and value != row.get(f"{key}.mean"):
                    live = self.formulas.may_hold_one(place, computed=True)
                    system.put(place, table.summary_kind(summary, key), value, typed=not live)
                    system.bind(place, formula, cells)

    def _add_identity(self, system: EditSystem) -> None:
        controls = [item for form in WORKBOOK.forms for item in form.fields if item.control]
        for row in self._mine(self.frames["identity"]()).iter_rows(named=True):
            for item in controls:
                assert item.control is not None
                table, column = item.control
                total = WORKBOOK.table(table).summaries[0].formulas[column]
                place = (row[FILE], "identity", 0, item.key)
                if row[item.key] is not None and not row.get(rounded_name(item.key)):
                    live = self.formulas.may_hold_one(place, computed=False)
                    system.put(place, item.kind, row[item.key], typed=not live)
                    system.trust[place] = CONTROL_TRUST
                    system.bind(place, total, RowCells(system, row[FILE], table, 0))

    def _add_plan(self, system: EditSystem) -> None:
        """Pagu is on Program and on Anggaran and is one figure: the plan's, where there is one.

        Like the agency's totals, the plan is never suspected.
        """
        planned = {sheet: self._mine(self.frames[sheet]()) for sheet in ("program", "budget")}
        for row in planned["program"].iter_rows(named=True):
            if row["budget"] is not None and row["partner.budget"] is not None:
                here = (row[FILE], "program", row[ROW], "budget")
                there = (row[FILE], "budget", row["partner_row"], "budget")
                system.edits.append(BalanceEdit(((1, here), (-1, there))))
        for sheet, records in planned.items():
            for row in records.iter_rows(named=True):
                if row["budget"] is not None and row["plan.budget"] is not None:
                    here = (row[FILE], sheet, row[ROW], "budget")
                    system.edits.append(BalanceEdit(((1, here),), -row["plan.budget"]))
