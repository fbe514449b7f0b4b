"""Which cells hold formulas, and what they say: looked up only where figures do not reconcile.

An .xlsx is cut and put into the plain form first, as when it was read, so that every spelling of its
XML means the same and no file can run away here. openpyxl would see the same in 0.17 s a file, for it
also builds texts and styles; this takes some milliseconds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from xml.etree import ElementTree

from .areas import MOST_NOTED, Cell, Formulas, area
from .container import BROKEN, opened
from .scan import INSIDE, place
from .unreadable import NotReadable

_CELL = re.compile(rb'<c r="([A-Z]{1,3})(\d{1,7})"[^<>]*+(?<!/)>' + INSIDE)
_REF = re.compile(r"([A-Z]+)(\d+)(?::([A-Z]+)(\d+))?")


def formulas_of(path: Path) -> Mapping[str, Formulas] | None:
    """For each sheet title its formulas; None where the format does not tell which cells are some."""
    try:
        container = opened(path.read_bytes(), named=True)
    except (*BROKEN, NotReadable):
        return None
    if container is None or not container.scans:
        return None
    return {t: scan.formulas or _formulas(scan.near) for t, scan in container.scans.items()}


def _formulas(xml: bytes) -> Formulas:
    found: Formulas = {}
    masters: dict[str, tuple[Cell, str]] = {}
    for match in _CELL.finditer(xml):
        if b"<f" in match[0] and len(found) < MOST_NOTED:
            _note(found, masters, place(match[1], match[2]), match[0])
    return found


def _note(
    found: Formulas,
    masters: dict[str, tuple[Cell, str]],
    at: Cell,
    cell: bytes,
) -> None:
    """Note a cell's formula, and those of the cells that it fills besides or shares it with."""
    formula = _parsed(cell)
    if formula is None:
        return
    text, kind, number = formula.text or "", formula.get("t", ""), formula.get("si", "")
    if kind == "shared" and text:
        masters[number] = at, text
    elif kind == "shared" and number in masters:
        text = _moved(*masters[number], at)
    found[at] = text.strip().removeprefix("=")
    if kind in {"array", "dataTable"}:
        filled = islice(_filled(formula.get("ref", "")), MOST_NOTED)
        found |= dict.fromkeys(filled, found[at])


def _parsed(cell: bytes) -> ElementTree.Element | None:
    """The formula's element; None where the cell has none."""
    try:
        return ElementTree.fromstring(cell).find("f")
    except ElementTree.ParseError:  # Prefixes that are declared further out.
        return ElementTree.Element("f")


def _filled(ref: str) -> Iterator[Cell]:
    """The cells of a range in which one formula is."""
    match = _REF.fullmatch(ref.replace("$", ""))
    if match:
        first = place(match[1].encode(), match[2].encode())
        last = place((match[3] or match[1]).encode(), (match[4] or match[2]).encode())
        yield from area(first, last)


def _moved(origin: Cell, text: str, at: Cell) -> str:
    """The shared formula as it reads in another cell."""
    from openpyxl.formula.translate import Translator

    from ..model.addresses import cell_name

    translator = Translator(f"={text}", cell_name(*origin))
    return str(translator.translate_formula(cell_name(*at)))
