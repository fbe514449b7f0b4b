"""The columns of every frame that rules look at: what each holds, and when it is null.

`COLUMNS` is the one table of them. A name in braces stands for several: the columns of the frame's sheet
that are meant. `departures` holds a frame to the table, and `make docs` writes it to `docs/frames.md`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

import polars as pl

from ..declaration.control_totals import CONTROL_TOTALS
from ..declaration.vocabulary import Form, Kind, Table
from ..declaration.workbook import WORKBOOK
from ..figures.precision import percentages
from ..model.row_roles import Role
from ..rules.measured import EXCUSABLE
from .partners import PAIRS

SHEETS, SUMMARIES, SUBTOTALS = "every sheet", "every summary", "all subtotals"
"""Frames of which there is one for each sheet, or table: `budget`, `budget.summary`, `budget.subtotals`."""
COLUMNS = """
every sheet
    file                number    number of the submission in the run
    row                 number    physical row, from 1
    odd                 bits      a bit for each declared column whose cell could not be read
    {declared}          declared  the cell, in the scale of its kind | it is blank or could not be read
    {naming}.name       category  equal where two names are one | the cell is blank
    {percent}.step      size      size of the last decimal as written, in 1/100 percent | the cell is blank
identity
    expected_year       figure    year that `lkip.toml` names | it names none
    {control}.total     figure    what the tables give for it | a figure is missing
    absorption.rounded  yes       right at its own precision alone | it is blank, or a figure is missing
program, budget, agreement, achievement
    partner_row         number    row of the partner on the other sheet | there is none
    paired              yes       its name is on the other sheet | it has no name, or a sheet says nothing
    spelled             yes       paired, though spelled differently
    renamed             yes       paired by its code alone: the names are not alike
    near                text      nearest name on the other sheet | it is paired, or nothing is alike
    partner.{compared}  declared  that cell of the partner | there is no partner, or its cell is blank
program, budget
    listed_name         text      name that the agency's list gives its Kode | the list does not have it
    has_code_list       yes       whether the agency has a list
    plan.paired         yes       the plan has the record | there is nothing to compare with
    plan.near           text      nearest name in its unit's plan | it is paired, or nothing is alike
    plan.budget         figure    planned pagu in sen | the plan does not have the record
    plan.units          text      units that have it in their plan | no unit has
    partner.plan.budget figure    planned pagu of the partner in sen | there is none
budget
    other_group         text      `program` or `activity`, where the partner's is another | it is the same
    other_unit          text      other units that report the same sub kegiatan | no unit does
agreement, achievement
    objective_alone     yes       paired, but its sasaran is not on the other sheet; once a sasaran
achievement
    expected_category   text      Kategori of its Capaian | Capaian is not known
    program_known       yes       its supporting program is on Anggaran, or none is named
    {excusable}.instead text      what is written instead of a figure, such as `n/a` | nothing is
every summary
    file                number    number of the submission in the run
    row                 number    physical row, from 1
    odd                 bits      a bit for each declared column whose cell could not be read
    summary             text      key of the summary row
    {totalled}          figure    the cell | it is blank or could not be read
    {summed}.sum        figure    sum over the records | one of them could not be read
    {summed}.counted    figure    the same without cells that are stored as texts | there is no other
    {summed}.texts      text      cells that are stored as texts and left out | it leaves none out
    {mean}.mean         figure    unweighted mean of the percentages | there are none
    {summary_percent}.step size   size of the last decimal as written, in 1/100 percent | the cell is blank
    overcounted         text      rows that it counts although they are no records | it counts none
    overcounted_at      text      its first column that does | it counts none
all subtotals
    file                number    number of the submission in the run
    row                 number    physical row, from 1
    odd                 bits      a bit for each declared column whose cell could not be read
    covers              rows      rows of the records that it sums
    {totalled}          figure    the cell | it is blank or could not be read
    {summed}.sum        figure    sum over those records | one of them could not be read
