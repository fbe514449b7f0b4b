"""The rows of one sheet of an earlier report, by column key, wherever its columns are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..console.errors import UserError
from ..console.messages import _
from ..declaration.vocabulary import Kind
from ..model.addresses import cell_name
from ..model.numbers import LARGEST
from ..names.headers import header_row
from ..names.keys import header_key
from .report_file import Grid

_HEADER_WITHIN = 20
"""Rows in which the header must be."""


class SheetRows:
    """A sheet and those on which it continues."""

    def __init__(
        self, path: str, title: str, pages: Sequence[Grid], headers: Mapping[str, str]
    ) -> None:
        """Raises UserError where the sheet is missing."""
        self.path, self.title = path, title
        self._headers, self._pages = headers, pages
        if not pages:
            raise self._refusal(_("tidak ada"))

    def rows(self) -> Iterator[SheetRow]:
        """Each row below the header; UserError where a column is missing."""
        for page in self._pages:
            top, places = self._header(page)
            for number, line in enumerate(page[top:], start=top + 1):
                yield SheetRow(self, number, line, places)

    def _header(self, page: Grid) -> tuple[int, dict[str, int]]:
        """Row of the header, and where the columns are, from 0."""
        wanted = {header_key(header): key for key, header in self._headers.items()}
        number, found = header_row(page[:_HEADER_WITHIN], wanted)
        missing = [header for key, header in self._headers.items() if key not in found]
        if missing:
            raise self._refusal(_("tidak berkolom {columns}").format(columns=", ".join(missing)))
        return number, {key: columns[0] - 1 for key, columns in found.items()}

    def _refusal(self, problem: str) -> UserError:
        return UserError(
            _(
                "{path} tidak dapat dibandingkan: lembar {sheet} {problem}. Ambil lagi berkas yang "
                "ditulis oleh consolidate."
            ).format(path=self.path, sheet=self.title, problem=problem)
        )


@dataclass(frozen=True)
class SheetRow:
    """One row of a sheet."""

    sheet: SheetRows
    number: int
    """Physical."""
    cells: Sequence[object]
    places: Mapping[str, int]

    def text(self, key: str) -> str | None:
        """A cell as a text, None where it is blank."""
        value = self._value(key)
        return None if value is None else str(value)

    def figure(self, key: str, kind: Kind) -> int:
        """A cell in the scale of its kind.

        Raises:
            UserError: something else than a number is there, or nothing.
        """
        value = self._value(key)
        scale = kind.scale * (100 if kind is Kind.PERCENT else 1)
        if isinstance(value, int | float) and abs(value) * scale <= LARGEST:
            return round(value * scale)
        raise self._no_figure(key, value)

    def _value(self, key: str) -> object:
        place = self.places[key]
        value = self.cells[place] if place < len(self.cells) else None
        return None if value == "" else value

    def _no_figure(self, key: str, value: object) -> UserError:
        return UserError(
            _(
                '{path}: sel {sheet}!{cell} seharusnya angka, tetapi berisi "{found}". Ambil lagi '
                "berkas yang ditulis oleh consolidate."
            ).format(
                path=self.sheet.path,
                sheet=self.sheet.title,
                cell=cell_name(self.number, self.places[key] + 1),
                found="" if value is None else value,
            )
        )
