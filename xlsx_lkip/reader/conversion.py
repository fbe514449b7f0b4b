"""Columns of cells as calamine gives them, to columns of exact integers and clean texts.

Plain numbers and texts, nearly all cells, are converted by the column; only what is written
otherwise is read cell by cell, and becomes an irregular cell.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from math import floor
from typing import TYPE_CHECKING, TypeGuard

from ..declaration.vocabulary import Column, Field, Kind
from ..model.numbers import LARGEST, Parsed, Reading, is_error_value, read
from ..model.placeholders import is_filled
from ..names.keys import folded, stripped
from .shown import DATES, shown

if TYPE_CHECKING:
    import polars as pl


class Percentage(float):
    """A number that its cell shows as a percentage, so that it has one reading: 5.2334 is 523,34%."""


Oddity = tuple[int, str, Parsed]
"""Index of the cell in its column, its text as found, and how it was understood."""

_HALF = {Kind.PERCENT: 1e-7}
"""Percentages are read half up; a double a hair below a half is a half."""
_EXACT = 5e-15
"""Relative error of a double that spreadsheet programs do not show."""
_RESIDUE = {Kind.AMOUNT: 1e-4}
"""Rupiah that a difference of amounts with sen may leave behind in doubles, up to 10^11 rupiah."""
_IDENTIFIERS = frozenset((Kind.CODE, Kind.NIP))
_NOT_DIGITS = re.compile("[\\s.\u2010-\u2014\u2212-]")
"""What people write between the digits of an NIP."""


def numbers(kind: Kind, cells: Sequence[object]) -> tuple[pl.Series, list[Oddity]]:
    """The cells as integers in the scale of the kind (Int64), null where there is none.

    A number is a double in the file; a percentage is stored as a fraction.
    """
    import polars as pl

    doubles = [float(c) if _is_number(c) else None for c in cells]
    series = pl.Series(doubles, dtype=pl.Float64)
    scale = kind.scale * (100 if kind is Kind.PERCENT else 1)
    scaled = (series * scale + 0.5 + _HALF.get(kind, 0)).floor()
    sound = series.is_finite() & (scaled.abs() <= LARGEST)
    if kind in {Kind.AMOUNT, Kind.COUNT, Kind.YEAR}:
        sound &= (scaled / scale - series).abs() <= series.abs() * _EXACT + _RESIDUE.get(kind, 0)
    if kind is Kind.PERCENT:
        sound &= (series.abs() <= 1) | pl.Series(
            [type(c) is Percentage for c in cells], dtype=pl.Boolean
        )
    whole = scaled.cast(pl.Int64, strict=False).zip_with(
        sound.fill_null(True), pl.Series([None], dtype=pl.Int64)
    )
    odd = list(_odd_doubles(kind, series, sound)) + list(_odd_cells(kind, cells))
    return _patched(whole, odd), odd


def _patched(values: pl.Series, odd: list[Oddity]) -> pl.Series:
    """With the values that were read from texts in their places."""
    import polars as pl

    if not odd:
        return values
    read_values = [
        parsed.value if parsed.reading in {Reading.PLAIN, Reading.ODD} else None
        for _, _, parsed in odd
    ]
    places = pl.Series([index for index, _, _ in odd], dtype=pl.UInt32)
    return values.scatter(places, pl.Series(read_values, dtype=pl.Int64))


def _odd_doubles(kind: Kind, series: pl.Series, sound: pl.Series) -> Iterator[Oddity]:
    """Numbers with too many decimals, out of range, or percentages above 100 in the file."""
    for index in (~sound.fill_null(True)).arg_true().to_list():
        double = series[index]
        raw = f"{double:.15g}"
        if kind is Kind.PERCENT and abs(double) * 1e4 <= LARGEST:
            fraction = floor(double * 1e4 + 0.5 + _HALF[kind])
            whole = floor(double * 1e2 + 0.5 + _HALF[kind])
            yield index, raw, Parsed(Reading.TWO_READINGS, fraction, whole)
        elif abs(double) * kind.scale <= LARGEST:
            yield index, raw, Parsed(Reading.FRACTION)
        else:
            yield index, raw, Parsed(Reading.UNREADABLE)


def _odd_cells(kind: Kind, cells: Sequence[object]) -> Iterator[Oddity]:
    """Everything in a number's place that is not stored as a number."""
    for index, cell in enumerate(cells):
        if _is_number(cell) or cell == "":
            continue
        if isinstance(cell, str):
            if text := stripped(cell):
                yield index, text, read(kind, text)
        else:
            yield index, shown(cell), Parsed(_marked(cell))


def _is_number(cell: object) -> TypeGuard[float]:
    return type(cell) in {float, int, Percentage}


def _marked(cell: object) -> Reading:
    if isinstance(cell, Reading):
        return cell
    return Reading.DATE if isinstance(cell, DATES) else Reading.UNREADABLE


def texts(column: Column | Field, cells: Sequence[object]) -> tuple[pl.Series, list[Oddity]]:
    """The cells as texts without surrounding space (String), null where blank or a placeholder.

    An answer to a choice becomes the declared one; an unknown answer stays out and is an irregular cell.
    What a formula answers is left as it is: the agency's own scale says what it may be.
    """
    import polars as pl

    plain = [_text(cell) for cell in cells]
    odd = [(i, shown(c), Parsed(c)) for i, c in enumerate(cells) if isinstance(c, Reading)]
    odd += [
        (i, t, Parsed(Reading.ERROR_VALUE)) for i, t in enumerate(plain) if t and is_error_value(t)
    ]
    if column.choices and not column.computed:
        odd += _unknown_choices(column, plain, {index for index, _, _ in odd})
    if column.kind in _IDENTIFIERS:
        odd += _misstored(column.kind, cells)
    if column.kind is Kind.NIP:
        plain = [_digits(text) if text else None for text in plain]
    for index, _, _ in odd:
        plain[index] = None
    return pl.Series(plain, dtype=pl.String), odd


def _text(cell: object) -> str | None:
    text = stripped(cell) if type(cell) is str else shown(cell)
    return text if is_filled(text) else None


def _misstored(kind: Kind, cells: Sequence[object]) -> Iterator[Oddity]:
    """Identifiers that a spreadsheet has turned into dates, or whose last digits it has lost."""
    for index, cell in enumerate(cells):
        if isinstance(cell, DATES):
            yield index, shown(cell), Parsed(Reading.DATE)
        elif kind is Kind.NIP and type(cell) in {float, int}:
            yield index, shown(cell), Parsed(Reading.NUMBER)


def _digits(nip: str) -> str:
    return _NOT_DIGITS.sub("", unicodedata.normalize("NFKC", nip))


def _unknown_choices(
    column: Column | Field, plain: list[str | None], known_odd: set[int]
) -> list[Oddity]:
    assert column.choices is not None
    odd = []
    for index, text in enumerate(plain):
        if text is None or index in known_odd:
            continue
        value = column.choices.by_folded.get(folded(text))
        if value is None:
            odd.append((index, text, Parsed(Reading.UNKNOWN_CHOICE)))
        plain[index] = value
    return odd
