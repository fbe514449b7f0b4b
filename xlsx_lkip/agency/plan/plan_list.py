"""The plan's file as a list: its rows, its header, and how a person finds a cell in it again.

What the cells must say is `reading`'s business.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from ...console.harmless import harmless
from ...console.messages import _
from ...declaration.vocabulary import Kind
from ...declaration.workbook import WORKBOOK
from ...model.addresses import cell_name
from ...model.numbers import written
from ...model.tables import facts_of
from ...model.wording import worded
from ...names.headers import header_row
from ...names.keys import header_key
from ...reader.apart import sheets_apart
from ...reader.discovery import DEFAULT_LIMIT_MB
from ...reader.parts import MOST_ROWS
from ...reader.unreadable import NotReadable
from ..csv_lists import separated
from ..inputs import Unusable, contents
from .plan_records import PlanError

COLUMNS = {
    **{column.key: column.header for column in WORKBOOK.table("program").columns},
    **{item.key: item.label for item in WORKBOOK.forms[0].fields if item.key == "unit"},
}
"""Key -> header of what a plan has; all but Kode must be there."""
OPTIONAL = frozenset(("code",))
_OTHER_HEADERS = {"unit": "unit"}
"""Another header -> key."""
_SEARCHED_ROWS, _SEARCHED_COLUMNS = 60, 200
_MOST_SAID = 20
"""Headers that are named."""
_FEWEST = 3
"""Columns of a plan that a row must name to be its header."""

Rows = Sequence[Sequence[object]]


@dataclass(frozen=True)
class PlanList:
    """The rows of one list, and where its columns are. Rows and columns count from 1."""

    name: str
    sheet: str
    """Title of its sheet; empty for a CSV, which has none."""
    rows: Rows
    header_row: int
    columns: dict[str, int]

    def records(self) -> Iterator[tuple[int, dict[str, object]]]:
        """Physical row and cells by key of every row below the header that is not blank."""
        for row, cells in enumerate(self.rows[self.header_row :], self.header_row + 1):
            if any(str(cell).strip() for cell in cells):
                yield (
                    row,
                    {
                        key: cells[column - 1] if column <= len(cells) else ""
                        for key, column in self.columns.items()
                    },
                )

    def place(self, row: int, key: str) -> str:
        """Where a cell is, in words, e.g. `baris 5, kolom Pagu`."""
        header = COLUMNS[key]
        if not self.sheet or key not in self.columns:
            return _("baris {row}, kolom {header}").format(row=row, header=header)
        cell = cell_name(row, self.columns[key])
        return _("lembar {sheet}, sel {cell} ({header})").format(
            sheet=self.sheet, cell=cell, header=header
        )


def plan_list(file: Path) -> PlanList:
    """The list that the file holds.

    Raises:
        PlanError: it cannot be opened, or has no header of a plan.
    """
    try:
        sheets = {"": separated(file)} if _is_text(file) else _workbook(file)
    except Unusable as error:
        text = _("Rencana {file} {reason}.")
        raise PlanError(text.format(file=file, reason=error.reason)) from error
    found = [(header, title, rows) for title, rows in sheets.items() if (header := _header(rows))]
    if not found:
        wanted = ", ".join(COLUMNS.values())
        text = _("Rencana {file} tidak berjudul kolom. Baris pertamanya harus memuat: {wanted}.")
        raise PlanError(text.format(file=file, wanted=wanted))
    (row, columns), title, rows = max(found, key=lambda each: len(each[0][1]))
    _refuse_header(file, columns, rows[row - 1])
    places = {key: columns[key][0] for key in columns}
    return PlanList(str(file), title, rows, row, places)


def _is_text(file: Path) -> bool:
    return file.suffix.lower() in {".csv", ".tsv", ".txt"}


def _workbook(file: Path) -> dict[str, Rows]:
    try:
        sheets = sheets_apart(contents(file, DEFAULT_LIMIT_MB))
    except NotReadable as error:
        text = _("Rencana {file} tidak dapat dipakai. {reason}")
        raise PlanError(text.format(file=file, reason=_reason(error))) from error
    for title, (cells, far) in sheets.items():
        if far and far[0] >= MOST_ROWS and _header(cells):
            text = _(
                "Rencana {file}: lembar {sheet} lebih dari {most} baris. Simpan lembar itu sebagai "
                "CSV UTF-8."
            )
            most = written(Kind.COUNT, MOST_ROWS)
            raise PlanError(text.format(file=file, sheet=title, most=most))
    return {title: cells for title, (cells, far) in sheets.items()}


def _reason(error: NotReadable) -> str:
    from ...rules import RULES

    rule = RULES[error.problem.code]
    facts = facts_of(error.problem)
    return f"{worded(rule.message, facts)} {worded(rule.remedy, facts)}"


def _header(rows: Rows) -> tuple[int, dict[str, list[int]]] | None:
    """The row among the first that names most columns, and where each of them is."""
    wanted = {header_key(header): key for key, header in COLUMNS.items()} | _OTHER_HEADERS
    searched = [cells[:_SEARCHED_COLUMNS] for cells in rows[:_SEARCHED_ROWS]]
    row, columns = header_row(searched, wanted, _key)
    return (row, columns) if len(columns) >= _FEWEST else None


def _key(header: str) -> str:
    """Of a header without its unit: `Pagu (Rp)` is Pagu."""
    return header_key(header.partition("(")[0])


def _refuse_header(file: Path, columns: dict[str, list[int]], cells: Sequence[object]) -> None:
    for key, header in COLUMNS.items():
        if len(columns.get(key, ())) > 1:
            text = _("Rencana {file}: kolom {header} ada dua kali. Hapus salah satunya.")
            raise PlanError(text.format(file=file, header=header))
        if key not in columns and key not in OPTIONAL:
            text = _("Rencana {file}: kolom {header} tidak ada.{near}")
            raise PlanError(text.format(file=file, header=header, near=_near(header, cells)))


def _near(header: str, cells: Sequence[object]) -> str:
    headers = filter(None, (harmless(str(cell)).strip() for cell in cells[:_SEARCHED_COLUMNS]))
    texts = {header_key(text): text for text in headers}
    near = get_close_matches(header_key(header), texts, n=1)
    if near:
        return _(' Mungkin maksudnya kolom "{near}"; ganti judulnya.').format(near=texts[near[0]])
    named = ", ".join(list(texts.values())[:_MOST_SAID])
    return _(" Judul yang ada: {headers}.").format(headers=named)
