"""One sheet's XML around its rows: what is before and behind them is parsed, they never are.

So cells, their values, formulas and looks stay the same bytes, however many there are.
"""

from __future__ import annotations

import re
from functools import cached_property

from ..model.addresses import column_number
from .refused import CannotMark
from .xml import children, first, parse, unparsed, without

_ROWS = re.compile(rb"<(?P<name>(?:[\w.-]+:)?sheetData)(?:\s[^<>]*[^<>/])?>")
_KEPT = b"xlsx-lkip-rows"
_RANGE = re.compile(r"([A-Z]+)(\d+)(?::([A-Z]+)(\d+))?")


class MarkedSheet:
    """A worksheet that is being changed."""

    def __init__(self, xml: bytes) -> None:
        opening = _ROWS.search(xml)
        if opening is None:  # Without any row, so that there is nothing to spare.
            self._rows, self._closing = b"", b""
            self.root = parse(xml)
            return
        self._closing = b"</" + opening["name"] + b">"
        end = xml.rfind(self._closing)
        if end < opening.end():
            raise CannotMark
        self._rows = xml[opening.end() : end]
        self.root = parse(xml[: opening.end()] + _KEPT + xml[end:])
        if len(children(self.root, "sheetData")) != 1:
            raise CannotMark

    def pieces(self) -> list[bytes]:
        xml = unparsed(self.root)
        if not self._closing:
            return [xml]
        before, kept, behind = xml.partition(_KEPT + self._closing)
        if not kept:
            raise CannotMark
        return [before, self._rows, self._closing + behind]

    def leave(self) -> None:
        """Let no sheet but the first be chosen: to type into one would be to type into both."""
        views = first(self.root, "sheetViews")
        for view in children(views, "sheetView") if views is not None else ():
            without(view, "tabSelected")

    def shown_at(self, cell: str) -> str:
        """The cell that shows what is marked on another: of merged cells it is the first."""
        column, row = bounds(cell)[:2]
        for (left, top, right, bottom), shown in self.merged:
            if left <= column <= right and top <= row <= bottom:
                return shown
        return cell

    @cached_property
    def merged(self) -> list[tuple[tuple[int, int, int, int], str]]:
        """Bounds of merged cells, and the address of the one that is seen."""
        group = first(self.root, "mergeCells")
        references = [each.get("ref", "") for each in group] if group is not None else []
        return [(bounds(each), each.partition(":")[0].replace("$", "")) for each in references]


def bounds(reference: str) -> tuple[int, int, int, int]:
    """First column and row, last column and row of `B2:D5`; of anything else, nothing's."""
    match = _RANGE.fullmatch(reference.replace("$", ""))
    if match is None:
        return 0, 0, -1, -1
    left, top, right, bottom = match.groups()
    return column_number(left), int(top), column_number(right or left), int(bottom or top)
