"""`--previous`: what changed since an earlier consolidated workbook."""

from __future__ import annotations

import tempfile
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.formula.tokenizer import Token, Tokenizer
from openpyxl.utils.cell import range_boundaries

from tests.findings import a_finding
from xlsx_lkip.consolidation import Consolidated
from xlsx_lkip.declaration.vocabulary import Severity
from xlsx_lkip.model.findings import Finding
from xlsx_lkip.previous import read_previous
from xlsx_lkip.summary import write_summary

from .agency import Record, Sent, budget, figures, front_page, rows, written

THEN, NOW = date(2024, 1, 15), date(2024, 2, 20)


def indicator(name: str, realization: float) -> Record:
    return {"indicator": name, "direction": "Naik", "target": 4, "realization": realization}


OLD = (
    Sent(
        "Bidang A",
        "a.xlsx",
        {
            "budget": budget(("P", "K", "S", 1000.25, 500), ("Q", "L", "T", 200, 50)),
            "achievement": [indicator("I", 2), indicator("J", 3)],
        },
    ),
    Sent("Bidang B", "b.xlsx", {"budget": budget(("P", "K", "U", 300, 300))}),
)
NEW = (
    Sent(
        "BIDANG A.",
        "a2.xlsx",
        {
            "budget": budget(("P", "K", "S", 1000.25, 900)),
            "achievement": [indicator("J", 4), indicator("K", 1)],
        },
    ),
    Sent("Bidang C", "c.xlsx", {"budget": budget(("R", "M", "V", 70, 7))}),
)


def earlier_of(folder: Path, *files: Sent, day: date | None = THEN, **options: Any) -> Path:
    target = folder / "lama.xlsx"
    write_summary(target, figures(*files, allow_errors=True, **options), date=day)
    return target


def now(previous: Path, *files: Sent, **options: Any) -> Consolidated:
    return figures(*files, allow_errors=True, earlier=read_previous(previous, NOW), **options)


@pytest.fixture(scope="module")
def compared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """NEW, with what changed since OLD."""
    folder = tmp_path_factory.mktemp("compared")
    return written(folder, now(earlier_of(folder, *OLD), *NEW), date=NOW)


def lines(path: Path, measure: str) -> list[tuple[Any, ...]]:
    """Of Perubahan, the rows of one figure: tier, name, state, then, now, difference."""
    keys = ("Tingkat", "Program, unit kerja, program pada unit", "Keadaan", "Sebelumnya", "Kini")
    return [
        tuple(row[key] for key in (*keys, "Selisih"))
        for row in rows(path, "Perubahan")
        if row["Angka"] == measure
    ]


def test_programs_and_units_stand_beside_what_they_were(compared: Path) -> None:
    assert lines(compared, "Realisasi") == [
        ("Jumlah", "Seluruh perangkat daerah", None, 850, 907, 57),
        ("Program", "P", "Berubah", 800, 900, 100),
        ("Program", "R", "Baru", None, 7, 7),
        ("Program", "Q", "Tidak ada lagi", 50, None, -50),
        ("Unit kerja", "BIDANG A.", "Berubah", 550, 900, 350),
        ("Program pada unit", "P", "Berubah", 500, 900, 400),
        ("Program pada unit", "Q", "Tidak ada lagi", 50, None, -50),
        ("Unit kerja", "Bidang C", "Baru menyampaikan", None, 7, 7),
        ("Program pada unit", "R", "Baru", None, 7, 7),
        ("Unit kerja", "Bidang B", "Tidak lagi menyampaikan", 300, None, -300),
        ("Program pada unit", "P", "Tidak ada lagi", 300, None, -300),
    ]


def test_the_rest_and_the_share_follow_from_the_sums(compared: Path) -> None:
    assert lines(compared, "Pagu")[0][3:] == (1500.25, 1070.25, -430)
    assert lines(compared, "Sisa")[0][3:] == (650.25, 163.25, -487)
    assert lines(compared, "Persentase")[0][3:] == (0.5666, 0.8475, 0.2809)
    assert lines(compared, "Persentase")[2][3:] == (None, 0.1, None)


