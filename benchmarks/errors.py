"""The errors put into clean blocks, by kind; each records what it made wrong.

Kinds that no edit shows without typed totals say so. How blocks look does not belong here.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from benchmarks.blocks import SLIPS, TOTAL, Block, CellName, Slip, clean, follow

Injector = Callable[[Random], Block | None]
"""A block with one error, or None where the draw changed nothing."""


def _changed(block: Block, kind: str, new: dict[CellName, int]) -> Block | None:
    """The block after `new` was typed over it; None where that is what was there."""
    block.kind = kind
    for cell, value in new.items():
        if block.values[cell] != value:
            block.wrong.setdefault(cell, block.values[cell])
            block.values[cell] = value
    return block if block.wrong else None


def one_cell(kind: str) -> Injector:
    """A typing error in one cell of one record."""
    slip, columns = SLIPS[kind]

    def inject(random: Random) -> Block | None:
        block = clean(random)
        cell = (random.choice(columns), random.randrange(block.size))
        return _changed(block, kind, {cell: slip(random, block.values[cell])})

    return inject


def exchanged(kind: str, one: str, other: str) -> Injector:
    """Two cells of a record exchanged."""

    def inject(random: Random) -> Block | None:
        block = clean(random)
        row = random.randrange(block.size)
        first, second = block.values[one, row], block.values[other, row]
        return _changed(block, kind, {(one, row): second, (other, row): first})

    return inject


def truncated(random: Random) -> Block | None:
    """A percentage whose decimals were cut off."""
    block = clean(random)
    row = random.randrange(block.size)
    part, whole = block.values["r", row], block.values["p", row]
    cut, rest = divmod(10_000 * part, whole)
    if 2 * rest <= whole:
        return None
    return _changed(block, "pct_truncated", {("c", row): cut})


def stale(random: Random) -> Block | None:
    """A percentage from before its figures were changed."""
    block = clean(random)
    row = random.randrange(block.size)
    return _changed(block, "pct_stale", {("c", row): random.randint(2500, 10_000)})


def total_typo(random: Random) -> Block | None:
    """A typing error in a typed total."""
    block = clean(random)
    cell = (random.choice("prs"), TOTAL)
    slip = random.choice(_digit_slips())
    return _changed(block, "total_typo", {cell: slip(random, block.values[cell])})


def _digit_slips() -> list[Slip]:
    kinds = ("transposition", "substitution", "deletion", "insertion")
    return [SLIPS[kind][0] for kind in kinds]


def row_unit(random: Random) -> Block | None:
    """A whole record in thousands."""
    block = clean(random)
    row = random.randrange(block.size)
    cells = [(column, row) for column in "prs"]
    if any(block.values[cell] % 1000 for cell in cells):
        return None
    return _changed(block, "row_unit", {cell: block.values[cell] // 1000 for cell in cells})


def propagated(random: Random) -> Block | None:
    """A wrong source, with what was calculated from it by hand."""
    block = clean(random)
    cell = (random.choice("pr"), random.randrange(block.size))
    new = {cell: random.choice(_digit_slips())(random, block.values[cell])}
    values = {**block.values, **new}
    if values["p", cell[1]] <= 0:
        return None
    follow(values, cell[1])
    return _changed(block, "propagated", {(c, cell[1]): values[c, cell[1]] for c in "prsc"})


def live(random: Random) -> Block | None:
    """A wrong source under live formulas: only its own cell is wrong."""
    block = propagated(random)
    if block is None:
        return None
    block.kind = "live"
    block.formulas = {(column, row) for column in "sc" for row in range(block.size)}
    block.wrong = {cell: value for cell, value in block.wrong.items() if cell[0] in "pr"}
    return block


def miscounted(kind: str, times: int) -> Injector:
    """A record left out of the typed totals (-1), or counted twice (1)."""

    def inject(random: Random) -> Block | None:
        block = clean(random)
        row = random.randrange(block.size)
        new = {(c, TOTAL): block.values[c, TOTAL] + times * block.values[c, row] for c in "prs"}
        return _changed(block, kind, new)

    return inject


def edge(random: Random) -> Block | None:
    """A typed sum that begins too late or ends too early by two or three records."""
    block = clean(random, random.randint(6, 12))
    count = random.randint(2, 3)
    rows = range(count) if random.random() < 0.5 else range(block.size - count, block.size)
    new = {
        (c, TOTAL): block.values[c, TOTAL] - sum(block.values[c, r] for r in rows) for c in "prs"
    }
    return _changed(block, "edge", new)


def two_records(random: Random) -> Block | None:
    """Typing errors in two records."""
    block = clean(random)
    for row in random.sample(range(block.size), 2):
        kind = random.choice(list(SLIPS))
        slip, columns = SLIPS[kind]
        cell = (random.choice(columns), row)
        before = len(block.wrong)
        _changed(block, "two_records", {cell: slip(random, block.values[cell])})
        if len(block.wrong) == before:
            return None
    return block


def two_in_record(random: Random) -> Block | None:
    """Typing errors in two cells of one record."""
    block = clean(random)
    row = random.randrange(block.size)
    for column in random.sample("prs", 2):
        slip = random.choice(_digit_slips())
        _changed(block, "two_in_record", {(column, row): slip(random, block.values[column, row])})
    return block if len(block.wrong) == 2 else None


def neighbours_exchanged(random: Random) -> Block | None:
    """One column's figures of two neighbouring records exchanged."""
    block = clean(random)
    row, column = random.randrange(block.size - 1), random.choice("prs")
    here, below = (column, row), (column, row + 1)
    new = {here: block.values[below], below: block.values[here]}
    return _changed(block, "neighbours_exchanged", new)


def column_unit(random: Random) -> Block | None:
    """Every pagu of the table in thousands, and its total too."""
    block = clean(random)
    cells = [("p", row) for row in range(block.size)]
    if any(block.values[cell] % 1000 for cell in cells):
        return None
    new = {cell: block.values[cell] // 1000 for cell in [*cells, ("p", TOTAL)]}
    return _changed(block, "column_unit", new)


TEN: dict[str, Injector] = {
    **{kind: one_cell(kind) for kind in SLIPS},
    "swap_pr": exchanged("swap_pr", "p", "r"),
    "pct_truncated": truncated,
    "pct_stale": stale,
}
"""The ten kinds of a single error that an edit of the record shows."""
WITH_TOTALS: dict[str, Injector] = {
    "swap_rs": exchanged("swap_rs", "r", "s"),
    "total_typo": total_typo,
    "row_unit": row_unit,
    "propagated": propagated,
    "live": live,
    "omitted": miscounted("omitted", -1),
    "counted_twice": miscounted("counted_twice", 1),
    "edge": edge,
    "two_records": two_records,
    "two_in_record": two_in_record,
    "neighbours_exchanged": neighbours_exchanged,
    "column_unit": column_unit,
}
"""What typed totals show or decide."""


def block_of(inject: Injector, random: Random) -> Block:
    """A block with that error, drawn again until something changed."""
    while True:
        block = inject(random)
        if block is not None and block.wrong:
            return block
