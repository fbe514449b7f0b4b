"""Blocks of budget records with known errors, and the edits that bind them.

Sizes, roundness and absorption are those of a published LKIP and of the development blocks; what
goes wrong is what people do. Judging what the engine makes of them belongs to `localize`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from xlsx_lkip.localize import BalanceEdit, Cell, Edit, Figures, RatioEdit

SEN = 100
"""Amounts are integers of sen, and rupiah is what people type."""
TOTAL = -1
"""Stands for the Jumlah row in a cell's name."""
CellName = tuple[str, int]
ZEROS = (0.14, 0.02, 0.23, 0.53, 0.07, 0.01)
REALIZATION_ZEROS = (0.37, 0.06, 0.25, 0.30, 0.02)


@dataclass
class Block:
    """A table of records p (pagu), r (realisasi), s (sisa), c (persentase), and its totals."""

    kind: str
    size: int
    values: dict[CellName, int]
    wrong: dict[CellName, int] = field(default_factory=dict)
    """The cells that are wrong -> what they should be."""
    formulas: set[CellName] = field(default_factory=set)


def percent(part: int, whole: int) -> int:
    """1/100 percent, half up."""
    return (20_000 * part + whole) // (2 * whole) if whole else 0


def _rounded(random: Random, size: float, shares: tuple[float, ...]) -> int:
    zeros = random.choices(range(len(shares)), shares)[0]
    step: int = 10**zeros
    return max(1, round(size / step)) * step


def _record(random: Random) -> tuple[int, int]:
    budget = _rounded(random, 10.0 ** random.uniform(6.2, 9.3), ZEROS)
    share = random.random()
    if share < 0.04:
        return budget, 0
    if share < 0.10:
        return budget, budget
    part = random.betavariate(3, 1.3) if share < 0.6 else random.uniform(0.9, 1.0)
    return budget, min(budget, _rounded(random, budget * part, REALIZATION_ZEROS))


def clean(random: Random, size: int | None = None) -> Block:
    """A block without an error."""
    size = size or random.randint(3, 8)
    values: dict[CellName, int] = {}
    for row in range(size):
        values["p", row], values["r", row] = _record(random)
        follow(values, row)
    for column in "prs":
        values[column, TOTAL] = sum(values[column, row] for row in range(size))
    return Block("clean", size, values)


def follow(values: dict[CellName, int], row: int) -> None:
    """Reckon sisa and persentase of a record from its pagu and realisasi."""
    values["s", row] = values["p", row] - values["r", row]
    values["c", row] = percent(values["r", row], values["p", row])


def problem(block: Block, *, totals: bool) -> tuple[list[Edit], Figures]:
    """The block as the engine is asked about it, its amounts in sen."""
    rows, edits = range(block.size), list[Edit]()
    for row in rows:
        edits += _record_edits(row)
    if totals:
        edits += [_column(column, rows) for column in "prs"]
        edits.append(_remaining(TOTAL))
    values = {cell: value * (1 if cell[0] == "c" else SEN) for cell, value in block.values.items()}
    scale: dict[Cell, int] = {cell: SEN for cell in values if cell[0] != "c"}
    table = [[(column, row) for column in "prsc"] for row in rows]
    typed = frozenset(values) - block.formulas
    return edits, Figures(dict(values), typed, scale, tables=[table])


def _record_edits(row: int) -> list[Edit]:
    ratio = RatioEdit(("c", row), ((1, ("r", row)),), ((1, ("p", row)),))
    return [_remaining(row), ratio]


def _remaining(row: int) -> BalanceEdit:
    terms = ((1, ("p", row)), (-1, ("r", row)), (-1, ("s", row)))
    return BalanceEdit(terms, dependent=("s", row), rounding=2 * SEN)


def _column(column: str, rows: range) -> BalanceEdit:
    terms = ((1, (column, TOTAL)), *((-1, (column, row)) for row in rows))
    return BalanceEdit(terms, dependent=(column, TOTAL), rounding=2 * SEN)


Slip = Callable[[Random, int], int]


def transposed(random: Random, value: int) -> int:
    """Two neighbouring digits swapped."""
    text = str(value)
    place = random.randrange(max(1, len(text) - 1))
    return int(text[:place] + text[place : place + 2][::-1] + text[place + 2 :])


def substituted(random: Random, value: int) -> int:
    """One digit changed."""
    text = str(value)
    place = random.randrange(len(text))
    return int(text[:place] + random.choice("0123456789") + text[place + 1 :])


def deleted(random: Random, value: int) -> int:
    """One digit lost."""
    text = str(value)
    place = random.randrange(len(text))
    return int(text[:place] + text[place + 1 :] or "0")


def inserted(random: Random, value: int) -> int:
    """One digit too many."""
    text = str(value)
    place = random.randrange(len(text) + 1)
    return int(text[:place] + random.choice("0123456789") + text[place:])


def negated(random: Random, value: int) -> int:
    """The sign lost or gained."""
    return -value if random.random() < 1 else value


def in_thousands(random: Random, value: int) -> int:
    """A group of three zeros too many or lost."""
    return value // 1000 if value % 1000 == 0 and random.random() < 0.5 else value * 1000


def typed_anew(random: Random, value: int) -> int:
    """Another figure of about that size."""
    return round(value * 10 ** random.uniform(-1, 1)) or 1


SLIPS: dict[str, tuple[Slip, str]] = {
    "transposition": (transposed, "pppprrrrsssc"),
    "substitution": (substituted, "pppprrrrsscc"),
    "deletion": (deleted, "pppprrrssscc"),
    "insertion": (inserted, "pppprrrssscc"),
    "sign": (negated, "ppprrrss"),
    "factor1000": (in_thousands, "prs"),
    "random_new": (typed_anew, "ppprrrs"),
}
"""Kind of error -> the typing error, and the columns it befalls, repeated by how often."""
