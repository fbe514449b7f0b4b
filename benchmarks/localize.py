"""Error localization measured: `python -m benchmarks.localize [--blocks N] [--seed N]`.

By kind of error, with and without typed totals: detection, right cell and value first, each
standing against the truth (calibration), and the time for a failing record.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from random import Random
from time import process_time

from benchmarks.blocks import SEN, Block, CellName, clean, problem
from benchmarks.errors import TEN, WITH_TOTALS, Injector, block_of
from xlsx_lkip.localize import Cell, Verdict, localize

CLEAN = "clean"


@dataclass
class Tally:
    """What became of the blocks of one kind."""

    blocks: int = 0
    detected: int = 0
    cells: int = 0
    """Blocks whose wrong cells are exactly those named first."""
    values: int = 0
    """Of these, blocks whose values are right too."""
    listed: int = 0
    """Blocks whose right account is among the options."""
    standings: Counter[tuple[str, bool]] = field(default_factory=Counter)
    """(standing, whether the first options are right) -> blocks."""
    records: int = 0
    seconds: float = 0.0


def truth(block: Block) -> dict[Cell, int]:
    """The wrong cells and what they should be, in the engine's integers."""
    return {cell: value * (1 if cell[0] == "c" else SEN) for cell, value in block.wrong.items()}


def first(verdicts: Iterable[Verdict]) -> dict[Cell, int]:
    """The changes that the first options propose together."""
    return {
        change.cell: change.value
        for verdict in verdicts
        for option in verdict.options[:1]
        for change in option.changes
    }


def measure(inject: Injector | None, kind: str, count: int, seed: int, *, totals: bool) -> Tally:
    """One kind of error over `count` blocks."""
    random, tally = Random(f"{seed} {kind} {totals}"), Tally()
    for _ in range(count):
        block = block_of(inject, random) if inject else clean(random)
        judge(block, tally, totals=totals)
    return tally


def judge(block: Block, tally: Tally, *, totals: bool) -> None:
    """Ask the engine about a block and note how it answers."""
    edits, figures = problem(block, totals=totals)
    start = process_time()
    verdicts = localize(edits, figures)
    tally.seconds += process_time() - start
    wrong, said = truth(block), first(verdicts)
    tally.blocks += 1
    tally.records += max(1, len({_row(cell) for cell in block.wrong}))
    tally.detected += bool(verdicts)
    tally.cells += wrong.keys() == said.keys()
    tally.values += wrong == said
    tally.listed += _is_listed(wrong, verdicts)
    for verdict in verdicts:
        right = _agrees(verdict, wrong)
        tally.standings[verdict.standing.value, right] += 1


def _row(cell: CellName) -> int:
    return cell[1]


def _agrees(verdict: Verdict, wrong: dict[Cell, int]) -> bool:
    changes = verdict.options[0].changes if verdict.options else ()
    return bool(changes) and all(wrong.get(c.cell) == c.value for c in changes)


def _is_listed(wrong: dict[Cell, int], verdicts: list[Verdict]) -> bool:
    options = [
        {change.cell: change.value for change in option.changes}
        for verdict in verdicts
        for option in verdict.options
    ]
    told = {cell for option in options if option.items() <= wrong.items() for cell in option}
    return told == wrong.keys()


def row(kind: str, tally: Tally) -> str:
    """One line of the table."""
    shares = [tally.detected, tally.cells, tally.values, tally.listed]
    told = "  ".join(f"{100 * share / tally.blocks:6.2f}" for share in shares)
    standings = "  ".join(
        f"{tally.standings[standing, True]:5d}/{tally.standings[standing, False]:<4d}"
        for standing in ("certain", "likely", "ambiguous", "none")
    )
    return f"{kind:22s}{told}  {standings}  {1000 * tally.seconds / tally.records:8.3f}"


def added(tallies: Iterable[Tally]) -> Tally:
    """All tallies together."""
    whole = Tally()
    for tally in tallies:
        for name in ("blocks", "detected", "cells", "values", "listed", "records", "seconds"):
            setattr(whole, name, getattr(whole, name) + getattr(tally, name))
        whole.standings += tally.standings
    return whole


def report(count: int, seed: int, *, totals: bool) -> None:
    """Measure all kinds and print the table."""
    print(f"\n{'with' if totals else 'without'} typed totals, {count} blocks a kind, seed {seed}")
    print(
        f"{'kind':22s}detect    cell   value  listed      certain      likely   ambiguous"
        "        none  ms/record   (right/wrong)"
    )
    tallies = {k: measure(i, k, count, seed, totals=totals) for k, i in TEN.items()}
    for kind, tally in tallies.items():
        print(row(kind, tally))
    print(row("ONE OF TEN KINDS", added(tallies.values())))
    for kind, inject in WITH_TOTALS.items() if totals else ():
        print(row(kind, measure(inject, kind, count, seed, totals=totals)))
    print(row("clean (false alarms)", measure(None, CLEAN, count * 5, seed, totals=totals)))


def main() -> None:
    """Measure with the seeds asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--blocks", type=int, default=500, help="blocks of each kind")
    parser.add_argument("--seed", type=int, nargs="*", default=[1], help="one run for each seed")
    options = parser.parse_args()
    for seed in options.seed:
        for totals in (True, False):
            report(options.blocks, seed, totals=totals)


if __name__ == "__main__":
    main()
