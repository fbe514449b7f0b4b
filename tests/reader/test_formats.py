"""The same content in every format that people send."""

from __future__ import annotations

import shutil
from pathlib import Path

import openpyxl
import pytest

from tests.office import converted
from tests.reader.books import BUDGET, findings, lkip, only, parts_of, repacked, saved
from tests.reader.xlsb import write_xlsb
from xlsx_lkip.declaration.workbook import WORKBOOK
from xlsx_lkip.model.tables import Tables
from xlsx_lkip.reader import read_paths
from xlsx_lkip.template import Content, write_workbook

ODD: dict[str, object] = {
    "code": "2.17.01.2.01.0001",
    "program": "Program B",
    "subactivity": "  Sub C\nbaris dua ",
    "budget": "Rp. 36.280.240",
    "realization": "47,492.500",
    "remaining": -56903763.25,
    "absorption": "97,19%.",
    "outcome": "–",
    "unit_of_measure": "%",
}


def content() -> openpyxl.Workbook:
    """Numbers, texts, blank rows, group cells written once, odd notations."""
    return lkip(
        budget=[*BUDGET, {}, ODD, {**BUDGET[1], "absorption": 0.5, "budget": 0.1}],
        staff=[{"rank": "IV/c", "s1": 3, "s2": "-"}],
        support=[{"role": "Sopir", "headcount": 2}],
    )


def assert_same(tables: Tables, expected: Tables) -> None:
    assert only(tables).readable
    for sheet in WORKBOOK.filled:
        assert tables.records[sheet.key].equals(expected.records[sheet.key]), sheet.key
    assert tables.irregular.equals(expected.irregular)


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return saved(content(), tmp_path_factory.mktemp("formats"), "asli.xlsx")


@pytest.mark.office
@pytest.mark.parametrize(
    ("suffix", "unseen"),
    [
        ("ods", "makro dan tautan ke buku kerja lain"),
        ("xls", "rumus, baris tersembunyi dan nilai galat"),
    ],
)
def test_libreoffice_saves_the_same_content_otherwise(
    suffix: str, unseen: str, original: Path, tmp_path: Path
) -> None:
    path = converted(original, suffix, tmp_path)
    tables = read_paths([path])
    facts = (("suffix", f".{suffix}"), ("unseen", unseen))
    assert [(each.code, each.facts) for each in only(tables).problems] == [("B301", facts)]
    assert_same(tables, read_paths([original]))


@pytest.mark.office
def test_libreoffice_saves_the_same_content_again_as_xlsx(original: Path, tmp_path: Path) -> None:
    path = converted(converted(original, "ods", tmp_path), "xlsx", tmp_path)
    tables = read_paths([path])
    assert only(tables).problems == ()
    assert_same(tables, read_paths([original]))


def test_an_xlsb_holds_the_same_content(original: Path) -> None:
    path = write_xlsb(content(), original.with_suffix(".xlsb"))
    tables = read_paths([path])
    assert [each.code for each in only(tables).problems] == ["B301"]
    assert_same(tables, read_paths([original]))


@pytest.mark.parametrize("suffix", [".xlsx", ".xlsm"])
def test_a_format_under_another_suffix_is_read_as_what_it_is(
    suffix: str, original: Path, tmp_path: Path
) -> None:
    path = write_xlsb(content(), tmp_path / f"berkas{suffix}")
    assert_same(read_paths([path]), read_paths([original]))


def test_macros_are_a_note_and_never_run(original: Path, tmp_path: Path) -> None:
    path = tmp_path / "makro.xlsm"
    shutil.copy(original, path)
    repacked(path, {"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0" + bytes(2000)})
    assert findings(path, "B302") == [("B302", None, None)]
    assert_same(read_paths([path]), read_paths([original]))


def test_links_to_other_workbooks_are_a_warning(original: Path, tmp_path: Path) -> None:
    path = tmp_path / "tautan.xlsx"
    shutil.copy(original, path)
    link = b'<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'
    repacked(path, {"xl/externalLinks/externalLink1.xml": link})
    assert findings(path, "B303") == [("B303", None, None)]


@pytest.mark.parametrize("mark", ["xlsx-lkip-templat 0.1", None])
def test_another_template_is_read_and_named(mark: str | None, tmp_path: Path) -> None:
    book = content()
    book["Petunjuk"]["H1"] = mark
    tables = read_paths([saved(book, tmp_path)])
    assert [each.code for each in only(tables).problems] == ["B005"]
    assert tables.records["budget"].height == 4


def test_the_template_itself_is_read_where_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "templat.xlsx"
    write_workbook(path, Content(records={"budget": [{"subactivity": "Sub", "budget": 5}]}))
    tables = read_paths([path])
    assert only(tables).version == WORKBOOK.version
    assert only(tables).problems == ()
    assert tables.records["budget"].select("row", "subactivity", "budget").rows() == [
        (7, "Sub", 500)
    ]
    for table in WORKBOOK.tables:
        place = only(tables).places[table.key]
        assert place.header_row == table.header_row
        assert place.columns == tuple(range(2, 2 + len(table.columns)))


def test_the_package_given_to_calamine_holds_nothing_that_was_not_looked_at(
    original: Path, tmp_path: Path
) -> None:
    from xlsx_lkip.reader.container import opened

    path = tmp_path / "isi.xlsx"
    shutil.copy(original, path)
    repacked(path, {"xl/worksheets/sheet99.xml": b"<x/>", "xl/media/image1.png": b"x"})
    container = opened(path.read_bytes(), named=True)
    assert container
    (tmp_path / "diberikan.zip").write_bytes(container.data)
    given = parts_of(tmp_path / "diberikan.zip")
    assert {name.rpartition("/")[0] for name in given} <= {
        "_rels",
        "xl",
        "xl/_rels",
        "xl/worksheets",
    }
    assert "xl/worksheets/sheet99.xml" not in given
