"""Packages as other programs write them, and as crafty people do: marked without loss, or not at all."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.annotate.marking import ERROR, colours, listed, mark, notes, opened, part_of, parts
from tests.conftest import SHARED
from tests.findings import a_finding
from tests.reader.books import lkip, repacked, saved
from xlsx_lkip.annotate.marking import marked
from xlsx_lkip.annotate.marks import FileMarks
from xlsx_lkip.annotate.refused import CannotMark
from xlsx_lkip.model.findings import Severity
from xlsx_lkip.model.tables import Submission
from xlsx_lkip.reports.entries import Entry
from xlsx_lkip.reports.view import FileView

WRONG = [{"budget": 100, "realization": 40, "remaining": 61}]
CORPUS = sorted((SHARED / "corpus").glob("*/*.xls[xm]"))


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return saved(lkip(budget=WRONG), tmp_path)


def changed(source: Path, part: str, old: bytes, new: bytes) -> Path:
    xml = parts(source)[part]
    assert old in xml
    return repacked(source, {part: xml.replace(old, new)})


def assert_marked(copy: Path) -> None:
    sheet = opened(copy)["Anggaran"]
    assert colours(sheet)["H7"] == ERROR
    assert "A202" in notes(sheet)["H7"]
    assert "A202" in [line["Kode"] for line in listed(copy)]


def test_with_prefixes(source: Path, tmp_path: Path) -> None:
    part = part_of(source, "Anggaran")
    xml = re.sub(rb"<(/?)(?=[a-zA-Z])", rb"<\1x:", parts(source)[part])
    xml = xml.replace(b"<x:worksheet xmlns=", b"<x:worksheet xmlns:x=")
    assert_marked(mark(repacked(source, {part: xml}), tmp_path / "salinan").copy)


def test_without_styles(source: Path, tmp_path: Path) -> None:
    relations = "xl/_rels/workbook.xml.rels"
    xml = re.sub(rb"<Relationship [^>]*/styles\"[^>]*/>", b"", parts(source)[relations])
    types = parts(source)["[Content_Types].xml"]
    types = re.sub(rb"<Override [^>]*/xl/styles.xml\"[^>]*/>", b"", types)
    bare = {relations: xml, "[Content_Types].xml": types, "xl/styles.xml": None}
    for name, sheet in parts(source).items():
        if name.startswith("xl/worksheets/sheet"):
            bare[name] = re.sub(rb' s="\d+"', b"", sheet)
    assert_marked(mark(repacked(source, bare), tmp_path / "salinan").copy)


def test_in_the_strict_form(source: Path, tmp_path: Path) -> None:
    part = part_of(source, "Anggaran")
    old = rb"http://schemas.openxmlformats.org/(?:(spreadsheetml)/2006|(officeDocument)/2006)/"
    strict = {
        name: re.sub(old, rb"http://purl.oclc.org/ooxml/\1\2/", xml)
        for name, xml in parts(source).items()
    }
    after = parts(mark(repacked(source, strict), tmp_path / "salinan").copy)
    assert b'LEN("xlsx-lkip kesalahan")' in after[part]
    assert b"A202" in b"".join(xml for name, xml in after.items() if "comments" in name)
    assert not [name for name, xml in after.items() if re.search(old, xml)]


@pytest.mark.parametrize("part", ["xl/styles.xml", "xl/worksheets/sheet10.xml"])
def test_entities_are_never_followed(source: Path, tmp_path: Path, part: str) -> None:
    (tmp_path / "rahasia").write_text("RAHASIA", encoding="utf-8")
    entity = f'<!DOCTYPE a [<!ENTITY e SYSTEM "{(tmp_path / "rahasia").as_uri()}">]><'
    begin = re.match(rb"(<\?xml[^>]*>\s*)?<", parts(source)[part])
    assert begin
    changed(source, part, begin[0], begin[0][:-1] + entity.encode())
    run = mark(source, tmp_path / "salinan")
    assert all(each.target.suffix == ".txt" for each in run.written)


def test_a_part_that_cannot_be_copied_ends_as_a_text(source: Path, tmp_path: Path) -> None:
    repacked(source, {"xl/media/gambar.png": b"GAMBAR" * 50})
    data = source.read_bytes()
    at = data.index(b"xl/media/gambar.png") + len("xl/media/gambar.png")
    source.write_bytes(data[: at + 4] + b"\xff\xff" + data[at + 6 :])
    (written,) = mark(source, tmp_path / "salinan").written
    assert written.target.name == "berkas.xlsx.temuan.txt"
    assert "A202" in written.target.read_text(encoding="utf-8")
    assert list((tmp_path / "salinan").iterdir()) == [written.target]


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.name)
def test_each_of_the_corpus_is_marked_or_refused(path: Path, tmp_path: Path) -> None:
    """As if each were an LKIP: what the reader refuses must not harm here either."""
    own = [
        Entry(
            a_finding(path.name, "A202", Severity.ERROR, "pesan", "saran", title, cell),
            None,
            path.name,
        )
        for title in ("Sheet1", "Sheet 1", "Feuil1", "Лист1", "Tabelle1")
        for cell in ("A1", "B2")
    ]
    view = FileView(path.name, path.name, None, None, None, "invalid", ())
    target = tmp_path / path.name
    try:
        marked(path.read_bytes(), target, view, FileMarks(own), Submission(path.name))
    except CannotMark:
        assert not target.exists()
    else:
        assert parts(path).keys() <= parts(target).keys()
