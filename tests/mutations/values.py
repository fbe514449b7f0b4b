"""Another number in a cell, which means what it now says."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from tests.mutations.formulas import capaian
from tests.mutations.model import Line, Submission
from tests.mutations.picking import MONEY, Target, figure, number
from tests.mutations.registry import Promise, mutation
from tests.rules.oracle_layout import LEVELS


def settle(target: Target) -> None:
    """What is true of the record after its cell was given another number."""
    line, key = target.line, target.sheet.key
    if key == "staff":
        counts = (number(line.cells.get(level)) or Decimal() for level in LEVELS)
        line.true["total"] = sum(counts, Decimal())
    elif key == "achievement":
        _settle_achievement(line)
    else:
        line.true[target.key] = target.value


def _settle_achievement(line: Line) -> None:
    goal, done = (number(line.cells.get(key)) for key in ("target", "realization"))
    line.true.pop("achievement", None)
    if goal and done is not None:
        line.true["achievement"] = capaian(str(line.cells["direction"]), goal, done)


def _changed(target: Target | None, value: Decimal | None) -> str | None:
    """The cell says another number, and means it."""
    if target is None or value is None or value == target.value:
        return None
    before = target.value
    target.write(value)
    settle(target)
    return f"{target}: {before} -> {value}"


@mutation(Promise.TRUE)
def one_digit(rng: Random, submission: Submission) -> str | None:
    target = figure(rng, submission)
    if target is None:
        return None
    digits = list(str(target.value))
    place = rng.choice([n for n, digit in enumerate(digits) if digit.isdigit()])
    digits[place] = rng.choice("123456789")
    return _changed(target, Decimal("".join(digits)))


@mutation(Promise.TRUE)
def two_digits_swapped(rng: Random, submission: Submission) -> str | None:
    target = figure(rng, submission)
    digits = list(str(target.value)) if target else []
    places = [n for n in range(len(digits) - 1) if digits[n].isdigit() and digits[n + 1].isdigit()]
    if not places:
        return None
    place = rng.choice(places)
    digits[place : place + 2] = reversed(digits[place : place + 2])
    return _changed(target, Decimal("".join(digits)))


@mutation(Promise.TRUE)
def times_a_thousand(rng: Random, submission: Submission) -> str | None:
    target = figure(rng, submission)
    return _changed(target, target.value * rng.choice((10, 1000, 10**6)) if target else None)


@mutation(Promise.TRUE)
def budget_and_realization_exchanged(rng: Random, submission: Submission) -> str | None:
    target = figure(rng, submission, MONEY)
    if target is None or target.line.cells.keys().isdisjoint({"budget"}):
        return None
    line = target.line
    pair = ("budget", "realization")
    values = [number(line.cells.get(key)) for key in pair]
    if None in values:
        return None
    for key, value in zip(pair, reversed(values), strict=True):
        line.cells[key] = value
        line.true[key] = value or Decimal()
    return f"{target}: Pagu and Realisasi exchanged"


@mutation(Promise.TRUE)
def another_direction(rng: Random, submission: Submission) -> str | None:
    target = figure(rng, submission, (("achievement", "target"),))
    if target is None:
        return None
    line = target.line
    before = line.cells["direction"]
    line.cells["direction"] = rng.choice(
        [way for way in ("Naik", "Turun", "Tetap") if way != before]
    )
    settle(target)
    return f"{target}: Arah {before} -> {line.cells['direction']}"


@mutation(Promise.TRUE)
def a_dash_for_zero(rng: Random, submission: Submission) -> str | None:
    """In amounts and counts; in Capaian a dash is not measured."""
    target = figure(rng, submission)
    if target is None or target.key == "target":
        return None
    target.write(
        rng.choice(("-", "–", "Rp. -", " - ") if target.sheet.key == "budget" else ("-", "–"))
    )
    if target.sheet.key == "achievement":
        target.line.true.pop("achievement", None)
    elif target.sheet.key == "staff":
        settle(target)
    else:
        target.line.true[target.key] = Decimal()
    return f"{target}: a dash"
