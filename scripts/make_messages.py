"""Gather every message into the catalogs of the other languages, and compile them.

Usage: python -m scripts.make_messages [FOLDER]

What is marked in the code is found by Babel; rules and commands, whose words are plain where they are
declared, are gathered from their registries. Translations that are in a catalog are kept, messages
that are no more are dropped, new ones are left to be translated.
"""

from __future__ import annotations

import string
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import click
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from xlsx_lkip.cli.app import cli
from xlsx_lkip.cli.translated import paragraphs
from xlsx_lkip.console.messages import CATALOGS, DEFAULT, DOMAIN, LANGUAGES
from xlsx_lkip.rules import RULES

PACKAGE = CATALOGS.parent
_MARKS: dict[str, tuple[int, ...] | None] = {"_": None, "N_": None, "_n": (1, 1)}
"""Functions of `messages` that mark a message; of `_n` the one text is both singular and plural."""
_WHERE = [("**.py", "python"), ("reports/page/**.html", "jinja2")]
"""Files that say messages, and how Babel reads them."""
_PLACE = f"LC_MESSAGES/{DOMAIN}"
_WIDTH = 100
_HEADER = """\
# Messages of xlsx-lkip in another language. The msgid is what the tool says in Bahasa Indonesia.
# Translate here, then run `make messages`; {placeholders} and spaces at the edges must stay.
#"""


class _Plain(Catalog):
    """A catalog whose header says only what programs need: no dates, which would always differ."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        return [
            ("Project-Id-Version", "xlsx-lkip"),
            ("Language", self.locale_identifier or ""),
            ("Plural-Forms", self.plural_forms),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
        ]


def main(target: Path) -> None:
    """Write the catalogs below the folder, with the translations that are in the package."""
    messages = list(gathered())
    for language in LANGUAGES:
        if language != DEFAULT:
            place = target / language / "LC_MESSAGES"
            place.mkdir(parents=True, exist_ok=True)
            catalog = _merged(language, messages)
            write_to(place / f"{DOMAIN}.po", catalog)


def write_to(po: Path, catalog: Catalog) -> None:
    """Write the catalog as text, and compiled beside it."""
    with po.open("wb") as file:
        write_po(file, catalog, width=_WIDTH, include_lineno=False, ignore_obsolete=True)
    with po.with_suffix(".mo").open("wb") as file:
        write_mo(file, catalog)


Found = tuple[str | tuple[str, ...], str]
"""A message id (twice where it has a plural), and where it is reported."""


def gathered() -> Iterator[Found]:
    """Every message of the tool, in the order of the places where they are reported."""
    found = extract_from_dir(PACKAGE, _WHERE, keywords=_MARKS)
    for name, _, text, _, _ in sorted(found, key=lambda each: each[:2]):
        yield text, f"{PACKAGE.name}/{Path(name).as_posix()}"
    for command in (cli, *cli.commands.values()):
        place = f"xlsx-lkip {command.name}" if command is not cli else "xlsx-lkip"
        yield from ((text, place) for text in _said_by(command))
    for _, rule in sorted(RULES.items()):
        for text in (rule.title, rule.message, rule.remedy, rule.page):
            yield text, f"rules {rule.code}"


def _said_by(command: click.Command) -> Iterator[str]:
    if command.short_help:
        yield command.short_help
    yield from (text for _, text in paragraphs(command.help or ""))
    for parameter in command.get_params(click.Context(command)):
        words = (getattr(parameter, "help", None), parameter.metavar)
        yield from (text for text in words if text)


def _merged(language: str, messages: list[Found]) -> Catalog:
    known = translations(language)
    catalog = _Plain(locale=language, header_comment=_HEADER, fuzzy=False)
    for text, place in messages:
        message = catalog.add(text)
        message.flags.clear()  # Babel takes any `% p` for a format of printf.
        if not message.auto_comments:
            message.auto_comments = [place]
        before = known.get(message.id) if message.id else None
        if before is not None and isinstance(before.id, str) is isinstance(message.id, str):
            message.string, message.flags = before.string, before.flags & {"fuzzy"}
    return catalog


def translations(language: str, catalogs: Path = CATALOGS) -> Catalog:
    """The catalog of that language as it is; empty where there is none."""
    po = catalogs / language / f"{_PLACE}.po"
    return read_po(BytesIO(po.read_bytes() if po.exists() else b""), locale=language)


def untranslated(catalogs: Path) -> Iterator[str]:
    """What keeps the catalogs below that folder from saying everything that is to be reported."""
    for language in LANGUAGES:
        if language != DEFAULT:
            for message in translations(language, catalogs):
                problem = _problem(message) if message.id else ""
                if problem:
                    yield f"{language}: {problem}: {texts(message.id)[0]!r}"


def _problem(message: Message) -> str:
    sentence, original = texts(message.string), texts(message.id)[0]
    if not all(sentence):
        return "not translated"
    if message.fuzzy:
        return "marked as fuzzy"
    if any(_fields(text) != _fields(original) for text in sentence):
        return "other placeholders than the message"
    if any(_edges(text) != _edges(original) for text in sentence):
        return "other spaces around it than the message"
    return ""


def texts(text: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    """A message or its translation, as one text, or as one for each plural form."""
    return (text,) if isinstance(text, str) else tuple(text or ())


def _fields(text: str) -> set[str | None]:
    """The placeholders of a text; the text itself where it is no template."""
    try:
        return {field for _, field, _, _ in string.Formatter().parse(text)} - {None}
    except ValueError:  # A brace without its partner.
        return {text}


def _edges(text: str) -> tuple[str, str]:
    bare = text.strip()
    before, _, after = text.partition(bare)
    return before, after


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else CATALOGS)
