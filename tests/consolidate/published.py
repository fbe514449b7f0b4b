"""The corrected sample as the consolidated report, and the charts in a workbook as its XML has them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

from xlsx_lkip.agency.settings import settings_for
from xlsx_lkip.check.pipeline import validate
from xlsx_lkip.consolidation import consolidated
from xlsx_lkip.summary import write_summary

from .agency import DAY

ROOT = Path(__file__).parents[2]
REPORT: dict[str, Any] = json.loads(
    (ROOT / "scripts" / "data" / "dinkopukm-2023.json").read_text(encoding="utf-8")
)
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def write_corrected(folder: Path) -> Path:
    """The consolidated report of `samples/corrected`."""
    samples, target = ROOT / "samples" / "corrected", folder / "gabungan.xlsx"
    settings = settings_for(None, [samples])
    figures = consolidated(validate([samples], settings), settings)
    write_summary(target, figures, date=DAY)
    return target


@dataclass(frozen=True)
class Bars:
    """One series of a chart: where its values are, and those that it carries."""

    name: str
    names_in: str
    names: list[str]
    values_in: str
    values: list[float]
    colour: str
    """Six hexadecimal digits."""


@dataclass(frozen=True)
class Chart:
    """A chart as a viewer would show it without calculating."""

    title: str
    axes: list[str]
    """Titles of its axes, names first."""
    series: list[Bars]
    least: float | None
    most: float | None
    """Ends of the axis of values, where the chart fixes them."""


def charts(path: Path) -> list[Chart]:
    """The workbook's charts, in order."""
    with ZipFile(path) as archive:
        names = sorted(name for name in archive.namelist() if "/charts/chart" in name)
        roots = [ElementTree.fromstring(archive.read(name)) for name in names]
    return [_chart(root) for root in roots]


def _chart(root: ElementTree.Element) -> Chart:
    axes = [root.find(f".//{CHART}catAx"), root.find(f".//{CHART}valAx")]
    whole = root.find(f"{CHART}chart")
    return Chart(
        _title(whole),
        [_title(axis) for axis in axes],
        [_series(each) for each in root.iter(f"{CHART}ser")],
        *(_end(axes[1], tag) for tag in ("min", "max")),
    )


def _end(axis: ElementTree.Element | None, tag: str) -> float | None:
    end = axis.find(f".//{CHART}{tag}") if axis is not None else None
    return float(end.attrib["val"]) if end is not None else None


def _title(of: ElementTree.Element | None) -> str:
    assert of is not None
    title = of.find(f"{CHART}title")
    assert title is not None
    return "".join(text.text or "" for text in title.iter(f"{DRAWING}t"))


def _series(each: ElementTree.Element) -> Bars:
    def texts(tag: str) -> list[str]:
        return [point.text or "" for point in each.findall(f"{CHART}{tag}//{CHART}v")]

    def address(tag: str) -> str:
        return each.findtext(f"{CHART}{tag}//{CHART}f") or ""

    return Bars(
        "".join(texts("tx")),
        address("cat"),
        texts("cat"),
        address("val"),
        [float(value) for value in texts("val")],
        each.find(f".//{DRAWING}solidFill/{DRAWING}srgbClr").attrib["val"],  # type: ignore[union-attr]
    )
