"""The XML of a package's parts: parsed without entities or network, changed in place, written again.

Nothing here knows what a part is about.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from lxml import etree

from .refused import CannotMark

STRICT_MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main"
MOST_NODES = 1_000_000
"""Elements and attributes that are parsed. The styles of a workbook that was edited for years have ten
thousand."""
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT_RELATIONS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_SAVED_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def parse(xml: bytes) -> etree._Element:
    """The root of a part.

    Raises:
        CannotMark: it declares entities, which no spreadsheet program writes, or is very large.
        XMLSyntaxError: it is no XML, or holds more than a spreadsheet program writes.
    """
    # Elements, and attributes: a tree takes a hundred bytes or two for each.
    if xml.count(b"<") + xml.count(b"=") > MOST_NODES:
        raise CannotMark
    # A parser each time: lxml's keep the errors of what they parsed before.
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    root = etree.fromstring(xml, parser)
    if _info(root).doctype:
        raise CannotMark
    return root


def unparsed(root: etree._Element) -> bytes:
    """The part's bytes, in the encoding that it came in."""
    info = _info(root)
    options: Any = {"standalone": True} if info.standalone else {"xml_declaration": True}
    return cast("bytes", etree.tostring(root, encoding=info.encoding or "UTF-8", **options))


def _info(root: etree._Element) -> Any:
    return root.getroottree().docinfo


def local(element: etree._Element) -> str:
    """The name without its namespace."""
    return etree.QName(element).localname


def namespace(element: etree._Element) -> str:
    return etree.QName(element).namespace or ""


def relation_type(root: etree._Element, name: str) -> str:
    """A type of relation, e.g. `comments`, as workbooks of that kind (strict or not) write it."""
    return f"{_relations(root)}/{name}"


def relation_key(root: etree._Element) -> str:
    """Name of the attribute `r:id`."""
    return f"{{{_relations(root)}}}id"


def _relations(root: etree._Element) -> str:
    return _STRICT_RELATIONS if namespace(root) == STRICT_MAIN else _RELATIONS


def named(like: etree._Element, name: str) -> str:
    """The name in the namespace of another element."""
    return f"{{{namespace(like)}}}{name}"


def child(parent: etree._Element, name: str, /, **attributes: str) -> etree._Element:
    """A new last child, in its parent's namespace."""
    return etree.SubElement(parent, named(parent, name), dict(attributes))


def children(parent: etree._Element, name: str) -> list[etree._Element]:
    """The children of that local name."""
    return [each for each in parent if local(each) == name]


def first(parent: etree._Element, name: str) -> etree._Element | None:
    return next((each for each in parent if local(each) == name), None)


def text_child(parent: etree._Element, name: str, text: str) -> etree._Element:
    """A new last child with a text whose spaces count, and in which nothing is an escape."""
    element = child(parent, name)
    element.text = text.replace("_x", "_x005F_x")
    element.set(_SAVED_SPACE, "preserve")
    return element


def fragment(like: etree._Element, xml: str) -> etree._Element:
    """An element written out in the code, in the namespace of another."""
    return parse(f'<own xmlns="{namespace(like)}">{xml}</own>'.encode())[0]


def placed(parent: etree._Element, new: etree._Element, order: Sequence[str]) -> None:
    """Insert a child where the schema's order wants it, before others of its name."""
    wanted = order.index(local(new))
    for index, each in enumerate(parent):
        if _rank(each, order) >= wanted:
            parent.insert(index, new)
            return
    parent.append(new)


def _rank(element: etree._Element, order: Sequence[str]) -> int:
    """Place in the order; of what is not in it (choices for newer programs) that of what it holds."""
    for each in element.iter():
        if local(each) in order:
            return order.index(local(each))
    return -1


def found_or_placed(parent: etree._Element, name: str, order: Sequence[str]) -> etree._Element:
    """The child of that name, made where there is none."""
    found = first(parent, name)
    if found is None:
        found = etree.Element(named(parent, name))
        placed(parent, found, order)
    return found


def removed(element: etree._Element) -> None:
    """Take an element out of its parent."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def without(element: etree._Element, *attributes: str) -> None:
    """Take attributes off that may be there."""
    for name in attributes:
        element.attrib.pop(name, "")


def same(one: etree._Element, other: etree._Element) -> bool:
    """Whether two elements say the same."""
    if one.tag != other.tag or {*one.attrib.items()} != {*other.attrib.items()}:
        return False
    if (one.text or "").strip() != (other.text or "").strip():
        return False
    return len(one) == len(other) and all(same(a, b) for a, b in zip(one, other, strict=True))
