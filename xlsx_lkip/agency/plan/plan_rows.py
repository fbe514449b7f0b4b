"""The rows of a plan as they were understood, before anyone judges them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...console.harmless import harmless
from ...console.messages import _
from ...declaration.vocabulary import Column, Field, Kind
from ...declaration.workbook import WORKBOOK
from ...model.numbers import Parsed, Reading, in_sentence
from ...reader.conversion import numbers, texts
from ...reader.roles.evidence_words import Sign, sign_of
from .plan_list import PlanList

_DECLARED: dict[str, Column | Field] = {
    column.key: column
    for sheet in ("program", "identity")
    for column in WORKBOOK.sheet(sheet).columns
}
"""Key -> what a cell of that column holds."""


@dataclass(frozen=True)
class PlanRow:
    """One row below the header."""

    row: int
    """Physical."""
    names: dict[str, str | None]
    """Unit, groups, sub kegiatan and Kode; None where blank."""
    budget: int | None
    """Sen."""
    unread: dict[str, str]
    """Key -> what is wrong with a cell that could not be read."""


def rows_of(listing: PlanList) -> list[PlanRow]:
    """Every row but those that sum others, with its groups filled down."""
    cells = [each for each in listing.records() if not _is_total(each[1])]
    columns = {key: [record[key] for _row, record in cells] for key in listing.columns}
    budgets, odd = numbers(Kind.AMOUNT, columns.pop("budget"))
    unread = {index: _unread(text, parsed) for index, text, parsed in odd}
    names = {key: texts(_DECLARED[key], column)[0].to_list() for key, column in columns.items()}
    rows = []
    above: dict[str, str | None] = {}
    for index, (row, record) in enumerate(cells):
        above = _filled_down({key: column[index] for key, column in names.items()}, above)
        problems = dict(_numbered(record.get("code")))
        if budgets[index] is None and index in unread:
            problems["budget"] = unread[index]
        rows.append(PlanRow(row, above, budgets[index], problems))
    return rows


def _is_total(record: dict[str, object]) -> bool:
    """Whether the row sums others, as people put it below a list."""
    texts = [cell for cell in record.values() if isinstance(cell, str) and cell.strip()]
    return bool(texts) and sign_of(texts[0]) is Sign.ONLY


def _unread(text: str, parsed: Parsed) -> str:
    text = harmless(text)
    readings: Sequence[int | None] = (parsed.value, parsed.other)
    if parsed.reading is Reading.TWO_READINGS:
        first, second = (in_sentence(Kind.AMOUNT, each) for each in readings if each is not None)
        message = _('"{text}" dapat dibaca {first} atau {second}. Tulis tanpa pemisah ribuan')
        return message.format(text=text, first=first, second=second)
    return _('"{text}" bukan jumlah rupiah').format(text=text)


def _numbered(code: object) -> Iterator[tuple[str, str]]:
    """A Kode that a spreadsheet took for a number: 2.10 has become 2.1."""
    if isinstance(code, float | int):
        text = _("{code:g} tersimpan sebagai bilangan. Ubah selnya menjadi teks dan ketik ulang")
        yield "code", text.format(code=code)


def _filled_down(
    here: dict[str, str | None], above: dict[str, str | None]
) -> dict[str, str | None]:
    """With what is written once and left blank below; a kegiatan goes on while its program does."""
    for key in ("unit", "program"):
        here[key] = here[key] or above.get(key)
    if here["program"] == above.get("program"):
        here["activity"] = here["activity"] or above.get("activity")
    return here