files
    file                number    number of the submission in the run
    row                 number    0
    name                text      file name, as short as tells it from the others
    sha256              text      of its bytes | it could not be read
    version             text      of the template that it was made from | it says none
    {required}.empty    yes       that sheet is there, without a record and without Nihil
    unit                text      Unit kerja | it is blank or could not be read
    year                figure    Tahun anggaran | it is blank or could not be read
    agency              text      Perangkat daerah | it is blank or could not be read
    same_file           text      an earlier file with the same bytes | there is none
    usual_year          figure    most common year of the run | `lkip.toml` names the year
    usual_version       text      most common version of the run | no file says one
    usual_agency        text      agency of `lkip.toml`, else the most common | there is none
    agency_source       text      where that comes from, in words
    agency_agrees       yes       whether it is the file's own | one of them is not known
    expected_unit       yes       `lkip.toml` names the unit | it names none, or the unit is not known
    other_file          text      another file of the same unit, which replaces this one | there is none
    newer               text      which of the two is newer, in words | there is no other
    near_unit           text      expected or sending unit of nearly that name | nothing is alike
    near_file           text      what that unit has sent | nothing, or nothing is alike
control
    path                text      `lkip.toml`
    row                 number    order of the totals
    key                 text      key in `lkip.toml`
    name                text      the same without its section
    label               text      what messages call it
    found               figure    what all submissions come to | a figure is missing
    expected            figure    what `lkip.toml` states
    whole               yes       nothing that it counts is still missing
    expected.step       size      size of its last decimal, in 1/100 percent
    expected.rounded    yes       right at its own precision alone | a figure is missing
    budget              figure    pagu of all submissions in sen | a figure is missing
    realization         figure    realisasi of all submissions in sen | a figure is missing
units
    path                text      `lkip.toml`
    row                 number    order of the units
    key                 text      key in `lkip.toml`
    unit                text      a unit that is expected
    submitted           yes       it has sent something that could be read
    near                text      unit of nearly that name that has sent something | nothing is alike
    near_file           text      file with its name that could not be read | there is none
passed
    path                text      the folder
    row                 number    order of the groups
    key                 text      always null | always
    code                text      rule that reports it
    what                text      kind of file, in words
    how                 text      what to do about it, in words
    count               figure    how many files there are
    names               text      the first of them
interim
    path                text      `lkip.toml`
    row                 number    0
    key                 text      section of `lkip.toml`
    sent                figure    units that have sent something
    expected            figure    units that are expected
    unread              figure    files that could not be read
    sheets              text      sheets that could not be read in files that could
    {control}.come      figure    what has come so far | `lkip.toml` does not state it
    {control}.stated    figure    what `lkip.toml` states | it does not
cells
    file                number    number of the submission in the run
    sheet               text      key of the sheet
    row                 number    physical row, from 1
    column              text      key of the column
    summary             text      key of the summary row | the cell is in a record
    reading             code      how it was read (`numbers.Reading`)
    raw                 text      the cell as found
    number              yes       it is stored as a number
    value               figure    its reading in the scale of its kind | it has none
    other               figure    its other reading | it has at most one
    unit                text      what is written behind the number | nothing is
    header              text      header of the column
    computed            yes       the template computes it
    unit_of_measure     text      Satuan of the indicator | it is of no indicator
    beside.target       figure    Target of the indicator | it is not on Capaian
    beside.realization  figure    Realisasi of the indicator | it is not on Capaian
    left_out            yes       a Jumlah leaves this text out | it is no number stored as text
    told                yes       it is reported at its own cell | it is no number stored as text
    others              number    more such cells that it is reported for | there are none
    english             yes       its file writes numbers the English way throughout
    first               text      the reading as people write it | it has none
    second              text      the other reading as people write it | it has at most one
planned
    file                number    number of a submission of the unit
    row                 number    row in the plan's file
    code                text      Kode | the plan has none
    activity            text      kegiatan
    subactivity         text      sub kegiatan
    budget              figure    planned pagu in sen
    partner_row         number    row of the partner on Anggaran | there is none
    paired              yes       its name is on Anggaran | it has none
    spelled             yes       paired, though spelled differently
    renamed             yes       paired by its code alone: the names are not alike
    near                text      nearest name on Anggaran | it is paired, or nothing is alike
    present             yes       it is on Program or on Anggaran
roles
    file                number    number of the submission in the run
    sheet               text      key of the sheet
    row                 number    0
    column              text      empty
    {role}              text      rows of that role | there are none
rows
    file                number    number of the submission in the run
    sheet               text      key of the sheet
    row                 number    physical row, from 1
    column              text      the column that names the records of the sheet
    role                text      what the row is, or may be (`row_roles.Role`)
    first               number    first row that it may be the sum of | it is no sum
    last                number    last row that it may be the sum of | it is no sum
