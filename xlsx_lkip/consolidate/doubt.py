"""Which records are in doubt, why, and how far that reaches: up to headings, totals and shares.

A record is in doubt when an error stands on it, or on its sheet as a whole, such as on a Jumlah
that its records do not add up to, or on what its file says of whose figures they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from ..lkip import WORKBOOK
from ..spec import Form, Severity, Table
from ..tables import FILE, ROW, Submission, Tables
from .model import MARK, TOLD, Doubt, OpenFinding
from .totals import SUMMED, totals_of

if TYPE_CHECKING:
    import polars as pl

_BELONGING = frozenset({"agency", "unit", "year"})
"""Fields of Identitas that say whose figures a file has, and of which year."""
_RECKONED = frozenset({"A302", "P302"})
"""Shares in summary rows. They are reckoned anew, so that a wrong one puts no record in doubt."""
_NAMED = 3
"""Codes, and findings, that stand on a record; Temuan has the rest."""


def doubts(tables: Tables, findings: Sequence[OpenFinding]) -> dict[str, pl.DataFrame]:
    """By table key, the records in doubt: `file`, `row`, `mark` and `told`.

    Args:
        findings: in the order in which Temuan numbers them.
    """
    import polars as pl

    schema = {
        "table": pl.String,
        FILE: pl.UInt32,
        ROW: pl.UInt32,
        "number": pl.Int64,
        "code": pl.String,
        "message": pl.String,
    }
    errors = pl.DataFrame(list(_errors(tables, findings)), schema=schema, orient="row")
    return {
        table.key: _marked(
            errors.filter(pl.col("table") == table.key).drop("table"),
            tables.records[table.key].select(FILE, ROW),
        )
        for table in WORKBOOK.tables
    }


def _errors(tables: Tables, findings: Sequence[OpenFinding]) -> Iterator[tuple[object, ...]]:
    """Each error with each table it reaches, and the row there; null where that is the sheet."""
    files = {submission.path: number for number, submission in enumerate(tables.submissions)}
    for number, each in enumerate(findings, start=1):
        finding = each.finding
        sheet, row = finding.sheet_order, finding.row
        file = files.get(finding.file)
        if finding.severity is not Severity.ERROR or file is None or not sheet:
            continue
        submission = tables.submissions[file]
        for table, at in _reached(submission, finding.code, sheet, row):
            yield table, file, at, number, finding.code, each.message


def _reached(
    submission: Submission, code: str, sheet: int, row: int
) -> Iterator[tuple[str, int | None]]:
    declared = WORKBOOK.sheets[sheet - 1]
    if isinstance(declared, Table) and code not in _RECKONED:
        yield declared.key, row or None
    if isinstance(declared, Form):
        rows = submission.places[declared.key].columns
        field = declared.fields[rows.index(row)] if row in rows else None
        if field and field.control and not code.startswith(declared.family):
            yield field.control[0], None
        if field and field.key in _BELONGING:
            yield from ((table.key, None) for table in WORKBOOK.tables)


def _marked(errors: pl.DataFrame, records: pl.DataFrame) -> pl.DataFrame:
    """What stands on no record stands on all of its file."""
    import polars as pl

    place = [FILE, ROW]
    own = errors.join(records, on=place, how="semi")
    wide = errors.join(records, on=place, how="anti").drop(ROW).join(records, on=FILE)
    codes, numbers = pl.col("code").unique().sort(), pl.col("number").unique().sort()
    told = pl.format("No. {} ({}): {}", "number", "code", "message")
    return (
        pl.concat([own, wide.select(own.columns)])
        .sort("number")
        .group_by(place)
        .agg(
            pl.format("! {} (no. {})", _first(codes), _first(numbers.cast(pl.String))).alias(MARK),
            told.head(_NAMED).str.join("\n").alias(TOLD),
        )
    )


def _first(texts: pl.Expr) -> pl.Expr:
    """The first few of a group's texts, and that there are more."""
    import polars as pl

    more = pl.when(texts.len() > _NAMED).then(pl.lit(", …")).otherwise(pl.lit(""))
    return texts.head(_NAMED).str.join(", ") + more


def rows_in_doubt() -> pl.Expr:
    """What a sum over records is marked with, e.g. `! 2 baris`; null where none is in doubt."""
    import polars as pl

    count = pl.col(MARK).count()
    return pl.when(count > 0).then(pl.format("! {} baris", count)).alias(MARK)


def doubt_of(records: Mapping[str, pl.DataFrame]) -> Doubt:
    """How much of the agency's figures stands on records in doubt."""
    import polars as pl

    found = {key: frame.filter(pl.col(MARK).is_not_null()) for key, frame in records.items()}
    figures = {(table, key) for table, key in SUMMED.values() if not _computed(table, key)}
    return Doubt(
        totals_of(found),
        {key: frame.height for key, frame in found.items()},
        sum(found[table][key].null_count() for table, key in figures),
    )


def _computed(table: str, key: str) -> bool:
    return WORKBOOK.table(table).column(key).computed
