"""Checks to pandera schemas, and their failure cases to findings.

One lazy validation for each frame. pandera says which rows fail which check; places and facts are
gathered here, for those rows only. pandera's own messages are never shown to anyone.
"""

from __future__ import annotations

import string
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ..declaration.vocabulary import Kind, Table
from ..declaration.workbook import WORKBOOK
from ..model.findings import EXPECTED, FOUND, Finding
from ..model.rule import (
    CELLS,
    CONTROL,
    FILES,
    INTERIM,
    PLANNED,
    ROLES,
    ROWS,
    SKIPPED,
    UNITS,
    Check,
    Rule,
)
from ..model.tables import FILE, ODD, ROW, Submission
from ..model.wording import Fact

if TYPE_CHECKING:
    import polars as pl

Case = tuple[Rule, Check]
_FACT = "fact."
"""Beside a frame's own columns, which may have the same names."""
_WHERE = (FILE, ROW, "path", "key", "sheet", "column")
"""What says where a finding is, as far as a frame has it."""
_AGENCY = frozenset((CONTROL, UNITS, SKIPPED, INTERIM))
"""Frames whose findings are on no submission."""


def load() -> None:
    """Load what checking needs, which takes longer than to check a workbook."""
    import polars as pl

    list(_failing_rows(pl.DataFrame({ROW: [0]}), {}))


def failures(frame: pl.DataFrame, cases: Sequence[Case]) -> Iterator[tuple[Case, list[int]]]:
    """The checks that fail, each with the indices of its failing rows.

    All are looked at in one pass first: most hold, and pandera takes each by itself.
    """
    passing = {str(number): _passing(check) for number, (_, check) in enumerate(cases)}
    failing = frame.select((~passes).any().alias(name) for name, passes in passing.items())
    names = [each.name for each in failing if each.any()]
    if names:
        for name, rows in _failing_rows(frame, {name: passing[name] for name in names}):
            yield cases[int(name)], rows


def _failing_rows(
    frame: pl.DataFrame, passing: Mapping[str, pl.Expr]
) -> Iterator[tuple[str, list[int]]]:
    """By check, the indices of the rows that fail it, in one lazy validation."""
    import pandera.polars as pa
    from pandera.errors import SchemaErrors

    checks = [pa.Check(_asked(passes), error=name) for name, passes in passing.items()]
    # Asked on the row's number, a check still sees the whole frame, but pandera lists numbers as
    # failure cases and not whole records, each first as a dict and then as JSON.
    schema = pa.DataFrameSchema({ROW: pa.Column(nullable=True, checks=checks)})
    try:
        schema.validate(frame, lazy=True)
    except SchemaErrors as errors:
        by_check = errors.failure_cases.group_by("check", maintain_order=True).agg("index")
        for name, rows in by_check.iter_rows():
            yield name, sorted(rows)


def _asked(passes: pl.Expr) -> Callable[[Any], pl.LazyFrame]:
    return lambda data: data.lazyframe.select(passes)


def _passing(check: Check) -> pl.Expr:
    """The check as true or false, true where a cell that it needs could not be read."""
    import polars as pl

    passes = check.passes
    if check.needs:
        keys = [column.key for column in WORKBOOK.sheet(_sheet_of(check)).columns]
        mask = sum(1 << keys.index(key) for key in dict.fromkeys(check.needs))
        passes |= (pl.col(ODD) & pl.lit(mask, pl.UInt64)) != 0
    return passes.fill_null(value=True)


def _sheet_of(check: Check) -> str:
    return check.frame.partition(".")[0]


def findings(
    frame: pl.DataFrame, cases: Sequence[Case], submissions: Sequence[Submission]
) -> Iterator[Finding]:
    """Every failure of the checks on that frame."""
    if frame.is_empty():
        return
    for (rule, check), rows in failures(frame, cases):
        yield from _found(rule, check, frame, rows, submissions)


def _found(
    rule: Rule,
    check: Check,
    frame: pl.DataFrame,
    rows: list[int],
    submissions: Sequence[Submission],
) -> Iterator[Finding]:
    facts = _facts(rule, check, frame)
    # Calculated on the whole frame: a fact may look at other rows than those that fail.
    known = frame.select(
        *(name for name in _WHERE if name in frame.columns),
        *(expr.alias(_FACT + name) for name, (_, expr) in facts.items()),
    )
    for row in known[rows].iter_rows(named=True):
        values = {name: Fact(row[_FACT + name], kind) for name, (kind, _) in facts.items()}
        yield replace(_placed(rule, check, row, submissions), facts=values)


def _facts(rule: Rule, check: Check, frame: pl.DataFrame) -> dict[str, tuple[Kind | None, pl.Expr]]:
    """Every fact that the rule's words name: of the check, else the column of that name."""
    import polars as pl

    facts = dict(check.facts)
    for name, expression in ((FOUND, check.found), (EXPECTED, check.expected)):
        if expression is not None:
            facts[name] = (check.kind, expression)
    kinds = _kinds(check)
    for part in string.Formatter().parse(rule.message + rule.remedy):
        name = part[1] or ""
        if name and name not in facts and name in frame.columns:
            facts[name] = (kinds.get(name, Kind.TEXT), pl.col(name))
    return facts


def _kinds(check: Check) -> Mapping[str, Kind]:
    if check.frame in {CELLS, *_AGENCY} or _sheet_of(check) not in _FILLED:
        return {}
    sheet = WORKBOOK.sheet(_sheet_of(check))
    if isinstance(sheet, Table) and check.frame != sheet.key:
        return {
            key: sheet.summary_kind(summary, key)
            for summary in sheet.summaries
            for key in summary.formulas
        }
    return {column.key: column.kind for column in sheet.columns}


_FILLED = frozenset(sheet.key for sheet in WORKBOOK.filled)


def _placed(
    rule: Rule, check: Check, row: Mapping[str, Any], submissions: Sequence[Submission]
) -> Finding:
    """The finding at its file, sheet and cell. The only place that works out a cell."""
    if check.frame in _AGENCY:
        return Finding(row["path"], rule, row=row[ROW], key=row["key"])
    submission = submissions[row[FILE]]
    sheet, key = _place_of(check, row)
    if sheet not in submission.places:
        return Finding(submission.path, rule)
    at = submission.cell(sheet, row[ROW], key) if key else None
    found = Finding(
        submission.path,
        rule,
        submission.places[sheet].title,
        sheet_order=WORKBOOK.order(sheet),
    )
    return replace(found, row=at[0], column=at[1]) if at else found


def _place_of(check: Check, row: Mapping[str, Any]) -> tuple[str, str]:
    """Sheet key and column key on which a finding is; empty for none."""
    if check.frame in {CELLS, ROLES, ROWS}:
        return row["sheet"], row["column"]
    if check.frame in {FILES, PLANNED}:
        # A rule about a file is on the file, on one of its sheets, or on a line of Identitas.
        whole = check.column in _FILLED or not check.column
        return (check.column, "") if whole else ("identity", check.column)
    return _sheet_of(check), check.column
