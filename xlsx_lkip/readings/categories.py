"""Kategori as the agency's own scale names it.

A workbook is read without knowing the agency; what may be in Kategori is known when it is checked.
"""

from __future__ import annotations

from collections.abc import Mapping

from ..declaration.vocabulary import Choices
from ..declaration.workbook import WORKBOOK
from ..model.numbers import Reading
from ..model.placeholders import has_no_figure
from ..model.tables import Tables
from ..names.keys import folded
from .rereading import cells_of, reread

_SHEET, _KEY = "achievement", "category"


def named_by_scale(tables: Tables, scale: Mapping[str, int]) -> None:
    """Put the scale's names for those that mean them; any other name is one of no scale."""
    import polars as pl

    records = tables.records[_SHEET]
    known = Choices(tuple(scale)).by_folded
    typed = records[_KEY].drop_nulls().unique().to_list()
    names = {text: known.get(folded(text)) for text in typed}
    strange = records.filter(
        pl.col(_KEY).is_in([each for each in names if _is_strange(each, names)])
    )
    tables.records[_SHEET] = records.with_columns(
        pl.col(_KEY).replace_strict(names, default=None, return_dtype=pl.String)
    )
    unknown = pl.lit(int(Reading.UNKNOWN_CHOICE))
    cells = cells_of(strange, _SHEET, _KEY, unknown, pl.col(_KEY))
    reread(tables, WORKBOOK.table(_SHEET), _KEY, cells)


def _is_strange(text: str, names: Mapping[str, str | None]) -> bool:
    """Whether it is no name of the scale, nor says that there is none."""
    return names[text] is None and not has_no_figure(text)
