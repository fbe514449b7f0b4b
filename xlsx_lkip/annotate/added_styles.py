"""Formats that are added to a workbook's styles behind its own, which keep their numbers.

How things look is `looks`. A format that is already there is not added again, so that marking a
workbook many times does not make it grow.
"""

from __future__ import annotations

from lxml import etree

from .looks import CellLook
from .order import STYLES
from .xml import found_or_placed, fragment, same

PLAIN = """<styleSheet xmlns="{main}"><fonts count="1"><font><sz val="10"/><name val="Arial"/></font>
</fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill
patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1">
<xf/></cellStyleXfs><cellXfs count="1"><xf/></cellXfs></styleSheet>"""
"""For a workbook that has none."""


class AddedStyles:
    """A workbook's styles."""

    def __init__(self, root: etree._Element) -> None:
        self._root = root
        self._known: dict[tuple[str, str], int] = {}

    def difference(self, xml: str) -> int:
        """Number of the format that a conditional format puts on."""
        return self._number("dxfs", xml)

    def cell(self, look: CellLook) -> int:
        """Number of the format of a cell that looks so."""
        font, fill = self._number("fonts", look.font), self._number("fills", look.fill)
        border = self._number("borders", look.border)
        return self._number(
            "cellXfs",
            f'<xf numFmtId="49" fontId="{font}" fillId="{fill}" borderId="{border}" xfId="0" '
            'applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">'
            f"{look.alignment}</xf>",
        )

    def _number(self, group: str, xml: str) -> int:
        if (group, xml) not in self._known:
            self._known[group, xml] = self._found_or_added(group, xml)
        return self._known[group, xml]

    def _found_or_added(self, group: str, xml: str) -> int:
        found = found_or_placed(self._root, group, STYLES)
        wanted = fragment(found, xml)
        for number, each in enumerate(found):
            if same(each, wanted):
                return number
        found.append(wanted)
        found.set("count", str(len(found)))
        return len(found) - 1
