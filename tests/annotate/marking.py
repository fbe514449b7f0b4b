"""What tests of marked copies need: to mark, and to look at a copy with eyes that are not our own."""

from __future__ import annotations

import re
import warnings
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from xlsx_lkip.agency.settings import Settings
from xlsx_lkip.annotate import Written, annotated, planned
from xlsx_lkip.check.pipeline import Result, validate

ERROR, WARNING, NOTE, SUSPECT = "FFB3261E", "FFF2A93B", "FFB9DDF2", "FFE6D9F2"
_FOLDERS = re.compile(r"(?:[\w.-]*/)+(?=[\w.-]+\.(?:xlsx|toml))")
SAMPLES = Path(__file__).parents[2] / "samples"
PUBLISHED = SAMPLES / "as_published"


@dataclass(frozen=True)
class Run:
    """One run with `--annotate`."""

    result: Result
    written: list[Written]

    @property
    def copy(self) -> Path:
        """The only one."""
        (only,) = self.written
        assert only.target.suffix in {".xlsx", ".xlsm"}, only
        return only.target


def mark(source: Path, folder: Path, settings: Settings | None = None) -> Run:
    """Check the file or folder, and write marked copies into a folder beside it."""
    result = validate([source], settings)
    return Run(result, list(annotated(result, planned(folder, [source]))))


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def part_of(path: Path, title: str) -> str:
    """Name of the part of a sheet that openpyxl wrote."""
    return f"xl/worksheets/sheet{opened(path).sheetnames.index(title) + 1}.xml"


def rows(xml: bytes) -> bytes:
    """All rows of a sheet's XML, byte for byte."""
    found = re.search(rb"<(\w+:)?sheetData.*</(\w+:)?sheetData>", xml, re.DOTALL)
    return found[0] if found else b""


def opened(path: Path, **options: Any) -> openpyxl.Workbook:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return openpyxl.load_workbook(path, **options)


def told(result: Result) -> list[tuple[Any, ...]]:
    """The findings as a person is shown them, wherever the files and their lkip.toml lie."""

    def bare(text: object) -> str:
        return _FOLDERS.sub("", repr(text))

    return [
        (
            bare(f.file),
            f.sheet,
            f.cell,
            f.code,
            f.severity,
            bare(f.message),
            bare(f.remedy),
            f.found,
            f.expected,
            f.difference,
            bare(f.suggestion),
        )
        for f in sorted(result.findings, key=lambda f: f.file.endswith(".toml"))
    ]


def colours(sheet: Worksheet) -> dict[str, str]:
    """The colour that a mark gives to each cell; a mark comes before all other formats."""
    found = {}
    for block in sheet.conditional_formatting:
        for rule in block.rules:
            if rule.formula and "xlsx-lkip" in rule.formula[0]:
                for cell in (
                    cell for area in block.sqref.ranges for line in area.rows for cell in line
                ):
                    assert rule.stopIfTrue
                    found[f"{openpyxl.utils.get_column_letter(cell[1])}{cell[0]}"] = str(
                        rule.dxf.fill.bgColor.rgb
                    )
    return found


def notes(sheet: Worksheet) -> dict[str, str]:
    return {
        cell.coordinate: cell.comment.text
        for line in sheet.iter_rows()
        for cell in line
        if cell.comment
    }


def listed(path: Path, title: str = "Temuan") -> list[dict[str, str]]:
    """The rows of the list by header."""
    lines = list(
        opened(path, read_only=True)[title].iter_rows(min_row=6, max_col=10, values_only=True)
    )
    headers = [str(each) for each in lines[0]]
    return [dict(zip(headers, (each or "" for each in line), strict=True)) for line in lines[1:]]
