"""The template in an office suite: what it recalculates is what the workbook carries."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from tests.office import recalculated, values
from xlsx_lkip.declaration.workbook import WORKBOOK, declare
from xlsx_lkip.template import Content, write_workbook

pytestmark = pytest.mark.office

FILLED = Content(
    identity={"agency": "Dinas Koperasi", "unit": "Bidang UKM", "year": 2023, "budget": 500},
    records={
        "staff": [
            {"rank": "Penata (III/c)", "s1": 12, "sma": 10},
            {"rank": "Juru (I/c)", "d3": 6},
        ],
        "support": [{"role": "Nihil"}],
        "budget": [
            {"program": "P", "budget": 36280240, "realization": 35259800},
            {},
            {"subactivity": "Dua", "budget": Decimal("1250.50"), "realization": Decimal("0.25")},
            {"subactivity": "Tiga", "budget": "Rp. 5.000", "realization": 10},
            {"subactivity": "Empat", "budget": 0, "realization": 0},
            {"subactivity": "Lima", "budget": 100, "realization": 40, "remaining": 61},
        ],
        "achievement": [
            {"direction": "Naik", "target": 10, "realization": 11},
            {"direction": "Turun", "target": Decimal("5.43"), "realization": Decimal("6.1")},
            {"direction": "Tetap", "target": 8, "realization": 9},
            {"direction": "Tetap", "target": 0, "realization": 9},
        ],
    },
)


ODD_SCALE = dict(
    zip(
        ('Sangat "Tinggi"', "=Tinggi", "x" * 60, *map(str, range(17))),
        range(114, -1, -6),
        strict=True,
    )
)
"""As long as a scale may be, with what a formula might take for its own."""
CASES = {
    "empty": (Content(), WORKBOOK),
    "filled": (FILLED, WORKBOOK),
    "odd scale": (FILLED, declare(ODD_SCALE)),
}


@pytest.fixture(scope="module", params=CASES.values(), ids=list(CASES))
def books(request: Any, tmp_path_factory: pytest.TempPathFactory) -> tuple[Any, Any]:
    """The values that the template carries, and those that LibreOffice calculates."""
    folder = tmp_path_factory.mktemp("office")
    write_workbook(folder / "templat.xlsx", *request.param)
    (again,) = recalculated([folder / "templat.xlsx"], folder)
    return values(folder / "templat.xlsx"), values(again)


def test_nothing_calculates_to_an_error(books: tuple[Any, Any]) -> None:
    _, recalculated = books
    values = [value for sheet in recalculated.values() for value in sheet.values()]
    assert values
    assert not [value for value in values if str(value).startswith(("#", "Err:"))]


def test_recalculated_values_are_those_carried(books: tuple[Any, Any]) -> None:
    carried, recalculated = books
    assert recalculated.keys() == carried.keys()
    for title, cells in carried.items():
        assert recalculated[title].keys() == cells.keys()
        differing = {at: (value, recalculated[title][at]) for at, value in cells.items()}
        assert not {at: pair for at, pair in differing.items() if not _same(*pair)}, title


def _same(one: Any, other: Any) -> bool:
    if isinstance(one, str):
        return bool(one == other)
    return bool(one == pytest.approx(other, rel=1e-12))
