"""`make mutate`: as many submissions as asked for, over all cores, and what broke which law.

make mutate ARGS="--count 10000 --seed 1"
make mutate ARGS="--seed 1 --only 137"     one of them again
"""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context
from time import monotonic

from tests.mutations.drawing import Draw, batches, case, draw
from tests.mutations.judging import BATCH, Outcome, judged
from tests.mutations.trial import Failure, described
from tests.office import OFFICE

COMMANDS_EVERY = 20
"""In one batch of so many the commands are also run as they are typed."""
EXAMPLES = 3
"""Failures that are described, of each law and what brought it about."""


def main(arguments: Sequence[str] | None = None) -> int:
    options = _options(arguments)
    numbers = options.only or range(options.first, options.first + options.count)
    draws = [draw(options.seed, number, costly=bool(OFFICE)) for number in numbers]
    done: Counter[str] = Counter()
    failures: list[Failure] = []
    for outcome in _outcomes(draws, options.workers):
        done += outcome.done
        failures += outcome.failures
    _print_summary(done, failures)
    return 1 if failures else 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make mutate", description=__doc__)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0, help="number of the first submission")
    parser.add_argument("--only", type=int, nargs="+", help="these numbers, and no others")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    return parser.parse_args(arguments)


def _outcomes(draws: Sequence[Draw], workers: int) -> Iterator[Outcome]:
    started, ended = monotonic(), 0
    parts = batches(draws, BATCH)
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        tasks = [
            pool.submit(judged, part, commands=place % COMMANDS_EVERY == 0)
            for place, part in enumerate(parts)
        ]
        for task in as_completed(tasks):
            ended += 1
            yield task.result()
            seconds = monotonic() - started
            left = seconds / ended * (len(parts) - ended)
            print(f"\r{ended}/{len(parts)} batches, {left:4.0f} s left ", end="", file=sys.stderr)
    print(file=sys.stderr)


def _print_summary(done: Counter[str], failures: Sequence[Failure]) -> None:
    failing = Counter(_cause(failure) for failure in failures)
    by_name = Counter(name for failure in failures for name in set(_cause(failure)[1]))
    print(f"{'mutation':40}{'submissions':>12}{'failures':>10}")
    for name, count in sorted(done.items()):
        print(f"{name:40}{count:12}{by_name[name] or '':>10}")
    for cause, count in sorted(failing.items()):
        print(f"\n{cause[0]}: {' + '.join(cause[1]) or 'a sound one'} ({count})")
        for failure in [each for each in failures if _cause(each) == cause][:EXAMPLES]:
            print(f"  {described(failure)}")
    print(f"\n{sum(failing.values())} failures")


def _cause(failure: Failure) -> tuple[str, tuple[str, ...]]:
    one = len(failure.draws) == 1
    return failure.law, tuple(sorted(case(failure.draws[0]).done)) if one else ("a whole batch",)


if __name__ == "__main__":
    sys.exit(main())
