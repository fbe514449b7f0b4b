"""What an .ods holds besides values: errors, percent cells, hidden rows, repeated neighbours."""

from __future__ import annotations

import io
import zipfile

import pytest

from xlsx_lkip.reader.opendocument import excel_formula, scans_in
from xlsx_lkip.reader.scan import Scan
from xlsx_lkip.reader.unreadable import NotReadable

SPACES = "".join(
    f' xmlns:{name}="{address}"'
    for name, address in {
        "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
        "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
        "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
        "calcext": "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0",
    }.items()
)
CELL, ROW = "table:table-cell", "table:table-row"


def scanned(rows: str, head: str = "") -> Scan:
    """What is seen on a sheet of these rows."""
    xml = (
        f"{head}<office:document-content{SPACES}><office:body><office:spreadsheet>"
        f'<table:table table:name="Anggaran">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("content.xml", xml)
    with zipfile.ZipFile(data) as archive:
        return scans_in(archive)["Anggaran"]


@pytest.mark.parametrize("value", ["#DIV/0!", "#REF!", "#N/A", "#NAME?", "#VALUE!", "Err:502"])
def test_an_error_is_seen_at_its_cell(value: str) -> None:
    cell = f'<{CELL} table:formula="of:=1/0" calcext:value-type="error"><text:p>{value}</text:p></{CELL}>'
    assert scanned(f"<{ROW}/><{ROW}><{CELL}/>{cell}</{ROW}>").errors == {(2, 2): value}


def test_an_older_office_marks_an_error_by_its_text_alone() -> None:
    cell = f'<{CELL} table:formula="of:=1/0" office:value="0"><text:p>#DIV/0!</text:p></{CELL}>'
    assert scanned(f"<{ROW}>{cell}</{ROW}>").errors == {(1, 1): "#DIV/0!"}


def test_a_typed_text_is_no_error() -> None:
    assert scanned(f"<{ROW}><{CELL}><text:p>#1!</text:p></{CELL}></{ROW}>").errors == {}


def test_neighbours_that_are_alike_are_counted() -> None:
    rows = (
        f'<{ROW} table:number-rows-repeated="3"><{CELL} table:number-columns-repeated="4"/></{ROW}>'
        f'<{ROW}><{CELL} table:number-columns-repeated="2"/><table:covered-table-cell/>'
        f'<{CELL} table:formula="of:=[.A1]+1"/></{ROW}>'
    )
    assert scanned(rows).formulas == {(4, 4): "A1+1"}


def test_a_formula_of_several_cells_fills_them_all() -> None:
    cell = (
        f'<{CELL} table:formula="of:=[.A1:.A2]" table:number-matrix-rows-spanned="2" '
        'table:number-matrix-columns-spanned="1"/>'
    )
    assert scanned(f"<{ROW}>{cell}</{ROW}>").formulas.keys() == {(1, 1), (2, 1)}


def test_percent_cells_and_hidden_rows_and_columns_are_seen() -> None:
    scan = scanned(
        f'<table:table-column/><table:table-column table:visibility="collapse"/>'
        f'<{ROW} table:visibility="filter"><{CELL} office:value-type="percentage"/></{ROW}>'
    )
    assert (scan.percent, scan.hidden_rows, scan.hidden_columns) == ({(1, 1)}, {1}, {2})


def test_a_million_repeated_cells_cost_little() -> None:
    row = (
        f'<{ROW} table:number-rows-repeated="1048576"><{CELL} table:formula="of:=1" '
        f'table:number-columns-repeated="16384"/></{ROW}>'
    )
    assert len(scanned(row).formulas) <= 200_000


def test_entities_are_refused() -> None:
    with pytest.raises(NotReadable):
        scanned("", head='<!DOCTYPE x [<!ENTITY a "b">]>')


@pytest.mark.parametrize(
    ("formula", "shown"),
    [
        ("of:=[.F7]-[.G7]", "F7-G7"),
        ("of:=SUM([.F$6:.F$1048576])", "SUM(F$6:F$1048576)"),
        ('of:=IF([$Anggaran.$F$5]=0;"a;b";1)', 'IF(Anggaran!$F$5=0,"a;b",1)'),
        ("msoxl:=F7-G7", "F7-G7"),
    ],
)
def test_a_formula_reads_as_programs_show_it(formula: str, shown: str) -> None:
    assert excel_formula(formula) == shown
