"""The consolidated report on paper: what LibreOffice prints of it."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.office import all_converted

from .agency import Record, Sent, budget, figures, growing, written
from .published import write_corrected

pytestmark = pytest.mark.office

LONG = "Penyelenggaraan Administrasi Pemerintahan Daerah yang Sangat Panjang Namanya"

ABSURD: dict[str, list[Record]] = {
    "budget": budget(("P", "K", "S", 1, 98_765), ("P", "K", "T", 9_876_543_210_987.65, 0.35)),
    "achievement": [
        {"indicator": "Naik", "direction": "Naik", "target": 1, "realization": 987},
        {"indicator": "Turun", "direction": "Turun", "target": 1, "realization": 987},
    ],
    "staff": [{"rank": "Penata (III/c)", "s1": 1_234_567}],
}
"""Figures as wide as they may come."""


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """By agency, the text of each page."""
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext is not installed")
    folder = tmp_path_factory.mktemp("paper")
    agencies = {
        "sixty": figures(*growing(60, 12)),
        "long": figures(*growing(9, 9, f"Program {LONG}")),
        "empty": figures(Sent()),
        "absurd": figures(Sent(records=ABSURD)),
    }
    paths = [write_corrected(folder)]
    for name, agency in agencies.items():
        (folder / name).mkdir()
        paths.append(written(folder / name, agency).rename(folder / f"{name}.xlsx"))
    return {path.stem: _pages(path) for path in all_converted(paths, "pdf", folder)}


def _pages(path: Path) -> list[str]:
    command = ["pdftotext", "-layout", str(path), "-"]
    run = subprocess.run(command, check=True, capture_output=True, timeout=60)
    return run.stdout.decode().split("\f")[:-1]


AGENCIES = ("gabungan", "sixty", "long", "empty", "absurd")


@pytest.mark.parametrize("agency", AGENCIES)
def test_ringkasan_takes_exactly_one_page(printed: dict[str, list[str]], agency: str) -> None:
    first, second, *_ = printed[agency]
    assert "Ringkasan Laporan Kinerja" in first
    assert "Rekonsiliasi ›" in first
    assert "NIP" in first
    assert "Ringkasan Laporan Kinerja" not in second
    assert "Anggaran" in second


@pytest.mark.parametrize("agency", AGENCIES)
def test_no_figure_is_too_wide_and_none_is_an_error(
    printed: dict[str, list[str]], agency: str
) -> None:
    text = "\n".join(printed[agency])
    assert not re.findall(r"#{2,}|#(?:REF|NAME|VALUE|DIV|N/A|NUM)|Err:\d", text)


@pytest.mark.parametrize("agency", AGENCIES)
def test_every_page_says_whose_it_is_and_its_number(
    printed: dict[str, list[str]], agency: str
) -> None:
    pages = printed[agency]
    for number, page in enumerate(pages, start=1):
        assert "LKIP Tahun 2023" in page
        assert f"Halaman {number} dari {len(pages)}" in page


def test_figures_are_printed_the_indonesian_way(printed: dict[str, list[str]]) -> None:
    first = printed["gabungan"][0]
    for figure in ("3.478.706.672", "3.404.207.500", "74.499.172", "97,86%", "110,00%"):
        assert figure in first


def test_the_head_of_agency_signs(printed: dict[str, list[str]]) -> None:
    first = printed["gabungan"][0]
    for words in ("Larantuka, 15 Januari 2024", "Kepala Dinas Koperasi", "Lukas Contoh Enam"):
        assert words in first
    assert "NIP 19680606 199203 1 006" in first
