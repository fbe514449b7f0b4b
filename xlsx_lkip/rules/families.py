"""Rules that are declared once and registered for every family of sheets to which they can apply.

Each is under the family's letter: unreadable is A102 on Anggaran, P102 on Pegawai.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from ..declaration.vocabulary import Column, Field, Form, Kind, Severity, Table
from ..declaration.workbook import WORKBOOK
from ..model.numbers import Reading
from ..model.rule import CELLS, Check, rule

Sheets = tuple[Form | Table, ...]
Wanted = Callable[[Column | Field], bool]

_NO_EXAMPLES: Mapping[str, tuple[str, str]] = {}
_SAME: Mapping[str, str] = {}
FAMILIES: dict[str, Sheets] = {
    family: tuple(sheet for sheet in WORKBOOK.filled if sheet.family == family)
    for family in dict.fromkeys(sheet.family for sheet in WORKBOOK.filled)
}


def is_input(column: Column | Field) -> bool:
    return not column.computed


def number(column: Column | Field) -> bool:
    return column.kind.is_number and is_input(column)


def at_least_zero(column: Column | Field) -> bool:
    """An indicator may be negative; of a year another rule says that it is none."""
    return number(column) and column.kind not in {Kind.VALUE, Kind.YEAR}


def of(*kinds: Kind) -> Wanted:
    return lambda column: column.kind in kinds and is_input(column)


def required(column: Column | Field) -> bool:
    return column.required


def chosen(column: Column | Field) -> bool:
    return column.choices is not None and is_input(column)


def _example(sheets: Sheets, wanted: Wanted, cell: str) -> str:
    """The cell's text under the first header that is as wanted."""
    for sheet in sheets:
        for column in sheet.columns:
            if wanted(column):
                joint = " | " if isinstance(sheet, Form) else "\n"
                return f"{sheet.title}\n{column.header}{joint}{cell}"
    return ""


def per_family(
    number: str,
    severity: Severity,
    title: str,
    *,
    message: str,
    remedy: str,
    page: str,
    wanted: Wanted,
    checks: Callable[[Sheets], Iterator[Check]],
    breaks: str = "",
    holds: str | None = None,
    examples: Mapping[str, tuple[str, str]] = _NO_EXAMPLES,
    remedies: Mapping[str, str] = _SAME,
) -> None:
    """Register the rule for every family with a column that is as wanted.

    `breaks` and `holds` are the cell of the examples; without `holds`, a record as it should be.
    `examples` gives whole ones by family, and then decides which families the rule is for;
    `remedies` gives other remedies by family.
    """
    for family, sheets in FAMILIES.items():
        broken = _example(sheets, wanted, breaks)
        sound = broken.partition("\n")[0] if holds is None else _example(sheets, wanted, holds)
        broken, sound = examples.get(family, ("", "") if not breaks else (broken, sound))
        if broken:
            rule(
                family + number,
                severity,
                title,
                message=message,
                remedy=remedies.get(family, remedy),
                page=page,
                breaks=broken,
                holds=sound,
            )(partial(checks, sheets))


def read_as(*readings: Reading) -> Callable[[Sheets], Iterator[Check]]:
    """The cells of a family's sheets that were read in one of these ways."""

    def checks(sheets: Sheets) -> Iterator[Check]:
        import polars as pl

        here = pl.col("sheet").is_in([sheet.key for sheet in sheets])
        so = pl.col("reading").is_in([int(reading) for reading in readings])
        yield Check(CELLS, "", ~(here & so), found=pl.col("raw"))

    return checks