"""
_TYPES: dict[str, type[pl.DataType]] = {
    "number": pl.UInt32,
    "bits": pl.UInt64,
    "figure": pl.Int64,
    "size": pl.Int32,
    "code": pl.UInt8,
    "yes": pl.Boolean,
    "text": pl.String,
    "category": pl.Categorical,
    "rows": pl.List,
}


@dataclass(frozen=True)
class FrameColumn:
    """One line of the table."""

    name: str
    type: str
    """Its type in a word; `declared` in the table where the declaration says it."""
    meaning: str
    null: str = ""
    """When it is null; empty for never."""


def contract() -> dict[str, list[FrameColumn]]:
    """The table: the frames that a section is about, as it names them -> their columns."""
    sections: dict[str, list[FrameColumn]] = {}
    for line in COLUMNS.strip().splitlines():
        if not line.startswith(" "):
            columns = sections.setdefault(line, [])
        else:
            name, kind, told = line.split(maxsplit=2)
            meaning, _, null = told.partition(" | ")
            columns.append(FrameColumn(name, kind, meaning, null))
    return sections


def columns_of(frame: str) -> dict[str, FrameColumn]:
    """The columns of the frame of that name, each under its name there."""
    base, _, part = frame.partition(".")
    general = {"summary": SUMMARIES, "subtotals": SUBTOTALS}.get(part, SHEETS)
    names = {general} if part else {general, base} if base in _SHEETS else {base}
    return {
        name: replace(line, name=name, type=_declared_type(base, key, line.type))
        for section, lines in contract().items()
        if names & set(section.split(", "))
        for line in lines
        for key, name in _expanded(line.name, base)
    }


def declared(frame: str) -> dict[str, type[pl.DataType]]:
    """The same as polars types."""
    return {name: _TYPES[column.type] for name, column in columns_of(frame).items()}


_SHEETS = frozenset(sheet.key for sheet in WORKBOOK.filled)


def _expanded(name: str, base: str) -> Iterator[tuple[str, str]]:
    """Each column that is meant: its key on the sheet, and its name in the frame."""
    before, brace, rest = name.partition("{")
    if not brace:
        yield name, name
        return
    which, _, after = rest.partition("}")
    for key in _MEANT[which](base):
        yield key, f"{before}{key}{after}"


def _declared_type(base: str, key: str, kind: str) -> str:
    if kind != "declared":
        return kind
    column = next(each for each in WORKBOOK.sheet(base).columns if each.key == key)
    return "figure" if column.kind.is_number else "text"


def _totalled(base: str) -> list[str]:
    """What the summary rows of a table hold; of a table without any, what its subtotals do."""
    rows = WORKBOOK.table(base).summaries
    return list(dict.fromkeys(key for row in rows for key in row.formulas)) or [
        *WORKBOOK.table(base).sums
    ]


def _naming(sheet: Table | Form) -> list[str]:
    if isinstance(sheet, Form):
        return []
    return [each.key for each in sheet.columns if each.group or each.key == sheet.identifier]


def _is_percentage(base: str, key: str) -> bool:
    return WORKBOOK.table(base).column(key).kind is Kind.PERCENT


_MEANT: Mapping[str, Callable[[str], Iterable[str]]] = {
    "declared": lambda base: [each.key for each in WORKBOOK.sheet(base).columns],
    "naming": lambda base: _naming(WORKBOOK.sheet(base)),
    "percent": lambda base: percentages(WORKBOOK.sheet(base), summary=False),
    "control": lambda _: list(CONTROL_TOTALS),
    "compared": lambda base: next(pair.compared for pair in PAIRS if base in pair.sheets),
    "excusable": lambda _: EXCUSABLE,
    "totalled": _totalled,
    "summed": lambda base: [key for key in _totalled(base) if not _is_percentage(base, key)],
    "mean": lambda base: [key for key in _totalled(base) if _is_percentage(base, key)],
    "summary_percent": lambda base: percentages(WORKBOOK.sheet(base), summary=True),
    "required": lambda _: [table.key for table in WORKBOOK.tables if table.when_empty],
    "role": lambda _: [role.value for role in Role],
}
"""By what is named in braces: the keys that it stands for, in the frame of a sheet."""


def departures(name: str, frame: pl.DataFrame) -> set[str]:
    """How a frame departs from the table: columns that lack, that are too many, or of another type."""
    wanted = declared(name)
    found = {key: kind.base_type() for key, kind in frame.schema.items()}
    return {
        f"{key}: {found.get(key)} instead of {wanted.get(key)}"
        for key in wanted.keys() | found.keys()
        if wanted.get(key) != found.get(key)
    }
