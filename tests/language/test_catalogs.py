"""The catalogs: everything that is reported is in them, and they say it in their language."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from scripts.make_messages import gathered, main, texts, translations, untranslated, write_to
from tests.language.words import indonesian
from xlsx_lkip.console.messages import CATALOGS, DEFAULT, LANGUAGES

PACKAGE = CATALOGS.parent
MARKS = {"_", "N_", "_n"}
OTHER_LANGUAGES = [language for language in LANGUAGES if language != DEFAULT]
ALWAYS_INDONESIAN = {
    *("declaration", "summary", "template", "consolidation", "annotate"),
    "placeholders.py",
}
"""Rooms that word what is in workbooks, or know the words that people write there."""
KEY = re.compile("[a-z_.]*")
REGISTERED = {"rules", "app.py", "options.py"}
"""Whose words are plain, and gathered from their registries."""
SOURCES = sorted(PACKAGE.rglob("*.py"))


def name(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def marked(tree: ast.AST) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MARKS:
            yield node


def literals(tree: ast.AST) -> Iterator[str]:
    """The texts of a module that are no docstrings, no keys and not marked."""
    skipped = {id(each) for call in marked(tree) for each in ast.walk(call)}
    skipped |= {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        text = node.value if isinstance(node, ast.Constant) else None
        if isinstance(text, str) and id(node) not in skipped and not KEY.fullmatch(text):
            yield text


@pytest.fixture(scope="module")
def known() -> set[str]:
    """The message ids that are gathered."""
    return {text if isinstance(text, str) else text[0] for text, _ in gathered()}


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_what_is_marked_is_gathered(path: Path, known: set[str]) -> None:
    """Babel does not look into f-strings, and takes no message that is put together."""
    for call in marked(ast.parse(path.read_text(encoding="utf-8"))):
        text = call.args[0]
        assert not isinstance(text, (ast.JoinedStr, ast.BinOp)), ast.unparse(call)
        if isinstance(text, ast.Constant):
            assert text.value in known


@pytest.mark.parametrize(
    "path",
    [
        path
        for path in SOURCES
        if not (ALWAYS_INDONESIAN | REGISTERED).intersection(path.relative_to(PACKAGE).parts)
    ],
    ids=name,
)
def test_no_indonesian_text_is_left_unmarked(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    said = {text: indonesian(text) for text in literals(tree)}
    assert {text: words for text, words in said.items() if words} == {}


@pytest.mark.parametrize("language", OTHER_LANGUAGES)
def test_no_translation_is_left_in_indonesian(language: str) -> None:
    said = {
        text: indonesian(text)
        for message in translations(language)
        if message.id
        for text in texts(message.string)
    }
    assert {text: words for text, words in said.items() if words} == {}


@pytest.mark.parametrize("language", OTHER_LANGUAGES)
def test_hardly_a_translation_is_the_text_itself(language: str) -> None:
    """Names of files, and words that both languages have: counted, so that none slips in unseen."""
    same = [m.id for m in translations(language) if m.id and m.string == m.id]
    assert sorted(map(str, same)) == [
        "FILE",
        "FOLDER",
        "LKIP.TOML",
        "Pagu",
        "Realisasi",
        "SHELL",
        "Sisa",
        "YYYY-MM-DD",
        "program",
    ]


FAULTS = {
    "not translated": ("Tidak ada.", "", ()),
    "marked as fuzzy": ("Tidak ada.", "There is none.", ("fuzzy",)),
    "other placeholders": ("Tidak ada {name}.", "There is no {nama}.", ()),
    "other spaces": (" Tidak ada.", "There is none.", ()),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_faulty_translation_is_told(fault: str, tmp_path: Path) -> None:
    text, translation, flags = FAULTS[fault]
    catalog = Catalog(locale="en", fuzzy=False)
    catalog.add("Baik.", "Good.")
    catalog.add(text, translation, flags=flags)
    po = tmp_path / "en/LC_MESSAGES/xlsx_lkip.po"
    po.parent.mkdir(parents=True)
    write_to(po, catalog)
    (told,) = untranslated(tmp_path)
    assert fault in told
    assert repr(text) in told


def test_a_missing_plural_is_told(tmp_path: Path) -> None:
    catalog = Catalog(locale="en", fuzzy=False)
    catalog.add(("{n} berkas", "{n} berkas"), ("{n} file", ""))
    po = tmp_path / "en/LC_MESSAGES/xlsx_lkip.po"
    po.parent.mkdir(parents=True)
    write_to(po, catalog)
    assert len(list(untranslated(tmp_path))) == 1


def test_the_catalogs_are_the_same_every_time(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        main(tmp_path / folder)
    for file in ("xlsx_lkip.po", "xlsx_lkip.mo"):
        one, two = (tmp_path / folder / "en/LC_MESSAGES" / file for folder in ("one", "two"))
        assert one.read_bytes() == two.read_bytes()
