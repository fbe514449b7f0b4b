"""A consolidated workbook read back: every figure that it shows, where, and whether it is marked.

Nothing of the code under test is asked: what counts is what is in the cells, and their pink ground.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl

PINK = "FFFBE3E0"
"""Ground of what is not exact."""
HEADER_ROW, CARDS = 5, (4, 5)
"""Of lists; and the rows of Ringkasan that have the key figures, labels above figures."""
NO_FIGURES = ("Temuan",)
"""Sheets that tell of findings."""
NO_FIGURE = ("No.", "Baris", "Kesalahan", "Peringatan", "Catatan", "Di antaranya diragukan")
"""Columns of numbers that are no figures of the agency."""
NAMES = ("Unit kerja", "Berkas", "Lembar", "Tingkat", "Angka", "Indikator kinerja", "Jenis tenaga")
BLOCKS = ((0, 4), (5, 9), (10, 13))
"""Columns of Ringkasan that form a table each."""
Key = tuple[str, ...]


@dataclass(frozen=True)
class Shown:
    """A figure."""

    value: float | None
    marked: bool


def figures_of(path: Path) -> dict[Key, Shown]:
    """Every figure by sheet, line (its names, the n-th of that name) and column."""
    found: dict[Key, Shown] = {}
    for sheet in openpyxl.load_workbook(path, data_only=True):
        if sheet.title == "Ringkasan":
            found |= dict(_cards(sheet))
            found |= dict(_tables(sheet))
        elif sheet.title not in NO_FIGURES:
            found |= dict(_list(sheet))
    return found


def _shown(cell: Any) -> Shown:
    number = isinstance(cell.value, int | float)
    return Shown(cell.value if number else None, cell.fill.fgColor.rgb == PINK)


def _plain(text: Any) -> str:
    return str(text or "").removeprefix("! ")


def _cards(sheet: Any) -> Iterator[tuple[Key, Shown]]:
    for label, figure in zip(*(sheet[row] for row in CARDS), strict=True):
        if label.value:
            marked = str(label.value).startswith("! ") and _shown(figure).marked
            yield ("Ringkasan", _plain(label.value)), Shown(_shown(figure).value, marked)


def _tables(sheet: Any) -> Iterator[tuple[Key, Shown]]:
    seen: Counter[Key] = Counter()
    for row in sheet.iter_rows(min_row=CARDS[1] + 2):
        for first, last in BLOCKS:
            name, *cells = row[first:last]
            if isinstance(name.value, str):
                key = ("Ringkasan", str(first), _plain(name.value))
                seen[key] += 1
                for place, cell in enumerate(cells):
                    if isinstance(cell.value, int | float):
                        yield (*key, str(seen[key]), str(place)), _shown(cell)


def _list(sheet: Any) -> Iterator[tuple[Key, Shown]]:
    seen: Counter[Key] = Counter()
    headers = [str(cell.value) for cell in sheet[HEADER_ROW]]
    for row in sheet.iter_rows(min_row=HEADER_ROW + 1):
        cells = dict(zip(headers, row, strict=True))
        named = [cell for header, cell in cells.items() if header in NAMES or "/" in header]
        key = (sheet.title, *(_plain(cell.value) for cell in named))
        seen[key] += 1
        for header, cell in cells.items():
            if header not in NO_FIGURE and cell not in named and cell.value is not None:
                yield (*key, str(seen[key]), header), _shown(cell)


def marked(path: Path) -> list[Key]:
    """Where anything is marked."""
    return [key for key, shown in figures_of(path).items() if shown.marked]


def unmarked_differences(broken: Path, sound: Path) -> dict[Key, tuple[float | None, float | None]]:
    """The figures of the one that are not the other's, without being marked.

    The sound example of one rule may break another; what it marks itself is not compared.
    """
    one, other = figures_of(broken), figures_of(sound)
    doubtful = {key[:-1] for key, shown in other.items() if shown.marked}
    pairs = {key: (shown.value, _value(other.get(key))) for key, shown in one.items()}
    return {
        key: pair
        for key, pair in pairs.items()
        if pair[0] != pair[1] and not one[key].marked and key[:-1] not in doubtful
    }


def _value(shown: Shown | None) -> float | None:
    return shown.value if shown else None
