"""What each piece of error localization is worth: `python -m benchmarks.ablation [--blocks N] [--seed N]`.

The same blocks are measured with all pieces, then once without each of them. Printed as Markdown: the
share of blocks whose cells and values are right first, the wrong ones that were called certain, and the
processor time, each against the run with all pieces.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from benchmarks.errors import TEN, WITH_TOTALS
from benchmarks.localize import Tally, added, measure
from xlsx_lkip.localize import (
    absorb,
    group_corrections,
    group_repairs,
    joint,
    likelihood,
    plausibility,
    search,
    search_order,
)


def _nothing(*_: object) -> Iterator[Any]:
    return iter(())


PIECES: dict[str, tuple[Any, str, Callable[..., Any]]] = {
    "one group takes up what the others leave owed": (absorb.Absorber, "by_one", _nothing),
    "a typing error first, then what follows": (
        group_repairs.GroupRepairs,
        "guided",
        lambda _s, _g, known: known,
    ),
    "two cells of a record exchanged": (group_corrections.GroupCorrections, "exchanged", _nothing),
    "two records exchanged": (joint.Joint, "_exchanges", _nothing),
    "a column or sheet in another unit": (joint.Joint, "_units", _nothing),
    "records that several totals leave out": (search_order, "miscounts", _nothing),
    "records that one total leaves out": (likelihood.Likelihood, "_miscount", _nothing),
    "totals put right by themselves": (search, "own_totals", lambda *_: []),
    "a total given up": (search_order, "_given_up", lambda given, _joint: [given]),
    "groups joined where nothing closes": (search_order, "merged", lambda _g, parts: list(parts)),
    "how odd a figure is": (plausibility.Plausibility, "oddness", lambda *_: 0.0),
}
"""Piece -> where it is, and what stands in for it."""


@contextmanager
def without(piece: str | None) -> Iterator[None]:
    """Error localization without that piece."""
    if piece is None:
        yield
        return
    owner, name, instead = PIECES[piece]
    whole = getattr(owner, name)
    setattr(owner, name, instead)
    try:
        yield
    finally:
        setattr(owner, name, whole)


def tally(kinds: dict[str, Any], blocks: int, seed: int, *, totals: bool) -> Tally:
    """All of these kinds together."""
    return added(measure(i, k, blocks, seed, totals=totals) for k, i in kinds.items())


def measured(piece: str | None, blocks: int, seed: int) -> list[Tally]:
    """One of ten kinds without typed totals and with them, then what typed totals decide."""
    with without(piece):
        return [
            tally(TEN, blocks, seed, totals=False),
            tally(TEN, blocks, seed, totals=True),
            tally(WITH_TOTALS, blocks, seed, totals=True),
        ]


def row(name: str, found: list[Tally], whole: list[Tally]) -> str:
    """One line of the table."""
    shares = [100 * each.values / each.blocks for each in found]
    usual = [100 * each.values / each.blocks for each in whole]
    told = [
        f"{s:.2f}" if found is whole else f"{s - u:+.2f}"
        for s, u in zip(shares, usual, strict=True)
    ]
    sure, wrong = (sum(t.standings["certain", right] for t in found) for right in (True, False))
    time = sum(each.seconds for each in found) / sum(each.seconds for each in whole)
    return f"| {name} | {' | '.join(told)} | {sure} | {wrong} | {time:.2f} |"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--blocks", type=int, default=100, help="blocks of each kind")
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    whole = measured(None, options.blocks, options.seed)
    print(
        "| without | no typed totals | with | what totals decide | certain | certain, but wrong | time |\n"
        "|---|---|---|---|---|---|---|"
    )
    print(row("(all pieces)", whole, whole))
    for piece in PIECES:
        print(row(piece, measured(piece, options.blocks, options.seed), whole), flush=True)


if __name__ == "__main__":
    main()
