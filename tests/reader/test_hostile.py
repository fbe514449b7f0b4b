"""Files made to stop their reader: each costs little, is named by one finding, and takes no other along."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.reader.books import findings, lkip, parts_of, repacked, saved
from tests.reader.cost import Cost, assert_bounded, cost_of

pytestmark = pytest.mark.processes

BOOK, RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
SHEET, STRINGS = "xl/worksheets/sheet10.xml", "xl/sharedStrings.xml"
MAIN = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
RELATION = (
    b'<Relationship Id="rId99" Target="sharedStrings.xml" Type="http://schemas.openxmlformats.org'
    b'/officeDocument/2006/relationships/sharedStrings"/></Relationships>'
)
MANY = 200_000


def with_rows(path: Path, rows: bytes) -> Path:
    """The workbook with this XML below the records of Anggaran."""
    xml = parts_of(path)[SHEET]
    return repacked(path, {SHEET: xml.replace(b"</sheetData>", rows + b"</sheetData>")})


def with_head(path: Path, head: bytes) -> Path:
    """The workbook with this XML above the rows of Anggaran."""
    xml = parts_of(path)[SHEET]
    return repacked(path, {SHEET: xml.replace(b"<sheetData>", head + b"<sheetData>")})


def with_strings(path: Path, attributes: bytes, texts: bytes = b"<si><t>a</t></si>") -> Path:
    """The workbook with these shared texts, which no cell uses."""
    relations = parts_of(path)[RELATIONS].replace(b"</Relationships>", RELATION)
    strings = b"<sst " + MAIN + attributes + b">" + texts + b"</sst>"
    return repacked(path, {RELATIONS: relations, STRINGS: strings})


def with_book(path: Path, content: bytes) -> Path:
    """The workbook with this XML behind its list of sheets."""
    xml = parts_of(path)[BOOK]
    return repacked(path, {BOOK: xml.replace(b"</sheets>", b"</sheets>" + content)})


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return saved(lkip(), tmp_path)


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Cost:
    cost = cost_of(saved(lkip(), tmp_path_factory.mktemp("sound")))
    assert cost.codes == []
    return cost


def cells(row: int, count: int) -> bytes:
    line = b"".join(b'<c r="%c%d"><v>1</v></c>' % (66 + n, row) for n in range(count))
    return b'<row r="%d">%s</row>' % (row, line)


@pytest.mark.parametrize(
    ("attributes", "code"),
    [
        (b' uniqueCount="1000000000000"', "B013"),
        (b' count="4000000000"', "B013"),
        (b' uniqueCount="' + b"9" * 40 + b'"', "B013"),
        (b' uniqueCount="-5"', None),
        (b' uniqueCount="7"', None),
    ],
)
def test_shared_texts_that_are_only_declared(
    attributes: bytes, code: str | None, path: Path, sound: Cost
) -> None:
    cost = cost_of(with_strings(path, attributes))
    assert cost.codes == ([code] if code else [])
    assert_bounded(cost, sound)


def test_what_calamine_itself_asks_for_is_bounded(path: Path, sound: Cost) -> None:
    """No search of ours sees a number in UTF-16."""
    with_strings(path, b"")
    text = (
        f'<?xml version="1.0" encoding="utf-16"?><sst {MAIN.decode()} uniqueCount="99999999999"/>'
    )
    cost = cost_of(repacked(path, {STRINGS: text.encode("utf-16")}))
    assert set(cost.codes) <= {"B001", "B012"}
    assert_bounded(cost, sound)


@pytest.mark.parametrize(
    "cell",
    [
        b'<row r="999999999"><c r="F999999999"><f>1+1</f></c></row>',
        b'<row r="999999999"><c r="F999999999"><v>7</v></c></row>',
        b'<row r="4294967297"><c r="F4294967297"><v>7</v></c></row>',
    ],
    ids=["formula", "number", "beyond 32 bits"],
)
def test_a_row_that_no_sheet_has_is_far_away(cell: bytes, path: Path, sound: Cost) -> None:
    cost = cost_of(with_rows(path, cell))
    assert cost.codes == ["B110"]
    assert_bounded(cost, sound)


def test_the_cell_far_away_is_named(path: Path) -> None:
    with_rows(path, b'<row r="999999999"><c r="F999999999"><f>1+1</f></c></row>')
    assert findings(path) == [("B110", "Anggaran", "F999999999")]


UNCLOSED: dict[str, Callable[[Path], Path]] = {
    "texts": lambda path: with_strings(path, b"", b"<si>" * MANY),
    "runs": lambda path: with_strings(path, b"", b"<si>" + b"<t " * MANY + b"</si>"),
    "columns": lambda path: with_head(path, b"<cols>" + b'<col hidden="1" ' * MANY),
    "attributes": lambda path: with_head(path, b"<cols><col " + b'hidden="1" ' * MANY),
    "rows": lambda path: with_rows(path, b'<row r="9" hidden="1" ' * MANY),
    "bare rows": lambda path: with_rows(path, b"<row " * MANY),
    "cells": lambda path: with_rows(path, b'<c r="B9" t="e" ' * MANY),
    "errors": lambda path: with_rows(path, b'<c r="B9" ' + b't="e" ' * MANY),
    "values": lambda path: with_rows(path, b'<row r="30000"><c r="B30000">' + b"<v " * MANY),
    "formulas": lambda path: with_rows(path, b'<row r="9"><c r="B9">' + b"<f " * MANY),
    "letters": lambda path: with_rows(path, b'<c r="' + b"A" * 5 * MANY + b'9"><v>1</v></c>'),
    "spaces": lambda path: with_rows(path, b'<c r="B9"><f>1</f>' + b" " * 5 * MANY + b"<v>"),
}


@pytest.mark.parametrize("kind", UNCLOSED)
def test_tags_that_are_never_closed(kind: str, path: Path, sound: Cost) -> None:
    cost = cost_of(UNCLOSED[kind](path))
    assert set(cost.codes) <= {"B001", "B013", "B109", "B110", "B112"}
    assert_bounded(cost, sound)


LARGE: dict[str, tuple[Callable[[Path], Path], str | None]] = {
    "cells": (
        lambda path: with_rows(path, b"".join(cells(r, 25) for r in range(9, 19_000))),
        "B013",
    ),
    "records": (
        lambda path: with_rows(path, b"".join(cells(r, 5) for r in range(9, 19_000))),
        "B013",
    ),
    "names": (
        lambda path: with_book(
            path,
            b"".join(
                b'<definedName name="n%d">Anggaran!$A$1</definedName>' % n for n in range(MANY)
            ),
        ),
        "B003",
    ),
    "column formats": (
        lambda path: with_head(path, b"<cols>" + b'<col min="1" max="9" hidden="1"/>' * MANY),
        "B013",
    ),
    "sheets": (
        lambda path: with_book(
            path, b"".join(b'<sheet name="%d" r:id="rId1"/>' % n for n in range(1000))
        ),
        "B001",
    ),
    "one text": (
        lambda path: with_rows(
            path,
            b'<row r="9"><c r="D9" t="inlineStr"><is><t>' + b"9," * MANY + b"</t></is></c></row>",
        ),
        "B013",
    ),
    "nesting": (lambda path: with_rows(path, b"<a>" * MANY + b"</a>" * MANY), None),
    "attribute": (lambda path: with_head(path, b'<sheetPr x="' + b"y" * 50 * MANY + b'"/>'), None),
    "merged cells": (
        lambda path: with_rows(
            path,
            b'</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells><sheetData>',
        ),
        None,
    ),
    "dimension": (lambda path: with_head(path, b'<dimension ref="A1:XFD1048576"/>'), None),
}


@pytest.mark.parametrize("kind", LARGE)
def test_more_than_any_report_holds(kind: str, path: Path, sound: Cost) -> None:
    change, code = LARGE[kind]
    cost = cost_of(change(path))
    assert_bounded(cost, sound)
    assert code is None or cost.codes == [code]


def test_repeated_cells_of_an_ods(tmp_path: Path, sound: Cost) -> None:
    content = (
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body>'
        '<office:spreadsheet><table:table table:name="Anggaran"><table:table-row '
        'table:number-rows-repeated="1048576"><table:table-cell office:value-type="float" '
        'office:value="7" table:number-columns-repeated="16384"/></table:table-row></table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    path = tmp_path / "berulang.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
    cost = cost_of(path)
    assert set(cost.codes) <= {"B001", "B011", "B012"}
    assert_bounded(cost, sound)


def test_the_finding_says_what_was_too_much(path: Path) -> None:
    from xlsx_lkip.check.pipeline import validate

    (found,) = validate([with_strings(path, b' uniqueCount="1000000000000"')]).findings
    assert found.message == (
        "Menurut isinya, berkas ini memuat 1.000.000.000.000 teks bersama; batasnya 1.000.000. "
        "Berkas ini tidak dibaca."
    )
    assert found.remedy == (
        "Salin isi tabelnya ke templat LKIP yang baru (Tempel Khusus > Nilai; Paste Special > Values), lalu "
        "kirim berkas itu."
    )


def test_a_hostile_file_takes_no_other_along(tmp_path: Path) -> None:
    saved(lkip(), tmp_path, "a.xlsx")
    with_strings(saved(lkip(), tmp_path, "b.xlsx"), b' uniqueCount="1000000000000"')
    with_strings(saved(lkip(), tmp_path, "c.xlsx"), b"")
    text = (
        f'<?xml version="1.0" encoding="utf-16"?><sst {MAIN.decode()} uniqueCount="99999999999"/>'
    )
    repacked(tmp_path / "c.xlsx", {STRINGS: text.encode("utf-16")})
    saved(lkip(), tmp_path, "d.xlsx")
    from xlsx_lkip.reader import read_paths

    tables = read_paths([tmp_path])
    assert [each.readable for each in tables.submissions] == [True, False, False, True]
