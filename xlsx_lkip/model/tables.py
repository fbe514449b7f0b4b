"""The stacked tables: what was read from all workbooks of a run, each record with its provenance.

This is the interface between reading and everything after it. Frames hold exact integers in the
scale of each column's kind and texts without surrounding space; null means blank or not readable.
No rule and no message lives here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..declaration.vocabulary import Form, Kind, Table
from ..declaration.workbook import WORKBOOK
from .addresses import cell_name
from .numbers import Reading
from .wording import WORDS, Fact

if TYPE_CHECKING:
    import polars as pl

FILE, ROW, ODD = "file", "row", "odd"
"""Number of the submission; physical row, from 1; a bit for each column that could not be read."""
SUMMARY = "summary"
COVERS = "covers"
"""Of a subtotal, the physical rows of the records that it sums."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a declared sheet is in one workbook. Physical and counted from 1."""

    title: str
    columns: tuple[int | None, ...]
    """Of a table: the column of each declared column. Of a form: the row of each field."""
    header_row: int = 0
    answer_column: int = 0
    """Of a form."""
    behind: tuple[int, ...] = ()
    """Rows of a form in which a colon is where the answer should: it is one column further."""
    nothing: bool = False
    """Says Nihil."""

    def answer_at(self, row: int) -> int:
        """The column in which a row of a form is answered."""
        return self.answer_column + (row in self.behind)


OUR_WORDS = frozenset(("what", "version", "why", "how", "unseen"))
"""Facts of a problem that are no text of the file, or not always."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something about a file or a sheet that a rule of family B says; `facts` fill its message.

    It may come from another process, so facts that are words of ours (`OUR_WORDS`) are as the catalog
    has them, and translated when the finding is worded.
    """

    code: str
    sheet: str | None = None
    """Title as it is in the file."""
    row: int = 0
    column: int = 0
    facts: tuple[tuple[str, str], ...] = ()


def facts_of(problem: Problem) -> dict[str, Fact]:
    """Its facts, as the messages of rules name them."""
    return {
        name: Fact(text, WORDS if name in OUR_WORDS else Kind.TEXT) for name, text in problem.facts
    }


OWN = "own"
"""Of what was skipped: an output of this tool."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """What was met in a folder and is not read."""

    code: str
    """Of the rule that says so, or `OWN`."""
    folder: str
    """As given."""
    name: str
    """Below that folder."""


@dataclass(frozen=True, slots=True)
class Submission:
    """One file of the run."""

    path: str
    """As given, for people: what is no text in its name is escaped."""
    sha256: str = ""
    modified: float = 0.0
    """Seconds since the epoch."""
    saved: float | None = None
    """The same by what is in the workbook; None where nothing does."""
    readable: bool = True
    version: str | None = None
    """Of the template it was made from."""
    places: dict[str, Place] = field(default_factory=dict)
    """By sheet key; a sheet that was not found is absent."""
    problems: tuple[Problem, ...] = ()
    listings: tuple[str, ...] = ()
    """Titles of sheets in which this tool listed its findings before; they are not read."""
    location: Path | None = None
    """Where the file lies; None where nothing was read."""

    def cell(self, sheet: str, row: int, key: str) -> tuple[int, int] | None:
        """Physical row and column of a record's column (of a form's field: `row` is ignored)."""
        place, declared = self.places[sheet], WORKBOOK[sheet]
        if isinstance(declared, Form):
            found = place.columns[[item.key for item in declared.fields].index(key)]
            return (found, place.answer_at(found)) if found else None
        assert isinstance(declared, Table)
        column = place.columns[declared.index(key)]
        return (row, column) if column else None

    def cell_name(self, sheet: str, row: int, key: str) -> str | None:
        """The same as an address, e.g. `H14`; None where the column is missing."""
        found = self.cell(sheet, row, key)
        return cell_name(*found) if found else None


def records_schema(sheet: Form | Table) -> dict[str, pl.DataType | type[pl.DataType]]:
    """Columns of a sheet's frame. A form has one record for each workbook."""
    import polars as pl

    values = {
        column.key: pl.Int64 if column.kind.is_number else pl.String for column in sheet.columns
    }
    return {FILE: pl.UInt32, ROW: pl.UInt32, ODD: pl.UInt64, **values}


def summaries_schema(table: Table) -> dict[str, pl.DataType | type[pl.DataType]]:
    """Columns of the frame of a table's summary rows; `summary` is the key, e.g. `total`."""
    import polars as pl

    keys = dict.fromkeys(key for summary in table.summaries for key in summary.formulas)
    return {
        FILE: pl.UInt32,
        ROW: pl.UInt32,
        ODD: pl.UInt64,
        SUMMARY: pl.String,
        **dict.fromkeys(keys, pl.Int64),
    }


def irregular_schema() -> dict[str, pl.DataType | type[pl.DataType]]:
    """Cells that were not plainly read, and numbers stored as texts: one row each.

    `raw` is the cell as found, `number` whether it was stored as a number, `value` and `other` its
    readings in the scale of the kind, `unit` what is behind the number, `summary` the key of
    the summary row it is in, or null.
    """
    import polars as pl

    return {
        FILE: pl.UInt32,
        "sheet": pl.String,
        ROW: pl.UInt32,
        SUMMARY: pl.String,
        "column": pl.String,
        "reading": pl.UInt8,
        "raw": pl.String,
        "number": pl.Boolean,
        "value": pl.Int64,
        "other": pl.Int64,
        "unit": pl.String,
    }


