"""Numbers above 1 in percent columns: a cell that shows percentages leaves no doubt what they are.

5.2334 is 523,34% in such a cell; in any other it may be 5,23% too. Looked up only where it matters:
in an .xlsx a cell names its look, and the part of the styles says which looks show a percent sign.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from xml.etree import ElementTree

from ..declaration.vocabulary import Form, Kind, Summary, Table
from ..model.tables import Place
from .areas import Cell
from .container import Container
from .conversion import Percentage
from .normal_xml import LARGEST, local, parsed
from .package import part_key
from .rows import Extract
from .scan import place as placed

_BUILT_IN = {"9", "10"}
"""Numbers of the formats 0% and 0.00%, which no file writes down."""
_LOOK = re.compile(rb'<c r="([A-Z]+)(\d+)"[^>]*? s="(\d+)"')
_NOT_SHOWN = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
"""Texts and colours inside a number format."""


def mark_percentages(table: Table, extract: Extract, container: Container) -> None:
    """Turn the numbers of percent columns that are shown as percentages into `Percentage`."""
    places = [index for index, column in enumerate(table.columns) if column.kind is Kind.PERCENT]
    shares = {summary.key: _shares(table, summary) for summary in table.summaries}
    doubtful = any(_above_one(cells, places) for cells in extract.records) or any(
        _above_one(cells, shares[key]) for key, _, cells in extract.summaries
    )
    shown = _shown(extract.place.title, container) if doubtful else set()
    if not shown:
        return
    columns = extract.place.columns

    def marked(row: int, cells: Sequence[object], places: Sequence[int]) -> list[object]:
        found = {i for i in _above_one(cells, places) if (row, columns[i]) in shown}
        return [Percentage(str(c)) if i in found else c for i, c in enumerate(cells)]

    lines = zip(extract.rows, extract.records, strict=True)
    extract.records = [marked(row, cells, places) for row, cells in lines]
    extract.summaries = [
        (key, row, marked(row, cells, shares[key])) for key, row, cells in extract.summaries
    ]


def marked_answers(
    form: Form, place: Place, answers: Sequence[object], container: Container
) -> Sequence[object]:
    """A form's answers, with those percentages marked that its cells show as such."""
    places = [index for index, item in enumerate(form.fields) if item.kind is Kind.PERCENT]
    found = _above_one(answers, places)
    shown = _shown(place.title, container) if found else set()
    marked = {i for i in found if (place.columns[i], place.answer_column) in shown}
    return [Percentage(str(c)) if i in marked else c for i, c in enumerate(answers)]


def _shares(table: Table, summary: Summary) -> list[int]:
    """The places of the percentages in a summary row."""
    kinds = {key: table.summary_kind(summary, key) for key in summary.formulas}
    return [table.index(key) for key, kind in kinds.items() if kind is Kind.PERCENT]


def _above_one(cells: Sequence[object], places: Sequence[int]) -> list[int]:
    """Those of the places at which a number above 1 is."""
    return [i for i in places if type(cells[i]) in {float, int} and abs(float(str(cells[i]))) > 1]


def _shown(title: str, container: Container) -> set[Cell]:
    """The cells of a sheet that show a number as a percentage, as far as the file tells."""
    scan = container.scans.get(title)
    if scan is None or container.legacy:
        return scan.percent if scan else set()
    looks = _percent_looks(_styles(container.data))
    cells = _LOOK.finditer(scan.near)
    return {placed(match[1], match[2]) for match in cells if int(match[3]) in looks}


def _styles(data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [name for name in archive.namelist() if part_key(name).endswith("styles.xml")]
        return archive.read(parts[0]) if parts else b""


def _percent_looks(styles: bytes) -> set[int]:
    """The numbers of the looks whose number format shows a percent sign."""
    if not styles or len(styles) > LARGEST:
        return set()
    try:
        root = parsed(styles)
    except ElementTree.ParseError:
        return set()
    parts = {local(part.tag): part for part in root}
    formats = {
        each.get("numFmtId", "")
        for each in parts.get("numFmts", ())
        if "%" in _NOT_SHOWN.sub("", each.get("formatCode", ""))
    }
    looks = enumerate(parts.get("cellXfs", ()))
    return {n for n, look in looks if look.get("numFmtId", "") in formats | _BUILT_IN}
