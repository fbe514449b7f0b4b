"""LibreOffice as people use it: files converted and recalculated. Tests of it are marked `office`."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl

OFFICE = shutil.which("soffice")
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>{mode}</value></prop></item></oor:items>"""
ALWAYS, NEVER = 0, 1
"""Whether it calculates a workbook again when it loads one."""
Values = dict[str, dict[str, Any]]
"""By sheet and address, the values that are not blank."""


@cache
def _profile(mode: int) -> str:
    """Settings of its own for this process: it starts anew only once, and none waits for another."""
    folder = Path(tempfile.mkdtemp(prefix="office-"))
    settings = folder / "user" / "registrymodifications.xcu"
    settings.parent.mkdir()
    settings.write_text(_SETTINGS.format(mode=mode))
    return f"-env:UserInstallation={folder.as_uri()}"


def all_converted(
    sources: Sequence[Path], suffix: str, target: Path, *options: str, mode: int = NEVER
) -> list[Path]:
    """The files in another format, by one start of the suite: to start takes longer than to convert.

    Args:
        target: the folder that they are written to.
    """
    assert OFFICE
    command = [OFFICE, _profile(mode), "--headless", *options, "--convert-to", suffix]
    command += ["--outdir", str(target), *map(str, sources)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return [target / f"{source.stem}.{suffix}" for source in sources]


def converted(source: Path, suffix: str, folder: Path) -> Path:
    """One file in another format, in a folder of its own below that one."""
    return all_converted([source], suffix, folder / f"as-{suffix}")[0]


def recalculated(sources: Sequence[Path], folder: Path) -> list[Path]:
    """The workbooks with every formula calculated again."""
    return all_converted(sources, "xlsx", folder / "recalculated", mode=ALWAYS)


def values(path: Path) -> Values:
    """What a program that does not calculate sees."""
    return {
        sheet.title: {
            cell.coordinate: cell.value
            for row in sheet.iter_rows()
            for cell in row
            if cell.value not in {None, ""}
        }
        for sheet in openpyxl.load_workbook(path, data_only=True)
    }
