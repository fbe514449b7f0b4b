"""What helps and checks while somebody types: drop-downs, input messages and typed-value checks.

A spreadsheet checks what is typed, not what is pasted; the tool checks everything again.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from xlsxwriter.utility import xl_col_to_name

from ..declaration.vocabulary import Choices, Column, Field, Form, Kind, Table
from ..declaration.workbook import NOTHING_TO_REPORT
from ..workbooks.layout import answer, in_row, letters
from .draft import Draft, long_lists, quoted

FIRST_LIST_COLUMN = 9
"""Column of the first long list on the guide (I), from 1; the version is before it."""


def _between(least: int | date, most: int | date) -> dict[str, Any]:
    return {"criteria": "between", "minimum": least, "maximum": most}


_NOT_NEGATIVE: dict[str, Any] = {"validate": "decimal", "criteria": ">=", "value": 0}
_ANY_NUMBER = {**_NOT_NEGATIVE, "value": -999_999_999_999_999}
_CHECKS: dict[Kind, dict[str, Any]] = {
    Kind.COUNT: {**_NOT_NEGATIVE, "validate": "integer"},
    Kind.AMOUNT: _NOT_NEGATIVE,
    Kind.VALUE: _NOT_NEGATIVE,
    Kind.YEAR: {"validate": "integer", **_between(2000, 2100)},
    Kind.PERCENT: {"validate": "decimal", **_between(0, 10)},
    Kind.DATE: {"validate": "date", **_between(date(2000, 1, 1), date(2100, 12, 31))},
}
_DIGITS: dict[Kind, tuple[str, int | None]] = {Kind.NIP: (" ", 18), Kind.CODE: (".", None)}
"""Separator that may be between the digits, and their number."""
_STOP = frozenset((Kind.COUNT, Kind.CHOICE))
_ERRORS = {
    Kind.CHOICE: "Pilihlah salah satu jawaban dari daftar di sel ini.",
    Kind.COUNT: "Isilah bilangan bulat 0 atau lebih, tanpa satuan. Bila tidak ada, tulis 0.",
    Kind.YEAR: "Isilah tahun dengan empat angka, antara 2000 dan 2100.",
    Kind.AMOUNT: (
        "Isilah angka rupiah, 0 atau lebih, misalnya 36280240. Tulisan seperti 'Rp. 36.280.240' "
        "dapat dibaca pemeriksa, tetapi tidak dapat dijumlahkan di lembar ini."
    ),
    Kind.PERCENT: "Isilah persentase antara 0% dan 1000%, misalnya 97,19%.",
    Kind.VALUE: (
        "Isilah angka saja, dalam satuan pada kolom Satuan. Tulisan seperti '16 UMKM' dapat dibaca "
        "pemeriksa, tetapi tidak dapat dihitung di lembar ini."
    ),
    Kind.DATE: "Isilah tanggal lengkap, misalnya 31/01/2024.",
    Kind.NIP: "NIP terdiri atas 18 angka dan ditulis sebagai teks; spasi boleh.",
    Kind.CODE: "Kode terdiri atas angka dan titik, misalnya 2.17.01.2.01.0001.",
}
_WORD_OF_NOTHING = (
    f"Bila tidak ada yang dilaporkan di lembar ini, tulis {NOTHING_TO_REPORT} di sel ini."
)


def aid_table(sheet: Any, draft: Draft, table: Table, last_row: int) -> None:
    """Aids for every column that people fill.

    The first record's first cell is where `Nihil` is reported, so it alone admits that word.
    """
    for column in table.inputs:
        first = table.first_row
        if column is table.columns[0]:
            cell = in_row(table, first)(column.key)
            sheet.data_validation(cell, _aid(draft, column, cell, or_nothing=True))
            first += 1
        cell = in_row(table, first)(column.key)
        below = f"{cell}:{letters(table, column.key)}{last_row}"
        sheet.data_validation(below, _aid(draft, column, cell))


def aid_form(sheet: Any, draft: Draft, form: Form) -> None:
    """Aids for every answer of a form."""
    for item in form.fields:
        cell = answer(form, item.key)
        sheet.data_validation(cell, _aid(draft, item, cell))


def _aid(
    draft: Draft, item: Column | Field, cell: str, *, or_nothing: bool = False
) -> dict[str, Any]:
    hints = [_WORD_OF_NOTHING] if or_nothing else []
    hints = [item.hint, "Wajib diisi." if item.required else "", *hints]
    return {
        **_check(draft, item, cell, or_nothing),
        "input_title": item.header[:32],
        "input_message": " ".join(filter(None, hints))[:255] or "Boleh kosong.",
        "error_title": item.header[:32],
        "error_message": _ERRORS.get(item.kind, ""),
        "error_type": "stop" if item.kind in _STOP else "warning",
    }


def _check(draft: Draft, item: Column | Field, cell: str, or_nothing: bool) -> dict[str, Any]:
    """What a typed value must be."""
    if item.choices:
        return {"validate": "list", "source": _source(draft, item.choices, or_nothing)}
    if item.kind in _DIGITS:
        return {"validate": "custom", "value": _digits(cell, *_DIGITS[item.kind])}
    if isinstance(item, Column) and not item.positive:
        return _ANY_NUMBER
    return _CHECKS.get(item.kind, {"validate": "any"})


def _digits(cell: str, separator: str, length: int | None) -> str:
    """True for a text of digits and separators (of that many digits), and for Nihil."""
    bare = f'SUBSTITUTE({cell},"{separator}","")'
    of_length = f",LEN({bare})={length}" if length else ""
    digits = f"AND(ISTEXT({cell}),ISNUMBER(-{bare}){of_length})"
    return f'=OR({digits},TRIM({cell})="{NOTHING_TO_REPORT}")'


def _source(draft: Draft, choices: Choices, or_nothing: bool) -> list[str] | str:
    """A short list as it is; a long one where it is hidden on the guide, before Nihil."""
    values = [*choices.values, *([NOTHING_TO_REPORT] if or_nothing else [])]
    lists = long_lists(draft.workbook)
    if choices not in lists:
        return values
    column = xl_col_to_name(FIRST_LIST_COLUMN - 1 + lists.index(choices))
    return f"={quoted(draft.guide)}!${column}$1:${column}${len(values)}"
