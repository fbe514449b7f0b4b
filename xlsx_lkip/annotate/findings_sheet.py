"""The sheet Temuan: all findings of one workbook, each with a link to its cell, ready to filter and print.

Only texts are written, never a formula; a link leads to a sheet that is there, by its own address.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from lxml import etree

from ..console.harmless import harmless
from ..model.findings import Severity
from ..model.wording import SEVERITY_WORDS
from ..reader.notices import LISTING_MARK
from ..reports.entries import HEADERS, WIDTHS, Entry, by_importance
from ..reports.report_words import tally
from ..reports.view import FileView, counts
from ..workbooks.heights import row_height
from . import looks
from .added_styles import AddedStyles
from .looks import OF_SEVERITY, CellLook, Tint
from .marks import FileMarks, Suspicion
from .xml import child, fragment, text_child

TITLE = "Temuan"
COLUMNS = {key: width for key, width in WIDTHS.items() if key not in {"unit", "file"}}
"""Key of each column -> its width in letters: those of one workbook, so without whose it is."""
LETTERS = dict(zip(COLUMNS, "ABCDEFGHIJ", strict=True))
HEADER_ROW = 6
MOST = 5_000
"""Rows of the list; so many can be neither read nor printed."""
_FIGURES = {"found", "expected", "difference"}
_NO_SHEET_NAME = set("[]:*?/\\")
"""What no office suite lets a sheet be called, and what would lead a link out of the workbook."""
_HIDDEN = "K"
_ABOUT = (
    "Klik Sel untuk menuju ke sana. Perbaiki di buku kerja ini lalu kirim kembali, atau perbaiki di "
    "berkas asalnya. Lembar ini dan tanda di sel dibuat ulang pada pemeriksaan berikutnya."
)
_NOTHING = "Tidak ada yang perlu diperbaiki di buku kerja ini."
_PRINTING = (
    '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>',
    '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>',
    "<headerFooter><oddFooter>&amp;L&amp;8&amp;A&amp;R&amp;8Halaman &amp;P dari &amp;N</oddFooter>"
    "</headerFooter>",
)


@dataclass(frozen=True)
class FindingLine:
    """One row of the list."""

    texts: Mapping[str, str]
    tint: Tint
    sheet: str | None
    cell: str | None
    figures: bool = False
    """Whether what was found and expected are figures."""

    @property
    def height(self) -> float:
        """Points: not every viewer lets rows grow with their texts."""
        return row_height((self.texts[key], width) for key, width in COLUMNS.items())


class FindingsSheet:
    """The sheet, as it is written row by row."""

    def __init__(self, root: etree._Element, styles: AddedStyles, sheets: Collection[str]) -> None:
        self._root, self._styles, self._sheets = root, styles, sheets
        self._links: list[tuple[str, str]] = []
        self.last_row = HEADER_ROW

    def write(self, view: FileView, file_marks: FileMarks, remarks: list[str]) -> None:
        """The whole sheet.

        Args:
            remarks: what could not be carried over, or marked.
        """
        self._front()
        rows = child(self._root, "sheetData")
        self._heading(rows, view, file_marks, remarks)
        for line in _lines(view, file_marks):
            self.last_row += 1
            self._line(rows, line)
        self._behind()

    def _front(self) -> None:
        properties = child(self._root, "sheetPr")
        child(properties, "tabColor", rgb=looks.argb(Tint.ERROR.fill))
        child(properties, "pageSetUpPr", fitToPage="1")
        views = child(self._root, "sheetViews")
        view = child(views, "sheetView", showGridLines="0", tabSelected="1", workbookViewId="0")
        below = f"A{HEADER_ROW + 1}"
        split = {"ySplit": str(HEADER_ROW), "topLeftCell": below}
        child(view, "pane", **split, activePane="bottomLeft", state="frozen")
        child(view, "selection", pane="bottomLeft", activeCell=below, sqref=below)
        child(self._root, "sheetFormatPr", defaultRowHeight="15")
        columns = child(self._root, "cols")
        for number, width in enumerate(COLUMNS.values(), start=1):
            self._column(columns, number, width)
        hidden = self._column(columns, len(COLUMNS) + 1, 2)
        hidden.set("hidden", "1")

    def _column(self, columns: etree._Element, number: int, width: int) -> etree._Element:
        at = str(number)
        return child(columns, "col", min=at, max=at, width=str(width), customWidth="1")

    def _heading(
        self, rows: etree._Element, view: FileView, file_marks: FileMarks, remarks: list[str]
    ) -> None:
        about = " – ".join(
            harmless(str(each)) for each in (view.unit, view.year and f"Tahun {view.year}") if each
        )
        title = self._row(rows, 1, height=26)
        self._text(title, "A", "Temuan pemeriksaan LKIP", looks.TITLE)
        self._text(title, _HIDDEN, LISTING_MARK, looks.HIDDEN)
        self._text(self._row(rows, 2), "A", about, looks.REMARK)
        self._text(self._row(rows, 3), "A", summed_up(view, file_marks), looks.TALLY)
        sentence = _ABOUT if file_marks.own or file_marks.suspicions else _NOTHING
        self._text(self._row(rows, 4), "A", sentence, looks.REMARK)
        self._text(self._row(rows, 5), "A", " ".join(remarks), looks.REMARK)
        header = self._row(rows, HEADER_ROW, height=30)
        for key, letter in LETTERS.items():
            self._text(header, letter, HEADERS[key], looks.HEADER)

    def _row(self, rows: etree._Element, number: int, height: float = 15) -> etree._Element:
        return child(rows, "row", r=str(number), ht=str(height), customHeight="1")

    def _line(self, rows: etree._Element, line: FindingLine) -> None:
        row = self._row(rows, self.last_row, line.height)
        target = self._target(line)
        for key, letter in LETTERS.items():
            look = looks.FIGURE if line.figures and key in _FIGURES else looks.TEXT
            if key == "severity":
                look = looks.severity(line.tint)
            elif target and key in {"sheet", "cell"}:
                look = looks.LINK
                self._links.append((f"{letter}{self.last_row}", target))
            self._text(row, letter, line.texts[key], look)

    def _target(self, line: FindingLine) -> str:
        """Where the line's link leads: nowhere, where its sheet is not there."""
        if line.sheet not in self._sheets or line.sheet is None or _NO_SHEET_NAME & {*line.sheet}:
            return ""
        quoted = line.sheet.replace("'", "''")
        return f"'{quoted}'!{line.cell or 'A1'}"

    def _text(self, row: etree._Element, letter: str, text: str, look: CellLook) -> None:
        number = str(self._styles.cell(look))
        cell = child(row, "c", r=f"{letter}{row.get('r')}", s=number)
        if text:
            cell.set("t", "inlineStr")
            text_child(child(cell, "is"), "t", text)

    def _behind(self) -> None:
        """What is behind the rows, in the schema's order."""
        child(self._root, "autoFilter", ref=f"A{HEADER_ROW}:J{self.last_row}")
        if self._links:
            links = child(self._root, "hyperlinks")
            for cell, location in self._links:
                child(links, "hyperlink", ref=cell, location=location)
        for xml in _PRINTING:
            self._root.append(fragment(self._root, xml))


