"""LibreOffice writes a formula's text into an .xls as 0; that 0 is no figure."""

from __future__ import annotations

import pytest

from xlsx_lkip.declaration.workbook import WORKBOOK
from xlsx_lkip.reader.legacy import without_idle_zeros

BUDGET, ACHIEVEMENT = WORKBOOK.table("budget"), WORKBOOK.table("achievement")


def budget(*figures: object) -> list[object]:
    """Pagu, Realisasi, Sisa and Persentase of a record, as they are read of an .xls."""
    return without_idle_zeros(BUDGET, ["", "P", "K", "S", *figures, "Outcome", "orang"])[4:8]


@pytest.mark.parametrize("missing", ["", "36.000.000", "-"])
def test_a_computed_zero_without_its_figures_is_blank(missing: object) -> None:
    assert budget(5000, missing, 0.0, 0.0) == [5000, missing, "", ""]


def test_a_zero_that_the_formula_gives_stays() -> None:
    assert budget(5000, 5000, 0.0, 1.0) == [5000, 5000, 0.0, 1.0]
    assert budget(5000, 0, 5000.0, 0.0) == [5000, 0, 5000.0, 0.0]


def test_a_typed_zero_stays() -> None:
    assert budget(0, 0, "", "") == [0, 0, "", ""]


def test_a_kategori_is_never_a_number() -> None:
    cells: list[object] = [""] * len(ACHIEVEMENT.columns)
    cells[ACHIEVEMENT.index("category")] = 0.0
    assert without_idle_zeros(ACHIEVEMENT, cells) == [""] * len(ACHIEVEMENT.columns)
