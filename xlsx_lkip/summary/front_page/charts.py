"""The four charts of Ringkasan: drawn from its cells, legible in print and in grey.

A chart carries the values of its cells, so that a viewer that does not calculate draws it too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ...workbooks.palette import INK, LINE, MUTED, NAVY
from ..sheets.sheet_writer import Report

_LIGHT, _DARK = "#B9C7D8", NAVY
"""They differ in lightness as much as in colour."""
_BESIDE_NAMES = {"x": 0.51, "y": 0.15, "width": 0.43, "height": 0.65}
"""Where bars are that lie down, in shares of the chart: long names are wrapped to the left of them."""
_BELOW_LEGEND = {"y": 0.22, "height": 0.58}
_FEW = 6
"""Fewer bars than these are wider apart, lest they be broad blocks."""
_FONT = {"name": "Arial", "size": 9, "color": INK}
_TITLE = {"name": "Arial", "size": 11, "bold": True, "color": NAVY}
_AXIS = {"name": "Arial", "size": 9, "bold": False, "color": MUTED}


@dataclass(frozen=True)
class ChartCells:
    """A range of cells as charts name it, and what is in them."""

    address: str
    values: Sequence[str | float | None]


@dataclass(frozen=True)
class Series:
    """One row of bars."""

    name: str
    cells: ChartCells
    dark: bool = True


@dataclass(frozen=True)
class Scale:
    """The axis of the values."""

    title: str
    labels: str
    """Number format of the figures on the bars."""
    ticks: str
    """Number format of the axis."""
    least: float | None = None
    most: float | None = None
    step: float | None = None
    bold: bool = False
    """The lines at the steps are bold, with paler ones between them."""


@dataclass(frozen=True)
class Design:
    """What a chart shows."""

    title: str
    about: str
    """What the bars are: the title of their axis."""
    names: ChartCells
    series: Sequence[Series]
    scale: Scale
    upright: bool = False


def draw(report: Report, design: Design) -> Any:
    """The chart, to be placed on a worksheet."""
    chart = report.book.add_chart({"type": "column" if design.upright else "bar"})
    for each in design.series:
        chart.add_series(_series(design, each))
    chart.set_title({"name": design.title, "name_font": _TITLE, "overlay": False})
    names, values = _names(design), _values(design.scale)
    chart.set_x_axis(names if design.upright else values)
    chart.set_y_axis(values if design.upright else names)
    several = len(design.series) > 1
    chart.set_legend({"position": "top", "font": _FONT} if several else {"none": True})
    if not design.upright:
        chart.set_plotarea({"layout": _BESIDE_NAMES | (_BELOW_LEGEND if several else {})})
    chart.set_chartarea({"border": {"color": LINE}, "fill": {"color": "#FFFFFF"}})
    return chart


def _series(design: Design, each: Series) -> dict[str, Any]:
    colour = _DARK if each.dark else _LIGHT
    return {
        "name": each.name,
        "categories": f"={design.names.address}",
        "categories_data": list(design.names.values),
        "values": f"={each.cells.address}",
        "values_data": list(each.cells.values),
        "fill": {"color": colour},
        "border": {"color": _DARK, "width": 0.75},
        "gap": 55 + 40 * max(0, _FEW - len(design.names.values)),
        "data_labels": {
            "value": True,
            "position": "outside_end",
            "font": _FONT,
            "num_format": design.scale.labels,
        },
    }


def _names(design: Design) -> dict[str, Any]:
    upwards = {} if design.upright else {"reverse": True, "crossing": "max"}
    return {
        **upwards,
        "name": design.about,
        "name_font": _AXIS,
        "num_font": {**_FONT, "size": 8},
        "interval_unit": 1,
        "label_position": "low",
        "line": {"color": MUTED},
        "major_tick_mark": "none",
    }


def _values(scale: Scale) -> dict[str, Any]:
    axis = {
        "name": scale.title,
        "name_font": _AXIS,
        "num_font": _FONT,
        "num_format": scale.ticks,
        "min": scale.least,
        "max": scale.most,
        "major_unit": scale.step,
        "line": {"none": True},
        "major_tick_mark": "none",
        "major_gridlines": _line(LINE, 0.5),
    }
    if scale.bold and scale.step:
        axis |= {"major_gridlines": _line(_DARK, 1.75), "minor_gridlines": _line(LINE, 0.5)}
        axis["minor_unit"] = scale.step / 4
    return {key: value for key, value in axis.items() if value is not None}


def _line(colour: str, width: float) -> dict[str, Any]:
    return {"visible": True, "line": {"color": colour, "width": width}}
