"""Texts as people write them, made comparable: headers, titles and names.

Nothing here decides what a text means; it only takes away what carries no meaning.
"""

from __future__ import annotations

import os
import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import polars as pl

_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_EDGE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
"""Invisible characters that come along when a text is copied from a page."""
_SPACES = re.compile(r"\s+")
_NO_WORD = re.compile(r"[^0-9a-z]+")


def readable(name: str) -> str:
    """The name of a file as a text: bytes that are none are escaped, as in `Bidang_\\xe9.xlsx`."""
    return os.fsencode(name).decode("utf-8", errors="backslashreplace")


def stripped(text: str) -> str:
    """The text without space or invisible characters around it; empty where nothing is seen."""
    text = text.strip()
    if text.isascii():
        return text
    while (shorter := text.strip(_EDGE).strip()) != text:
        text = shorter
    return text


@lru_cache(maxsize=65_536)
def folded(text: str) -> str:
    """The text without case, with single spaces and no line breaks or invisible characters."""
    text = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text)).translate(_DASHES)
    return _SPACES.sub(" ", text).strip().casefold()


@lru_cache(maxsize=16_384)
def header_key(text: str) -> str:
    """What makes two headers, labels or sheet titles the same: all but case and spacing."""
    return folded(text).replace(" ", "").rstrip("*:")


@lru_cache(maxsize=65_536)
def name_key(text: str) -> str:
    """What makes two names the same name: their letters and digits, in order.

    `Pemeliharaan /Rehabilitasi` and `Pemeliharaan/ Rehabilitasi` are one name.
    """
    text = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))
    return _NO_WORD.sub(" ", text.lower()).strip()


def name_key_of(names: pl.Expr) -> pl.Expr:
    """`name_key` by the column."""
    plain = names.str.normalize("NFKC").str.replace_all(_INVISIBLE.pattern, "").str.to_lowercase()
    return plain.str.replace_all(_NO_WORD.pattern, " ").str.strip_chars()


def names_of(*keys: str) -> list[pl.Expr]:
    """`name_key_of` these columns as numbers: of names, four bytes a record stay, and a dictionary.

    The numbers of one call can be compared, grouped and joined, with each other and between frames.
    """
    import polars as pl

    numbers = pl.Categorical(pl.Categories.random())
    return [name_key_of(pl.col(key)).cast(numbers) for key in keys]
