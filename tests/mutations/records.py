"""The records of a sound submission: figures are made first, and then written as one person does."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from random import Random

from tests.mutations import names
from tests.mutations.formulas import Achieved, Across, Difference, Named, Share, band, capaian
from tests.mutations.model import Cells, Line, Role
from tests.rules.generator import half_up
from tests.rules.oracle_layout import LEVELS, RANKS


@dataclass(frozen=True)
class Style:
    """How one person fills the template."""

    computed: str
    """`formula`, `typed` or `blank`."""
    groups: str
    """`repeated`, `once` or `merged`."""
    codes: bool
    cents: bool
    planned: bool
    """Program states each pagu too."""
    controls: bool
    """Identitas states the unit's totals too."""


@dataclass(frozen=True)
class Records:
    """Makes the lines of each table for the unit of that number."""

    rng: Random
    number: int
    style: Style

    def by_table(self) -> dict[str, list[Line]]:
        budget, achievement = self.budget(), self.achievement()
        return {
            "staff": self.staff(),
            "support": self.support(),
            "agreement": self.agreement(achievement),
            "program": self.program(budget),
            "budget": budget,
            "achievement": achievement,
        }

    def budget(self) -> list[Line]:
        lines: list[Line] = []
        for program in range(self.rng.randint(1, 3)):
            for activity in range(self.rng.randint(1, 2)):
                for _ in range(self.rng.randint(1, 3)):
                    lines.append(self.subactivity(program, activity, len(lines)))
        for place, line in enumerate(lines, start=1):
            line.cells["no"] = place
        return lines

    def subactivity(self, program: int, activity: int, place: int) -> Line:
        group = (
            names.program(self.number, program),
            names.activity(self.number, 2 * program + activity),
        )
        whole_unit = Decimal(self.rng.choice((1, 1000, 10**6)))
        unit = Decimal("0.01") if self.style.cents else whole_unit
        whole = self.amount(unit)
        spent = max((whole * self.rng.randint(5, 99) / 100 // unit) * unit, unit)
        cells: Cells = {
            "program": group[0],
            "activity": group[1],
            "subactivity": names.subactivity(self.number, place),
            "budget": whole,
            "realization": spent,
            "outcome": "Layanan terpenuhi",
            "unit_of_measure": self.rng.choice(("dokumen", "orang", "bulan")),
        }
        if self.style.codes:
            cells["code"] = (
                f"2.17.0{program + 1}.2.0{activity + 1}.{self.number % 100:02d}{place:02d}"
            )
        self.compute(cells, remaining=Difference(), absorption=Share())
        if self.style.computed == "typed":
            cells |= {"remaining": whole - spent, "absorption": half_up(spent / whole)}
        return Line(Role.RECORD, cells, {"budget": whole, "realization": spent}, group)

    def amount(self, unit: Decimal) -> Decimal:
        """A multiple of the unit; with sen, where the unit is one."""
        whole = self.rng.randint(20, 9999) * max(unit, Decimal(1))
        return whole + (self.rng.randint(1, 99) * unit if unit < 1 else 0)

    def compute(self, cells: Cells, **formulas: Difference | Share | Across) -> None:
        if self.style.computed == "formula":
            cells.update(formulas)

    def program(self, budget: list[Line]) -> list[Line]:
        shared = ("no", "code", "program", "activity", "subactivity")
        keys = (*shared, "budget") if self.style.planned else shared
        return [
            Line(Role.RECORD, {k: line.cells[k] for k in keys if k in line.cells}, {}, line.group)
            for line in budget
        ]

    def staff(self) -> list[Line]:
        lines = []
        for grade in sorted(self.rng.sample(sorted(RANKS), self.rng.randint(2, 5)), reverse=True):
            counts = {
                level: self.rng.randint(1, 9)
                for level in self.rng.sample(LEVELS, self.rng.randint(1, 4))
            }
            cells: Cells = {"rank": f"{RANKS[grade]} ({grade})", **counts}
            true = Decimal(sum(counts.values()))
            self.compute(cells, total=Across(LEVELS))
            if self.style.computed == "typed":
                cells["total"] = true
            lines.append(Line(Role.RECORD, cells, {"total": true}))
        return lines

    def support(self) -> list[Line]:
        lines = []
        for role in self.rng.sample(names.ROLES, self.rng.randint(1, 3)):
            count = self.rng.randint(1, 12)
            cells: Cells = {"role": role, "headcount": count}
            lines.append(Line(Role.RECORD, cells, {"headcount": Decimal(count)}))
        return lines

    def achievement(self) -> list[Line]:
        return [self.indicator(place) for place in range(self.rng.randint(2, 4))]

    def indicator(self, place: int) -> Line:
        way = self.rng.choice(("Naik", "Naik", "Turun", "Tetap"))
        goal = Decimal(self.rng.randint(20, 100))
        done = half_up(goal * self.rng.randint(60, 130) / 100, self.rng.choice((0, 0, 1, 2)))
        reached = capaian(way, goal, done)
        cells: Cells = {
            "objective": names.OBJECTIVES[place % 2],
            "indicator": names.indicator(self.number, place),
            "unit_of_measure": self.rng.choice(("%", "orang", "dokumen")),
            "direction": way,
            "target": goal,
            "realization": done,
        }
        if self.style.computed == "formula":
            cells |= {"achievement": Achieved(), "category": Named()}
        elif self.style.computed == "typed":
            cells |= {"achievement": reached, "category": band(reached)}
        return Line(Role.RECORD, cells, {"achievement": reached})

    def agreement(self, achievement: list[Line]) -> list[Line]:
        keys = ("objective", "indicator", "unit_of_measure", "target", "direction")
        return [Line(Role.RECORD, {key: line.cells[key] for key in keys}) for line in achievement]
