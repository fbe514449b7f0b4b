"""Leadership's workbook in an office suite: recalculating changes no figure and gives no error."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from .agency import Sent, budget, figures, written

RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>"""
FILES = [
    Sent(
        f"Bidang {number}",
        f"{number}.xlsx",
        {
            "budget": budget(
                *(
                    (
                        f"Program {place % 3}",
                        f"=Kegiatan {place % 2}",
                        f"Sub {place}",
                        0.1 * place,
                        0.07,
                    )
                    for place in range(6)
                )
            ),
            "staff": [{"rank": "Penata (III/c)", "s1": number, "sma": 2}, {"rank": "Juru (I/c)"}],
            "support": [{"role": "=Penjaga", "headcount": 3}],
            "duty": [{"type": "Fungsi", "description": "@Uraian"}],
            "achievement": [
                {
                    "indicator": direction,
                    "direction": direction,
                    "target": target,
                    "realization": 2.5,
                    "program": f"program {number}",
                }
                for direction, target in (("Naik", 3), ("Turun", 2), ("Tetap", 0), (None, 1))
            ],
        },
    )
    for number in range(4)
]


@pytest.fixture(scope="module", params=[None, 14], ids=["whole", "continued"])
def books(request: Any, tmp_path_factory: pytest.TempPathFactory) -> tuple[Any, Any]:
    """The values that the workbook carries, and those that LibreOffice calculates."""
    if not shutil.which("soffice"):
        pytest.skip("LibreOffice (soffice) is not installed")
    folder = tmp_path_factory.mktemp("office")
    limit = {"row_limit": request.param} if request.param else {}
    path = written(folder, figures(*FILES, control={"support": 12}), **limit)
    return _values(path), _values(_recalculated(path, folder))


def _recalculated(source: Path, folder: Path) -> Path:
    settings = folder / "profile" / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(RECALCULATE)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    convert = ["--headless", "--convert-to", "xlsx", "--outdir", str(folder / "out"), str(source)]
    subprocess.run(["soffice", profile, *convert], check=True, capture_output=True, timeout=180)
    return folder / "out" / source.name


def _values(path: Path) -> dict[str, dict[str, Any]]:
    return {
        sheet.title: {
            cell.coordinate: cell.value
            for row in sheet.iter_rows()
            for cell in row
            if cell.value not in {None, ""}
        }
        for sheet in openpyxl.load_workbook(path, data_only=True)
    }


def test_nothing_calculates_to_an_error(books: tuple[Any, Any]) -> None:
    _, recalculated = books
    values = [value for sheet in recalculated.values() for value in sheet.values()]
    assert values
    assert not [value for value in values if str(value).startswith(("#", "Err:"))]


def test_recalculated_values_are_those_carried(books: tuple[Any, Any]) -> None:
    carried, recalculated = books
    assert recalculated.keys() == carried.keys()
    for title, cells in carried.items():
        assert recalculated[title].keys() == cells.keys(), title
        differing = {at: (value, recalculated[title][at]) for at, value in cells.items()}
        assert not {at: pair for at, pair in differing.items() if not _same(*pair)}, title


def _same(one: Any, other: Any) -> bool:
    if isinstance(one, str):
        return bool(one == other)
    return bool(one == pytest.approx(other, rel=1e-12, abs=1e-9))
