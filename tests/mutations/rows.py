"""Records inserted, removed, moved, sorted and pasted twice."""

from __future__ import annotations

from copy import copy
from decimal import Decimal
from random import Random

from tests.mutations.formulas import Formula
from tests.mutations.groups import GROUPS
from tests.mutations.model import Cells, Line, Role, Submission
from tests.mutations.picking import a_record, at, insert_after, insert_before, number
from tests.mutations.registry import Promise, mutation


def _named_groups(line: Line) -> list[str]:
    return [key for key in GROUPS if line.cells.get(key) is not None]


@mutation(Promise.HARMLESS)
def blank_rows_between_records(rng: Random, submission: Submission) -> str | None:
    found = a_record(rng, submission, "staff", "support", "budget", "program", "agreement")
    if found is None or found[0].merged:
        return None
    sheet, line = found
    insert_after(sheet, line, *(Line(Role.ASIDE) for _ in range(rng.randint(1, 3))))
    return f"{at(sheet, line)}: blank rows below"


@mutation(Promise.HARMLESS)
def spaces_in_an_empty_row(rng: Random, submission: Submission) -> str | None:
    found = a_record(rng, submission)
    if found is None:
        return None
    sheet, _ = found
    sheet.lines.append(Line(Role.ASIDE, {rng.choice(sheet.columns[1:]): rng.choice((" ", "  "))}))
    return f"{sheet.title}: a space below the table"


@mutation(Promise.TRUE)
def record_inserted(rng: Random, submission: Submission) -> str | None:
    """A row inserted by hand; its computed cells stay empty, and no formula need know of it."""
    found = a_record(rng, submission, "budget")
    if found is None or found[0].merged:
        return None
    sheet, line = found
    whole = Decimal(rng.randint(10, 900) * 10**5)
    true = {"budget": whole, "realization": whole // 2}
    cells: Cells = {"subactivity": f"Tambahan {submission.unit}", **true}
    cells |= {key: line.cells[key] for key in ("outcome", "unit_of_measure") if key in line.cells}
    fresh = Line(Role.RECORD, cells, true, line.group)
    if _named_groups(line):
        fresh.cells |= dict(zip(GROUPS, line.group, strict=True))
    insert_after(sheet, line, fresh)
    plan = submission.sheet("program")
    if plan and rng.random() < 0.7:
        keys = (*GROUPS, "subactivity")
        names = {**dict(zip(GROUPS, line.group, strict=True)), **fresh.cells}
        plan.lines.append(Line(Role.RECORD, {key: names[key] for key in keys}, {}, line.group))
    return f"{at(sheet, fresh)}: inserted"


@mutation(Promise.TRUE)
def person_inserted(rng: Random, submission: Submission) -> str | None:
    found = a_record(rng, submission, "support")
    if found is None:
        return None
    sheet, line = found
    fresh = Line(Role.RECORD, {"role": "Petugas arsip", "headcount": 3}, {"headcount": Decimal(3)})
    insert_before(sheet, line, fresh)
    return f"{at(sheet, fresh)}: inserted"


@mutation(Promise.TRUE)
def record_deleted(rng: Random, submission: Submission) -> str | None:
    """With its row. A group's name that was there alone is given to the next record."""
    found = a_record(rng, submission)
    if found is None or len(found[0].records) < 2 or found[0].merged:
        return None
    sheet, line = found
    place = at(sheet, line)
    below = sheet.records[sheet.records.index(line) + 1 :]
    if below:
        for level, key in enumerate(GROUPS, start=1):
            if key in line.cells and below[0].group[:level] == line.group[:level] != ():
                below[0].cells.setdefault(key, line.cells[key])
    sheet.lines.remove(line)
    return f"{place}: deleted"


@mutation(Promise.TOLD)
def record_cleared(rng: Random, submission: Submission) -> str | None:
    """Its row stays. Where a group's name is lost with it, the records below need it still."""
    found = a_record(rng, submission)
    if found is None or len(found[0].records) < 2:
        return None
    sheet, line = found
    for key in [key for key, cell in line.cells.items() if not isinstance(cell, Formula)]:
        del line.cells[key]
    line.cells.pop("absorption", None)
    line.role = Role.ASIDE
    return f"{at(sheet, line)}: cleared"


@mutation(Promise.TRUE)
def record_moved(rng: Random, submission: Submission) -> str | None:
    """Cut and inserted elsewhere; a name that was written once does not follow."""
    found = a_record(rng, submission)
    if found is None or len(found[0].records) < 2 or found[0].merged:
        return None
    sheet, line = found
    place = at(sheet, line)
    other = rng.choice([each for each in sheet.records if each is not line])
    sheet.lines.remove(line)
    insert_after(sheet, other, line)
    return f"{place}: moved below row {sheet.place(other) + 1}"


@mutation(Promise.TRUE)
def records_sorted(rng: Random, submission: Submission) -> str | None:
    """By one column, over all rows of the table, as the sort button does."""
    found = a_record(rng, submission)
    if found is None or found[0].merged:
        return None
    sheet, _ = found
    key = rng.choice(sheet.columns[1:])

    def by(line: Line) -> tuple[bool, bool, Decimal, str]:
        cell = line.cells.get(key)
        figure = number(cell)
        return (cell is None, figure is None, figure or Decimal(), str(cell))

    start = sheet.place(sheet.header) + 1
    sheet.lines[start:] = sorted(sheet.body, key=by, reverse=rng.random() < 0.5)
    return f"{sheet.title}: sorted by {key}"


@mutation(Promise.TRUE)
def record_pasted_twice(rng: Random, submission: Submission) -> str | None:
    """What names the record appears twice then, which is an error; two tenths of the support may."""
    found = a_record(rng, submission, "staff", "budget", "achievement")
    if found is None:
        return None
    sheet, line = found
    again = Line(Role.ASIDE, dict(line.cells))
    insert_after(sheet, line, again)
    return f"{at(sheet, again)}: the row above once more"


@mutation(Promise.TRUE)
def support_role_twice(rng: Random, submission: Submission) -> str | None:
    """Two lines of one kind of work are two lots of people."""
    found = a_record(rng, submission, "support")
    if found is None:
        return None
    sheet, line = found
    again = copy(line)
    again.cells, again.true = dict(line.cells), dict(line.true)
    insert_after(sheet, line, again)
    return f"{at(sheet, again)}: the row above once more"


@mutation(Promise.HARMLESS)
def hidden_rows(rng: Random, submission: Submission) -> str | None:
    found = a_record(rng, submission)
    if found is None:
        return None
    sheet, line = found
    line.hidden = True
    return f"{at(sheet, line)}: hidden"


@mutation(Promise.TRUE)
def nothing_to_report(rng: Random, submission: Submission) -> str | None:
    """Said in the first record's first cell, in some words; then there are no records."""
    found = a_record(rng, submission, "support", "staff", "achievement")
    if found is None:
        return None
    sheet, _ = found
    for line in sheet.records:
        sheet.lines.remove(line)
    word = rng.choice(("Nihil", "NIHIL", "nihil.", "-", "Tidak ada", "N I H I L", "(nihil)"))
    first = sheet.columns[1]
    insert_after(sheet, sheet.header, Line(Role.ASIDE, {first: word}))
    return f"{sheet.title}: {word}"
