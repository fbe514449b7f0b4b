"""Sheets and files that cannot be read as they should: whatever is lost, no total hides it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.reader.books import lkip
from xlsx_lkip.agency.settings import Settings
from xlsx_lkip.check.pipeline import validate
from xlsx_lkip.consolidation import consolidated
from xlsx_lkip.summary import write_summary

from .shown import figures_of, unmarked_differences

Damage = Callable[[Any], None]
HEADER, FIRST = 6, 7
BUDGET_COLUMN = 6


def _without_sheet(book: Any) -> None:
    del book["Anggaran"]


def _renamed_sheet(book: Any) -> None:
    book["Anggaran"].title = "Anggaran 2023 rev"


def _twin_sheet(book: Any) -> None:
    book.copy_worksheet(book["Anggaran"]).title = "anggaran."


def _other_headers(book: Any) -> None:
    for cell in book["Anggaran"][HEADER]:
        cell.value = "?" if cell.value else None


def _without_column(book: Any) -> None:
    book["Anggaran"].delete_cols(BUDGET_COLUMN)


def _renamed_column(book: Any) -> None:
    book["Anggaran"].cell(HEADER, BUDGET_COLUMN, "Anggaran")


def _far_content(book: Any) -> None:
    book["Anggaran"].cell(900_000, BUDGET_COLUMN, 5)


def _error_value(book: Any) -> None:
    book["Anggaran"].cell(FIRST, BUDGET_COLUMN, "#REF!")


def _emptied(book: Any) -> None:
    book["Anggaran"].delete_rows(FIRST, 5)


DAMAGES: tuple[Damage, ...] = (
    _without_sheet,
    _renamed_sheet,
    _twin_sheet,
    _other_headers,
    _without_column,
    _renamed_column,
    _far_content,
    _error_value,
    _emptied,
)


def _sent(folder: Path, damage: Damage | None) -> list[Path]:
    """Two units, the second with a damaged workbook."""
    folder.mkdir()
    paths = []
    for unit in ("Bidang A", "Bidang B"):
        book = lkip()
        book["Identitas"]["C8"] = unit
        if damage and unit == "Bidang B":
            damage(book)
        paths.append(folder / f"{unit}.xlsx")
        book.save(paths[-1])
    return paths


def _written(folder: Path, damage: Damage | None = None) -> Path:
    result = validate(_sent(folder, damage))
    target = folder / "gabungan.xlsx"
    write_summary(target, consolidated(result, Settings(), allow_errors=True))
    return target


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = _written(tmp_path_factory.mktemp("sound") / "kiriman")
    assert figures_of(path)["Ringkasan", "Pagu (rupiah)"].value == 3000
    assert not any(shown.marked for shown in figures_of(path).values())
    return path


@pytest.mark.parametrize("damage", DAMAGES)
def test_what_is_lost_leaves_no_figure_unmarked(
    damage: Damage, sound: Path, tmp_path: Path
) -> None:
    broken = _written(tmp_path / "kiriman", damage)
    assert unmarked_differences(broken, sound) == {}
    for label in ("Pagu (rupiah)", "Realisasi (rupiah)", "Sisa (rupiah)", "Serapan anggaran"):
        assert figures_of(broken)["Ringkasan", label].marked, label


def test_a_file_that_is_no_workbook_leaves_no_figure_unmarked(sound: Path, tmp_path: Path) -> None:
    paths = _sent(tmp_path / "kiriman", None)
    paths[1].write_bytes(b"bukan buku kerja")
    target = tmp_path / "gabungan.xlsx"
    write_summary(target, consolidated(validate(paths), Settings(), allow_errors=True))
    assert unmarked_differences(target, sound) == {}
    assert figures_of(target)["Ringkasan", "ASN (orang)"].marked
