"""How notes are drawn: the VML shapes that Excel wants beside their texts, hidden until one points there.

VML is Microsoft's own and older than the format; nothing but notes is drawn here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from math import ceil

from lxml import etree

from .sheet import bounds
from .xml import children, first, local, parse, removed

_V = "urn:schemas-microsoft-com:vml"
_O = "urn:schemas-microsoft-com:office:office"
_X = "urn:schemas-microsoft-com:office:excel"
_NAMES = f'xmlns:v="{_V}" xmlns:o="{_O}" xmlns:x="{_X}"'
_SHAPE = """<own {names}><v:shape id="_x0000_s{number}" type="#{kind}" fillcolor="#fffbe6"
 style="position:absolute;margin-left:60pt;margin-top:2pt;width:{points}pt;height:{high}pt;visibility:hidden"
 o:insetmode="auto"><v:fill color2="#fffbe6"/><v:shadow on="t" color="black" obscured="t"/>
<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"/>
</v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>
<x:Anchor>{anchor}</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row>
<x:Column>{column}</x:Column></x:ClientData></v:shape></own>"""
_NUMBER = re.compile(r"_x0000_s(\d+)")
_BLOCK = 1024
"""Shapes are numbered in blocks of so many, which a drawing must say it uses."""
_KIND = "_x0000_t202"
WIDTH, LINE, LETTERS = 380, 16, 58
"""Pixels of a note's width and of a line, and letters on a line."""
TALLEST = 40
"""Lines; the rest is read by scrolling or pulling the note larger."""
_COLUMNS = 100
"""Columns whose width is looked at."""
_USUAL_WIDTH, _USUAL_HEIGHT = 64, 20


class Shapes:
    """The notes' shapes of one sheet."""

    EMPTY = f"""<xml {_NAMES}><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/>
</o:shapelayout></xml>""".encode()

    def __init__(self, root: etree._Element, sheet: etree._Element) -> None:
        self._root = root
        self._widths = _widths(sheet)
        self._height = _normal_height(sheet)
        self._last = max(self._numbers(), default=_BLOCK)
        self._blocks: set[int] = set()
        """Those that the drawing surely says it uses."""

    def _numbers(self) -> Iterator[int]:
        for shape in self._root.iter(f"{{{_V}}}shape"):
            match = _NUMBER.fullmatch(shape.get("id", ""))
            if match:
                yield int(match[1])

    @property
    def is_empty(self) -> bool:
        return next(self._root.iter(f"{{{_V}}}shape"), None) is None

    def add(self, cell: str, text: str) -> None:
        """Draw a note beside the cell, large enough for the text."""
        column, row, *_ = bounds(cell)
        self._last += 1
        if self._last // _BLOCK not in self._blocks:
            self._use_block(self._last // _BLOCK)
            self._use_kind()
        lines = sum(ceil((len(line) + 1) / LETTERS) for line in text.split("\n"))
        pixels = (min(lines, TALLEST) + 1) * LINE
        shape = _SHAPE.format(
            names=_NAMES,
            number=self._last,
            kind=_KIND,
            points=WIDTH * 3 // 4,
            high=pixels * 3 // 4,
            anchor=self._anchor(column, row, pixels),
            row=row - 1,
            column=column - 1,
        )
        self._root.append(parse(shape.encode())[0])

    def _anchor(self, column: int, row: int, pixels: int) -> str:
        """From which cell to which, with the pixels into each: one to the right, one up."""
        top = max(row - 2, 0)
        last, rest = column, WIDTH
        while rest > (wide := self._widths.get(last + 1, _USUAL_WIDTH)):
            last, rest = last + 1, rest - wide
        down, over = divmod(pixels, self._height)
        return ", ".join(map(str, (column, 12, top, 4, last, rest, top + down, over)))

    def _use_block(self, block: int) -> None:
        """A shape's number counts only in the blocks that the drawing says are its own."""
        self._blocks.add(block)
        for layout in children(self._root, "shapelayout"):
            used = first(layout, "idmap")
            known = (used.get("data") or "").split(",") if used is not None else []
            if used is not None and str(block) not in known:
                used.set("data", ",".join(filter(None, [*known, str(block)])))

    def _use_kind(self) -> None:
        kinds = {each.get("id") for each in children(self._root, "shapetype")}
        if _KIND not in kinds:
            kind = f"""<own {_NAMES}><v:shapetype id="{_KIND}" coordsize="21600,21600" o:spt="202"
path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>
<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype></own>"""
            self._root.append(parse(kind.encode())[0])

    def remove(self, cells: Iterable[str]) -> None:
        """Take away the notes of these cells."""
        places = {(row - 1, column - 1) for column, row, *_ in map(bounds, cells)}
        for shape in list(self._root.iter(f"{{{_V}}}shape")):
            for data in children(shape, "ClientData"):
                place = _number(data, "Row"), _number(data, "Column")
                if data.get("ObjectType") == "Note" and place in places:
                    removed(shape)


def _number(data: etree._Element, name: str) -> int | None:
    found = first(data, name)
    text = (found.text or "").strip() if found is not None else ""
    return int(text) if text.isdigit() else None


def _widths(sheet: etree._Element) -> dict[int, int]:
    """Pixels of the columns whose width the sheet tells, the first hundred."""
    widths: dict[int, int] = {}
    for columns in children(sheet, "cols"):
        for each in islice(columns, _COLUMNS):
            if local(each) == "col" and each.get("width"):
                wide = 0 if each.get("hidden") in {"1", "true"} else _pixels(each.get("width", ""))
                begin, end = int(each.get("min", "1")), int(each.get("max", "1"))
                span = range(max(begin, 1), min(end, _COLUMNS) + 1)
                widths |= dict.fromkeys(span, wide)
    return widths


def _pixels(letters: str) -> int:
    return int(float(letters) * 7 + 5)


def _normal_height(sheet: etree._Element) -> int:
    shape = first(sheet, "sheetFormatPr")
    points = float(shape.get("defaultRowHeight", "15")) if shape is not None else 15.0
    return max(int(points * 4 / 3), 1) if points else _USUAL_HEIGHT
