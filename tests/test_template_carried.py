"""The values that formulas carry: calculated by hand from spec/workbook.md."""

from __future__ import annotations

from decimal import Decimal

import pytest

from xlsx_lkip.declaration.workbook import WORKBOOK, declare
from xlsx_lkip.template import Content, Value
from xlsx_lkip.template.carried import Carried, completed


def budget(*figures: tuple[Value, Value]) -> Content:
    rows = [{"budget": plan, "realization": result} for plan, result in figures]
    return Content(records={"budget": rows})


def test_a_record_carries_its_remainder_and_percentage() -> None:
    row = completed(WORKBOOK.table("budget"), {"budget": 36280240, "realization": 35259800})
    assert row["remaining"] == 1020440
    assert row["absorption"] == Decimal("0.9719")


def test_cents_stay_exact() -> None:
    row = completed(
        WORKBOOK.table("budget"), {"budget": Decimal("0.30"), "realization": Decimal("0.10")}
    )
    assert row["remaining"] == Decimal("0.20")


@pytest.mark.parametrize(("plan", "result"), [(100, None), (100, "Rp. 40"), (None, None), (0, 0)])
def test_without_figures_there_is_no_percentage(plan: Value, result: Value) -> None:
    row = completed(WORKBOOK.table("budget"), {"budget": plan, "realization": result})
    assert row["absorption"] is None


@pytest.mark.parametrize(
    ("plan", "result", "percentage"),
    [
        (28, 12, "0.4286"),
        (20000, 1, "0.0001"),  # 0.005 % is half of the last decimal: up
        (20001, 1, "0.0000"),
        (3, 2, "0.6667"),
        (1000, 1250, "1.2500"),
    ],
)
def test_percentages_round_half_up_at_two_decimals(plan: int, result: int, percentage: str) -> None:
    row = completed(WORKBOOK.table("budget"), {"budget": plan, "realization": result})
    assert row["absorption"] == Decimal(percentage)


def test_the_total_percentage_is_not_a_mean() -> None:
    carried = Carried.of(budget((100, 100), (300, 0), ("Rp. 5", 1)), WORKBOOK)
    assert carried.summaries["budget"]["total"] == {
        "budget": 400,
        "realization": 101,
        "remaining": 300,
        "absorption": Decimal("0.2525"),
    }


def test_staff_are_summed_by_rank_and_shared_by_education() -> None:
    rows: list[dict[str, Value]] = [
        {"s1": 12, "sma": 10},
        {"s2": 1, "d3": 4, "sd": 1},
        {"rank": "Juru (I/c)"},
    ]
    carried = Carried.of(Content(records={"staff": rows}), WORKBOOK)
    assert [row["total"] for row in carried.records["staff"]] == [22, 6, None]
    share = carried.summaries["staff"]["share"]
    assert share["s1"] == Decimal("0.4286")
    assert share["s3"] == 0
    assert share["total"] == 1


@pytest.mark.parametrize(
    ("direction", "target", "result", "achievement", "category"),
    [
        ("Naik", 10, 11, "1.1000", "Sangat Tinggi"),
        ("naik", 200, 181, "0.9050", "Sangat Tinggi"),  # 90.5 is 91 in whole percent
        ("Turun", Decimal("5.43"), Decimal("6.1"), "0.8766", "Tinggi"),
        ("Turun", 10, 25, "-0.5000", "Sangat Rendah"),
        ("Tetap", 8, 9, "0.8750", "Tinggi"),
        ("Tetap", 8, 7, "0.8750", "Tinggi"),
    ],
)
def test_achievement_follows_its_direction(
    direction: str, target: Value, result: Value, achievement: str, category: str
) -> None:
    record = {"direction": direction, "target": target, "realization": result}
    row = completed(WORKBOOK.table("achievement"), record)
    assert (row["achievement"], row["category"]) == (Decimal(achievement), category)


def test_an_unknown_direction_has_no_achievement() -> None:
    record: dict[str, Value] = {"direction": "Atas", "target": 1, "realization": 1}
    row = completed(WORKBOOK.table("achievement"), record)
    assert (row["achievement"], row["category"]) == (None, None)


def test_an_agency_may_have_its_own_scale() -> None:
    table = declare({"Baik": 80, "Kurang": 0}).table("achievement")
    record: dict[str, Value] = {"direction": "Naik", "target": 100, "realization": 79}
    assert completed(table, record)["category"] == "Kurang"
