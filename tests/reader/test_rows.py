"""Which rows are records: blank rows, Nihil, Jumlah, group cells written once."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter

from tests.reader.books import BUDGET, findings, lkip, only, read, rows, saved
from xlsx_lkip.declaration.workbook import WORKBOOK
from xlsx_lkip.model.tables import Tables

HEADERS = [column.header for column in WORKBOOK.table("budget").columns]
TYPED = ["program", "activity", "subactivity", "budget", "realization", "outcome"]


def test_a_blank_row_between_records_shifts_nothing(tmp_path: Path) -> None:
    book = lkip(budget=[BUDGET[0], {}, {}, BUDGET[1]])
    tables = read(book, tmp_path)
    assert rows(tables, "budget", "subactivity") == [(7, "Sub A"), (10, "Sub B")]


@pytest.mark.parametrize("space", [" ", "\n", "\u00a0", "\u200b", " \ufeff\t"])
def test_a_row_of_spaces_is_no_record(space: str, tmp_path: Path) -> None:
    book = lkip()
    book["Anggaran"]["E12"] = space
    assert [row for (row,) in rows(read(book, tmp_path), "budget")] == [7, 8]


def test_a_row_with_computed_cells_alone_is_no_record(tmp_path: Path) -> None:
    book = lkip(budget=[*BUDGET, {"remaining": 0, "absorption": 0}])
    assert [row for (row,) in rows(read(book, tmp_path), "budget")] == [7, 8]


@pytest.mark.parametrize("word", ["Nihil", "NIHIL", " nihil "])
@pytest.mark.parametrize("cell", ["B7", "C7", "A7"])
def test_nihil_is_nothing_to_report(word: str, cell: str, tmp_path: Path) -> None:
    book = lkip(budget=[], program=[])
    book["Anggaran"][cell] = word
    tables = read(book, tmp_path)
    assert tables.records["budget"].is_empty()
    assert only(tables).places["budget"].nothing
    assert findings(saved(book, tmp_path), "A100") == []


def test_an_empty_table_is_not_nihil(tmp_path: Path) -> None:
    book = lkip(budget=[], program=[])
    assert not only(read(book, tmp_path)).places["budget"].nothing
    assert findings(saved(book, tmp_path), "A100") == [("A100", "Anggaran", None)]


@pytest.mark.parametrize("label", ["Jumlah", "JUMLAH", "Total", "Jumlah :", "TOTAL"])
@pytest.mark.parametrize("column", ["A", "B", "C", "E"])
def test_a_typed_jumlah_below_the_records_is_a_total(
    label: str, column: str, tmp_path: Path
) -> None:
    book = lkip()
    page = book["Anggaran"]
    page[f"{column}10"], page["F10"], page["G10"] = label, 1500, 1150
    tables = read(book, tmp_path)
    assert [row for (row,) in rows(tables, "budget")] == [7, 8]
    total = tables.summaries["budget"].select("row", "summary", "budget", "realization").rows()
    assert total == [(10, "total", 150_000, 115_000)]


def test_a_typed_persentase_below_the_staff_is_their_share(tmp_path: Path) -> None:
    book = lkip(staff=[{"rank": "IV/c", "s1": 3}])
    page = book["Pegawai"]
    page["B9"], page["E9"] = "Jumlah", 3
    page["B10"], page["E10"] = "Persentase", 1
    tables = read(book, tmp_path)
    assert [row for (row,) in rows(tables, "staff")] == [7]
    shares = tables.summaries["staff"].select("row", "summary", "s1").rows()
    assert shares == [(9, "total", 3), (10, "share", 10_000)]


def test_a_typed_jumlah_is_no_record_where_none_is_declared(tmp_path: Path) -> None:
    book = lkip()
    page = book["Program"]
    page["B10"], page["F10"] = "Jumlah", 1500
    assert [row for (row,) in rows(read(book, tmp_path), "program")] == [7, 8]


def test_the_jumlah_above_the_header_is_found_where_rows_were_inserted(tmp_path: Path) -> None:
    book = lkip()
    page = book["Anggaran"]
    page["B5"], page["F5"] = "Jumlah", 1500
    page.insert_rows(1, 3)
    tables = read(book, tmp_path)
    assert tables.summaries["budget"].select("row", "budget").rows() == [(8, 150_000)]


def test_merged_group_cells_count_for_all_their_rows(tmp_path: Path) -> None:
    book = lkip()
    book["Anggaran"].merge_cells("C7:C8")
    book["Anggaran"].merge_cells("D7:D8")
    assert rows(read(book, tmp_path), "budget", "program", "activity") == [
        (7, "Program A", "Kegiatan A"),
        (8, "Program A", "Kegiatan A"),
    ]


def test_a_sasaran_is_filled_down(tmp_path: Path) -> None:
    book = lkip(agreement=[{"objective": "S", "indicator": "a"}, {"indicator": "b"}])
    assert rows(read(book, tmp_path), "agreement", "objective") == [(7, "S"), (8, "S")]


def test_a_group_is_not_filled_down_into_the_next_file(tmp_path: Path) -> None:
    first = saved(lkip(), tmp_path, "a.xlsx")
    second = saved(lkip(budget=[{"subactivity": "Sub C"}]), tmp_path, "b.xlsx")
    tables = Tables.stacked([read_one(first), read_one(second)])
    assert tables.records["budget"]["program"].to_list() == ["Program A", "Program A", None]


def read_one(path: Path) -> Tables:
    from xlsx_lkip.reader import read_paths

    return read_paths([path])


groups = st.lists(st.tuples(st.booleans(), st.booleans(), st.booleans()), min_size=1, max_size=12)
"""Of each row: whether a new Program is written, whether a Kegiatan is, whether the row is blank."""


@settings(max_examples=40, deadline=None)
@given(layout=groups)
def test_a_new_program_never_inherits_the_kegiatan_of_the_last(
    layout: list[tuple[bool, bool, bool]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    records: list[dict[str, object]] = []
    expected = []
    program = activity = None
    for number, (new_program, new_activity, blank) in enumerate(layout):
        if blank:
            records.append({})
            continue
        record: dict[str, object] = {"subactivity": f"Sub {number}"}
        if new_program:
            program, activity = f"Program {number}", None
            record["program"] = program
        if new_activity:
            activity = f"Kegiatan {number}"
            record["activity"] = activity
        records.append(record)
        expected.append((number + 7, program, activity, f"Sub {number}"))
    tables = read(lkip(budget=records), tmp_path_factory.mktemp("groups"))
    assert rows(tables, "budget", "program", "activity", "subactivity") == expected


@settings(max_examples=40, deadline=None)
@given(
    above=st.integers(0, 6),
    left=st.integers(0, 4),
    gaps=st.lists(st.integers(0, 3), min_size=1, max_size=6),
    order=st.permutations(HEADERS),
)
def test_wherever_a_table_stands_each_value_keeps_its_cell(
    above: int,
    left: int,
    gaps: list[int],
    order: list[str],
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    book = lkip()
    del book["Anggaran"]
    page = book.create_sheet("Anggaran")
    header_row = 6 + above
    for place, header in enumerate(order, start=2 + left):
        page.cell(header_row, place, header)
    stands = {}
    row = header_row
    for gap in gaps:
        row += 1 + gap
        for place, header in enumerate(order, start=2 + left):
            number = row * 100 + place
            figure = header in {"Pagu", "Realisasi"}
            page.cell(row, place, number if figure else f"{header} {number}")
            stands[row, header] = f"{get_column_letter(place)}{row}", number
    tables = read(book, tmp_path_factory.mktemp("places"))
    submission = only(tables)
    assert [line for (line,) in rows(tables, "budget")] == sorted({row for row, _ in stands})
    for column in WORKBOOK.table("budget").columns:
        if column.key not in TYPED:
            continue
        for line, value in rows(tables, "budget", column.key):
            address, number = stands[line, column.header]
            assert submission.cell_name("budget", line, column.key) == address
            assert value in (number * 100, f"{column.header} {number}")


@settings(max_examples=15, deadline=None)
@given(order=st.permutations(["a", "b", "c", "d"]), cut=st.integers(1, 3))
def test_stacking_in_any_parts_and_order_gives_the_same_tables(
    order: list[str], cut: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("stack")
    paths = [
        saved(
            lkip(budget=[{"subactivity": f"Sub {name}", "budget": "1,500"}]), folder, f"{name}.xlsx"
        )
        for name in order
    ]
    from xlsx_lkip.reader import read_paths

    whole = read_paths(paths)
    # One part as a worker sends it, one as this process reads it.
    parts = Tables.stacked(
        [read_paths(sorted(paths)[:cut]).packed(), read_paths(sorted(paths)[cut:])]
    )
    assert [each.path for each in whole.submissions] == [path.as_posix() for path in sorted(paths)]
    assert whole.submissions == parts.submissions
    assert whole.irregular.equals(parts.irregular)
    assert all(whole.records[key].equals(parts.records[key]) for key in whole.records)
    assert all(whole.summaries[key].equals(parts.summaries[key]) for key in whole.summaries)
