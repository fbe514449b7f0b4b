"""The workbook's list of sheets: the sheet Temuan put first, an earlier one taken out.

Whatever counts sheets from the first, such as names that belong to one sheet, is counted again.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from ..reader.package import MOST_SHEETS
from .marked_package import Copy
from .order import WORKBOOK
from .refused import CannotMark
from .xml import (
    child,
    children,
    first,
    found_or_placed,
    namespace,
    relation_key,
    relation_type,
    removed,
    without,
)

LISTING = "xl/worksheets/temuan-xlsx-lkip.xml"
"""The part that holds Temuan. Office suites give it another name when they save, so that what is
under this name is as this tool wrote it."""
_SHEET_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_STYLES_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
_EMPTY = '<worksheet xmlns="{main}"/>'


class Book:
    """The workbook part of a package."""

    def __init__(self, copy: Copy) -> None:
        self._copy, self._part = copy, copy.source.book
        self.root = copy.tree(self._part)

    @property
    def _sheets(self) -> list[etree._Element]:
        sheets = first(self.root, "sheets")
        return children(sheets, "sheet") if sheets is not None else []

    def parts(self) -> dict[str, str]:
        """Sheet title -> name of its part, of all sheets of cells."""
        parts = dict(self._relations("/worksheet"))
        return {
            each.get("name", ""): part
            for each in self._sheets
            if (part := parts.get(each.get(relation_key(self.root), ""))) and part in self._copy
        }

    def _relations(self, ending: str) -> Iterator[tuple[str, str]]:
        for relation, name in self._copy.related(self._part, ending):
            yield relation.get("Id", ""), name

    def drop(self, title: str) -> None:
        """Take out a sheet with its part and its names."""
        part = self.parts()[title]
        index = next(n for n, each in enumerate(self._sheets) if each.get("name") == title)
        removed(self._sheets[index])
        for relation, target in self._copy.related(self._part, "/worksheet"):
            if target == part:
                removed(relation)
        self._copy.remove(part)
        for name in self._names():
            if name.get("localSheetId") == str(index):
                removed(name)
        self._count(index + 1, -1)
        self._forget_order()

    def _names(self) -> list[etree._Element]:
        group = first(self.root, "definedNames")
        return children(group, "definedName") if group is not None else []

    def _count(self, start: int, by: int) -> None:
        """Let names that belong to a sheet from that one on belong to another."""
        for name in self._names():
            index = name.get("localSheetId", "")
            if index.isdigit() and int(index) >= start:
                name.set("localSheetId", str(int(index) + by))

    def _forget_order(self) -> None:
        """In which order to calculate: it names sheets, and office suites find it by themselves."""
        for relation, name in list(self._copy.related(self._part, "/calcChain")):
            removed(relation)
            self._copy.remove(name)

    def put_first(self, wanted: str) -> tuple[str, etree._Element]:
        """A new first sheet, which is shown when the workbook is opened; its title and its root."""
        if LISTING in self._copy or len(self._sheets) >= MOST_SHEETS:
            raise CannotMark
        title = self._free_title(wanted)
        xml = _EMPTY.format(main=namespace(self.root)).encode()
        sheet = self._copy.add(LISTING, xml, _SHEET_KIND)
        key = self._copy.relate(self._part, relation_type(self.root, "worksheet"), LISTING)
        number = max((int(each.get("sheetId", "0")) for each in self._sheets), default=0) + 1
        group = found_or_placed(self.root, "sheets", WORKBOOK)
        new = child(group, "sheet", name=title, sheetId=str(number))
        new.set(relation_key(self.root), key)
        group.insert(0, new)
        self._count(0, +1)
        for views in children(self.root, "bookViews"):
            for view in views:
                without(view, "activeTab", "firstSheet")
        return title, sheet

    def _free_title(self, wanted: str) -> str:
        taken = {each.get("name", "").casefold() for each in self._sheets}
        names = [wanted, f"{wanted} xlsx-lkip", *(f"{wanted} xlsx-lkip {n}" for n in range(2, 300))]
        return next(name for name in names if name.casefold() not in taken)

    def name(self, title: str, name: str, reference: str, **attributes: str) -> None:
        """A name that belongs to the first sheet."""
        group = found_or_placed(self.root, "definedNames", WORKBOOK)
        quoted = title.replace("'", "''")
        new = child(group, "definedName", name=name, localSheetId="0", **attributes)
        new.text = f"'{quoted}'!{reference}"

    def styles(self, plain: str) -> etree._Element:
        """The root of the workbook's styles; of plain ones where it has none."""
        for _, name in self._relations("/styles"):
            return self._copy.tree(name)
        part = self._copy.free_name("xl/styles{}.xml")
        xml = plain.format(main=namespace(self.root)).encode()
        root = self._copy.add(part, xml, _STYLES_KIND)
        self._copy.relate(self._part, relation_type(self.root, "styles"), part)
        return root
