"""Notes on cells: legacy comments, which every office suite and phone shows.

Ours are between two lines that name this tool, in a note of their own or behind what somebody wrote
before; by these lines they are found and taken out again. How a note is drawn is `shapes`.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from lxml import etree

from .marked_package import Copy
from .order import COMMENTS, WORKSHEET
from .shapes import Shapes
from .sheet import MarkedSheet
from .xml import (
    child,
    children,
    first,
    found_or_placed,
    named,
    namespace,
    placed,
    relation_key,
    relation_type,
    removed,
    text_child,
)

AUTHOR = "xlsx-lkip"
BEGIN, END = "—— Temuan xlsx-lkip ——", "—— akhir temuan ——"
_OURS = re.compile(rf"\n?{BEGIN}.*?(?:{END}|\Z)", re.DOTALL)
LONGEST = 8000
"""Characters of what we write into one note."""
_MOST = 32_767
"""Characters of a whole note, as Excel has it."""
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_DRAWING_KIND = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_EMPTY = '<comments xmlns="{main}"><authors/><commentList/></comments>'
_THREADED = "tc="
"""Begins the author of a note that only stands in for a conversation."""


class Notes:
    """The notes of one sheet."""

    def __init__(self, copy: Copy, part: str, sheet: MarkedSheet) -> None:
        self._copy, self._part, self._sheet = copy, part, sheet

    def clear(self) -> None:
        """Take out what an earlier run wrote, and the parts that hold nothing else."""
        found = {name: relation for relation, name in self._copy.related(self._part, "/comments")}
        for name, relation in found.items():
            root = self._copy.tree(name)
            ours = [comment for comment in _comments(root) if BEGIN in _said(comment)]
            self._clear(ours)
            if ours and not _comments(root):
                removed(relation)
                self._copy.remove(name)
                self._clear_drawing()

    def _clear(self, comments: Sequence[etree._Element]) -> None:
        for comment in comments:
            _cut_out(comment)
        empty = [comment for comment in comments if not _said(comment)]
        for comment in empty:
            removed(comment)
        if empty and self._shapes is not None:
            self._shapes.remove(comment.get("ref", "") for comment in empty)

    def _clear_drawing(self) -> None:
        drawing = first(self._sheet.root, "legacyDrawing")
        if drawing is not None and self._shapes is not None and self._shapes.is_empty:
            for relation, name in self._drawings():
                removed(relation)
                self._copy.remove(name)
            removed(drawing)

    def write(self, texts: Mapping[str, str]) -> list[str]:
        """Put a note on each of the cells; those that can have none."""
        if not texts:
            return []
        known = {each.get("ref", ""): each for each in _comments(self._comments)}
        refused = []
        for cell, text in texts.items():
            message = f"{BEGIN}\n{text[:LONGEST]}\n{END}"
            if cell in known:
                comment = known[cell]
                if not self._has_room(comment, message):
                    refused.append(cell)
                else:
                    _append(comment, f"\n{message}")
            elif self._drawn is None:
                refused.append(cell)
            else:
                self._drawn.add(cell, message)
                _append(self._new(cell), message)
        return refused

    @cached_property
    def _comments(self) -> etree._Element:
        """The part with the texts."""
        for _, name in self._copy.related(self._part, "/comments"):
            return self._copy.tree(name)
        name = self._copy.free_name("xl/comments{}.xml")
        xml = _EMPTY.format(main=namespace(self._sheet.root)).encode()
        root = self._copy.add(name, xml, _KIND)
        self._copy.relate(self._part, relation_type(self._sheet.root, "comments"), name)
        return root

    @cached_property
    def _shapes(self) -> Shapes | None:
        """The shapes that are there; None where there are none, or none that can be read."""
        for _, name in self._drawings():
            try:
                return Shapes(self._copy.tree(name), self._sheet.root)
            except etree.XMLSyntaxError:  # As some programs write it.
                return None
        return None

    def _drawings(self) -> list[tuple[etree._Element, str]]:
        """The drawing of the sheet's notes, if it has one: its relation and its part."""
        drawing = first(self._sheet.root, "legacyDrawing")
        wanted = None if drawing is None else drawing.get(relation_key(self._sheet.root))
        found = self._copy.related(self._part, "/vmlDrawing")
        return [each for each in found if each[0].get("Id") == wanted]

    @cached_property
    def _drawn(self) -> Shapes | None:
        """The same, made where there are none."""
        if self._shapes is not None or first(self._sheet.root, "legacyDrawing") is not None:
            return self._shapes
        name = self._copy.free_name("xl/drawings/vmlDrawing{}.vml")
        self._copy.allow("vml", _DRAWING_KIND)
        root = self._copy.add(name, Shapes.EMPTY, "")
        sheet = self._sheet.root
        drawing = etree.Element(named(sheet, "legacyDrawing"))
        drawing.set(
            relation_key(sheet),
            self._copy.relate(self._part, relation_type(sheet, "vmlDrawing"), name),
        )
        placed(sheet, drawing, WORKSHEET)
        return Shapes(root, sheet)

    def _has_room(self, comment: etree._Element, message: str) -> bool:
        threaded = self._author(comment).startswith(_THREADED)
        return not threaded and len(_said(comment)) + len(message) < _MOST

    def _author(self, comment: etree._Element) -> str:
        number = int(comment.get("authorId", "0"))
        return self._authors[number] if number < len(self._authors) else ""

    @cached_property
    def _authors(self) -> list[str]:
        authors = first(self._comments, "authors")
        return [each.text or "" for each in authors] if authors is not None else []

    @cached_property
    def _own_number(self) -> int:
        """The number of this tool among the authors, to whom it is added."""
        if AUTHOR not in self._authors:
            authors = found_or_placed(self._comments, "authors", COMMENTS)
            child(authors, "author").text = AUTHOR
            self._authors.append(AUTHOR)
        return self._authors.index(AUTHOR)

    def _new(self, cell: str) -> etree._Element:
        number = str(self._own_number)
        comments = found_or_placed(self._comments, "commentList", COMMENTS)
        return child(comments, "comment", ref=cell, authorId=number)


