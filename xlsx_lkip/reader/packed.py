"""The package that calamine is given: the sheets that were looked at, and what their values depend on.

Everything around them is written here, so that no declaration of the file reaches calamine: not the
sheets of macros, dialogs and charts, which it cannot read, nor a million names.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from html import escape

_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_BREAKS = {ord(each): f"&#{ord(each)};" for each in "\t\n\r"}
"""In an attribute they would be read as spaces."""


def packed(
    sheets: Mapping[str, bytes],
    states: Mapping[str, str],
    strings: bytes,
    styles: bytes,
    *,
    since_1904: bool = False,
) -> bytes:
    """The package, not compressed: it stays in memory.

    Args:
        sheets: XML by title.
        states: of the sheets: `visible`, `hidden` or `veryHidden`.
        strings: XML of the texts that cells share, or nothing.
        styles: XML by which a number is known for a date, or nothing.
    """
    parts = {f"worksheets/sheet{n}.xml": xml for n, xml in enumerate(sheets.values(), start=1)}
    kinds = dict.fromkeys(parts, "worksheet")
    for kind, xml in (("sharedStrings", strings), ("styles", styles)):
        if xml:
            parts[f"{kind}.xml"], kinds[f"{kind}.xml"] = xml, kind
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("_rels/.rels", _related({"xl/workbook.xml": "officeDocument"}))
        archive.writestr("xl/workbook.xml", _book(states, since_1904))
        archive.writestr("xl/_rels/workbook.xml.rels", _related(kinds))
        for name, xml in parts.items():
            archive.writestr(f"xl/{name}", xml)
    return target.getvalue()


def _book(states: Mapping[str, str], since_1904: bool) -> str:
    listed = "".join(
        f'<sheet name="{_quoted(title)}" sheetId="{n}" state="{_state(state)}" r:id="r{n}"/>'
        for n, (title, state) in enumerate(states.items(), start=1)
    )
    return (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><workbookPr date1904="{since_1904:d}"/>'
        f"<sheets>{listed}</sheets></workbook>"
    )


def _state(stated: str) -> str:
    return stated if stated in {"hidden", "veryHidden"} else "visible"


def _related(kinds: Mapping[str, str]) -> str:
    listed = "".join(
        f'<Relationship Id="r{n}" Type="{_OFFICE}/{kind}" Target="{name}"/>'
        for n, (name, kind) in enumerate(kinds.items(), start=1)
    )
    return f'<Relationships xmlns="{_RELATIONS}">{listed}</Relationships>'


def _quoted(text: str) -> str:
    return escape(text).translate(_BREAKS)
