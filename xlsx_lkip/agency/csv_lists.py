"""Lists that people save as CSV: UTF-8, or UTF-16 where it says so, separated by commas, semicolons (as
an Indonesian Excel does) or tabs.

Which columns a list must have is for its reader to say.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from ..console.messages import N_
from ..declaration.vocabulary import Kind
from ..model.numbers import written
from .inputs import Unusable, contents, is_utf16, refused

LARGEST_MB, MOST_ROWS = 16, 100_000
"""Of a list. The sub kegiatan of a province are some ten thousand."""

_ENCODING = N_('harus disimpan sebagai CSV UTF-8 (di Excel: Save As, "CSV UTF-8")')


def separated(file: Path) -> list[list[str]]:
    """The rows of the file as it is, blank ones too; a row may be shorter than others.

    Raises:
        Unusable: it is no such list, or larger than any.
    """
    text = _text(contents(file, LARGEST_MB))
    # Strictly: a quotation mark that is never closed would swallow the rows behind it.
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text), strict=True)
    return list(_bounded(rows))


def _text(data: bytes) -> str:
    try:
        if b"\0" in data[:2]:  # UTF-16 that does not say so.
            raise refused(_ENCODING)
        return data.decode("utf-16" if is_utf16(data) else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise refused(_ENCODING) from error


def _separator(text: str) -> str:
    """The one of the first line that has any; where commas are decimals, Excel takes semicolons."""
    for line in text.splitlines():
        for separator in ";\t,":
            if separator in line:
                return separator
    return ","


def _bounded(rows: Iterator[list[str]]) -> Iterator[list[str]]:
    number = 0
    try:
        for number, row in enumerate(rows, start=1):
            if number > MOST_ROWS:
                raise refused(
                    N_("berisi lebih dari {most} baris"), most=written(Kind.COUNT, MOST_ROWS)
                )
            yield row
    except csv.Error as error:
        raise _no_csv(error, number + 1) from error


def _no_csv(error: csv.Error, row: int) -> Unusable:
    if "field larger" in str(error):
        return refused(N_("di baris {row} memuat sel yang terlalu panjang"), row=row)
    return refused(N_("di baris {row} memuat tanda kutip yang tidak ditutup dengan benar"), row=row)
