"""The consolidated report in an office suite: recalculating changes no figure and gives no error."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest

from tests.examples import SMALL
from tests.findings import a_finding
from tests.office import Values, recalculated, values
from tests.rules.generator import sound_agency
from xlsx_lkip.check.pipeline import validate
from xlsx_lkip.consolidation import Consolidated, consolidated
from xlsx_lkip.declaration.vocabulary import Severity
from xlsx_lkip.declaration.workbook import WORKBOOK
from xlsx_lkip.model.findings import Finding
from xlsx_lkip.previous import read_previous
from xlsx_lkip.summary import write_summary
from xlsx_lkip.template import write_workbook

from .agency import FIRST_ROW, Sent, budget, figures

pytestmark = pytest.mark.office

DIRECTIONS = (("Naik", 3), ("Turun", 2), ("Tetap", 0), (None, 1))
SMALL_PAGE = 14
"""Rows of a worksheet, so that every list goes on over several."""


def _sent(number: int, scale: float = 1) -> Sent:
    lines = (
        (f"Program {place % 3}", f"=Kegiatan {place % 2}", f"Sub {place}", scale * place / 10, 0.07)
        for place in range(6)
    )
    records: dict[str, Any] = {
        "budget": budget(*lines),
        "staff": [{"rank": "Penata (III/c)", "s1": number, "sma": 2}, {"rank": "Juru (I/c)"}],
        "support": [{"role": "=Penjaga", "headcount": 3}],
        "duty": [{"type": "Fungsi", "description": "@Uraian"}],
        "achievement": [
            {
                "indicator": direction,
                "direction": direction,
                "target": target,
                "realization": 2.5 * scale,
                "program": f"program {number}",
            }
            for direction, target in DIRECTIONS
        ],
    }
    return Sent(f'"Bidang* >{number}', f"{number}.xlsx", records)


FILES = [_sent(number) for number in range(4)]


def _error(file: str, table: str, row: int) -> Finding:
    title, order = WORKBOOK[table].title, WORKBOOK.order(table)
    return a_finding(
        file, "A202", Severity.ERROR, "Salah.", "Hitung.", title, f"H{row}", sheet_order=order
    )


def _errors() -> list[Finding]:
    """On a record of each table with sums, and on a Jumlah."""
    places = (("budget", FIRST_ROW), ("staff", FIRST_ROW), ("support", FIRST_ROW), ("budget", 5))
    return [_error(f"{number}.xlsx", *place) for number, place in enumerate(places)]


def _whole(_: Path) -> Consolidated:
    return figures(*FILES, control={"support": 12, "absorption": 4667})


def _doubtful(_: Path) -> Consolidated:
    """Among them a record whose Pagu could not be read."""
    unread = Sent("Bidang X", "x.xlsx", {"budget": budget(("Program 1", "K", "S", None, 5))})
    found = [*_errors(), _error("x.xlsx", "budget", FIRST_ROW)]
    return figures(*FILES, unread, findings=found, allow_errors=True)


def _lacking(_: Path) -> Consolidated:
    """With units that have not come, a file that cannot be read, and one of which nothing is known."""
    unread = Sent("Bidang X", "x.xlsx", {"budget": budget(("Program 9", "K", "S", None, None))})
    broken = Sent(None, "rusak.xlsx", readable=False)
    found = [_error("x.xlsx", "budget", FIRST_ROW)]
    units = ("Bidang X", *(f"Bidang {letter}" for letter in "ABCDEFG"))
    return figures(*FILES[:2], unread, broken, findings=found, allow_errors=True, units=units)


def _nothing_known(_: Path) -> Consolidated:
    unread = Sent("Bidang X", "x.xlsx", {"budget": budget(("P", "K", "S", None, None))})
    return figures(unread, units=("Bidang X", "Bidang Y"))


def _since(folder: Path) -> Consolidated:
    """With units, programs and indicators that are new, gone, changed and the same."""
    earlier = folder / "lama.xlsx"
    then = [FILES[0], _sent(1, scale=3), Sent("Lama", "x.xlsx", _sent(5).records)]
    write_summary(earlier, figures(*then))
    return figures(*FILES, findings=_errors(), allow_errors=True, earlier=read_previous(earlier))


def _single(_: Path) -> Consolidated:
    return figures(Sent(records={"budget": budget(("P", "K", "S", 0, 0))}))


def _with_odd_scale(_: Path) -> Consolidated:
    """Names of Kategori that a formula could take for its own, or for a condition."""
    names = ('Sangat "Tinggi"', "=Tinggi", ">Sedang*", "x" * 60, "0")
    bounds = dict(zip(names, (95, 80, 60, 30, 0), strict=True))
    return figures(
        *(_sent(number, scale) for number, scale in enumerate((1, 2, 0.5))), scale=bounds
    )


def _empty(folder: Path) -> Consolidated:
    earlier = folder / "kosong.xlsx"
    write_summary(earlier, figures(Sent()))
    return figures(Sent(), earlier=read_previous(earlier))


def _generated(seed: int) -> Callable[[Path], Consolidated]:
    def agency(folder: Path) -> Consolidated:
        made = sound_agency(Random(seed))
        for unit in made.units:
            write_workbook(folder / f"{seed}-{unit.file}", unit.content(), SMALL)
        paths = sorted(folder.glob(f"{seed}-*.xlsx"))
        result = validate(paths, made.settings)
        return consolidated(result, made.settings, allow_errors=True)

    return agency


CASES: dict[str, tuple[Callable[[Path], Consolidated], dict[str, Any]]] = {
    "whole": (_whole, {}),
    "continued": (_whole, {"row_limit": SMALL_PAGE}),
    "doubtful": (_doubtful, {}),
    "lacking": (_lacking, {}),
    "lacking-continued": (_lacking, {"row_limit": SMALL_PAGE}),
    "nothing-known": (_nothing_known, {}),
    "doubtful-continued": (_doubtful, {"row_limit": SMALL_PAGE}),
    "since": (_since, {}),
    "since-continued": (_since, {"row_limit": SMALL_PAGE}),
    "single": (_single, {}),
    "odd-scale": (_with_odd_scale, {}),
    "empty": (_empty, {}),
    **{f"generated-{seed}": (_generated(seed), {"row_limit": 30}) for seed in (1, 2, 3)},
}


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Values, Values]]:
    """Of each case the values that the workbook carries, and those that LibreOffice calculates."""
    folder = tmp_path_factory.mktemp("office")
    paths = {name: folder / f"kasus-{name}.xlsx" for name in CASES}
    for name, (agency, options) in CASES.items():
        write_summary(paths[name], agency(folder), **options)
    again = recalculated(list(paths.values()), folder)
    pairs = zip(paths.items(), again, strict=True)
    return {name: (values(path), values(other)) for (name, path), other in pairs}


@pytest.mark.parametrize("name", CASES)
def test_nothing_calculates_to_an_error(books: dict[str, tuple[Values, Values]], name: str) -> None:
    _, recalculated = books[name]
    values = [value for sheet in recalculated.values() for value in sheet.values()]
    assert values
    assert not [value for value in values if str(value).startswith(("#", "Err:"))]


@pytest.mark.parametrize("name", CASES)
def test_recalculated_values_are_those_carried(
    books: dict[str, tuple[Values, Values]], name: str
) -> None:
    carried, recalculated = books[name]
    assert recalculated.keys() == carried.keys()
    for title, cells in carried.items():
        assert recalculated[title].keys() == cells.keys(), title
        differing = {at: (value, recalculated[title][at]) for at, value in cells.items()}
        assert not {at: pair for at, pair in differing.items() if not _same(*pair)}, title


def _same(one: Any, other: Any) -> bool:
    if isinstance(one, str):
        return bool(one == other)
    return bool(one == pytest.approx(other, rel=1e-12, abs=1e-9))


def test_every_list_goes_on_over_several_worksheets(
    books: dict[str, tuple[Values, Values]],
) -> None:
    carried, _ = books["since-continued"]
    continued = {title.removesuffix(" (2)") for title in carried if title.endswith(" (2)")}
    assert continued >= {"Anggaran", "Per Unit", "Pegawai", "Capaian", "Perubahan"}
