"""Numbers stored as texts, in plain Python: each at its cell, an error where a Jumlah leaves it out."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from tests.rules.oracle_book import Sheet
from tests.rules.oracle_cells import Cell, State
from tests.rules.oracle_layout import NUMBERS, Kind
from tests.rules.oracle_wrong import Wrong, at

MANY = 3
READ = (State.PLAIN, State.ODD, State.CONFIRMED, State.CONVENTION)
TOLD_OTHERWISE = (State.ODD, State.CONVENTION)


def wrong_texts(sheet: Sheet) -> Iterator[Wrong]:
    """The findings at cells that hold a number as a text."""
    layout = sheet.layout
    keys = [key for key, column in layout.columns.items() if column.kind in NUMBERS]
    short = {key for key in layout.totals if leaves_out(sheet, key)}
    warned, numbers = [], 0
    for record in sheet.records:
        for key in keys:
            cell = record.cells[key]
            numbers += cell.stored and cell.figure is not None and not cell.unread
            if not _is_text(cell, layout.columns[key].kind):
                continue
            if key in short:
                yield at(sheet, record, key, f"{layout.family}321", cell.raw)
            elif cell.state not in TOLD_OTHERWISE:
                warned.append(at(sheet, record, key, f"{layout.family}320", cell.raw))
    yield from warned[:1] if len(warned) > max(MANY, numbers) else warned


def _is_text(cell: Cell, kind: Kind) -> bool:
    """Whether the cell holds a number as a text; a figure with its unit beside it must be one."""
    return cell.digits and cell.state in READ and not (kind is Kind.VALUE and cell.beside)


def leaves_out(sheet: Sheet, key: str) -> bool:
    """Whether the Jumlah is the sum of what is stored as numbers, and not of all."""
    stated, whole = sheet.summaries["total"][key], sheet.sum(key)
    if stated.figure is None or stated.unread or whole is None:
        return False
    cells = [record.cells[key] for record in sheet.records]
    texts = sum((cell.digits and cell.figure) or Fraction(0) for cell in cells if not cell.unread)
    everything = sum(cell.figure or Fraction(0) for cell in cells if not cell.unread)
    return stated.figure == everything - texts != whole
