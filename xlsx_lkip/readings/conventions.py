"""How a whole file writes its numbers, where a lone cell leaves it open: `800,000` among `12,345,678`.

Only what cannot be written in the other way counts. A file that writes both ways decides nothing.
"""

from __future__ import annotations

from collections.abc import Iterable

from ..declaration.vocabulary import Kind
from ..declaration.workbook import WORKBOOK
from ..model.numbers import Convention, Reading, convention_of
from ..model.tables import FILE, SUMMARY, Tables
from .rereading import reread

ENOUGH = 3
"""Numbers that show how a file writes them."""


def follow_the_file(tables: Tables) -> None:
    """Read what is still open as English where the rest of its file is written so throughout."""
    import polars as pl

    still_open = tables.irregular.filter(
        (pl.col("reading") == int(Reading.TWO_READINGS)) & ~pl.col("number")
    )
    theirs = still_open.filter(pl.col(FILE).is_in(english_files(tables, still_open[FILE])))
    for (sheet, key, summary), cells in theirs.group_by("sheet", "column", SUMMARY):
        declared = WORKBOOK.sheet(str(sheet))
        column = next(each for each in declared.columns if each.key == key)
        if column.kind is not Kind.PERCENT and summary is None:
            told = cells.with_columns(
                pl.lit(int(Reading.CONVENTION), pl.UInt8).alias("reading"),
                pl.col("other").alias("value"),
                pl.col("value").alias("other"),
            )
            reread(tables, declared, str(key), told)


def english_files(tables: Tables, files: Iterable[int]) -> list[int]:
    """Those of the files that write thousands with a comma throughout."""
    return [file for file in sorted(set(files)) if _is_english(tables, file)]


def _is_english(tables: Tables, file: int) -> bool:
    import polars as pl

    texts = tables.irregular.filter((pl.col(FILE) == file) & ~pl.col("number"))["raw"]
    met = [each for each in map(convention_of, texts) if each is not None]
    return len(met) >= ENOUGH and set(met) == {Convention.ENGLISH}
