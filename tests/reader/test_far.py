"""What is far from any table: read quickly, in little memory, and never skipped silently."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.reader.books import findings, lkip, only, parts_of, read, repacked, rows, saved
from tests.reader.cost import assert_bounded, cost_of
from xlsx_lkip.reader import read_paths

pytestmark = pytest.mark.processes

SHEET = "xl/worksheets/sheet10.xml"
MILLION = range(9, 1_000_001)


def with_rows(path: Path, lines: Iterable[bytes]) -> Path:
    """The workbook with these rows below the records of Anggaran."""
    xml = parts_of(path)[SHEET]
    end = xml.index(b"</sheetData>")
    return repacked(path, {SHEET: xml[:end] + b"".join(lines) + xml[end:]})


@pytest.mark.parametrize("cell", ["E1000000", "XFD1", "XFD1048576", "DA9", "B20000"])
@pytest.mark.parametrize(("value", "code"), [("catatan", "B110"), (5, "B110"), (" ", "B111")])
def test_a_cell_far_out_is_named(value: object, code: str, cell: str, tmp_path: Path) -> None:
    book = lkip()
    book["Anggaran"][cell] = value
    path = saved(book, tmp_path)
    assert findings(path) == [(code, "Anggaran", cell)]
    assert [row for (row,) in rows(read_paths([path]), "budget")] == [7, 8]


def test_a_text_behind_many_spaces_is_still_found(tmp_path: Path) -> None:
    book = lkip()
    for row in range(30_000, 30_010):
        book["Anggaran"][f"C{row}"] = " "
    book["Anggaran"]["D30020"] = "catatan"
    assert findings(saved(book, tmp_path)) == [("B110", "Anggaran", "D30020")]


def test_a_shared_text_far_out_is_read_as_text(tmp_path: Path) -> None:
    path = saved(lkip(), tmp_path)
    relations = parts_of(path)["xl/_rels/workbook.xml.rels"].replace(
        b"</Relationships>",
        b'<Relationship Id="rId99" Target="sharedStrings.xml" Type="http://schemas.openxmlformats.org'
        b'/officeDocument/2006/relationships/sharedStrings"/></Relationships>',
    )
    strings = (
        b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        b"<si/><si><t>  </t></si><si><r><t>ca</t></r><r><t>tatan</t></r></si></sst>"
    )
    changes = {"xl/_rels/workbook.xml.rels": relations, "xl/sharedStrings.xml": strings}
    spaces = b'<row r="30000"><c r="B30000" t="s"><v>1</v></c></row>'
    words = b'<row r="30001"><c r="B30001" t="s"><v>2</v></c></row>'
    with_rows(repacked(path, changes), [spaces])
    assert findings(path) == [("B111", "Anggaran", "B30000")]
    with_rows(path, [words])
    assert findings(path) == [("B110", "Anggaran", "B30001")]


@pytest.mark.parametrize(
    "line",
    [
        b'<row r="%d" s="1" customFormat="1" ht="15"/>',
        b'<row r="%d"><c r="A%d" s="1"/><c r="B%d" s="1"/></row>',
        b'<row r="%d"><c r="H%d"><f>F%d-1</f></c></row>',
        b'<row r="%d"><c r="H%d" t="str"><f>F%d&amp;""</f><v></v></c></row>',
    ],
    ids=["rows", "cells", "formulas", "calculated"],
)
def test_a_million_rows_of_format_are_a_note(line: bytes, tmp_path: Path) -> None:
    numbers = line.count(b"%d")
    path = with_rows(saved(lkip(), tmp_path), (line % ((row,) * numbers) for row in MILLION))
    tables = read_paths([path])
    assert [(each.code, each.sheet) for each in only(tables).problems] == [("B112", "Anggaran")]
    assert [row for (row,) in rows(tables, "budget")] == [7, 8]
    assert_bounded(cost_of(path), cost_of(saved(lkip(), tmp_path, "kecil.xlsx")))


def test_a_text_in_the_last_of_a_million_rows_is_found(tmp_path: Path) -> None:
    lines = [b'<row r="%d"><c r="B%d" s="1"/><c r="C%d" s="1"/></row>' % (r, r, r) for r in MILLION]
    last = b'<row r="1000001"><c r="E1000001" t="inlineStr"><is><t>x</t></is></c></row>'
    path = with_rows(saved(lkip(), tmp_path), [*lines, last])
    assert findings(path) == [("B110", "Anggaran", "E1000001")]


def test_a_sheet_that_is_all_values_is_too_large(tmp_path: Path) -> None:
    cells = b"".join(
        b'<c r="%c%%d"><v>123456789</v></c>' % letter for letter in b"BCDEFGHIJKLMNOPQRS"
    )
    lines = (b'<row r="%d">' % row + cells % ((row,) * 18) + b"</row>" for row in range(9, 19_999))
    lines_twice = (line.replace(b"<v>", b"<v>" + b"0" * 80) for line in lines)
    path = with_rows(saved(lkip(), tmp_path), lines_twice)
    assert [problem.code for problem in only(read_paths([path])).problems] == ["B003"]


def test_a_row_that_belies_its_cells_is_refused(tmp_path: Path) -> None:
    path = with_rows(saved(lkip(), tmp_path), [b'<row r="9"><c r="B900000"><v>1</v></c></row>'])
    assert findings(path) == [("B001", None, None)]


def test_one_long_text_used_a_million_times_is_refused(tmp_path: Path) -> None:
    path = saved(lkip(), tmp_path)
    relations = parts_of(path)["xl/_rels/workbook.xml.rels"].replace(
        b"</Relationships>",
        b'<Relationship Id="rId99" Target="sharedStrings.xml" Type="http://schemas.openxmlformats.org'
        b'/officeDocument/2006/relationships/sharedStrings"/></Relationships>',
    )
    strings = (
        b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>'
        + b"x" * 32_000
        + b"</t></si></sst>"
    )
    repacked(path, {"xl/_rels/workbook.xml.rels": relations, "xl/sharedStrings.xml": strings})
    cells = b"".join(b'<c r="%c%%d" t="s"><v>0</v></c>' % letter for letter in b"BCDEFGHIJK")
    lines = (b'<row r="%d">' % row + cells % ((row,) * 10) + b"</row>" for row in range(9, 15_000))
    assert findings(with_rows(path, lines)) == [("B003", None, None)]


PREFIXED = (
    b'<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData>'
    b'<x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row>'
    b'<x:row r="1048576"><x:c s="0" r="XFD1048576"><x:v>2</x:v></x:c></x:row>'
    b"</x:sheetData></x:worksheet>"
)


@pytest.mark.parametrize(
    "xml",
    [
        PREFIXED,
        PREFIXED.replace(b"x:", b"").replace(b":x=", b"="),
        PREFIXED.replace(b"x:", b"")
        .replace(b":x=", b"=")
        .replace(b'"XFD1048576"', b"'XFD1048576'"),
        PREFIXED.replace(b"x:", b"").replace(b":x=", b"=").replace(b"XFD", b"xfd"),
        PREFIXED.decode().encode("utf-16"),
    ],
    ids=["prefix", "attribute order", "apostrophes", "small letters", "utf-16"],
)
def test_no_way_of_writing_hides_a_cell_far_out(xml: bytes, tmp_path: Path) -> None:
    """It would make calamine ask for hundreds of gigabytes."""
    path = repacked(saved(lkip(), tmp_path), {"xl/worksheets/sheet12.xml": xml})
    tables = read_paths([path])
    assert [(each.code, each.sheet) for each in only(tables).problems] == [("B109", "Hambatan")]


@pytest.mark.parametrize("prefix", [b"x:", b"ss:"])
def test_a_sheet_written_with_prefixes_is_read(prefix: bytes, tmp_path: Path) -> None:
    import re

    path = saved(lkip(), tmp_path)
    xml = parts_of(path)[SHEET].replace(b"xmlns=", b"xmlns:" + prefix.rstrip(b":") + b"=")
    xml = re.sub(rb"<(/?)(\w)", rb"<\1" + prefix + rb"\2", xml)
    assert findings(repacked(path, {SHEET: xml})) == []


def test_cells_without_addresses_are_read_in_their_order(tmp_path: Path) -> None:
    import re

    book = lkip()
    page = book["Anggaran"]
    for row in range(1, 9):
        for column in range(1, 12):
            value = page.cell(row, column).value
            page.cell(row, column, " " if value is None else value)
    path = saved(book, tmp_path)
    xml = re.sub(rb'<(row|c) r="\w+"', rb"<\1", parts_of(path)[SHEET])
    tables = read_paths([repacked(path, {SHEET: xml})])
    assert rows(tables, "budget", "budget") == [(7, 100_000), (8, 50_000)]


def test_a_sheet_without_cells_is_empty(tmp_path: Path) -> None:
    xml = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'
    path = repacked(saved(lkip(), tmp_path), {SHEET: xml})
    assert findings(path, "B109") == [("B109", "Anggaran", None)]
    assert read(lkip(), tmp_path).submissions[0].readable
