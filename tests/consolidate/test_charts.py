"""The charts of Ringkasan, read from their XML; figures recomputed from the published report."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils import range_boundaries

from xlsx_lkip.declaration.vocabulary import Kind
from xlsx_lkip.model.numbers import read

from .agency import Record, Sent, figures, growing, written
from .published import REPORT, Chart, charts, write_corrected


@pytest.fixture(scope="module")
def corrected(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_corrected(tmp_path_factory.mktemp("charts"))


def _rupiah(text: Any) -> int:
    value = read(Kind.AMOUNT, str(text)).value
    assert isinstance(value, int)
    return value // 100


def _sums(key: str) -> dict[str, list[int]]:
    """Pagu and realisasi by program or unit, as the report has them with its four corrected figures."""
    mended = {(each["subactivity"], each["column"]): each["value"] for each in REPORT["mended"]}
    sums: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for record in REPORT["budget"]:
        for place, column in enumerate(("budget", "realization")):
            printed = record[column]
            sums[record[key]][place] += _rupiah(
                mended.get((record["subactivity"], column), printed)
            )
    return sums


def test_there_are_four_with_titles_and_units_on_their_axes(corrected: Path) -> None:
    assert [(chart.title, chart.axes) for chart in charts(corrected)] == [
        ("Serapan anggaran menurut program", ["Program", "Serapan (%)"]),
        ("Pagu dan realisasi menurut unit kerja", ["Unit kerja", "Juta rupiah"]),
        ("Capaian indikator kinerja", ["Indikator", "Capaian (%); garis tebal: target 100%"]),
        ("ASN menurut pendidikan", ["Pendidikan terakhir", "Orang"]),
    ]


def test_absorption_by_program_is_the_reports(corrected: Path) -> None:
    expected = [round(spent / budget, 4) for budget, spent in _sums("program").values()]
    assert charts(corrected)[0].series[0].values == expected


def test_budget_and_realization_by_unit_are_the_reports(corrected: Path) -> None:
    budgets, spent = charts(corrected)[1].series
    assert (budgets.name, spent.name) == ("Pagu", "Realisasi")
    by_unit = _sums("unit")
    sums = [by_unit[unit["name"]] for unit in REPORT["units"]]
    assert budgets.values == [each[0] for each in sums]
    assert spent.values == [each[1] for each in sums]


def test_budget_and_realization_are_told_apart_in_grey(corrected: Path) -> None:
    light, dark = (_grey(series.colour) for series in charts(corrected)[1].series)
    assert light - dark > 0.4


def _grey(colour: str) -> float:
    """Lightness from 0 to 1, weighted as printers do (ITU-R BT.601)."""
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4))
    return 0.299 * red + 0.587 * green + 0.114 * blue


def test_achievement_and_staff_are_the_reports(corrected: Path) -> None:
    *_, achievement, staff = charts(corrected)
    assert achievement.series[0].names == ["Jumlah UMKM yang difasilitasi"]
    assert achievement.series[0].values == [1.1]
    people = dict(zip(staff.series[0].names, staff.series[0].values, strict=True))
    printed = REPORT["staff"]["total"]
    assert people == {key: read(Kind.COUNT, printed.get(key.lower(), "-")).value for key in people}
    assert sum(people.values()) == REPORT["control"]["staff"]


def test_what_charts_carry_stands_in_their_cells(corrected: Path) -> None:
    book = openpyxl.load_workbook(corrected, data_only=True)
    for chart in charts(corrected):
        for series in chart.series:
            assert _cells(book, series.names_in) == series.names
            assert _cells(book, series.values_in) == series.values


def _cells(book: Any, address: str) -> list[Any]:
    sheet, _, cells = address.rpartition("!")
    left, top, right, bottom = range_boundaries(cells)
    rows = book[sheet].iter_rows(top, bottom, left, right, values_only=True)
    return [value for row in rows for value in row]


def _drawn(path: Path, title: str) -> Chart:
    return next(chart for chart in charts(path) if chart.title.startswith(title))


def test_of_many_programs_the_lowest_are_drawn_and_the_title_says_so(tmp_path: Path) -> None:
    chart = _drawn(written(tmp_path, figures(*growing(2, 20))), "Serapan")
    assert chart.title == "Serapan anggaran menurut program (6 terendah dari 20)"
    assert chart.series[0].values == [0.01, 0.02, 0.03, 0.04, 0.05, 0.06]


def test_of_many_units_the_largest_are_drawn_and_the_others_stand_in_one_line(
    tmp_path: Path,
) -> None:
    path = written(tmp_path, figures(*growing(60, 1)))
    chart = _drawn(path, "Pagu")
    assert chart.title == "Pagu dan realisasi menurut unit kerja (5 terbesar dari 60)"
    assert chart.series[0].values == [60e6, 59e6, 58e6, 57e6, 56e6]
    cells = openpyxl.load_workbook(path, data_only=True)["Ringkasan"].iter_rows(values_only=True)
    row = next(row for row in cells if "55 unit lainnya" in row)
    rest = sum(range(1, 56)) * 10**6
    assert row[row.index("55 unit lainnya") + 1 :][:3] == (rest, rest / 100, 0.01)


def test_names_that_are_cut_stay_apart(tmp_path: Path) -> None:
    long = "Program Penyelenggaraan Pemerintahan Daerah yang Namanya Sangat Panjang Sekali Bagian"
    names = _drawn(written(tmp_path, figures(*growing(1, 4, long))), "Serapan").series[0].names
    assert len(set(names)) == 4
    assert max(map(len, names)) <= 42


def test_what_is_not_reported_is_said_in_the_charts_place(tmp_path: Path) -> None:
    path = written(tmp_path, figures(*growing(1, 1)))
    assert [chart.title.split()[0] for chart in charts(path)] == ["Serapan", "Pagu"]


def test_negative_and_high_achievements_stay_within_their_chart(tmp_path: Path) -> None:
    indicators: list[Record] = [
        {"indicator": f"I{place}", "direction": "Turun", "target": 10, "realization": realization}
        for place, realization in enumerate((25, 4, 10))
    ]
    chart = _drawn(written(tmp_path, figures(Sent(records={"achievement": indicators}))), "Capaian")
    assert chart.series[0].values == [-0.5, 1.6, 1]
    assert chart.least is not None
    assert chart.most is not None
    assert chart.least <= -0.5
    assert chart.most >= 1.6


def test_one_absurd_achievement_does_not_flatten_the_others(tmp_path: Path) -> None:
    indicators: list[Record] = [
        {"indicator": "Wajar", "direction": "Naik", "target": 10, "realization": 9},
        {"indicator": "Luar biasa", "direction": "Naik", "target": 1, "realization": 900},
    ]
    chart = _drawn(written(tmp_path, figures(Sent(records={"achievement": indicators}))), "Capaian")
    assert chart.series[0].values == [0.9, 900]
    assert chart.most == 3
