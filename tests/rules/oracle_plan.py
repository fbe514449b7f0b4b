"""What a unit submits against what the agency's plan gives it, in plain Python (family U, 4xx)."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from tests.rules.oracle_book import Book
from tests.rules.oracle_cells import Cell, State, key_of
from tests.rules.oracle_formulas import Record
from tests.rules.oracle_pairs import paired
from tests.rules.oracle_wrong import Place, Wrong, at
from xlsx_lkip.agency.settings import Settings

NAMES = ("subactivity", "activity", "code")


class AgainstPlan:
    """One workbook beside the plan of its unit."""

    def __init__(self, book: Book, settings: Settings) -> None:
        plan = settings.plan
        unit = key_of(book.identity.text("unit"))
        known = {key_of(name) for name in (*settings.units, *(plan.units if plan else ()))}
        self.program, self.budget = book.sheets["program"], book.sheets["budget"]
        self.compared = plan is not None and unit in known
        self.planned = [
            _record(each.row, each.code, each.activity, each.subactivity, each.budget)
            for each in (plan.records if plan else ())
            if key_of(each.unit) == unit
        ]
        self.in_program = paired(self.planned, self.program.records, *NAMES)
        self.in_budget = paired(self.planned, self.budget.records, *NAMES)
        self.inside = paired(self.program.records, self.budget.records, *NAMES)

    def settled(self) -> set[Place]:
        """The differences between Program and Anggaran (L104) about which the plan decides."""
        planned = set(self.in_budget.partner.values())
        return {
            at(self.program, self.program.records[place], "budget", "L104").place
            for place in self.in_program.partner.values()
            if self.inside.partner.get(place) in planned
        }

    def wrong(self) -> Iterator[Wrong]:
        """Everything in which the workbook differs from the plan."""
        if self.compared:
            yield from self._budgets()
            yield from self._not_reported()
            yield from self._not_planned()

    def _budgets(self) -> Iterator[Wrong]:
        told = {}
        for planned, place in self.in_budget.partner.items():
            record = self.budget.records[place]
            figure, given = record.figure("budget"), self.planned[planned].figure("budget")
            told[place] = figure
            if figure not in {None, given}:
                yield at(self.budget, record, "budget", "U401", figure, given)
        for planned, place in self.in_program.partner.items():
            record = self.program.records[place]
            figure, given = record.figure("budget"), self.planned[planned].figure("budget")
            there = told.get(self.inside.partner.get(place, -1))
            if figure not in {None, there, given}:
                yield at(self.program, record, "budget", "U401", figure, given)

    def _not_reported(self) -> Iterator[Wrong]:
        for place, planned in enumerate(self.planned):
            there = place in self.in_budget.named[0] or place in self.in_program.named[0]
            if self.budget.speaks and not there:
                name = planned.text("subactivity")
                yield Wrong(self.budget.layout.title, None, "U402", expected=name)

    def _not_planned(self) -> Iterator[Wrong]:
        both = self.program.speaks and self.budget.speaks
        elsewhere = self.inside.named[0] if both else set()
        for sheet, known in (
            (self.budget, self.in_budget.named[1]),
            (self.program, self.in_program.named[1] | elsewhere),
        ):
            for place, record in enumerate(sheet.records):
                if record.text("subactivity") is not None and place not in known:
                    yield at(sheet, record, "subactivity", "U403")


def _record(row: int, code: str | None, activity: str, name: str, sen: int) -> Record:
    texts = {"code": code, "activity": activity, "subactivity": name}
    cells = {key: Cell(State.PLAIN, text=text) for key, text in texts.items()}
    return Record(row, {**cells, "budget": Cell(State.PLAIN, Fraction(sen, 100))})
