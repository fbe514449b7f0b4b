"""The findings as CSV that a double-click opens rightly where commas are decimal: in Indonesia.

Semicolons, since Excel separates there by them; a byte order mark, since it takes other files for
ANSI. Figures have a decimal comma and no thousands, so that programs read them as well. Nothing in
it is a formula to any spreadsheet program.
"""

from __future__ import annotations

import csv
import re
from io import StringIO

from ..check.pipeline import Result
from ..console.messages import _
from .entries import HEADERS, Entry, entries

SEPARATOR = ";"
_MARK = "\ufeff"
_QUOTE = "'"
"""Before a text that is more than text to a spreadsheet program, or begins with this itself."""
_RISKY = re.compile(r"['=+\-@\uff1d\uff0b\uff0d\uff20]|[0-9]{16,}$")
"""The beginning of a formula; or a long number such as a NIP, of which Excel would keep 15 digits."""
_NUMBER = re.compile(r"-?[0-9]{1,15}(,[0-9]+)?")


def report(result: Result) -> str:
    """The whole list, with a header; lines end as in RFC 4180."""
    stream = StringIO()
    stream.write(_MARK)
    rows = csv.writer(stream, delimiter=SEPARATOR, lineterminator="\r\n")
    rows.writerow(_(header) for header in HEADERS.values())
    rows.writerows(_cells(entry) for entry in entries(result))
    return stream.getvalue()


def _cells(entry: Entry) -> list[str]:
    texts = {key: _text(text) for key, text in entry.texts().items()}
    figures = {key: f"{number:f}".replace(".", ",") for key, number in entry.figures().items()}
    return list({**texts, **figures}.values())


def _text(text: str) -> str:
    """On one line, and marked as text where a spreadsheet program would take it for more."""
    text = " ".join(text.split())
    risky = _RISKY.match(text) and not _NUMBER.fullmatch(text)
    return _QUOTE + text if risky else text
