"""What is in a workbook that Excel would offer to repair, as far as that can be known without Excel.

openxml-audit judges the parts by the schemas and rules of Microsoft's Open XML SDK. What that kit does
not look at, Excel's own limits and what must agree between parts, is here.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from lxml import etree
from openpyxl.formula.tokenizer import Token, Tokenizer
from openpyxl.utils import FORMULAE
from openpyxl.utils.cell import coordinate_from_string, range_boundaries
from openxml_audit import FileFormat, OpenXmlValidator, ValidationSeverity

from tests.annotate.marking import opened

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
V, X = "{urn:schemas-microsoft-com:vml}", "{urn:schemas-microsoft-com:office:excel}"
LIMITS = {
    ("dataValidation", "promptTitle"): 32,
    ("dataValidation", "prompt"): 255,
    ("dataValidation", "errorTitle"): 32,
    ("dataValidation", "error"): 255,
    ("hyperlink", "location"): 2083,
    ("hyperlink", "tooltip"): 255,
    ("conditionalFormatting", "sqref"): 8192,
    ("sheet", "name"): 31,
    ("definedName", "name"): 255,
}
TEXT_LIMITS = {"oddHeader": 255, "oddFooter": 255, "f": 8192, "formula": 8192, "formula1": 8192}
ATTRIBUTES = {
    "row": "r spans s customFormat ht hidden customHeight outlineLevel collapsed thickTop thickBot ph",
    "c": "r s t cm vm ph",
    "col": "min max width style hidden bestFit customWidth phonetic outlineLevel collapsed",
}
"""Of the elements that neither openxml-audit nor openpyxl asks for theirs."""
CELL, NOTE, LITERAL = 32_767, 32_767, 255


def complaints(path: Path) -> list[str]:
    """All that Excel might find fault with."""
    return [*_audited(path), *_Package(path).complaints(), *_unread(path)]


def _unread(path: Path) -> Iterator[str]:
    """openpyxl takes no attribute that the format does not have."""
    try:
        opened(path)
    except Exception as error:
        yield f"openpyxl: {error!r}"


@cache
def _validator() -> OpenXmlValidator:
    return OpenXmlValidator(file_format=FileFormat.MICROSOFT_365, max_errors=0)


def _audited(path: Path) -> Iterator[str]:
    for each in _validator().validate(path).errors:
        # Its warnings are about what Excel would write otherwise.
        if each.severity is ValidationSeverity.ERROR:
            yield f"{each.part_uri} {each.path}: {each.description}"


def _twice(what: str, values: Iterable[object]) -> Iterator[str]:
    for value, count in Counter(values).items():
        if count > 1:
            yield f"{what} {value} stands {count} times"


class _Package:
    """The parts of a workbook, looked at for what the schemas do not say."""

    def __init__(self, path: Path) -> None:
        with zipfile.ZipFile(path) as archive:
            self.names = archive.namelist()
            self.parts = {name: archive.read(name) for name in self.names}
        self.xml = {
            name: etree.fromstring(data)
            for name, data in self.parts.items()
            if name.endswith((".xml", ".rels", ".vml"))
        }
        self.book = next(root for root in self.xml.values() if root.tag == f"{MAIN}workbook")
        self.styles = next(root for root in self.xml.values() if root.tag == f"{MAIN}styleSheet")
        self.sheets = {n: r for n, r in self.xml.items() if r.tag == f"{MAIN}worksheet"}

    def complaints(self) -> Iterator[str]:
        yield from _twice("part", (name.lower() for name in self.names))
        yield from self._untyped()
        for name, root in self.xml.items():
            yield from (f"{name}: {said}" for said in self._too_long(root))
            if name.endswith(".rels"):
                yield from _twice(f"{name}: Id", (each.get("Id") for each in root))
        yield from self._book()
        for name, sheet in self.sheets.items():
            told = (*self._cells(sheet), *self._rules(sheet), *self._formulas(sheet))
            yield from (f"{name}: {said}" for said in (*told, *self._notes(name, sheet)))

    def _untyped(self) -> Iterator[str]:
        types = self.xml["[Content_Types].xml"]
        defaults = {e.get("Extension", "").lower(): e.get("ContentType") for e in types}
        overrides = {each.get("PartName"): each.get("ContentType") for each in types}
        yield from _twice("type of", (e.get("PartName") for e in types.iter(f"{TYPES}Override")))
        for name, root in self.xml.items():
            kind = overrides.get(f"/{name}", defaults.get(name.rpartition(".")[2].lower()))
            own = etree.QName(root).localname in {"worksheet", "comments", "styleSheet", "workbook"}
            if kind is None or (own and "spreadsheetml" not in kind):
                yield f"{name} is of type {kind}"
        yield from (
            f"{name} is not there" for name in overrides if name and name[1:] not in self.names
        )

    def _too_long(self, root: etree._Element) -> Iterator[str]:
        for each in root.iter(f"{MAIN}*"):
            tag = etree.QName(each).localname
            for name, value in each.attrib.items():
                if len(str(value)) > LIMITS.get((tag, str(name)), 1_000_000):
                    yield f"{tag} {name!s} has {len(value)} characters"
            if len(each.text or "") > TEXT_LIMITS.get(tag, CELL):
                yield f"{tag} has {len(each.text or '')} characters"

    def _book(self) -> Iterator[str]:
        titles = [each.get("name", "") for each in self.book.iter(f"{MAIN}sheet")]
        yield from _twice("sheet", (title.casefold() for title in titles))
        for title in titles:
            if re.search(r"[\[\]:*?/\\]|^'|'$|^$", title):
                yield f"a sheet cannot be called {title}"
        names = list(self.book.iter(f"{MAIN}definedName"))
        keys = ((e.get("name", "").casefold(), e.get("localSheetId")) for e in names)
        yield from _twice("name", keys)
        for each in names:
            if int(each.get("localSheetId", "0")) >= len(titles):
                yield f"{each.get('name')} belongs to no sheet"

    def _number(self, group: str) -> int:
        found = self.styles.find(f"{MAIN}{group}")
        return 0 if found is None else len(found)

    def _cells(self, sheet: etree._Element) -> Iterator[str]:
        last = (0, 0, "")
        for cell in sheet.iter(f"{MAIN}c"):
            letters, row = coordinate_from_string(cell.get("r"))
            at = (row, len(letters), letters)
            if at <= last:
                yield f"{cell.get('r')} stands behind {last}"
            last = at
        looks = self._number("cellXfs")
        for each in sheet.iter(*(f"{MAIN}{tag}" for tag in ATTRIBUTES)):
            tag = etree.QName(each).localname
            if int(each.get("style" if tag == "col" else "s", "0")) >= looks:
                yield f"{tag} {each.get('r')} has a look that is not there"
            plain = {str(name) for name in each.attrib if "{" not in str(name)}
            if unknown := plain - {*ATTRIBUTES[tag].split()}:
                yield f"{tag} {each.get('r')} has {unknown}"
        yield from _twice("row", (row.get("r") for row in sheet.iter(f"{MAIN}row")))
        yield from _overlapping([e.get("ref", "") for e in sheet.iter(f"{MAIN}mergeCell")])

    def _rules(self, sheet: etree._Element) -> Iterator[str]:
        priorities = []
        for block in sheet.iter(f"{MAIN}conditionalFormatting"):
            for area in (block.get("sqref") or "").split():
                range_boundaries(area)
            for rule in block:
                priorities.append(rule.get("priority"))
                if int(rule.get("dxfId", "0")) >= self._number("dxfs"):
                    yield f"no format {rule.get('dxfId')} for {block.get('sqref')}"
        yield from _twice("priority", priorities)

    def _formulas(self, sheet: etree._Element) -> Iterator[str]:
        said = sheet.iter(*(f"{MAIN}{tag}" for tag in ("f", "formula", "formula1", "formula2")))
        # Those of one column differ in their rows alone.
        for formula in {re.sub(r"\d+", "1", each.text or "") for each in said}:
            for token in Tokenizer(f"={formula}").items:
                if token.type == Token.FUNC and token.subtype == Token.OPEN:
                    name = token.value[:-1]
                    if name not in FORMULAE and not name.startswith("_xlfn."):
                        yield f"no function {name}"
                if token.subtype == Token.TEXT and len(token.value) - 2 > LITERAL:
                    yield f"a text of {len(token.value)} characters in a formula"

    def _related(self, name: str, ending: str) -> Iterator[tuple[str, etree._Element]]:
        folder, file = posixpath.split(name)
        relations = self.xml.get(f"{folder}/_rels/{file}.rels")
        for each in relations if relations is not None else ():
            if each.get("Type", "").endswith(ending):
                target = posixpath.normpath(posixpath.join("/", folder, each.get("Target", "")))
                yield each.get("Id", ""), self.xml[target[1:]]

    def _notes(self, name: str, sheet: etree._Element) -> Iterator[str]:
        """Each note has a text, an author, and a shape of its own."""
        comments = [root for _, root in self._related(name, "/comments")]
        if not comments:
            return
        (root,) = comments
        authors = len(list(root.iter(f"{MAIN}author")))
        noted = list(root.iter(f"{MAIN}comment"))
        yield from _twice("note on", (each.get("ref") for each in noted))
        for each in noted:
            if int(each.get("authorId", "0")) >= authors:
                yield f"the note on {each.get('ref')} has no author"
            if len("".join(t.text or "" for t in each.iter(f"{MAIN}t"))) > NOTE:
                yield f"the note on {each.get('ref')} is too long"
        legacy = sheet.find(f"{MAIN}legacyDrawing")
        assert legacy is not None, f"{name}: notes without a drawing"
        drawing = dict(self._related(name, "/vmlDrawing"))[legacy.get(f"{RELATION}id", "")]
        yield from _drawn(drawing, {each.get("ref", "") for each in noted})


def _drawn(drawing: etree._Element, noted: set[str]) -> Iterator[str]:
    shapes = list(drawing.iter(f"{V}shape"))
    yield from _twice("shape", (each.get("id") for each in shapes))
    kinds = {f"#{each.get('id')}" for each in drawing.iter(f"{V}shapetype")}
    cells = []
    for shape in shapes:
        data = shape.find(f"{X}ClientData")
        if shape.get("type") not in kinds:
            yield f"{shape.get('id')} is of no kind"
        if data is None or data.get("ObjectType") != "Note":
            continue
        anchor = data.findtext(f"{X}Anchor")
        if anchor and not re.fullmatch(r"\s*\d+\s*(,\s*\d+\s*){7}", anchor):
            yield f"{shape.get('id')} stands at {anchor}"
        cells.append((int(data.findtext(f"{X}Row") or -1), int(data.findtext(f"{X}Column") or -1)))
    places = [coordinate_from_string(each) for each in noted]
    wanted = [(row - 1, range_boundaries(letters + "1")[0] - 1) for letters, row in places]
    if sorted(cells) != sorted(wanted):
        yield f"notes on {sorted(noted)}, shapes at {sorted(cells)}"


def _overlapping(areas: list[str]) -> Iterator[str]:
    boxes = [range_boundaries(area) for area in areas]
    for number, (left, top, right, bottom) in enumerate(boxes):
        for other in boxes[:number]:
            if left <= other[2] and other[0] <= right and top <= other[3] and other[1] <= bottom:
                yield f"{areas[number]} overlaps another merged area"
