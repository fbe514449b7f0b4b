"""What tests of several packages need: the material beside the project, where it is there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from xlsx_lkip import reader
from xlsx_lkip.reader.worker import read_all

settings.register_profile("patient", deadline=None)
settings.load_profile("patient")
# A test that is slow on a busy machine is not wrong; speed is measured in benchmarks.

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder beside the project with specifications, data and broken workbooks."""
    if not SHARED.is_dir():
        pytest.skip(f"{SHARED} is not there")
    return SHARED


@pytest.fixture(autouse=True)
def reading_here(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Workbooks are read by this process: to start another takes longer than most tests.

    Tests of what another process is for are marked `processes`.
    """
    if not request.node.get_closest_marker("processes"):
        monkeypatch.setattr(reader, "_answers", _read_here)


def _read_here(found: Any, limit_mb: int, meanwhile: Any) -> Iterator[tuple[Any, Any]]:
    meanwhile()
    yield from ((task, read_all(task.files, limit_mb)) for task in reader._tasks(found))
