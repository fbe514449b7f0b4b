"""Capaian and Perbandingan Capaian: each result beside its target, its money and its yardsticks.

PermenPAN-RB 53/2014 asks for both; what a unit has not reported is reported, never left blank.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from ...consolidation.consolidated import SOURCE, UNIT
from ...declaration.expressions import Band, CellAddress
from ...declaration.vocabulary import Kind
from ...declaration.workbook import WORKBOOK
from ...model.tables import ODD
from ..sheets.columns import (
    NUMBER,
    UNIT_COLUMN,
    ListColumn,
    Record,
    declared,
    lit_width,
    marks,
    provenance,
)
from ..sheets.inexact import NOT_KNOWN, lacking
from ..sheets.list_line import ListLine
from ..sheets.list_writer import ListWriter
from ..sheets.sheet_writer import Report

MISSING, UNKNOWN, UNDECIDED = "tidak dilaporkan", "tidak ada di Anggaran", "tidak dapat dihitung"
_TABLE = WORKBOOK.table("achievement")
_WIDTHS = {
    UNIT: 18.0,
    "objective": 19.0,
    "indicator": 26.0,
    "unit_of_measure": 10.0,
    "direction": 7.0,
    "previous": 12.0,
    "target": 11.0,
    "realization": 12.0,
    "category": 16.0,
    "final_target": 12.0,
    "standard": 12.0,
    "program": 20.0,
    "explanation": 20.0,
    SOURCE: 17.0,
}
"""It has the most columns of all, and must fit on a page too."""
_ABOUT = (
    "Efisiensi = Capaian dikurangi Serapan program, dalam poin persen: positif bila hasil melampaui "
    "bagian anggaran yang terpakai. PermenPAN-RB 53/2014 meminta analisis ini tanpa menetapkan rumusnya."
)
_YARDSTICKS = {
    "target": "Target tahun ini",
    "previous": "Realisasi tahun lalu",
    "final_target": "Target akhir Renstra",
    "standard": "Standar nasional",
}
"""What PermenPAN-RB 53/2014 compares a realization with."""
_ABOUT_YARDSTICKS = (
    "Perbandingan menurut PermenPAN-RB 53/2014. Selisih = Realisasi dikurangi pembandingnya, dalam Satuan; "
    "bila Arah Turun, selisih negatif yang lebih baik."
)


def write_achievement(report: Report, budget: ListWriter) -> ListWriter:
    """Write Capaian, each achievement beside the absorption of the program that supports it."""
    records = report.figures.records[_TABLE.key]
    columns = _columns(report, budget)
    lacks = lacking(report.figures, _TABLE.key)
    listing = ListWriter(report, _TABLE.title, _ABOUT, columns, records.height, lacking=lacks)
    for number, record in enumerate(records.iter_rows(named=True)):
        listing.put(number, ListLine({NUMBER.key: number + 1, **_said(record)}))
    listing.add_filters()
    listing.light_names("category")
    listing.light_percentages("program_absorption")
    return listing


def _columns(report: Report, budget: ListWriter) -> list[ListColumn]:
    scale = Band("achievement", report.figures.scale)
    records = report.figures.records[_TABLE.key]
    own = {each.key: declared(_TABLE, each.key) for each in _TABLE.columns}
    achieved = lit_width(records["achievement"])
    own["achievement"] = replace(own["achievement"], width=achieved)
    own["category"] = replace(own["category"], formula=lambda cell: scale.excel_guarded(cell, cell))
    explanation = own.pop("explanation")
    spent = replace(_absorption(budget), width=lit_width(records["program_absorption"]))
    beside = (spent, replace(_EFFICIENCY, width=max(_EFFICIENCY.width, achieved)), explanation)
    every = [NUMBER, UNIT_COLUMN, *own.values(), *beside, *provenance(report.figures)]
    return [replace(each, width=_WIDTHS.get(each.key, each.width)) for each in every]


def _absorption(budget: ListWriter) -> ListColumn:
    """The money spent, beside the result that it achieved."""

    def link(record: Record) -> str:
        if not isinstance(record["program_absorption"], int):
            return ""
        return f"={budget.places.cell('absorption', record['program_line'])}"

    return ListColumn("program_absorption", "Serapan program", 12, Kind.PERCENT, link=link)


def _difference(one: str, other: str, digits: int) -> Any:
    def formula(cell: CellAddress) -> str:
        pair = cell(one), cell(other)
        return f'=IF(COUNT({",".join(pair)})<2,"{UNDECIDED}",ROUND({"-".join(pair)},{digits}))'

    return formula


_EFFICIENCY = ListColumn(
    "efficiency",
    "Efisiensi (poin persen)",
    14,
    Kind.PERCENT,
    _difference("achievement", "program_absorption", 4),
)


def _said(record: Record) -> dict[str, Any]:
    """The record, with a word where a figure is missing."""
    words = dict.fromkeys(("realization", "program", *_YARDSTICKS), MISSING)
    words |= dict.fromkeys(_unread(record), NOT_KNOWN)
    words["program_absorption"] = _without_absorption(record)
    words["efficiency"] = UNDECIDED
    return {key: words.get(key) if value is None else value for key, value in record.items()}


def _unread(record: Record) -> list[str]:
    """The columns in which something is that could not be read."""
    return [column.key for place, column in enumerate(_TABLE.columns) if record[ODD] >> place & 1]


def _without_absorption(record: Record) -> str:
    """Why no absorption is next to the achievement."""
    if record["program"] is None:
        return MISSING
    return UNKNOWN if record["program_line"] is None else UNDECIDED


def write_comparison(report: Report, achievement: ListWriter) -> ListWriter:
    """Write Perbandingan Capaian, its figures taken from Capaian."""
    records = report.figures.records[_TABLE.key]
    columns = [*_comparison_columns(achievement), *marks(report.figures)]
    title = f"Perbandingan {_TABLE.title}"
    lacks = lacking(report.figures, _TABLE.key)
    listing = ListWriter(report, title, _ABOUT_YARDSTICKS, columns, records.height, lacking=lacks)
    for number, record in enumerate(records.iter_rows(named=True)):
        compared = {**_said(record), **_differences(record), _LINE: number}
        listing.put(number, ListLine({NUMBER.key: number + 1, **compared}))
    listing.add_filters()
    return listing


_LINE = "achievement_line"


def _comparison_columns(achievement: ListWriter) -> Iterator[ListColumn]:
    def taken(key: str, header: str) -> ListColumn:
        def link(record: Record) -> str:
            return f"={achievement.places.cell(key, record[_LINE])}"

        return ListColumn(key, header, 14, Kind.VALUE, link=link)

    yield from (NUMBER, replace(UNIT_COLUMN, width=26))
    for key, width in (("indicator", 40), ("unit_of_measure", 11), ("direction", 8)):
        yield declared(_TABLE, key, width)
    yield taken("realization", "Realisasi tahun ini")
    for key, header in _YARDSTICKS.items():
        yield taken(key, header)
        formula = _difference("realization", key, 4)
        yield ListColumn(f"{key}_difference", "Selisih", 14, Kind.VALUE, formula)


def _differences(record: Record) -> dict[str, int | str]:
    realization = record["realization"]
    return {
        f"{key}_difference": UNDECIDED
        if realization is None or record[key] is None
        else realization - record[key]
        for key in _YARDSTICKS
    }
