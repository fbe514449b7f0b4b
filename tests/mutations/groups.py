"""Names of programs, kegiatan and sub kegiatan: moved, merged, with their codes, spelled otherwise."""

from __future__ import annotations

from random import Random

from tests.mutations.model import Line, Submission
from tests.mutations.picking import a_record, at
from tests.mutations.registry import Promise, mutation

GROUPS = ("program", "activity")


@mutation(Promise.HARMLESS)
def plan_in_another_order(rng: Random, submission: Submission) -> str | None:
    sheet = submission.sheet("program")
    if sheet is None or sheet.merged:
        return None
    for line in sheet.records:
        line.cells |= dict(zip(GROUPS, line.group, strict=False))
    start = sheet.place(sheet.header) + 1
    body = sheet.body
    rng.shuffle(body)
    sheet.lines[start:] = body
    return "Program: in another order"


@mutation(Promise.TRUE)
def wrong_group(rng: Random, submission: Submission) -> str | None:
    """A record of Anggaran under another program of the unit than in Program."""
    sheet, plan = submission.sheet("budget"), submission.sheet("program")
    if sheet is None or plan is None or sheet.merged or not plan.records:
        return None
    programs = sorted({line.group[0] for line in sheet.records})
    line = rng.choice(sheet.records)
    others = [name for name in programs if name != line.group[0]]
    if not others:
        return None
    for each in sheet.records:
        each.cells |= dict(zip(GROUPS, each.group, strict=True))
    line.cells["program"] = rng.choice(others)
    return f"{at(sheet, line)}: under another program"


@mutation(Promise.HARMLESS)
def names_spelled_otherwise(rng: Random, submission: Submission) -> str | None:
    """Capitals, spaces and line breaks make no other name."""
    found = a_record(rng, submission, "budget", "program")
    if found is None:
        return None
    sheet, line = found
    keys = [key for key in (*GROUPS, "subactivity") if isinstance(line.cells.get(key), str)]
    for key in keys:
        text = str(line.cells[key])
        line.cells[key] = rng.choice(
            (
                text.upper(),
                f" {text} ",
                text.replace(" ", "  "),
                text.replace(" ", "\n", 1),
                f"{text}.",
            )
        )
    return f"{at(sheet, line)}: names spelled otherwise"


@mutation(Promise.HARMLESS)
def group_cells_merged(_rng: Random, submission: Submission) -> str | None:
    sheet = submission.sheet("budget")
    if sheet is None or sheet.merged or len(sheet.records) < 2:
        return None
    for level, key in enumerate(("program", "activity"), start=1):
        first: Line | None = None
        last: Line | None = None
        for line in sheet.records:
            if first and line.group[:level] == first.group[:level]:
                line.cells.pop(key, None)
                last = line
                continue
            if first and last:
                sheet.merged.append((key, first, last))
            first, last = line, None
            line.cells[key] = line.group[level - 1]
        if first and last:
            sheet.merged.append((key, first, last))
    return "Anggaran: group cells merged"


@mutation(Promise.TRUE)
def code_and_name_in_one_cell(rng: Random, submission: Submission) -> str | None:
    """As SIPD prints them."""
    joint = rng.choice((" - ", " ", " – "))
    done = False
    for key in rng.choice((("budget",), ("budget", "program"))):
        sheet = submission.sheet(key)
        if sheet is None or sheet.merged:
            continue
        for line in sheet.records:
            code = line.cells.get("code")
            if isinstance(code, str) and "subactivity" in line.cells:
                name = line.cells["subactivity"]
                line.cells["subactivity"] = f"{code}{joint}{name}"
                del line.cells["code"]
                done = True
    return f"code{joint}name in one cell" if done else None
