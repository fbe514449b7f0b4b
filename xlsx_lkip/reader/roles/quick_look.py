"""The quick look that nearly all tables pass: nothing but records, so that no evidence need be weighed.

It may be wrong in one direction only: what it passes holds nothing but plain records.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import cast

from ...declaration.row_words import AS_OF
from ...names.keys import folded
from .line import Shape, shape_of

_SUM_WORDS = r"(?:grand|sub)?\W*(?:total|jumlah|jml)\b|(?:di)?pindah(?:an|kan)\b|rata\b"
_NO_NAME = rf"j u|t o|n(?:ip|rp|ik)\b|{_SUM_WORDS}"
"""How a sum, or the number of a person who signs, begins."""
_SUSPECT = rf"\s*(?:[(\d]|x\.|{_NO_NAME}|[a-z]{{1,4}}\W*$"
"""How also a code before a name begins, or a number of a column."""
_ALONE = re.compile(
    r"\s*(?:\*|(?:sumber|catatan|keterangan|ket|note|nb|n\.b|penjelasan|tabel|lampiran|halaman|hal|"
    r"lanjutan|bersambung|dicetak|dalam|program|kegiatan|sasaran|nip|nrp|nik)\b)",
    re.IGNORECASE,
)
_DATED = re.compile(r",[^,]*(?:\d{4}|\.\.|\u2026|_)")
_AS_OF = re.compile(rf"{AS_OF}\d", re.IGNORECASE)
"""How a remark, a heading or a signature block may begin: all of them without a figure."""
_NUMBERS = frozenset((float, int))


def is_plain(table_key: str, records: Sequence[Sequence[object]]) -> bool:
    """Whether each of these rows, in declared order, is surely a record that sums nothing."""
    if not records:
        return True
    shape, columns = shape_of(table_key), list(zip(*records, strict=True))
    if not _looks_plain(table_key)(columns):
        return False
    if not shape.is_money:
        return True
    return not _bears_its_group(shape, columns) and not _sums_neighbours(columns[shape.additive[0]])


@lru_cache
def _looks_plain(table_key: str) -> Callable[[Sequence[Sequence[object]]], bool]:
    """A test of the columns: names are texts without a suspect word, all else has its usual type."""
    shape, declared = shape_of(table_key), shape_of(table_key).table.columns
    headers = "|".join(re.escape(column.header) for column in declared)
    suspect = re.compile(rf"{_SUSPECT}|(?:{headers})\s*$)", re.IGNORECASE).match
    no_name = re.compile(rf"\s*(?:{_NO_NAME})", re.IGNORECASE).match
    required = [index for index in shape.numbers if declared[index].required]
    optional = [index for index in shape.numbers if not declared[index].required]
    texts = [index for index in shape.others if declared[index].required]

    def test(columns: Sequence[Sequence[object]]) -> bool:
        names = columns[shape.name]
        if set(map(type, names)) != {str} or "" in names:
            return False
        named = cast("Sequence[str]", names)
        groups = {str(cell) for index in shape.groups for cell in set(columns[index])}
        return (
            not any(map(suspect, named))
            and not any(map(no_name, groups))
            and (bool(required) or not any(map(_stands_alone, named)))
            and (bool(required) or not any(map(_says_when, groups)))
            and all(_NUMBERS.issuperset(map(type, columns[index])) for index in required)
            and not any("" in columns[index] for index in texts)
            and all(_are_numbers_or_blank(columns[index]) for index in optional)
        )

    return test


def _stands_alone(name: str) -> bool:
    return bool(_ALONE.match(name)) or _says_when(name)


def _says_when(name: str) -> bool:
    return bool(("," in name and _DATED.search(name)) or _AS_OF.search(name))


def _are_numbers_or_blank(column: Sequence[object]) -> bool:
    kinds = set(map(type, column)) - _NUMBERS
    return not kinds or (kinds == {str} and not any(type(cell) is str and cell for cell in column))


def _bears_its_group(shape: Shape, columns: Sequence[Sequence[object]]) -> bool:
    """Whether a row is called as a program or kegiatan of the table is."""
    groups = {str(cell) for index in shape.groups for cell in set(columns[index])} - {""}
    names = {folded(str(name)) for name in columns[shape.name]}
    return not names.isdisjoint(map(folded, groups))


def _sums_neighbours(cells: Sequence[object]) -> bool:
    """Whether a figure may be the sum of several right below it, or the last one that of all others."""
    amounts = [_cents(cell) for cell in cells]
    sums = [0, *accumulate(amounts)]
    last = {total: place for place, total in enumerate(sums)}
    if len(amounts) > 2 and amounts[-1] and 2 * amounts[-1] == sums[-1]:
        return True
    return any(
        amount and last.get(total + amount, 0) > place + 1
        for place, (amount, total) in enumerate(zip(amounts, sums[1:], strict=True), start=1)
    )


def _cents(cell: object) -> int:
    return round(cell * 100) if isinstance(cell, float | int) and abs(cell) < 1e15 else 0
