"""Whole sheets: renamed, copied, hidden, deleted, put in another order, continued on another."""

from __future__ import annotations

from copy import deepcopy
from random import Random

from tests.mutations.model import Line, Role, Sheet, Submission
from tests.mutations.picking import table
from tests.mutations.registry import Promise, mutation


def _any(rng: Random, submission: Submission) -> Sheet | None:
    sheets = [sheet for sheet in submission.sheets if sheet.key]
    return rng.choice(sheets) if sheets else None


def _title(submission: Submission, sheet: Sheet | None, *wanted: str) -> str:
    """The first of these titles that no other sheet has; else a longer one."""
    taken = {each.title.casefold() for each in submission.sheets if each is not sheet}
    free = [title for title in wanted if title.casefold() not in taken]
    return free[0] if free else f"{wanted[0][:28]}_{len(taken)}"


@mutation(Promise.TRUE)
def sheet_renamed(rng: Random, submission: Submission) -> str | None:
    sheet = _any(rng, submission)
    if sheet is None:
        return None
    before, short = sheet.title, sheet.title[:20]
    title = rng.choice(
        (
            f"{short} 2023",
            f"Lembar {short}",
            short[:-1] + "x",
            f"3. {short}",
            "Sheet1",
            f"{short}_fix",
        )
    )
    sheet.title = _title(submission, sheet, title)
    return f"sheet {before} renamed to {sheet.title}"


@mutation(Promise.HARMLESS)
def title_spelled_otherwise(rng: Random, submission: Submission) -> str | None:
    """Capitals and spaces make no other name."""
    sheet = _any(rng, submission)
    if sheet is None:
        return None
    title = rng.choice((sheet.title.upper(), f"{sheet.title} ", sheet.title.lower()))
    sheet.title = _title(submission, sheet, title)
    return f"sheet {sheet.title!r}"


@mutation(Promise.TRUE)
def sheet_copied(rng: Random, submission: Submission) -> str | None:
    """The program calls the copy `Anggaran (2)`."""
    sheet = table(rng, submission)
    if sheet is None:
        return None
    again = deepcopy(sheet)
    again.key, again.title = "copy", _title(submission, None, f"{sheet.title} (2)")
    for line in again.records:
        line.true.clear()
    place = submission.sheets.index(sheet) + rng.choice((0, 1))
    submission.sheets.insert(place, again)
    return f"sheet {sheet.title} copied"


@mutation(Promise.HARMLESS)
def sheet_hidden(rng: Random, submission: Submission) -> str | None:
    sheet = _any(rng, submission)
    if sheet is None:
        return None
    sheet.state = rng.choice(("hidden", "veryHidden"))
    return f"sheet {sheet.title} {sheet.state}"


@mutation(Promise.TRUE)
def sheet_deleted(rng: Random, submission: Submission) -> str | None:
    sheet = _any(rng, submission)
    if sheet is None or len(submission.sheets) < 2:
        return None
    submission.sheets.remove(sheet)
    submission.lost.append(sheet)
    return f"sheet {sheet.title} deleted"


@mutation(Promise.HARMLESS)
def sheets_in_another_order(rng: Random, submission: Submission) -> str | None:
    rng.shuffle(submission.sheets)
    return "sheets in another order"


@mutation(Promise.HARMLESS)
def sheet_added(rng: Random, submission: Submission) -> str | None:
    lines = [Line(Role.ABOVE, {"a": "Rincian", "b": 1_250_000}), Line(Role.ABOVE, {"b": 5})]
    title = _title(submission, None, *rng.sample(("Sheet1", "Lampiran", "Pivot"), 3))
    place = rng.randrange(len(submission.sheets) + 1)
    submission.sheets.insert(place, Sheet("", title, ["a", "b"], lines))
    return f"sheet {title} added"


@mutation(Promise.TRUE)
def table_continued_on_another_sheet(rng: Random, submission: Submission) -> str | None:
    """Because the first was full; its records are as true as the others."""
    sheet = table(rng, submission)
    if sheet is None or len(sheet.records) < 2 or sheet.merged:
        return None
    half = sheet.records[len(sheet.records) // 2 :]
    above = [
        Line(Role.ABOVE, dict(line.cells)) for line in sheet.lines[: sheet.place(sheet.header)]
    ]
    header = Line(Role.HEADER, dict(sheet.header.cells))
    for line in above[2:]:
        line.cells.clear()
    wanted = sheet.title[:18] + rng.choice((" (lanjutan)", " (2)", " 2", " lanjutan"))
    title = _title(submission, None, wanted)
    rest = Sheet(sheet.key, title, list(sheet.columns), [*above, header, *half])
    for line in half:
        sheet.lines.remove(line)
    submission.sheets.insert(submission.sheets.index(sheet) + 1, rest)
    return f"sheet {sheet.title} continued on {title}"
