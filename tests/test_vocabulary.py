"""A declaration that cannot be meant is refused when it is made."""

from __future__ import annotations

from dataclasses import replace

import pytest

from xlsx_lkip.declaration.expressions import Cell, Total
from xlsx_lkip.declaration.vocabulary import (
    Choices,
    Column,
    DeclarationError,
    Field,
    Form,
    Kind,
    Sheet,
    Summary,
    Table,
    Workbook,
)
from xlsx_lkip.declaration.workbook import WORKBOOK

NAME = Column("name", "Nama", Kind.TEXT)
FIGURE = Column("figure", "Angka", Kind.AMOUNT)


def table(*columns: Column, key: str = "t", **options: object) -> Table:
    return replace(Table(key, key.title(), "T", "", columns, 10), **options)  # type: ignore[arg-type]


def workbook(*sheets: Sheet) -> Workbook:
    return Workbook("1.0", ("1.0",), sheets)


@pytest.mark.parametrize(
    ("sheets", "problem"),
    [
        ([table(NAME, NAME)], "column name is declared twice"),
        (
            [table(NAME, replace(NAME, key="other", header="NAMA "))],
            "header nama is declared twice",
        ),
        ([table(NAME), table(NAME)], "sheet t is declared twice"),
        ([table(NAME, replace(FIGURE, formula=Cell("lost")))], "unknown column lost"),
        ([table(NAME, replace(FIGURE, formula=Cell("figure")))], "computed from itself"),
        ([table(NAME, replace(FIGURE, formula=Cell("name"), required=True))], "is computed"),
        ([table(replace(FIGURE, formula=Total("figure")))], "nothing to fill"),
        ([table(replace(NAME, kind=Kind.CHOICE))], "choice without choices"),
        ([table(replace(NAME, choices=Choices(("a",))))], "choice without choices"),
        ([table(NAME, identifier="lost")], "unknown column lost"),
        (
            [table(NAME, summaries=(Summary("s", "S", {"lost": Total("name")}),))],
            "sums the unknown",
        ),
        ([table(NAME, summaries=(Summary("s", "S", {}),), header_row=1)], "no room"),
        (
            [
                table(NAME),
                Form("f", "F", "F", "", (Field("x", "X", Kind.COUNT, control=("t", "y")),)),
            ],
            "unknown column",
        ),
    ],
)
def test_a_broken_declaration_is_refused(sheets: list[Sheet], problem: str) -> None:
    with pytest.raises(DeclarationError, match=problem):
        workbook(*sheets)


def test_a_version_that_is_not_known_is_refused() -> None:
    with pytest.raises(DeclarationError, match="version"):
        Workbook("2.0", ("1.0",), ())


def test_a_sound_declaration_is_accepted() -> None:
    assert workbook(table(NAME, FIGURE)).table("t").column("figure") is FIGURE


def test_a_sheet_that_is_not_declared_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        WORKBOOK.table("lost")
    with pytest.raises(KeyError):
        WORKBOOK.table("identity")
