"""The sheet Petunjuk: steps, colours, notations, sheets, formulas and rules, and what it hides.

Hidden beside the text are the template's version and the lists too long for a drop-down.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ..declaration.vocabulary import Form, Kind, Table
from ..declaration.workbook import NOTHING_TO_REPORT
from ..model.numbers import read, written
from ..model.wording import SEVERITY_WORDS
from ..workbooks.palette import LINE, WHITE
from . import guide_text as words
from .draft import Draft, long_lists, put, quoted
from .printing import set_up
from .text_page import Lines
from .typing_aids import FIRST_LIST_COLUMN

_PLACEHOLDER = re.compile(r"\{[^}]*\}")
_VERSION_COLUMN = FIRST_LIST_COLUMN - 1


def write_guide(sheet: Any, draft: Draft) -> None:
    """The whole sheet."""
    lines = Lines(sheet, draft.formats)
    lines.title(words.TITLE, f"{words.SUBTITLE} Templat versi {draft.workbook.version}.")
    _steps(lines)
    _legend(lines)
    _sheets(lines, draft)
    _notations(lines)
    _formulas(lines, draft)
    _rules(lines)
    _hide(sheet, draft)
    set_up(sheet)
    sheet.print_area(0, 0, lines.row - 2, Lines.COLUMNS - 1)


def _steps(lines: Lines) -> None:
    lines.section("Langkah mengisi")
    for number, step in enumerate(words.STEPS, 1):
        lines.add((1, 1, f"{number}."), (2, 5, step), style="list")


def _legend(lines: Lines) -> None:
    lines.section("Arti warna")
    indented = lines.formats.text(indent=1)
    for colour, name, meaning in words.LEGEND:
        sample = lines.formats.text(bg_color=colour, border=1, border_color=LINE, align="center")
        lines.add((2, 2, name, sample), (3, 5, meaning, indented), style="list")


def _sheets(lines: Lines, draft: Draft) -> None:
    lines.section("Isi setiap lembar", "Klik nama lembar untuk membukanya.")
    lines.header((2, 2, "Lembar"), (3, 3, "Pengisian"), (4, 5, "Isi"))
    for declared in draft.workbook.filled:
        when_empty = declared.when_empty if isinstance(declared, Table) else None
        duty = "Wajib diisi" if isinstance(declared, Form) else words.WHEN_EMPTY[when_empty]
        row = lines.row
        lines.add((2, 2, ""), (3, 3, duty), (4, 5, declared.purpose))
        lines.link(row, 2, f"internal:{quoted(declared.title)}!A1", declared.title)


def _notations(lines: Lines) -> None:
    lines.section("Menulis angka", words.NOTATION_NOTE)
    lines.header((2, 2, "Ditulis"), (3, 3, "Dibaca"), (4, 5, "Keterangan"))
    for kind, texts, remark in words.NOTATIONS:
        readings = dict.fromkeys(_reading(kind, text) for text in texts)
        lines.add((2, 2, "  atau  ".join(texts)), (3, 3, " dan ".join(readings)), (4, 5, remark))


def _reading(kind: Kind, text: str) -> str:
    value = read(kind, text).value
    assert value is not None, f"Petunjuk names a notation that is not read: {text}"
    return written(kind, value)


def _formulas(lines: Lines, draft: Draft) -> None:
    lines.section("Kolom yang dihitung sendiri", words.FORMULA_NOTE)
    lines.header((2, 2, "Lembar"), (3, 3, "Kolom"), (4, 5, "Dihitung dari"))
    for title, column, sentence in _sentences(draft):
        lines.add((2, 2, title), (3, 3, column), (4, 5, sentence))


def _sentences(draft: Draft) -> Iterator[tuple[str, str, str]]:
    for table in draft.workbook.tables:
        headers = {column.key: column.header for column in table.columns}
        for column in table.columns:
            if column.formula:
                yield table.title, column.header, column.formula.sentence(headers.__getitem__)


def _rules(lines: Lines) -> None:
    from ..rules import RULES

    lines.new_page()
    lines.section("Aturan pemeriksaan", words.SEVERITY_NOTE)
    lines.header((1, 1, "Kode"), (2, 2, "Bobot"), (3, 4, "Aturan"), (5, 5, "Yang perlu dilakukan"))
    for code, rule in sorted(RULES.items()):
        severity = SEVERITY_WORDS[rule.severity].capitalize()
        remedy = _PLACEHOLDER.sub(words.NAMED_IN_FINDING, rule.remedy)
        lines.add((1, 1, code), (2, 2, severity), (3, 4, rule.title), (5, 5, remedy))


def _hide(sheet: Any, draft: Draft) -> None:
    """Version and lists, in white in hidden columns: no reader takes them for records."""
    style = draft.formats.text(font_color=WHITE)
    put(sheet, 1, _VERSION_COLUMN, f"xlsx-lkip-templat {draft.workbook.version}", style)
    lists = long_lists(draft.workbook)
    for column, choices in enumerate(lists, FIRST_LIST_COLUMN):
        for row, value in enumerate((*choices.values, NOTHING_TO_REPORT), 1):
            put(sheet, row, column, value, style)
    last = FIRST_LIST_COLUMN + len(lists) - 1
    sheet.set_column(_VERSION_COLUMN - 1, last - 1, 30, None, {"hidden": True})