def _comments(root: etree._Element) -> list[etree._Element]:
    return [each for group in children(root, "commentList") for each in children(group, "comment")]


def _append(comment: etree._Element, message: str) -> None:
    text = first(comment, "text")
    if text is None:
        text = child(comment, "text")
    for plain in children(text, "t"):  # Beside runs there is no text without one.
        _new_run(text).append(plain)
    run = _new_run(text)
    looks = child(run, "rPr")
    child(looks, "sz", val="9")
    child(looks, "rFont", val="Arial")
    text_child(run, "t", message)


def _new_run(text: etree._Element) -> etree._Element:
    """Behind the runs that there are, before what tells how they are pronounced."""
    run = etree.Element(named(text, "r"))
    text.insert(len(children(text, "r")), run)
    return run


def _spoken(comment: etree._Element) -> Iterator[etree._Element]:
    """The pieces of a note's text."""
    for text in children(comment, "text"):
        yield from children(text, "t")
        for run in children(text, "r"):
            yield from children(run, "t")


def _said(comment: etree._Element) -> str:
    return "".join(each.text or "" for each in _spoken(comment))


def _cut_out(comment: etree._Element) -> None:
    """Take out our lines, wherever the pieces of the text begin and end."""
    cuts = deque(match.span() for match in _OURS.finditer(_said(comment)))
    position = 0
    for piece in _spoken(comment):
        text = piece.text or ""
        piece.text = _without(text, position, cuts)
        position += len(text)
    for piece in list(_spoken(comment)):
        run = piece.getparent()
        if not piece.text and run is not None:
            removed(run if etree.QName(run).localname == "r" else piece)


def _without(text: str, position: int, cuts: deque[tuple[int, int]]) -> str:
    """The text, which begins at that position, without what is cut; cuts that end in it are freed."""
    kept, at = [], position
    end = position + len(text)
    while cuts and cuts[0][0] < end:
        begin, stop = cuts[0]
        kept.append(text[at - position : max(begin - position, 0)])
        at = min(stop, end)
        if stop > end:
            break
        cuts.popleft()
    return "".join([*kept, text[at - position :]])
