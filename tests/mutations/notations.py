"""The same number in another way: as a text, with a unit, under a format, as a formula."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from random import Random

from tests.mutations.formulas import Typed
from tests.mutations.model import Content, Shown, Submission
from tests.mutations.picking import MONEY, Target, figure, number
from tests.mutations.registry import Promise, mutation
from tests.rules.generator import rupiah

DAY_ZERO = date(1899, 12, 30)


def _said(target: Target | None, content: Content, how: str) -> str | None:
    """The cell says the same number in another way."""
    if target is None:
        return None
    before = target.value
    target.write(content)
    return f"{target}: {before} {how} {content!r}"


@mutation(Promise.TRUE)
def number_as_text(rng: Random, submission: Submission) -> str | None:
    target = figure(rng, submission)
    return _said(target, str(target.value) if target else None, "as text")


@mutation(Promise.TRUE)
def rupiah_in_words_of_people(rng: Random, submission: Submission) -> str | None:
    target = figure(rng, submission, MONEY)
    return _said(target, rupiah(rng, target.value) if target else None, "as people write it")


@mutation(Promise.TRUE)
def odd_spaces_in_a_number(rng: Random, submission: Submission) -> str | None:
    target = figure(rng, submission, MONEY)
    if target is None or target.value != int(target.value):
        return None
    plain = f"{int(target.value):,}"
    text = rng.choice(
        (
            plain.replace(",", " "),
            plain.replace(",", "\xa0"),
            f" {plain.replace(',', '.')}\xa0",
            f"'{plain}",
        )
    )
    return _said(target, text.replace("'", "") + rng.choice(("", " ", "\n")), "with odd spaces")


@mutation(Promise.TRUE)
def english_grouping(rng: Random, submission: Submission) -> str | None:
    target = figure(rng, submission, MONEY)
    text = f"{target.value:,}" if target else ""
    return _said(target, rng.choice((text, f"Rp {text}", f"{text}.00")), "grouped in English")


@mutation(Promise.TRUE)
def english_grouping_throughout(_rng: Random, submission: Submission) -> str | None:
    sheet = submission.sheet("budget")
    if sheet is None or not sheet.records:
        return None
    for line in sheet.records:
        for key in ("budget", "realization"):
            value = number(line.cells.get(key))
            if value is not None:
                line.cells[key] = f"{value:,}"
    return "Anggaran: every amount grouped in English"


@mutation(Promise.TRUE)
def grouped_two_ways(rng: Random, submission: Submission) -> str | None:
    target = figure(rng, submission, MONEY)
    if target is None or target.value != int(target.value) or target.value < 10**6:
        return None
    head, _, tail = f"{int(target.value):,}".rpartition(",")
    return _said(target, f"{head}.{tail}", "grouped in two ways")


@mutation(Promise.TRUE)
def percent_sign_in_text(rng: Random, submission: Submission) -> str | None:
    target = figure(rng, submission, (("achievement", "target"), ("achievement", "realization")))
    return _said(target, f"{target.value} %".replace(".", ",") if target else None, "as")


@mutation(Promise.TRUE)
def percent_typed_in_a_percent_cell(rng: Random, submission: Submission) -> str | None:
    """97% typed beside a target of 100: the program stores 0.97 under a percent format.

    Beside a Satuan that is no percentage 0.97 is what is there.
    """
    target = figure(rng, submission, (("achievement", "target"), ("achievement", "realization")))
    if target is None or target.line.cells.get("unit_of_measure") != "%":
        return None
    return _said(target, Shown(target.value / 100, "0%"), "as a percentage")


@mutation(Promise.TRUE)
def number_with_its_unit(rng: Random, submission: Submission) -> str | None:
    target = figure(rng, submission)
    words = {"budget": "rupiah", "staff": "orang", "support": "orang"}
    if target is None:
        return None
    unit = words.get(target.sheet.key) or str(target.line.cells.get("unit_of_measure"))
    value = f"{target.value}".replace(".", ",")
    return _said(target, f"{value} {unit}", "with its unit")


@mutation(Promise.TRUE)
def number_shown_as_a_date(rng: Random, submission: Submission) -> str | None:
    """3-2 typed for 3,2: the program makes a day of it, and nobody can say which number was meant."""
    target = figure(rng, submission)
    day = DAY_ZERO + timedelta(days=rng.randint(44000, 46000))
    return _said(target, day, "became")


@mutation(Promise.TRUE)
def date_format_on_a_number(rng: Random, submission: Submission) -> str | None:
    target = figure(rng, submission)
    if target is None or target.value > 10**6:
        return None
    return _said(
        target, Shown(target.value, rng.choice(("dd/mm/yyyy", "d-mmm", "hh:mm"))), "shown as"
    )


@mutation(Promise.TRUE)
def another_number_format(rng: Random, submission: Submission) -> str | None:
    target = figure(rng, submission)
    formats = (
        "General",
        "0",
        '"Rp" #,##0',
        "#,##0,",
        "0.00E+00",
        "@",
        "0%",
        '#,##0" juta"',
        "# ?/?",
    )
    if target is None:
        return None
    return _said(target, Shown(target.value, rng.choice(formats)), "shown as")


@mutation(Promise.HARMLESS)
def number_as_a_formula(rng: Random, submission: Submission) -> str | None:
    target = figure(rng, submission)
    if target is None:
        return None
    part = Decimal(rng.randint(0, int(target.value)))
    return _said(target, Typed((target.value - part, part)), "as a formula")
