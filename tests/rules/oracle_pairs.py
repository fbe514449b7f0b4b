"""Two sheets of one workbook that speak of the same things, in plain Python (family L)."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, field

from tests.rules.oracle_book import Book, Sheet
from tests.rules.oracle_cells import key_of
from tests.rules.oracle_formulas import Record
from tests.rules.oracle_wrong import Stated, Wrong, at

MISSPELLED = 2
"""So many letters apart, two long names are one name. The generator writes nothing in between."""


@dataclass
class Pairs:
    """Who is whose partner, by place among the records of the two sheets."""

    partner: dict[int, int] = field(default_factory=dict)
    named: tuple[set[int], set[int]] = field(default_factory=lambda: (set(), set()))
    """Of either side, the records whose name is on the other: second copies have no partner."""


def wrong_between_sheets(book: Book) -> Iterator[Wrong]:
    """Everything in which two sheets of one workbook disagree."""
    yield from _plan(book.sheets["program"], book.sheets["budget"])
    yield from _measures(book.sheets["agreement"], book.sheets["achievement"])
    yield from _programs(book.sheets["achievement"], book.sheets["budget"])


def _plan(plan: Sheet, budget: Sheet) -> Iterator[Wrong]:
    pairs = paired(plan.records, budget.records, "subactivity", "activity", "code")
    if plan.speaks and budget.speaks:
        yield from _unpaired(plan, "subactivity", pairs.named[0], "L101")
        yield from _unpaired(budget, "subactivity", pairs.named[1], "L102")
    for left, right in pairs.partner.items():
        planned, realized = plan.records[left], budget.records[right]
        letters = apart(
            key_of(planned.text("subactivity")) or "", key_of(realized.text("subactivity")) or ""
        )
        if letters:
            code = "L103" if letters <= MISSPELLED else "L105"
            both = planned.text("subactivity"), realized.text("subactivity")
            yield at(plan, planned, "subactivity", code, *both)
        for key in ("program", "activity"):
            names = [key_of(each.text(key)) for each in (planned, realized)]
            if all(names) and apart(*map(str, names)) > MISSPELLED:
                yield at(budget, realized, key, "L211", realized.text(key), planned.text(key))
                break
        figures = planned.figure("budget"), realized.figure("budget")
        if _differ(*figures):
            yield at(plan, planned, "budget", "L104", *figures)


def _measures(agreement: Sheet, achievement: Sheet) -> Iterator[Wrong]:
    pairs = paired(agreement.records, achievement.records, "indicator", "objective")
    if agreement.speaks and achievement.speaks:
        yield from _unpaired(agreement, "indicator", pairs.named[0], "L201")
        yield from _unpaired(achievement, "indicator", pairs.named[1], "L202")
        for here, there, named in (
            (agreement, achievement, pairs.named[0]),
            (achievement, agreement, pairs.named[1]),
        ):
            yield from _objectives(here, there, named)
    for left, right in pairs.partner.items():
        agreed, measured = agreement.records[left], achievement.records[right]
        if key_of(agreed.text("indicator")) != key_of(measured.text("indicator")):
            names = agreed.text("indicator"), measured.text("indicator")
            yield at(agreement, agreed, "indicator", "L203", *names)
        targets = measured.figure("target"), agreed.figure("target")
        if _differ(*targets):
            yield at(achievement, measured, "target", "L204", *targets)
        for key in ("unit_of_measure", "direction"):
            answers = measured.text(key), agreed.text(key)
            if _differ(*map(_unit, answers)):
                yield at(achievement, measured, key, "L205", *answers)


def _differ(one: Stated, other: Stated) -> bool:
    return None not in {one, other} and one != other


def _unit(text: str | None) -> str | None:
    return text if text == "%" else key_of(text)


def _unpaired(sheet: Sheet, key: str, named: set[int], code: str) -> Iterator[Wrong]:
    for place, record in enumerate(sheet.records):
        if place not in named and record.text(key) is not None:
            yield at(sheet, record, key, code)


def _objectives(here: Sheet, there: Sheet, named: set[int]) -> Iterator[Wrong]:
    """Once for each sasaran of which an indicator, but not the sasaran, is on the other sheet."""
    known = {key_of(record.text("objective")) for record in there.records}
    for place, record in enumerate(here.records):
        objective = key_of(record.text("objective"))
        if objective is not None and objective not in known and place in named:
            known.add(objective)
            yield at(here, record, "objective", "L206", record.text("objective"))


def _programs(achievement: Sheet, budget: Sheet) -> Iterator[Wrong]:
    known = {key_of(record.text("program")) for record in budget.records}
    for record in achievement.records:
        program = key_of(record.text("program"))
        if known and program is not None and program not in known:
            yield at(achievement, record, "program", "L207", record.text("program"))


def paired(left: list[Record], right: list[Record], name: str, group: str, code: str = "") -> Pairs:
    """Equal names of equal groups first, then equal names, then equal codes, then misspelled ones."""

    def full(record: Record) -> Hashable:
        own = key_of(record.text(name))
        return None if own is None else (key_of(record.text(group)) or "", own)

    def bare(record: Record) -> Hashable:
        return key_of(record.text(name))

    def coded(record: Record) -> Hashable:
        return record.text(code) if code and bare(record) is not None else None

    pairs = Pairs()
    _match(pairs, left, right, full)
    twins = [{full(record) for record in side} - {None} for side in (left, right)]
    for side, records in enumerate((left, right)):
        pairs.named[side].update(
            place for place, record in enumerate(records) if full(record) in twins[1 - side]
        )
    for key in (bare, coded):
        _match(pairs, left, right, key)
    spellings = [
        (apart(str(bare(one)), str(bare(other))), i, j)
        for i, one in enumerate(left)
        for j, other in enumerate(right)
        if bare(one) is not None and bare(other) is not None
    ]
    for letters, i, j in sorted(spellings):
        if letters <= MISSPELLED and _free(pairs, i, j):
            _pair(pairs, i, j)
    return pairs


def _match(
    pairs: Pairs, left: list[Record], right: list[Record], key: Callable[[Record], Hashable]
) -> None:
    """The first with the first of equal keys, the second with the second, among those left over."""
    for i, one in enumerate(left):
        for j, other in enumerate(right):
            if _free(pairs, i, j) and key(one) is not None and key(one) == key(other):
                _pair(pairs, i, j)


def _free(pairs: Pairs, i: int, j: int) -> bool:
    return i not in pairs.named[0] and j not in pairs.named[1]


def _pair(pairs: Pairs, i: int, j: int) -> None:
    pairs.partner[i] = j
    pairs.named[0].add(i)
    pairs.named[1].add(j)


def apart(one: str, other: str) -> int:
    """Letters to change, add or drop to make one of the other (Levenshtein)."""
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        previous, row[0] = row[0], i
        for j, there in enumerate(other, start=1):
            step = min(row[j] + 1, row[j - 1] + 1, previous + (letter != there))
            previous, row[j] = row[j], step
    return row[-1]
