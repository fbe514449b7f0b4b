"""Marked copies in an office suite: colours are seen, and what it saves is still known as ours."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.annotate.marking import ERROR, colours, listed, mark, notes, opened, told
from tests.examples import written
from tests.office import converted

pytestmark = pytest.mark.office

WRONG = "Anggaran\nPagu | Realisasi | Sisa\n100 | 40 | 61"
"""In the template, which itself makes such a cell red: paler."""


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kiriman")
    return mark(written(WRONG, folder)[0], folder / "salinan").copy


def test_a_marked_cell_shows_its_colour(copy: Path, tmp_path: Path) -> None:
    if not shutil.which("pdftoppm"):
        pytest.skip("pdftoppm is not installed")
    assert colours(opened(copy)["Anggaran"])["H7"] == ERROR
    pdf = converted(copy, "pdf", tmp_path)
    subprocess.run(["pdftoppm", "-r", "50", pdf, tmp_path / "lembar"], check=True, timeout=120)
    pages = sorted(tmp_path.glob("lembar*.ppm"))
    coloured = [page for page in pages if page.read_bytes().count(bytes.fromhex(ERROR[2:])) > 50]
    assert pages[0] in coloured, "the list"
    assert len(coloured) == 2, "the list and Anggaran"


def test_marks_survive_saving_and_are_replaced(copy: Path, tmp_path: Path) -> None:
    resaved = converted(copy, "xlsx", tmp_path)
    again = mark(resaved, tmp_path / "lagi")
    before, after = opened(copy), opened(again.copy)
    assert told(again.result) == told(mark(copy, tmp_path / "dua").result)
    assert after.sheetnames == before.sheetnames
    assert listed(again.copy) == listed(copy)
    for title in before.sheetnames[1:]:
        assert colours(after[title]) == colours(before[title])
        assert notes(after[title]) == notes(before[title])