def roles_schema() -> dict[str, pl.DataType | type[pl.DataType]]:
    """Rows that are no records, and records of which something must be reported; `first` and `last`
    are the rows of which it may be the sum."""
    import polars as pl

    return {
        FILE: pl.UInt32,
        "sheet": pl.String,
        ROW: pl.UInt32,
        "role": pl.String,
        "first": pl.UInt32,
        "last": pl.UInt32,
    }


def subtotals_schema(table: Table) -> dict[str, pl.DataType | type[pl.DataType]]:
    """Columns of the frame of a table's subtotals, and of other rows with figures that are no records:
    what its first summary sums, and the rows that each covers."""
    import polars as pl

    return {
        FILE: pl.UInt32,
        ROW: pl.UInt32,
        ODD: pl.UInt64,
        **dict.fromkeys(table.sums, pl.Int64),
        COVERS: pl.List(pl.UInt32),
    }


UNREAD = (
    Reading.TWO_READINGS,
    Reading.UNREADABLE,
    Reading.FRACTION,
    Reading.ERROR_VALUE,
    Reading.UNCALCULATED,
    Reading.UNKNOWN_CHOICE,
    Reading.NUMBER,
    Reading.ABSENT,
    Reading.DATE,
    Reading.PERCENT_SIGN,
)
"""Readings that leave a cell without a value: their bit is set in `odd`."""


@dataclass
class Tables:
    """Everything that was read."""

    submissions: list[Submission]
    records: dict[str, pl.DataFrame]
    """By sheet key: `records_schema`. Sorted by file and row."""
    summaries: dict[str, pl.DataFrame]
    """By table key, of tables with summaries: `summaries_schema`."""
    irregular: pl.DataFrame
    subtotals: dict[str, pl.DataFrame] = field(default_factory=dict)
    """By table key, of tables with figures that add up: `subtotals_schema`."""
    roles: pl.DataFrame = field(default_factory=lambda: _empty(roles_schema()))
    """See `roles_schema`."""
    skipped: tuple[Skipped, ...] = ()
    """What was met in folders and not read."""

    @property
    def record_count(self) -> int:
        return sum(frame.height for frame in self.records.values())

    def most_common(self, key: str) -> Any:
        """What most workbooks answer in Identitas; of equally frequent answers the least."""
        found = Counter(self.records["identity"][key].drop_nulls())
        return min(found, key=lambda answer: (-found[answer], answer), default=None)

    def copied(self) -> Tables:
        """Tables of the same frames, whose frames may be replaced without replacing them here."""
        return replace(
            self,
            records={**self.records},
            summaries={**self.summaries},
            subtotals={**self.subtotals},
        )

    @classmethod
    def stacked(cls, parts: Iterable[Tables]) -> Tables:
        """The parts one below the other, their submissions renumbered.

        The parts are used up: each sheet's frames are freed once they are stacked, so that what
        was read is never held twice.
        """
        import polars as pl

        parts = list(parts)
        counts = [len(part.submissions) for part in parts]
        starts = [0, *accumulate(counts[:-1])]

        def stack(frames: Iterable[pl.DataFrame]) -> pl.DataFrame:
            moved = (
                _packed(frame).with_columns(pl.col(FILE) + pl.lit(start, pl.UInt32))
                for frame, start in zip(frames, starts, strict=True)
            )
            return pl.concat(moved, rechunk=True).cast({pl.Categorical: pl.String})

        def stack_all(sheets: Sequence[dict[str, pl.DataFrame]]) -> dict[str, pl.DataFrame]:
            return {key: stack(each.pop(key) for each in sheets) for key in list(sheets[0])}

        return cls(
            [submission for part in parts for submission in part.submissions],
            stack_all([part.records for part in parts]),
            stack_all([part.summaries for part in parts]),
            stack(part.irregular for part in parts),
            stack_all([part.subtotals for part in parts]),
            stack(part.roles for part in parts),
            tuple(each for part in parts for each in part.skipped),
        )

    def packed(self) -> Tables:
        """The same with every text as a number and a dictionary: a third of the bytes to be sent.

        `stacked` unpacks them; nothing else knows them.
        """
        return Tables(
            self.submissions,
            {key: _packed(frame) for key, frame in self.records.items()},
            {key: _packed(frame) for key, frame in self.summaries.items()},
            _packed(self.irregular),
            {key: _packed(frame) for key, frame in self.subtotals.items()},
            _packed(self.roles),
            self.skipped,
        )


def _empty(schema: Mapping[str, Any]) -> pl.DataFrame:
    import polars as pl

    return pl.DataFrame(schema=schema)


def _packed(frame: pl.DataFrame) -> pl.DataFrame:
    import polars as pl

    return frame.with_columns(
        pl.col(pl.String).cast(pl.Categorical(pl.Categories("texts", "xlsx_lkip")))
    )


def left_join_columns(frame: pl.DataFrame, other: pl.DataFrame, *on: str) -> pl.DataFrame:
    """The frame with the other's columns beside its rows; null where the other has no such row.

    Only the keys are joined: what the frame already holds is not copied. `on` names at most one row
    of the other.
    """
    keys = frame.select(on)
    return frame.hstack(keys.join(other, on=on, how="left", maintain_order="left").drop(on))
