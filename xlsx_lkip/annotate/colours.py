"""Colours on cells: conditional formats that are always true, so that no cell's own look is touched.

The condition names this tool. Office suites keep it when they save, and by it the marks of an earlier
run are found and taken off again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from lxml import etree

from .looks import Tint
from .order import WORKSHEET
from .xml import child, first, local, named, placed, removed

_OURS = re.compile(
    r'\s*+(?:=\s*+)?LEN\s*+\(\s*+"xlsx-lkip [a-z]+"\s*+\)\s*+>\s*+0\s*', re.IGNORECASE
)
_TOGETHER = 200
"""Cells in one conditional format; longer lists of addresses are not read everywhere."""


def coloured(
    sheet: etree._Element, cells: Mapping[Tint, Sequence[str]], formats: Mapping[Tint, int]
) -> None:
    """Colour the cells, before anything that the sheet itself colours.

    Args:
        cells: addresses by tint; each cell once.
        formats: number of the format of each tint.
    """
    groups = list(_groups(cells))
    for rule in _rules(sheet):
        _raise(rule, len(groups))
    # Excel goes by priority, LibreOffice by which is first.
    for priority, (tint, addresses) in reversed(list(enumerate(groups, start=1))):
        block = etree.Element(named(sheet, "conditionalFormatting"), sqref=" ".join(addresses))
        rule = child(
            block,
            "cfRule",
            type="expression",
            dxfId=str(formats[tint]),
            priority=str(priority),
            stopIfTrue="1",
        )
        child(rule, "formula").text = f'LEN("xlsx-lkip {tint.value}")>0'
        placed(sheet, block, WORKSHEET)


def _groups(cells: Mapping[Tint, Sequence[str]]) -> Iterator[tuple[Tint, Sequence[str]]]:
    for tint in Tint:
        addresses = cells.get(tint, ())
        for begin in range(0, len(addresses), _TOGETHER):
            yield tint, addresses[begin : begin + _TOGETHER]


def _rules(sheet: etree._Element) -> list[etree._Element]:
    """All conditional formats, also those that only newer programs know."""
    return [each for each in sheet.iter() if local(each) == "cfRule"]


def _raise(rule: etree._Element, by: int) -> None:
    priority = rule.get("priority", "")
    if priority.lstrip("-").isdigit():
        rule.set("priority", str(int(priority) + by))


def uncoloured(sheet: etree._Element) -> None:
    """Take off the colours of an earlier run."""
    ours = [rule for rule in _rules(sheet) if _is_ours(rule)]
    blocks = dict.fromkeys(rule.getparent() for rule in ours)
    for rule in ours:
        removed(rule)
    for block in blocks:
        if block is not None and first(block, "cfRule") is None:
            removed(block)
    for rule in _rules(sheet):
        _raise(rule, -len(ours))


def _is_ours(rule: etree._Element) -> bool:
    return any(
        local(each) in {"formula", "f"} and _OURS.fullmatch(each.text or "") for each in rule
    )
