"""The traffic light: how well a percentage does on the agency's own scale of Kategori.

Each step has a ground, a symbol that tells it in grey too, and its name. It follows the cell's
figure, and it never changes what is in the cell.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ...declaration.expressions import literal
from ...declaration.vocabulary import Kind
from ...workbooks.cell_formats import NUMBER_FORMATS
from .sheet_writer import Report

_GROUNDS = ("#CDE6D3", "#E3F0D8", "#FFF1BF", "#FAD7B0", "#F2B3AA")
"""From the best step to the worst; a longer or shorter scale takes the nearest ones."""
_SYMBOLS = ("▲", "●", "▼")


@dataclass(frozen=True)
class Light:
    """One step of the scale."""

    name: str
    bound: int
    """The least whole percentage that reaches it."""
    ground: str
    symbol: str

    @property
    def shown(self) -> str:
        """Number format of a cell that says the step's name."""
        return f'General;General;General;"{self.symbol} "@'

    @property
    def percent(self) -> str:
        """Number format of a percentage on that step."""
        locale, format_ = NUMBER_FORMATS[Kind.PERCENT].split("]")
        return f'{locale}]"{self.symbol} "{format_};{locale}]"{self.symbol} "-{format_}'


def lights(scale: Mapping[str, int]) -> list[Light]:
    """A light for each step, the best first."""
    most = max(len(scale) - 1, 1)
    return [
        Light(name, bound, _at(_GROUNDS, place / most), _at(_SYMBOLS, place / most))
        for place, (name, bound) in enumerate(scale.items())
    ]


def _at(choices: tuple[str, ...], share: float) -> str:
    return choices[min(int(share * len(choices)), len(choices) - 1)]


def light_names(sheet: Any, report: Report, cells: str, unless: str = "") -> None:
    """Light cells that say a step's name.

    Args:
        cells: a range of the worksheet, e.g. `K7:K20`.
        unless: a condition under which a cell keeps its own look.
    """
    first = cells.partition(":")[0].replace("$", "")
    for light in lights(report.figures.scale):
        style = report.styles.light(light.ground, light.shown)
        name = literal(light.name)
        rule = {"type": "cell", "criteria": "==", "value": name}
        if unless:
            rule = {"type": "formula", "criteria": f"=AND(${first}={name},NOT({unless}))"}
        sheet.conditional_format(cells, {**rule, "format": style})


def light_percentages(sheet: Any, report: Report, cells: str, unless: str = "") -> None:
    """Light percentages, rounded to a whole percent as the scale asks.

    Args:
        unless: a condition under which a cell keeps its own look, e.g. `$N7<>""`.
    """
    first = cells.partition(":")[0].replace("$", "")
    number = f"ISNUMBER(${first})" + (f",NOT({unless})" if unless else "")
    *upper, lowest = lights(report.figures.scale)
    for light in (*upper, lowest):
        reached = f",ROUND(${first}*100,0)>={light.bound}" if light is not lowest else ""
        style = report.styles.light(light.ground, light.percent)
        rule = {"type": "formula", "criteria": f"=AND({number}{reached})", "format": style}
        sheet.conditional_format(cells, {**rule, "stop_if_true": True})
