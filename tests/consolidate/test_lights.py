"""The traffic light follows the agency's scale, whatever its steps, and needs no colour."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.findings import a_finding
from xlsx_lkip.declaration.vocabulary import Severity
from xlsx_lkip.declaration.workbook import SCALE
from xlsx_lkip.summary.sheets.lights import lights

from .agency import ONE, figures, written


@pytest.mark.parametrize("steps", range(1, 9))
def test_any_scale_goes_from_up_to_down(steps: int) -> None:
    shown = lights({f"Langkah {step}": 90 - 10 * step for step in range(steps)})
    symbols = "".join(light.symbol for light in shown)
    assert symbols[0] == "▲"
    assert symbols == "".join(sorted(symbols, key="▲●▼".index))
    assert steps == 1 or symbols[-1] == "▼"


def test_the_usual_steps_have_a_ground_of_their_own() -> None:
    assert len({light.ground for light in lights(SCALE)}) == len(SCALE)


def _rules(path: Path, sheet: str) -> list[tuple[str, Any]]:
    ranges = openpyxl.load_workbook(path)[sheet].conditional_formatting
    return [(str(cells.sqref), rule) for cells in ranges for rule in cells.rules]


def test_kategori_is_lit_by_the_scale_of_the_settings(tmp_path: Path) -> None:
    path = written(tmp_path, figures(ONE, scale={"Baik": 80, "Kurang": 0}))
    names = [rule.formula for cells, rule in _rules(path, "Capaian") if cells.startswith("K")]
    assert names == [['"Baik"'], ['"Kurang"']]


@pytest.mark.parametrize("sheet", ["Anggaran", "Per Unit"])
def test_percentages_are_lit_from_the_total_to_the_last_line(tmp_path: Path, sheet: str) -> None:
    path = written(tmp_path, figures(ONE))
    column = next(
        c.column_letter for c in openpyxl.load_workbook(path)[sheet][5] if c.value == "Persentase"
    )
    last = openpyxl.load_workbook(path)[sheet].max_row
    lit = {cells for cells, _ in _rules(path, sheet)}
    assert lit == {f"{column}6:{column}{last}"}


def test_a_record_in_doubt_keeps_its_own_look(tmp_path: Path) -> None:
    error = a_finding("a.xlsx", "A202", Severity.ERROR, "m", "r", "Anggaran", "H7", sheet_order=10)
    path = written(tmp_path, figures(ONE, findings=[error], allow_errors=True))
    header = openpyxl.load_workbook(path)["Anggaran"][5]
    mark = next(cell.column_letter for cell in header if cell.value == "Catatan")
    for _, rule in _rules(path, "Anggaran"):
        assert f'NOT(${mark}6<>"")' in rule.formula[0]


def test_a_light_shows_a_symbol_beside_the_figure(tmp_path: Path) -> None:
    for _, rule in _rules(written(tmp_path, figures(ONE)), "Anggaran"):
        assert any(symbol in rule.dxf.numFmt.formatCode for symbol in "▲●▼")
