"""What tests of several packages need: the material beside the project, where it is there."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from scripts.browser import BROWSER
from tests import examples
from tests.office import OFFICE
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


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Where an office suite or a browser is not installed, tests of it are skipped, and say so."""
    if item.get_closest_marker("office") and not OFFICE:
        pytest.skip("LibreOffice (soffice) is not installed")
    if item.get_closest_marker("browser") and not BROWSER:
        pytest.skip("Chromium is not installed")


@pytest.fixture(scope="session", autouse=True)
def examples_of_this_run(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Where examples are kept that are written but once: the same folder for all workers of a run."""
    folder = tmp_path_factory.getbasetemp()
    examples.kept_in = (
        folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder
    ) / "examples"
    examples.kept_in.mkdir(exist_ok=True)


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
