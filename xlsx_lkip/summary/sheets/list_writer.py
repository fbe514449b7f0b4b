"""One list on as many worksheets as it takes, written line by line.

Rows are written from the top down, each once, so that the memory a list needs does not grow with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from xlsxwriter.format import Format

from ...consolidation.consolidated import LABEL, MARK, TOLD
from ...declaration.vocabulary import Kind
from ...workbooks.heights import height_of, lines_of, row_height
from .columns import ListColumn, Record
from .geometry import HEADER_ROW, Geometry
from .lights import light_names, light_percentages
from .list_line import ListLine
from .print_setup import set_up
from .sheet_writer import FRONT_PAGE, Report, Value, put, put_link
from .styles import Look

NOTHING = "Tidak ada yang dilaporkan."
NOTHING_READ = "Belum ada yang dapat dibaca."
_MOST_NOTES = 1000
"""Notes on one list: a spreadsheet program keeps each as a drawing. The mark is on every record."""
_NOTE = {"author": "xlsx-lkip", "x_scale": 2.5, "y_scale": 1.2}
INDENT = 1.3
"""Column width that one step of indentation takes."""
_BOLD = 1.07
"""How much broader bold letters are."""


@dataclass(frozen=True, slots=True)
class ListCell:
    """How one column's cells are written on lines that look alike."""

    key: str
    place: int
    """From 0."""
    kind: Kind
    style: Format
    room: float
    """Column width that its text may take."""
    own: tuple[str, ...]
    """Its formula, in parts between which the row is; empty for none."""
    link: Callable[[Record], str] | None

    def formula(self, row: int, record: Record, value: Value) -> str:
        """What calculates the cell in that row; empty where nothing does."""
        if self.link:
            # A link to a blank cell would show 0.
            return self.link(record) if value is not None else ""
        return str(row).join(self.own)


def places_of(
    report: Report, title: str, columns: Sequence[ListColumn], count: int, totals: int = 0
) -> Geometry:
    """Where such a list will be, before it is written."""
    places = {column.key: place for place, column in enumerate(columns)}
    return Geometry(title, places, count, totals, report.row_limit)


