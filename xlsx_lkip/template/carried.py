"""All values that a written workbook carries until a spreadsheet recalculates it.

What the content states, and what its formulas will show.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..declaration.expressions import Values
from ..declaration.vocabulary import Table, Workbook
from .content import Content, Record, Value


def completed(table: Table, record: Record) -> dict[str, Value]:
    """The record with every computed cell that it does not itself state."""
    row: dict[str, Value] = {key: value for key, value in record.items() if value is not None}
    for column in table.columns:
        if column.formula and column.key not in row:
            row[column.key] = column.formula.value(Values(row))
    return row


@dataclass(frozen=True)
class Carried:
    """All values of a workbook's tables, stated and computed."""

    records: Mapping[str, Sequence[Record]]
    summaries: Mapping[str, Mapping[str, Record]]

    @classmethod
    def of(cls, content: Content, workbook: Workbook) -> Carried:
        records = {
            table.key: [completed(table, row) for row in content.records.get(table.key, ())]
            for table in workbook.tables
        }
        given = content.summaries
        summaries = {
            key: _summaries(workbook.table(key), records[key], given.get(key, {}))
            for key in records
        }
        return cls(records, summaries)


def _summaries(
    table: Table, records: Sequence[Record], given: Mapping[str, Record]
) -> dict[str, dict[str, Value]]:
    values = Values({}, records)
    return {
        summary.key: {key: formula.value(values) for key, formula in summary.formulas.items()}
        | {key: value for key, value in given.get(summary.key, {}).items() if value is not None}
        for summary in table.summaries
    }
