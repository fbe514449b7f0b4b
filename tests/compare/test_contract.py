"""Every frame has the columns that the contract says, and nothing is null that it says never is."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from tests.examples import written
from xlsx_lkip.agency.settings import settings_for
from xlsx_lkip.compare.contract import columns_of, declared, departures
from xlsx_lkip.compare.frames import frames_of
from xlsx_lkip.reader import read_paths
from xlsx_lkip.readings.undecided import settled
from xlsx_lkip.rules import RULES

ROOT = Path(__file__).parents[2]
BROKEN = ("A314", "A320", "A321", "C114", "G205", "L103", "U102", "U204", "U301", "U401", "U402")
"""Rules whose examples have rows in frames that the samples leave empty."""


def frames(folder: Path) -> dict[str, pl.DataFrame]:
    settings = settings_for(None, [folder])
    tables = settled(read_paths([folder], settings.limit_mb))
    return {name: make() for name, make in frames_of(tables, settings).items()}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, pl.DataFrame]]:
    """The frames of the samples, and of submissions in which rules of every kind are broken."""
    folders = [ROOT / "samples/as_published", ROOT / "samples/plan"]
    for code in BROKEN:
        folder = tmp_path_factory.mktemp(code)
        written(RULES[code].breaks, folder)
        (folder / "surat.pdf").write_bytes(b"%PDF")
        folders.append(folder)
    return [frames(folder) for folder in folders]


def test_every_frame_has_the_columns_that_are_declared(
    made: list[dict[str, pl.DataFrame]],
) -> None:
    found = {
        (name, text)
        for run in made
        for name, frame in run.items()
        for text in departures(name, frame)
    }
    assert found == set()


def test_what_is_never_null_never_is(made: list[dict[str, pl.DataFrame]]) -> None:
    found = {
        (name, column.name)
        for run in made
        for name, frame in run.items()
        for column in columns_of(name).values()
        if not column.null and frame[column.name].null_count()
    }
    assert found == set()


def test_frames_of_every_kind_were_looked_at(made: list[dict[str, pl.DataFrame]]) -> None:
    kinds = {name: name.partition(".")[2] or name for run in made for name in run}
    with_rows = {kinds[name] for run in made for name, frame in run.items() if len(frame)}
    assert with_rows == {*kinds.values()}


def test_a_departure_is_named() -> None:
    frame = pl.DataFrame(schema={**declared("units"), "near": pl.Int64, "more": pl.String})
    assert departures("units", frame.drop("unit")) == {
        "near: Int64 instead of String",
        "more: String instead of None",
        "unit: None instead of String",
    }
