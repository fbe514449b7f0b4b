"""The text of `lkip.toml`: parsed without running away whatever is in it, its figures exact.

Which keys there are, and what they mean, is the business of `settings`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from ..console.messages import N_, _
from .inputs import refused

_DEEPEST = 8
"""Arrays and tables inside each other."""
_LONG_KEY = re.compile(
    r"""(?:(?:"(?:[^"\\\n]|\\.)*+"|'[^'\n]*+'|(?<![\w-])[\w-]++)[ \t]*+\.[ \t]*+){32}"""
)
"""For a key of many parts tomllib takes time by their number squared."""
_DIGITS = 60
"""Of a figure that is no nonsense, before or behind its decimal point."""
_ENCODING = N_("harus disimpan sebagai UTF-8 (di Notepad: Save As, Encoding: UTF-8)")
_TOO_DEEP = N_("bersusun terlalu dalam; contoh yang benar ditulis oleh xlsx-lkip init")


@dataclass(frozen=True)
class NoFigure:
    """A number of too many digits to calculate with, as it was written."""

    text: str

    def __str__(self) -> str:
        return self.text


def parsed(data: bytes) -> dict[str, Any]:
    """What the file says; numbers with a point are exact decimals.

    Raises:
        Unusable: it is no TOML.
    """
    text = _text(data)
    if _LONG_KEY.search(text):
        raise refused(_TOO_DEEP)
    try:
        found = tomllib.loads(text, parse_float=_figure)
    except tomllib.TOMLDecodeError as error:
        raise refused(_why(error), position=_position(error)) from error
    except RecursionError as error:
        raise refused(_TOO_DEEP) from error
    except ValueError as error:  # Python turns no more than 4,300 digits into an integer.
        raise refused(N_("memuat bilangan yang terlalu panjang")) from error
    return found


def _text(data: bytes) -> str:
    try:
        if b"\0" in data[:2]:  # UTF-16 that does not say so.
            raise refused(_ENCODING)
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise refused(_ENCODING) from error


def _figure(text: str) -> Decimal | NoFigure:
    if len(text) > _DIGITS:
        return NoFigure(text)
    exponent = text.lower().partition("e")[2].replace("_", "") or "0"
    return Decimal(text) if len(exponent) < 4 and abs(int(exponent)) <= _DIGITS else NoFigure(text)


def _why(error: tomllib.TOMLDecodeError) -> str:
    """What is wrong with the text; tomllib says it only in its English message."""
    if "twice" in str(error) or "overwrite" in str(error):
        return N_("menyebut bagian atau kunci yang sama dua kali{position}; hapus salah satunya")
    return N_("bukan TOML yang benar{position}")


def _position(error: tomllib.TOMLDecodeError) -> str:
    """Where the text stops being TOML."""
    found = re.search(r"line (\d+), column (\d+)", str(error))
    if not found:
        return _(" (di akhir berkas)")
    return _(" (baris {line}, kolom {column})").format(line=found[1], column=found[2])


def texts_of(data: object, key: str = "", depth: int = _DEEPEST) -> Iterator[tuple[str, str]]:
    """Every text with the key that it is under.

    Raises:
        Unusable: arrays and tables are inside each other as in no settings.
    """
    if depth < 0:
        raise refused(_TOO_DEEP)
    if isinstance(data, str):
        yield key, data
    elif isinstance(data, list):
        for item in data:
            yield from texts_of(item, key, depth - 1)
    elif isinstance(data, dict):
        for name, value in data.items():
            yield from texts_of(value, f"{key}.{name}" if key else name, depth - 1)
