"""The agency's code list: which name each Kode stands for, from a CSV, read whole or refused.

What is checked against it is the business of the rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from ..console.messages import N_
from ..names.keys import header_key, name_key
from .csv_lists import separated
from .inputs import flaw, refused

COLUMNS = ("kode", "nama")


def code_list(file: Path) -> dict[str, str]:
    """Kode -> name.

    Raises:
        Unusable: the file is no such list, or gives two names to a Kode.
    """
    rows = ((number, row) for number, row in enumerate(separated(file), start=1) if any(row))
    header = next(rows, (0, []))[1]
    found: dict[str, tuple[str, int]] = {}
    for number, code, name in _records(rows, *_columns(header)):
        known, before = found.setdefault(code, (name, number))
        if name_key(known) != name_key(name):
            message = N_(
                'menamai {code} "{known}" di baris {before}, tetapi "{name}" di baris {row}'
            )
            raise refused(message, code=code, known=known, before=before, name=name, row=number)
    return {code: name for code, (name, _) in found.items()}


def _columns(header: Sequence[str]) -> tuple[int, int]:
    keys = [header_key(title) for title in header]
    for title in COLUMNS:
        if title not in keys:
            raise refused(N_("tidak berkolom kode,nama"))
        if keys.count(title) > 1:
            raise refused(N_("berkolom {title} dua kali"), title=title)
    code, name = map(keys.index, COLUMNS)
    return code, name


def _records(
    rows: Iterable[tuple[int, Sequence[str]]], code: int, name: int
) -> Iterator[tuple[int, str, str]]:
    """Row number, Kode and name."""
    for number, row in rows:
        if len(row) > code and not row[code].strip():
            continue  # A heading between codes.
        if len(row) <= max(code, name):
            raise refused(N_("di baris {row} kurang kolomnya"), row=number)
        if wrong := flaw(row[code]) or flaw(row[name]):
            raise refused(N_("di baris {row} {wrong}"), row=number, wrong=wrong)
        yield number, row[code].strip(), row[name].strip()
