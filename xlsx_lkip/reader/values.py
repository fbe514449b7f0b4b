"""The values of a workbook's cells, as calamine gives them: the only module that calls it."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from .container import Container
from .hidden import VERY
from .parts import MOST_COLUMNS, MOST_ROWS
from .scan import Scan
from .unreadable import NotReadable

if TYPE_CHECKING:
    from python_calamine import CalamineSheet


@dataclass(frozen=True)
class SheetValues:
    """One sheet: its cells from A1 on, row by row, a blank one an empty text."""

    cells: list[list[object]]
    hidden: str
    """`hidden`, or `very` hidden; empty where the sheet is seen."""
    scan: Scan


def sheets_of(container: Container) -> dict[str, SheetValues]:
    """The sheets by title.

    Raises:
        NotReadable: see `_refused`.
    """
    import python_calamine as calamine

    seen = calamine.SheetVisibleEnum
    states = ((seen.Visible, ""), (seen.Hidden, "hidden"), (seen.VeryHidden, VERY))
    with _refused():
        book = calamine.load_workbook(io.BytesIO(container.data))
        return {
            meta.name: _sheet(
                book.get_sheet_by_name(meta.name),
                container.scans.get(meta.name),
                next(hidden for state, hidden in states if state == meta.visible),
            )
            for meta in book.sheets_metadata
            if meta.typ == calamine.SheetTypeEnum.WorkSheet
        }


@contextlib.contextmanager
def _refused() -> Iterator[None]:
    """Turn whatever calamine raises into NotReadable.

    A panic in Rust is no Exception, but it is no reason to stop either.
    """
    import python_calamine as calamine

    try:
        with _silenced():
            yield
    except calamine.PasswordError as error:
        raise NotReadable.protected() from error
    except (KeyboardInterrupt, SystemExit):
        raise
    except MemoryError as error:
        raise NotReadable.costing("B012") from error
    except BaseException as error:
        raise NotReadable.damaged() from error


def _sheet(sheet: CalamineSheet, scan: Scan | None, hidden: str) -> SheetValues:
    """Cut to what a table can hold: an .xlsx was so before, no other format could be."""
    scan = scan or Scan()
    cells = cast("list[list[object]]", sheet.to_python(skip_empty_area=False))
    if sheet.total_height >= MOST_ROWS or sheet.total_width > MOST_COLUMNS:
        scan.far, scan.trimmed = _first_far(cells), True
        cells = [row[:MOST_COLUMNS] for row in cells[: MOST_ROWS - 1]]
    return SheetValues(cells, hidden, scan)


def _first_far(cells: list[list[object]]) -> tuple[int, int, bool] | None:
    """The first cell beyond any table that holds something; with more than spaces, if there is."""
    first = None
    for row, line in enumerate(cells, start=1):
        start = 0 if row >= MOST_ROWS else MOST_COLUMNS
        for column, cell in enumerate(line[start:], start=start + 1):
            if str(cell).strip():
                return row, column, True
            if cell != "":
                first = first or (row, column, False)
    return first


@contextlib.contextmanager
def _silenced() -> Iterator[None]:
    """Without what Rust prints when it panics: people get a sentence, not a stack."""
    if sys.stderr:  # There is none under pythonw.
        sys.stderr.flush()
    saved = os.dup(2)
    with open(os.devnull, "wb") as nowhere:
        os.dup2(nowhere.fileno(), 2)
    try:
        yield
    finally:
        os.dup2(saved, 2)
        os.close(saved)
