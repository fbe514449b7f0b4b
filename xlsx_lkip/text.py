"""Texts as people write them, made comparable: headers, titles and names.

Nothing here decides what a text means; it only takes away what carries no meaning.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import polars as pl

_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_SPACES = re.compile(r"\s+")
_NO_WORD = re.compile(r"[^0-9a-z]+")


@lru_cache(maxsize=65_536)
def folded(text: str) -> str:
    """The text without case, with single spaces and no line breaks or invisible characters."""
    text = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text)).translate(_DASHES)
    return _SPACES.sub(" ", text).strip().casefold()


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
