"""The words by which people mark totals, notes and signatures, and how sure each makes us."""

from __future__ import annotations

import re
from collections.abc import Container
from enum import IntEnum
from functools import lru_cache

from ...declaration.row_words import AS_OF, ONLY, REMARKS, SUMMED
from ...names.keys import folded, name_key

_BEGINS = re.compile(
    r"(?:grand |sub[ -]?)?(?:total|jumlah|jml)\b|(?:di)?pindah(?:an|kan)\b|rata ?- ?rata\b"
)
_SURELY = re.compile(r"(?:grand|sub)[ -]?(?:total|jumlah|jml)\b|(?:di)?pindah(?:an|kan)\b")
_AVERAGE = re.compile(r"rata ?- ?rata\b")
_MONTHS = (
    "januari|februari|pebruari|maret|april|mei|juni|juli|agustus|september|oktober|november|"
    "nopember|desember"
)
_NOTE = re.compile(
    rf"(?:{REMARKS}) ?\.?(?: ?:|$)"
    r"|\*+\)? ?\S|\d\) ?\S.*|(?:tabel|lampiran|halaman|hal\.?) ?\d|\(?lanjutan|\(?bersambung|dicetak"
    r"|\(?dalam (?:ribu|juta|mil)"
    rf"|(?:\w+ ){{0,2}}{AS_OF}\d{{1,2}} (?:{_MONTHS}) \d{{4}}"
)
_LOOSE_NOTE = re.compile(r"(?:sumber|catatan|keterangan|ket|nb)\b")
_PLACE_AND_DATE = re.compile(
    rf"[^,:;]{{2,40}}, ?(?:tanggal|tgl\.?)? ?[\d.\u2026_ ]*(?:{_MONTHS}) ?[\d.\u2026_ ]*"
    r"|[^,:;]{2,40}, ?\d{1,2}[-/ ]\d{1,2}[-/ ]\d{4}"
)
_NUMBER_OF_A_PERSON = re.compile(r"(?:nip|nrp|nik)\b[ .:]*[\d .\u2026_-]*")
_KNOWS = re.compile(
    r"(?:mengetahui|menyetujui|disetujui|diketahui|disahkan|dibuat|disusun|diperiksa|yang membuat)"
    r"(?: oleh)?[ ,:;.]*(?:(?:kepala|sekretaris|atasan|pimpinan)\b.{0,60})?"
)
_OFFICE = re.compile(
    r"(?:a\.?n\.?|u\.?b\.?|pl[th]\.?|pj\.?)? ?(?:kepala|sekretaris|camat|lurah|direktur|inspektur|"
    r"bendahara|pengguna|kuasa|pejabat|pptk|penyusun|pembuat|ketua|kabid|kasub?bag)\b.{0,80}"
)


class Sign(IntEnum):
    """How surely a text says that its row is a sum."""

    NONE = 0
    WEAK = 1
    """It begins as a total does, as a name might: Total Station."""
    STRONG = 2
    ONLY = 3
    """It says nothing else."""


@lru_cache(maxsize=4096)
def sign_of(text: str, groups: Container[str] = frozenset()) -> Sign:
    """What the text says about its row.

    Args:
        groups: names of the table's groups, as `name_key` makes them: a total may be of one.
    """
    plain = _joined(folded(text))
    begins = _BEGINS.match(plain)
    if not begins:
        return Sign.NONE
    words = re.findall(r"[a-z]+", plain)
    if ONLY.issuperset(words):
        return Sign.ONLY
    rest = name_key(plain[begins.end() :])
    sure = _SURELY.match(plain) or _AVERAGE.match(plain) or rest.partition(" ")[0] in SUMMED
    return Sign.STRONG if sure or rest in groups else Sign.WEAK


def _joined(text: str) -> str:
    """`j u m l a h` as a word."""
    letters = text.rstrip(" :.").split(" ")
    return "".join(letters) if len(letters) > 3 and max(map(len, letters)) == 1 else text


def is_average(text: str) -> bool:
    """Whether the text announces a mean, which sums nothing."""
    return bool(_AVERAGE.match(folded(text)))


def is_note(text: str, *, loose: bool = False) -> bool:
    """Whether the text is a remark under a table; loosely, also without its colon."""
    plain = folded(text)
    return bool(_NOTE.match(plain) or (loose and _LOOSE_NOTE.match(plain)))


def is_dated(text: str) -> bool:
    """Whether the text is a place and a date, and hardly anything else."""
    return bool(_PLACE_AND_DATE.fullmatch(folded(text)))


def is_person(text: str) -> bool:
    """Whether the text is the number of the person who signs."""
    return bool(_NUMBER_OF_A_PERSON.fullmatch(folded(text)))


def may_sign(text: str) -> bool:
    """Whether the text may be in a signature block: an office, or that somebody knows of it."""
    plain = folded(text)
    return bool(_KNOWS.fullmatch(plain) or _OFFICE.fullmatch(plain))


def speaks(text: str) -> bool:
    """Whether the text says what its row is: a sum, a remark, or a part of a signature block."""
    says = (is_note, is_dated, is_person, may_sign)
    return bool(sign_of(text)) or any(say(text) for say in says)
