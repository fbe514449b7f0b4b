"""Something in a cell that is no number, or nothing: what was meant is true as before."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from tests.mutations.model import Content, Fault, Submission
from tests.mutations.picking import MONEY, Target, figure
from tests.mutations.registry import Promise, mutation
from tests.mutations.values import settle

ERRORS = ("#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#N/A", "#NUM!", "#NULL!")


def _spoiled(target: Target | None, content: Content) -> str | None:
    if target is None:
        return None
    before = target.value
    target.write(content)
    return f"{target}: {before} -> {content!r}"


def _unless_measured(target: Target | None) -> None:
    """A result that nobody measured is no figure at all."""
    if target and target.sheet.key == "achievement" and target.key == "realization":
        target.line.true.pop("achievement", None)


@mutation(Promise.TRUE)
def words_for_a_number(rng: Random, submission: Submission) -> str | None:
    # Not Nihil: whoever writes that says 0, and is believed.
    texts = ("lihat DPA", "belum ada", "menyusul", "seratus juta", "sda", "x", "ok")
    target = figure(rng, submission)
    if target and target.key == "realization":
        _unless_measured(target)
    return _spoiled(target, rng.choice(texts))


@mutation(Promise.TRUE)
def placeholder_for_a_number(rng: Random, submission: Submission) -> str | None:
    target = figure(rng, submission)
    _unless_measured(target)
    return _spoiled(target, rng.choice(("...", "....", "?", "(…)", "__", "Rp. .......", "xxx")))


@mutation(Promise.TRUE)
def not_available(rng: Random, submission: Submission) -> str | None:
    target = figure(rng, submission)
    _unless_measured(target)
    return _spoiled(target, rng.choice(("n/a", "N/A", "NA", "t.a.", "tidak ada")))


@mutation(Promise.TRUE)
def error_value(rng: Random, submission: Submission) -> str | None:
    return _spoiled(figure(rng, submission), Fault(rng.choice(ERRORS)))


@mutation(Promise.TRUE)
def letter_for_a_digit(rng: Random, submission: Submission) -> str | None:
    """O for 0, l for 1, a point too many, a stray letter."""
    target = figure(rng, submission, MONEY)
    if target is None:
        return None
    text = f"{int(target.value):,}".replace(",", ".")
    changed = rng.choice(
        (
            text.replace("0", "O", 1),
            text.replace("1", "l", 1),
            text[:-1] + "o",
            f"{text}..",
            f"{text}x",
        )
    )
    return _spoiled(target, changed) if changed != text else None


@mutation(Promise.TRUE)
def groups_of_wrong_length(rng: Random, submission: Submission) -> str | None:
    """1.25.000.00: a digit was lost or came too much between the points."""
    target = figure(rng, submission, MONEY)
    if target is None or target.value < 10**6:
        return None
    text = f"{int(target.value):,}".replace(",", ".")
    place = text.index(".") + rng.choice((2, 3))
    return _spoiled(target, text[:place] + text[place + 1 :])


@mutation(Promise.TRUE)
def cleared_cell(rng: Random, submission: Submission) -> str | None:
    """A blank count is none; a blank result is not measured; a blank amount is missing."""
    target = figure(rng, submission)
    if target is None:
        return None
    before = target.value
    del target.line.cells[target.key]
    if target.sheet.key == "staff":
        settle(target)
    _unless_measured(target)
    return f"{target}: {before} cleared"


@mutation(Promise.TRUE)
def negative(rng: Random, submission: Submission) -> str | None:
    """An error; in Capaian, where a result may be below zero, the other figures tell."""
    target = figure(rng, submission)
    if target is None:
        return None
    value = -target.value
    amount = f"{target.value}".replace(".", ",")
    target.write(value)
    if target.sheet.key == "achievement":
        settle(target)
    return _spoiled(target, rng.choice((value, f"({amount})", f"-{amount}")))


@mutation(Promise.TRUE)
def fraction_of_a_person(rng: Random, submission: Submission) -> str | None:
    target = figure(rng, submission, (("staff", ""), ("support", "headcount")))
    return _spoiled(target, target.value + Decimal("0.5") if target else None)


@mutation(Promise.TRUE)
def not_measured_yet(rng: Random, submission: Submission) -> str | None:
    """Empty, with the reason beside it: nobody's zero."""
    target = figure(rng, submission, (("achievement", "realization"),))
    if target is None:
        return None
    del target.line.cells["realization"]
    target.line.true.pop("achievement", None)
    target.line.cells["explanation"] = "Data BPS belum terbit"
    for key in ("achievement", "category"):
        target.line.cells.pop(key, None)
    return f"{target}: not measured"
