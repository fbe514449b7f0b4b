"""The order of the packages: nothing imports upward, and neighbours on one floor do not know each other."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.draw_layout import FLOORS, PACKAGE, SUMMARY_FLOORS, imports_between

GENERAL = {"__init__", "__main__"}
"""Modules that belong to no floor."""


@pytest.mark.parametrize(
    ("folder", "floors"), [(PACKAGE, FLOORS), (PACKAGE / "summary", SUMMARY_FLOORS)], ids=str
)
class TestFloors:
    def test_every_package_has_its_floor(
        self, folder: Path, floors: tuple[tuple[str, ...], ...]
    ) -> None:
        there = {path.stem for path in folder.iterdir() if path.suffix == ".py"} - GENERAL
        there |= {path.parent.name for path in folder.glob("*/__init__.py")}
        assert sorted(name for floor in floors for name in floor) == sorted(there)

    def test_nothing_is_imported_from_its_own_floor_or_above(
        self, folder: Path, floors: tuple[tuple[str, ...], ...]
    ) -> None:
        floor = {name: number for number, names in enumerate(floors) for name in names}
        arrows = imports_between(folder)
        assert sum(map(len, arrows.values())) > len(floor)
        wrong = {
            (name, target)
            for name, targets in arrows.items()
            for target in targets - GENERAL
            if name in floor and floor[target] <= floor[name]
        }
        assert wrong == set()


def test_an_import_is_seen_wherever_it_is_written(tmp_path: Path) -> None:
    for name, text in {
        "low/__init__.py": "",
        "low/inner/__init__.py": "",
        "low/inner/deep.py": "def later():\n    from ...high.top import it\n    from ..own import it\n",
        "high/__init__.py": "from .. import plain\n",
        "high/top.py": "from ..low.inner import deep\nfrom . import own\nimport os\n",
        "plain.py": "from .low import inner\n",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    assert imports_between(tmp_path) == {
        "low": {"high"},
        "high": {"low", "plain"},
        "plain": {"low"},
    }