class ListWriter:
    """A list that is being written."""

    def __init__(
        self,
        report: Report,
        title: str,
        about: str,
        columns: Sequence[ListColumn],
        count: int,
        totals: int = 0,
        lacking: str = "",
    ) -> None:
        """Add its worksheets, with their headers.

        Args:
            lacking: what belongs here and is not here, in a sentence.
        """
        self._report, self._columns, self._lacking = report, tuple(columns), lacking
        self._notes = 0
        self._known: dict[tuple[Look, Kind | None, bool, int], tuple[ListCell, ...]] = {}
        self._way = report.styles.linked
        self.places = places_of(report, title, columns, count, totals)
        self._sheets = [self._begun(page, about) for page in range(len(self.places.starts()))]

    @property
    def continuation(self) -> str | None:
        """The worksheets after the first, e.g. `Anggaran (2) sampai (4)`."""
        last = len(self._sheets)
        if last == 1:
            return None
        return self.places.title_of(1) + (f" sampai ({last})" if last > 2 else "")

    def _begun(self, page: int, about: str) -> Any:
        report, title = self._report, self.places.title_of(page)
        sheet = report.add_long_sheet(title)
        set_up(sheet, report)
        sheet.outline_settings(visible=True, symbols_below=False)
        sheet.set_row(0, 24)
        sheet.write_string(0, 0, report.heading(title), report.styles.title)
        sheet.write_string(1, 0, report.owner, report.styles.text())
        sheet.write_string(2, 0, f"{self._lacking}{about}", report.styles.muted)
        back = report.styles.link
        sheet.merge_range(HEADER_ROW - 2, 0, HEADER_ROW - 2, 2, "", back)
        put_link(sheet, HEADER_ROW - 1, 0, "‹ kembali ke Ringkasan", f"{FRONT_PAGE}!A1", back)
        self._write_header(sheet)
        sheet.repeat_rows(HEADER_ROW - 1)
        sheet.freeze_panes(HEADER_ROW if page else self.places.first_row - 1, 0)
        return sheet

    def _write_header(self, sheet: Any) -> None:
        row = HEADER_ROW - 1
        sheet.set_row(row, row_height((each.header, each.width) for each in self._columns) + 4)
        for place, column in enumerate(self._columns):
            sheet.set_column(place, place, column.width)
            sheet.write_string(row, place, column.header, self._report.styles.header)

    def add_filters(self) -> None:
        """Let readers filter every column; not where totals are, which a filter would hide."""
        starts = [*self.places.starts(), self.places.count]
        for page, sheet in enumerate(self._sheets):
            lines = starts[page + 1] - starts[page]
            sheet.autofilter(HEADER_ROW - 1, 0, HEADER_ROW - 1 + lines, len(self._columns) - 1)

    def light_names(self, key: str) -> None:
        """Light the column's cells by the step of the scale that they name; not where in doubt."""
        for sheet, cells in self._pages(key):
            light_names(sheet, self._report, cells, self._in_doubt(key, cells))

    def light_percentages(self, key: str) -> None:
        """Light the column's percentages by the scale; what is not exact keeps its own look."""
        for sheet, cells in self._pages(key):
            light_percentages(sheet, self._report, cells, self._in_doubt(key, cells))

    def _in_doubt(self, key: str, cells: str) -> str:
        """A condition on the row of the first of these cells; empty where nothing is marked."""
        if MARK not in self.places.columns:
            return ""
        row = cells.partition(":")[0].removeprefix(self.places.letters(key))
        return f'${self.places.letters(MARK)}{row}<>""'

    def _pages(self, key: str) -> Iterator[tuple[Any, str]]:
        """The column's cells on each worksheet, totals too."""
        letters = self.places.letters(key)
        for sheet, (top, bottom) in zip(self._sheets, self.places.spans(), strict=True):
            if top <= bottom:
                yield sheet, f"{letters}{top}:{letters}{bottom}"

    def finish(self) -> None:
        """Say so where nothing is listed; after any totals, for rows are written downwards."""
        if not self.places.count:
            row = self.places.first_row - 1
            words = NOTHING_READ if self._lacking else NOTHING
            self._sheets[0].write_string(row, 0, words, self._report.styles.muted)

    def put_total(self, line: ListLine, index: int = 0) -> None:
        """Write a row of totals."""
        self._write(0, HEADER_ROW + 1 + index, line)

    def put(self, number: int, line: ListLine) -> None:
        """Write the line of that number; numbers only grow."""
        page, row = self.places.at(number)
        self._write(page, row, line)
        told = line.record.get(TOLD)
        if told and MARK in self.places.columns and self._notes < _MOST_NOTES:
            self._notes += 1
            self._sheets[page].write_comment(row - 1, self.places.columns[MARK], told, _NOTE)

    def _write(self, page: int, row: int, line: ListLine) -> None:
        sheet, record, lines = self._sheets[page], line.record, 1
        for cell in self._cells_of(line):
            value = record.get(cell.key)
            formula = line.sums.get(cell.key) or cell.formula(row, record, value)
            put(sheet, row, cell.place, cell.kind, value, cell.style, formula)
            if isinstance(value, str):
                lines = max(lines, lines_of(value, cell.room))
        for key, address in line.ways.items():
            text = str(record[key])
            put_link(sheet, row, self.places.columns[key], text, address, self._way)
        sheet.set_row(row - 1, height_of(lines), None, vars(line.fold))

    def _cells_of(self, line: ListLine) -> tuple[ListCell, ...]:
        """The cells of a line of that look, made ready once for all such lines."""
        wanted = (line.look, line.kind, bool(line.record.get(MARK)), line.indent)
        if wanted not in self._known:
            self._known[wanted] = tuple(self._cell(column, *wanted) for column in self._columns)
        return self._known[wanted]

    def _cell(
        self, column: ListColumn, look: Look, kind: Kind | None, doubtful: bool, indent: int
    ) -> ListCell:
        kind = kind if kind and column.kind.is_number else column.kind
        indent = indent if column.key == LABEL else 0
        more = {"indent": 1 + indent} if indent else {}
        return ListCell(
            column.key,
            self.places.columns[column.key],
            kind,
            self._report.styles.cell(kind, look, doubtful=doubtful, **more),
            (column.width - INDENT * (1 + indent)) / (_BOLD if look.bold else 1),
            self.places.in_any_row(column.formula) if column.formula else (),
            column.link if look is Look.RECORD else None,
        )
