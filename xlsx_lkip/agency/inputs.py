"""Files that an agency names beside its submissions: plain ones, read up to a bound, or said why not;
and which of the texts in them no workbook could hold.

What must be in them is for their readers to say; submissions are opened by `reader` alone.
"""

from __future__ import annotations

import codecs
import errno
import os
import re
import stat
from pathlib import Path

from ..console.messages import N_, Message

MEGABYTE = 1024 * 1024
LONGEST = 500
"""Characters of a name, or of any other text of theirs."""
_IMPROPER = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
"""What no cell can hold, or what turns the direction of the text behind it."""
_NO_RIGHT = N_(
    "tidak dapat dibuka: Anda tidak berhak membacanya; mintalah izin baca dari pemiliknya"
)
_REASONS = {
    errno.ENOENT: N_("tidak ada"),
    errno.ENOTDIR: N_("tidak ada"),
    errno.EISDIR: N_("tidak dapat dibuka: itu folder, bukan berkas"),
    errno.EACCES: _NO_RIGHT,
    errno.EPERM: _NO_RIGHT,
    errno.ELOOP: N_("tidak dapat dibuka: itu tautan yang menunjuk ke dirinya sendiri"),
    errno.ENAMETOOLONG: N_("tidak dapat dibuka: namanya terlalu panjang"),
}


class Unusable(Exception):
    """The file cannot be used; `reason` says of it why, as in `tidak ada`."""

    def __init__(self, reason: Message) -> None:
        super().__init__(reason)
        self.reason = reason


def refused(message: str, **facts: object) -> Unusable:
    """That reason, marked with `N_`."""
    return Unusable(Message(message, facts))


def contents(file: Path, megabytes: int) -> bytes:
    """All bytes of a plain file.

    Raises:
        Unusable: it is none, may not be read, or holds more.
    """
    try:
        kind = os.stat(file).st_mode
        if stat.S_ISDIR(kind):
            raise refused(_REASONS[errno.EISDIR])
        if not stat.S_ISREG(kind):  # To open a pipe would be to wait for it.
            raise refused(N_("tidak dapat dibuka: itu bukan berkas biasa"))
        with open(file, "rb") as stream:
            data = stream.read(megabytes * MEGABYTE + 1)
    except OSError as error:
        reason = _REASONS.get(error.errno or 0, N_("tidak dapat dibuka: {reason}"))
        raise refused(reason, reason=error.strerror or error) from error
    except ValueError as error:  # A name that no system takes, such as one with a NUL.
        raise refused(_REASONS[errno.ENOENT]) from error
    if len(data) > megabytes * MEGABYTE:
        raise refused(
            N_("berisi lebih dari {most} MB; periksa apakah itu berkas yang benar"), most=megabytes
        )
    return data


def is_utf16(data: bytes) -> bool:
    """Whether a program wrote this text in UTF-16, and said so."""
    return data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))


def flaw(text: str) -> Message | None:
    """Why a text cannot be used, as what is reported of it; tabs and line breaks are space like any other."""
    if found := _IMPROPER.search(text):
        message = N_("memuat karakter yang tidak tampak ({character}); hapus dari teksnya")
        return Message(message, {"character": f"U+{ord(found[0]):04X}"})
    if len(text) > LONGEST:
        return Message(N_("lebih panjang dari {most} huruf"), {"most": LONGEST})
    return None
