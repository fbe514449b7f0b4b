"""How far an error reaches: whose figures are in doubt for it. The one place that says so.

First by where it is:

    a record                                that record
    a sheet as a whole, or a Jumlah         all records of that sheet in its file
    a share in a summary row                none: shares are calculated again from the sums
    Identitas: whose figures, which year    all records of the file
    Identitas: a control total that differs all records that it counts
    a file as a whole                       all its records
    a total in lkip.toml                    the total of the sheet that it counts

Then by code: an error between two sheets reaches the record on the other sheet too, a name written
twice the first of that name, and a unit or file that came twice the other file. What is not in the
figures at all is for `gaps` to say.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import polars as pl

from ..compare.partners import PAIRS, PARTNER_ROW, partners_of
from ..declaration.vocabulary import Form, Severity, Table
from ..declaration.workbook import WORKBOOK
from ..model.tables import FILE, ROW, Tables
from ..names.keys import name_key
from .consolidated import OpenFinding
from .gaps import tables_of

_BELONGING = frozenset({"agency", "unit", "year"})
"""Fields of Identitas that say whose figures a file has, and of which year."""
_SHARES = frozenset({"A302", "P302"})
"""Errors on shares in summary rows."""
_ACROSS = "L"
"""The family of errors between two sheets of a file."""
_NAMED_TWICE: Mapping[str, tuple[str, ...]] = {
    "A304": ("program", "activity"),
    "C301": (),
    "K301": (),
    "P202": (),
}
"""Errors on a name that appears twice -> the columns within which it may appear once."""
_SENT_TWICE = frozenset({"U101", "U102"})
"""Errors on one of two files of a unit, or of the same content."""
_TOTAL = "control."
"""Begins the place of a total in `lkip.toml`."""


@dataclass(frozen=True)
class Reach:
    """One error with one place that it puts in doubt."""

    number: int
    """Of the finding on Temuan."""
    code: str
    message: str
    table: str
    file: int | None
    """None for the agency's total."""
    row: int | None
    """None for all records of the table in the file."""


def reaches(tables: Tables, findings: Sequence[OpenFinding]) -> list[Reach]:
    """Every place that every error puts in doubt.

    Args:
        findings: in the order in which Temuan numbers them.
    """
    found: list[Reach] = []
    files = {submission.path: number for number, submission in enumerate(tables.submissions)}
    for number, each in enumerate(findings, start=1):
        if each.finding.severity is Severity.ERROR:
            file = files.get(each.finding.file)
            places = _of_agency(each) if file is None else _in_file(tables, each, file)
            found += [Reach(number, each.finding.code, each.message, *place) for place in places]
    further = (_partners(tables, found), _namesakes(tables, found), _twins(tables, found))
    return [*found, *(each for more in further for each in more)]


_Place = tuple[str, int | None, int | None]


def _of_agency(each: OpenFinding) -> Iterator[_Place]:
    """A total in `lkip.toml` is called as its counterpart in Identitas."""
    key = (each.finding.key or "").removeprefix(_TOTAL)
    for field in (field for form in WORKBOOK.forms for field in form.fields):
        if field.control and field.key == key:
            yield field.control[0], None, None


def _in_file(tables: Tables, each: OpenFinding, file: int) -> Iterator[_Place]:
    sheet, row = each.finding.sheet_order, each.finding.row
    submission = tables.submissions[file]
    declared = WORKBOOK.sheets[sheet - 1] if sheet else None
    if declared is None and each.finding.sheet is None:
        yield from _whole(file) if submission.readable else ()
    elif declared is None:
        yield from ((table, file, None) for table in tables_of(submission, each.finding.sheet))
    elif isinstance(declared, Table):
        if each.finding.code not in _SHARES:
            yield declared.key, file, row or None
    elif isinstance(declared, Form):
        rows = submission.places[declared.key].columns
        field = declared.fields[rows.index(row)] if row in rows else None
        if field and field.control and not each.finding.code.startswith(declared.family):
            yield field.control[0], file, None
        if field and field.key in _BELONGING:
            yield from _whole(file)


def _whole(file: int) -> Iterator[_Place]:
    return ((table.key, file, None) for table in WORKBOOK.tables)


def _partners(tables: Tables, found: Sequence[Reach]) -> Iterator[Reach]:
    across = [each for each in found if each.code.startswith(_ACROSS) and each.row]
    partners = partners_of(tables) if across else {}
    others = {sheet: other for pair in PAIRS for sheet, other in (pair.sheets, pair.sheets[::-1])}
    for table in sorted({each.table for each in across} & others.keys()):
        pairs = tables.records[table].select(FILE, ROW).hstack(partners[table].select(PARTNER_ROW))
        partner_of = {(file, row): other for file, row, other in pairs.drop_nulls().iter_rows()}
        for each in across:
            if each.table == table and (each.file, each.row) in partner_of:
                row = partner_of[each.file, each.row]
                yield replace(each, table=others[table], row=row)


def _namesakes(tables: Tables, found: Sequence[Reach]) -> Iterator[Reach]:
    named: dict[tuple[str, int | None, str], dict[int, tuple[str, ...]]] = {}
    for each in found:
        if each.code not in _NAMED_TWICE or not each.row:
            continue
        place = each.table, each.file, each.code
        if place not in named:
            keys = (*_NAMED_TWICE[each.code], WORKBOOK.table(each.table).identifier)
            named[place] = _names(tables.records[each.table].filter(file=each.file), keys)
        first = next(row for row, name in named[place].items() if name == named[place][each.row])
        yield replace(each, row=first)


def _names(records: pl.DataFrame, keys: Sequence[str]) -> dict[int, tuple[str, ...]]:
    """Row -> what must not appear twice."""
    return {
        row: tuple(name_key(name or "") for name in names)
        for row, *names in records.select(ROW, *keys).iter_rows()
    }


def _twins(tables: Tables, found: Sequence[Reach]) -> Iterator[Reach]:
    twice = [each for each in found if each.code in _SENT_TWICE and each.file is not None]
    units = dict(tables.records["identity"].select(FILE, "unit").iter_rows()) if twice else {}
    unit_of = {file: name_key(unit) for file, unit in units.items() if unit}
    contents = [submission.sha256 for submission in tables.submissions]
    for each in twice:
        for file, content in enumerate(contents):
            same_unit = file in unit_of and unit_of[file] == unit_of.get(each.file or 0)
            if file != each.file and (same_unit or content == contents[each.file or 0]):
                yield replace(each, file=file)