def summed_up(view: FileView, file_marks: FileMarks) -> str:
    """`3 kesalahan, 2 peringatan`, and how many findings of others lead here."""
    outside = len(list(file_marks.from_outside(view.file)))
    more = (
        f"; selain itu {outside} temuan di luar buku kerja ini menunjuk ke sini" if outside else ""
    )
    sentence = tally(counts(entry.finding for entry in file_marks.own)) + more
    return sentence[0].upper() + sentence[1:]


def _lines(view: FileView, file_marks: FileMarks) -> Iterator[FindingLine]:
    """The heaviest first; findings of others as far as they suspect a cell here."""
    outside = {id(each.entry): each for each in file_marks.from_outside(view.file)}
    entries = by_importance([*file_marks.own, *(each.entry for each in outside.values())])
    for entry in entries[:MOST]:
        suspicion = outside.get(id(entry))
        yield _from_outside(suspicion) if suspicion else _own(entry)
    if len(entries) > MOST:
        texts = dict.fromkeys(COLUMNS, "") | {
            "severity": SEVERITY_WORDS[Severity.NOTE].capitalize(),
            "message": f"... dan {len(entries) - MOST} temuan lain.",
        }
        yield FindingLine(texts, Tint.NOTE, None, None)


def _own(entry: Entry) -> FindingLine:
    finding = entry.finding
    texts = entry.texts()
    tint, figures = OF_SEVERITY[finding.severity], finding.difference is not None
    return FindingLine(texts, tint, finding.sheet, finding.cell, figures)


def _from_outside(suspicion: Suspicion) -> FindingLine:
    own = _own(suspicion.entry)
    where = {"sheet": harmless(suspicion.sheet), "cell": harmless(suspicion.cell)}
    message = f"{harmless(suspicion.entry.finding.file)}: {own.texts['message']}"
    texts = {**own.texts, **where, "message": message}
    return replace(own, texts=texts, sheet=suspicion.sheet, cell=suspicion.cell)
