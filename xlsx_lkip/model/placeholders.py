"""Texts that are where an answer should be and give none: `....`, `-`, `belum rilis`, `Tidak ada`.

What such a text means for the cell, the record or the sheet is decided by who asks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..names.keys import folded

_SAYS = re.compile(r"[^\W_]|[%‰°$€£¥]")
"""A letter, a digit, or a sign that is a unit by itself."""
_NO_WORD = re.compile(r"[\W_]+")
_NO_FIGURE = re.compile(
    r"n a|na|nihil|kosong|proses"
    r"|.*\b(?:belum|blm|menunggu|dalam proses|masih proses|sedang (?:proses|di\w+)"
    r"|(?:tidak|tdk|tak) (?:ada|tersedia|terukur|terbit|relevan|berlaku|di\w+)"
    r"|proses (?:rilis|audit|penilaian|perhitungan|verifikasi))\b.*"
)
_NIHIL = frozenset(("nihil", "n a", "na", "kosong", "tidak ada", "tdk ada", "belum ada"))
_NOTHING = re.compile(r"(?:nihil|(?:tidak|tdk|belum) ada) (?:yang |untuk )?(\w+(?: \w+)*)")
_ANYTHING = frozenset(("data", "isian", "kegiatan", "dilaporkan", "perlu dilaporkan", "diisi"))


def is_filled(text: str) -> bool:
    """Whether a text says anything: `....`, `-`, `?` and `:` do not, `%` does."""
    return bool(_SAYS.search(text))


def has_no_figure(text: str) -> bool:
    """Whether a text says that there is no figure: `n/a`, `belum rilis`, `Data BPS belum terbit`."""
    return bool(_NO_FIGURE.fullmatch(words_of(text)))


def words_of(text: str) -> str:
    """The letters and digits of a text, with single spaces: `N/A.` is `n a`."""
    return _NO_WORD.sub(" ", folded(text)).strip()


def says_nihil(text: str, titles: Iterable[str]) -> bool:
    """Whether a text says that there is nothing to report: `Nihil.`, `Tidak ada`, `Tidak ada data`.

    Of a sheet or a column it may name the title: `Tidak ada hambatan`, but not `Tidak ada petugas`,
    which may well be what there is to report.
    """
    words = words_of(text)
    if words in _NIHIL:
        return True
    message = _NOTHING.fullmatch(words)
    return message is not None and message[1] in {*_ANYTHING, *map(words_of, titles)}
