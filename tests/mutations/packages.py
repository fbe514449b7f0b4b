"""The same workbook as other programs write it: other XML, other formats, formulas not calculated."""

from __future__ import annotations

import re
import tempfile
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from random import Random

import openpyxl
from lxml import etree

from tests import office
from tests.mutations.model import Submission
from tests.mutations.registry import Promise, mutation

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def _parts(content: bytes, change: Callable[[str, bytes], bytes | None]) -> bytes:
    """The package with every part changed; without those that are changed to nothing."""
    whole = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(whole, "w") as new:
        for item in old.infolist():
            part = change(item.filename, old.read(item))
            if part is not None:
                new.writestr(item.filename, part, zipfile.ZIP_DEFLATED)
    return whole.getvalue()


def _sheets(content: bytes, change: Callable[[bytes], bytes]) -> bytes:
    return _parts(
        content,
        lambda name, part: change(part) if name.startswith("xl/worksheets/sheet") else part,
    )


@mutation(Promise.TRUE)
def saved_by_openpyxl(_rng: Random, submission: Submission) -> str | None:
    """A program that keeps formulas and loses what they showed."""
    submission.repackings.append(_resaved)
    return "saved by openpyxl"


def _resaved(content: bytes) -> bytes:
    whole = BytesIO()
    openpyxl.load_workbook(BytesIO(content)).save(whole)
    return whole.getvalue()


@mutation(Promise.HARMLESS)
def pretty_printed(_rng: Random, submission: Submission) -> str | None:
    submission.repackings.append(lambda content: _sheets(content, _pretty))
    return "XML with line breaks"


def _pretty(part: bytes) -> bytes:
    root = etree.fromstring(part)
    etree.indent(root)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8"))


@mutation(Promise.HARMLESS)
def prefixed(_rng: Random, submission: Submission) -> str | None:
    submission.repackings.append(lambda content: _sheets(content, _with_prefix))
    return "XML with prefixes"


def _with_prefix(part: bytes) -> bytes:
    root = etree.fromstring(part)
    names = {("x" if prefix is None else prefix): uri for prefix, uri in root.nsmap.items()}
    fresh = etree.Element(root.tag, nsmap=names)
    fresh.attrib.update(root.attrib)
    fresh.extend(list(root))
    text = etree.tostring(fresh, xml_declaration=True, encoding="UTF-8")
    return bytes(text)


@mutation(Promise.HARMLESS)
def attributes_in_another_order(_rng: Random, submission: Submission) -> str | None:
    submission.repackings.append(lambda content: _sheets(content, _reversed_attributes))
    return "attributes in another order"


def _reversed_attributes(part: bytes) -> bytes:
    root = etree.fromstring(part)
    for cell in root.iter(f"{{{MAIN}}}c", f"{{{MAIN}}}row"):
        items = list(cell.attrib.items())
        cell.attrib.clear()
        cell.attrib.update(dict(reversed(items)))
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8"))


@mutation(Promise.HARMLESS)
def texts_in_their_cells(_rng: Random, submission: Submission) -> str | None:
    """Inline strings, as some libraries write them."""
    submission.repackings.append(_inlined)
    return "inline strings"


def _inlined(content: bytes) -> bytes:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        root = etree.fromstring(archive.read("xl/sharedStrings.xml"))
    texts = ["".join(map(str, item.itertext())) for item in root]

    def change(part: bytes) -> bytes:
        sheet = etree.fromstring(part)
        for cell in sheet.iter(f"{{{MAIN}}}c"):
            if cell.get("t") == "s":
                text = texts[int(cell[0].text or 0)]
                cell.set("t", "inlineStr")
                del cell[0]
                etree.SubElement(
                    etree.SubElement(cell, f"{{{MAIN}}}is"), f"{{{MAIN}}}t"
                ).text = text
        return bytes(etree.tostring(sheet, xml_declaration=True, encoding="UTF-8"))

    return _sheets(content, change)


@mutation(Promise.HARMLESS)
def no_properties(_rng: Random, submission: Submission) -> str | None:
    submission.repackings.append(without_properties)
    return "document properties lost"


def without_properties(content: bytes) -> bytes:
    def change(name: str, part: bytes) -> bytes | None:
        if name.startswith("docProps/"):
            return None
        if name == "_rels/.rels":
            return re.sub(rb'<Relationship [^>]*Target="docProps/[^>]*/>', b"", part)
        if name == "[Content_Types].xml":
            return re.sub(rb'<Override PartName="/docProps/[^>]*/>', b"", part)
        return part

    return _parts(content, change)


@mutation(Promise.TRUE, costly=True)
def saved_by_an_office_suite(rng: Random, submission: Submission) -> str | None:
    """As .xlsx, .xls or .ods; only the name's suffix is another then."""
    suffix = rng.choice(("xlsx", "xls", "ods"))
    submission.repackings.append(lambda content: converted(content, suffix))
    submission.name = submission.name.removesuffix(b".xlsx") + f".{suffix}".encode()
    return f"saved as .{suffix} by an office suite"


def converted(content: bytes, suffix: str) -> bytes:
    """The workbook as LibreOffice writes it."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "buku.xlsx"
        source.write_bytes(content)
        return office.converted(source, suffix, Path(folder)).read_bytes()