def test_achievement_stands_beside_what_it_was(compared: Path) -> None:
    keys = ("Unit kerja", "Indikator kinerja", "Keadaan", "Capaian sebelumnya", "Capaian kini")
    assert [
        tuple(row[key] for key in (*keys, "Selisih (poin persen)"))
        for row in rows(compared, "Perubahan Capaian")
    ] == [
        ("Rata-rata", None, None, 0.625, 0.625, 0),
        ("BIDANG A.", "J", "Berubah", 0.75, 1, 0.25),
        ("BIDANG A.", "K", "Baru", None, 0.25, None),
        ("BIDANG A.", "I", "Tidak ada lagi", 0.5, None, None),
    ]
    means = {row[1]: row[3:] for row in lines(compared, "Rata-rata capaian")}
    assert means == {
        "Seluruh perangkat daerah": (0.625, 0.625, 0),
        "BIDANG A.": (0.625, 0.625, 0),
        "Bidang B": (None, None, None),
        "Bidang C": (None, None, None),
    }


def test_today_is_linked_and_what_follows_is_a_formula(compared: Path) -> None:
    for sheet in ("Perubahan", "Perubahan Capaian"):
        for row in rows(compared, sheet, formulas=True):
            keys = {"Kini", "Capaian kini"} & row.keys()
            is_count = row.get("Angka") == "Temuan"
            now_or_not = [row[key] for key in keys if row[key] is not None and not is_count]
            assert all(str(value).startswith("=") for value in now_or_not), row
    total = rows(compared, "Perubahan", formulas=True)[0]
    assert total["Sebelumnya"].startswith("=SUMIFS(")
    assert total["Kini"] == "=Anggaran!E6"


def test_no_formula_counts_itself(compared: Path) -> None:
    """LibreOffice forgives what Excel calls a circular reference."""
    book = openpyxl.load_workbook(compared)
    formulas = [cell for sheet in book for row in sheet for cell in row if cell.data_type == "f"]
    assert len(formulas) > 100
    assert not [cell.coordinate for cell in formulas if _counts_itself(cell)]


def _counts_itself(cell: Any) -> bool:
    for token in Tokenizer(cell.value).items:
        if token.type == Token.OPERAND and token.subtype == Token.RANGE:
            title, _, area = token.value.rpartition("!")
            left, top, right, bottom = range_boundaries(area)
            own = title.strip("'") in {"", cell.parent.title}
            if own and left <= cell.column <= right and top <= cell.row <= bottom:
                return True
    return False


def test_ringkasan_says_it_in_two_sentences(compared: Path) -> None:
    text = front_page(compared)
    assert (
        "Sejak laporan sebelumnya (15 Januari 2024): realisasi naik Rp57, pagu turun Rp430, "
        "persentase realisasi naik 28,09 poin persen menjadi 84,75% dan rata-rata capaian tetap."
    ) in text
    assert (
        "Sejak itu 1 unit baru menyampaikan (Bidang C), 1 unit tidak lagi menyampaikan (Bidang B), "
        "1 program baru (R) dan 1 program tidak ada lagi (Q). Rinciannya di lembar Perubahan."
    ) in text


def _finding(file: str, cell: str, message: str) -> Finding:
    return a_finding(
        file, "A202", Severity.ERROR, message, "Hitung.", "Anggaran", cell, sheet_order=10
    )


def test_findings_are_closed_new_or_still_open(tmp_path: Path) -> None:
    then = [
        _finding("a.xlsx", "H7", "Sisa 5."),
        _finding("a.xlsx", "H8", "Sisa 6."),
        _finding("a.xlsx", "H9", "Sisa 7."),
        _finding("b.xlsx", "H7", "Sisa 8."),
    ]
    still_on_its_cell, moved_down = (
        _finding("a2.xlsx", "H8", "Sisa 4."),
        _finding("a2.xlsx", "H12", "Sisa 5."),
    )
    new = _finding("c.xlsx", "H7", "Sisa 5.")
    previous = earlier_of(tmp_path, *OLD, findings=then)
    found = [still_on_its_cell, moved_down, new]
    path = written(tmp_path, now(previous, *NEW, findings=found))
    counts = {row[1]: row[2:] for row in lines(path, "Temuan")}
    assert counts["BIDANG A."] == ("1 dibereskan, 0 baru", 3, 2, -1)
    assert counts["Bidang B"] == (None, 1, 0, -1)
    assert counts["Bidang C"] == ("0 dibereskan, 1 baru", 0, 1, 1)
    assert counts["Seluruh perangkat daerah"] == ("1 dibereskan, 1 baru", 4, 3, -1)
    assert "1 temuan dibereskan dan 1 temuan baru" in front_page(path)


