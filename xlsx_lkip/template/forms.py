"""A form sheet of the template: labels, answers, hints, and what the other sheets say."""

from __future__ import annotations

from typing import Any

from ..declaration.vocabulary import Field, Form, Kind
from ..declaration.workbook import KNOWN_HINT, OPTIONAL_HINT, REQUIRED_HINT
from ..model.addresses import cell_name
from ..workbooks.cell_formats import CellRole, Formats
from ..workbooks.layout import answer, letters
from ..workbooks.palette import AMBER, INK, MUTED, NAVY
from .draft import Draft, put, put_formula, quoted
from .printing import set_up
from .typing_aids import aid_form
from .typing_marks import Marks

_WIDTHS = (3, 30, 52, 58, 24)
_KNOWN = f"{KNOWN_HINT}; terkunci."
_HEADERS = ("Uraian", "Isian", "Keterangan", "Menurut lembar")


def write_form(sheet: Any, draft: Draft, form: Form) -> None:
    """The whole sheet, with the answers that the content has."""
    for place, width in enumerate(_WIDTHS):
        sheet.set_column(place, place, width)
    formats = draft.formats
    sheet.set_row(0, 26)
    put(sheet, 1, 2, form.title, formats.text(bold=True, font_size=15, font_color=NAVY))
    put(sheet, 3, 2, form.purpose, formats.text())
    header = form.first_row - 1
    sheet.set_row(header - 1, 22)
    for place, text in enumerate(_HEADERS, form.label_column):
        put(sheet, header, place, text, formats.header(CellRole.FIXED))
    for item in form.fields:
        _write_field(sheet, draft, form, item)
    aid_form(sheet, draft, form)
    _mark(sheet, draft, form)
    set_up(sheet)
    last = form.row_of(form.fields[-1].key)
    sheet.print_area(0, 0, last - 1, len(_WIDTHS) - 1)
    sheet.freeze_panes(header, 0)
    sheet.set_selection(answer(form, form.fields[0].key))
    sheet.ignore_errors({"number_stored_as_text": _answers(form)})


def _write_field(sheet: Any, draft: Draft, form: Form, item: Field) -> None:
    row, formats = form.row_of(item.key), draft.formats
    sheet.set_row(row - 1, 20)
    value = draft.content.identity.get(item.key)
    role = CellRole.REQUIRED if item.required else CellRole.OPTIONAL
    known = value is not None and (form.key, item.key) in draft.content.locked
    if known:
        role = CellRole.FIXED
    put(sheet, row, form.label_column, item.label, _label(formats, item))
    style = formats.cell(item.kind, role, align="left", valign="vcenter", indent=1)
    put(sheet, row, form.answer_column, value, style)
    hint = formats.text(font_color=MUTED, italic=True, text_wrap=True, indent=1)
    put(sheet, row, form.answer_column + 1, _KNOWN if known else _hint(draft, item), hint)
    if item.control:
        _write_total(sheet, draft, row, form.answer_column + 2, item)


def _label(formats: Formats, item: Field) -> Any:
    return formats.text(bold=item.required, font_color=INK)


def _hint(draft: Draft, item: Field) -> str:
    """What the answer is compared with, whether it must be given, and its own hint."""
    if item.control:
        table = draft.workbook.table(item.control[0])
        column = table.column(item.control[1])
        return f"{OPTIONAL_HINT} Dibandingkan dengan lembar {table.title}, {column.header}."
    if not item.required:
        return f"{OPTIONAL_HINT} {item.hint}".strip()
    return f"{REQUIRED_HINT} {item.hint}".strip()


def _write_total(sheet: Any, draft: Draft, row: int, column: int, item: Field) -> None:
    """The same figure as its sheet sums it, blank while there is nothing to compare with."""
    assert item.control is not None
    key, of = item.control
    table = draft.workbook.table(key)
    there = f"{quoted(table.title)}!${letters(table, of)}${table.summary_row('total')}"
    value = draft.carried.summaries[key]["total"][of]
    style = draft.formats.cell(item.kind, CellRole.FIXED, valign="vcenter", align="left", indent=1)
    formula = f'=IF({there}=0,"",{there})'
    put_formula(sheet, row, column, formula, value=value or None, style=style)


def _mark(sheet: Any, draft: Draft, form: Form) -> None:
    """Totals that differ from their sheet, wrong types, and gaps once the form is begun."""
    marks = Marks(sheet, draft)
    for item in form.fields:
        cell = answer(form, item.key)
        if item.control:
            beside = cell_name(form.row_of(item.key), form.answer_column + 2)
            marks.alarm(cell, _differs(cell, beside, item.kind))
            marks.decimals(beside, beside, item.kind)
        marks.wrong_type(cell, cell, item)
        if item.required:
            begun = f"COUNTA({_answers(form, fixed=True)})>0"
            marks.fill(cell, f'=AND({begun},TRIM({cell})="")', AMBER)
        marks.decimals(cell, cell, item.kind)


def _differs(cell: str, beside: str, kind: Kind) -> str:
    """By half of the smallest unit or more; a percentage is stored as a fraction."""
    units = kind.scale * 100 if kind is Kind.PERCENT else kind.scale
    return f"=IF(COUNT({cell},{beside})<2,FALSE,ABS({cell}-{beside})*{units}>0.5)"


def _answers(form: Form, *, fixed: bool = False) -> str:
    ends = (answer(form, form.fields[end].key, fixed=fixed) for end in (0, -1))
    return ":".join(ends)