def test_a_unit_without_anggaran_has_submitted_all_the_same(tmp_path: Path) -> None:
    previous = earlier_of(tmp_path, OLD[1])
    path = written(tmp_path, now(previous, OLD[1], Sent("Bidang D", "d.xlsx")))
    units = [row[1:] for row in lines(path, "Pagu") if row[0] == "Unit kerja"]
    assert units == [
        ("Bidang B", "Tetap", 300, 300, 0),
        ("Bidang D", "Baru menyampaikan", None, None, None),
    ]


def test_nothing_changed_is_said_too(tmp_path: Path) -> None:
    text = front_page(written(tmp_path, now(earlier_of(tmp_path, *OLD, day=None), *OLD)))
    assert "Sejak laporan sebelumnya: realisasi tetap, pagu tetap," in text
    assert "Sejak itu" not in text


def test_without_an_earlier_report_nothing_is_compared(tmp_path: Path) -> None:
    path = written(tmp_path, figures(*NEW))
    assert "Perubahan" not in openpyxl.load_workbook(path).sheetnames
    assert "sebelumnya" not in front_page(path)


def test_the_same_inputs_give_the_same_bytes(tmp_path: Path) -> None:
    previous = earlier_of(tmp_path, *OLD)
    first = written(tmp_path, now(previous, *NEW)).read_bytes()
    assert written(tmp_path, now(previous, *reversed(NEW))).read_bytes() == first


def test_an_earlier_report_may_go_on_over_several_worksheets(tmp_path: Path) -> None:
    many = [
        Sent(f"Bidang {n:02}", f"{n}.xlsx", {"budget": budget(("P", "K", f"S{n}", n, 1))})
        for n in range(1, 31)
    ]
    target = tmp_path / "lama.xlsx"
    write_summary(target, figures(*many), row_limit=20)
    assert "Per Unit (5)" in openpyxl.load_workbook(target).sheetnames
    earlier = read_previous(target)
    assert len(earlier.units) == 30
    assert earlier.programs["budget"].sum() == 100 * sum(range(1, 31))


AMOUNTS = st.integers(0, 10**13)
PLAN = st.dictionaries(
    st.tuples(st.sampled_from(["A", "B", "C"]), st.sampled_from(["P", "Q"])),
    st.tuples(AMOUNTS, AMOUNTS),
    max_size=6,
)
"""(unit, program) -> pagu and realisasi in sen."""
Plan = dict[tuple[str, str], tuple[int, int]]


def _agency(plan: Plan) -> list[Sent]:
    units = sorted({unit for unit, _ in plan}) or ["A"]
    return [
        Sent(
            unit,
            f"{unit}.xlsx",
            {
                "budget": budget(
                    *(
                        (program, "K", program, pagu / 100, spent / 100)
                        for (owner, program), (pagu, spent) in plan.items()
                        if owner == unit
                    )
                )
            },
        )
        for unit in units
    ]


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(PLAN, PLAN)
def test_each_side_and_the_difference_are_those_of_the_two_reports(old: Plan, new: Plan) -> None:
    with tempfile.TemporaryDirectory() as folder:
        previous = earlier_of(Path(folder), *_agency(old))
        path = written(Path(folder), now(previous, *_agency(new)))
        found = lines(path, "Pagu")
    for tier, key in (("Unit kerja", 0), ("Program", 1)):
        then, today = (_sums(plan, key) for plan in (old, new))
        expected = {
            name: (then.get(name), today.get(name), today.get(name, 0) - then.get(name, 0))
            for name in then.keys() | today.keys()
        }
        lines_of = {row[1]: tuple(map(_sen, row[3:])) for row in found if row[0] == tier}
        assert {name: line for name, line in lines_of.items() if line[2] is not None} == expected
    whole = [sum(pagu for pagu, _ in plan.values()) for plan in (old, new)]
    assert tuple(map(_sen, found[0][3:])) == (*whole, whole[1] - whole[0])


def _sums(plan: Plan, key: int) -> Counter[str]:
    sums: Counter[str] = Counter()
    for names, (pagu, _) in plan.items():
        sums[names[key]] += pagu
    return sums


def _sen(amount: float | None) -> int | None:
    return None if amount is None else round(amount * 100)
