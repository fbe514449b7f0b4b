"""The submissions of one agency against each other and against what was expected (family U)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import TypeVar

from tests.rules.oracle_book import Book
from tests.rules.oracle_cells import Cell, key_of, rounded, step
from tests.rules.oracle_formulas import share_holds
from tests.rules.oracle_layout import CONTROLS, IDENTITY
from tests.rules.oracle_wrong import Stated, Wrong, at, at_answer
from xlsx_lkip.agency.settings import Settings

Found = tuple[str, Wrong]
Answer = TypeVar("Answer", str, Fraction)
CONTROL_CODES = {"staff": "U301", "support": "U301", "absorption": "U303"}
SCALES = {"staff": 1, "support": 1}


def wrong_in_agency(books: list[Book], settings: Settings) -> Iterator[Found]:
    """(path, finding) of everything that the submissions say against each other."""
    yield from _twice(books)
    yield from _years(books, settings)
    yield from _agencies(books, settings)
    yield from _units(books, settings)
    yield from _shared(books)
    yield from _superiors(books)
    yield from _totals(books, settings)


def _answer(book: Book, key: str, code: str, expected: Stated = None) -> Found:
    """A finding on a line of Identitas, of which the whole answer was found."""
    answer = book.identity.cells[key]
    return book.path, at_answer(key, code, answer.text or answer.figure, expected)


def _unit(book: Book) -> str | None:
    return key_of(book.identity.text("unit"))


def _twice(books: list[Book]) -> Iterator[Found]:
    for place, book in enumerate(books):
        before = books[:place]
        if any(each.content == book.content for each in before):
            yield book.path, Wrong(None, None, "U102")
        elif _unit(book) is not None and _unit(book) in map(_unit, before):
            yield _answer(book, "unit", "U101")


def _usual(values: list[Answer | None]) -> Answer | None:
    """The most frequent value; of equally frequent ones the first."""
    known = Counter(value for value in values if value is not None)
    return known.most_common(1)[0][0] if known else None


def _years(books: list[Book], settings: Settings) -> Iterator[Found]:
    if settings.year:
        return
    usual = _usual([book.identity.figure("year") for book in books])
    for book in books:
        if book.identity.figure("year") not in {None, usual}:
            yield _answer(book, "year", "U103", usual)


def _agencies(books: list[Book], settings: Settings) -> Iterator[Found]:
    agencies = [key_of(book.identity.text("agency")) for book in books]
    usual = key_of(settings.agency) or _usual(agencies)
    texts = [settings.agency, *(book.identity.text("agency") for book in books)]
    spelled = {key_of(text): text for text in reversed(texts)}
    for book, agency in zip(books, agencies, strict=True):
        if agency not in {None, usual}:
            yield _answer(book, "agency", "U104", spelled[usual])


def _units(books: list[Book], settings: Settings) -> Iterator[Found]:
    wanted, sent = set(map(key_of, settings.units)), set(map(_unit, books))
    for unit in settings.units:
        if key_of(unit) not in sent:
            yield settings.source, Wrong(None, "agency.units", "U201", expected=unit)
    for place, book in enumerate(books):
        own = _unit(book)
        if wanted and own is not None and own not in wanted:
            yield book.path, at_answer("unit", "U202")
        near = [each for each in books[:place] if _nearly_same(own, _unit(each))]
        if not wanted and near:
            yield _answer(book, "unit", "U203", near[0].identity.text("unit"))


def _nearly_same(unit: str | None, other: str | None) -> bool:
    """Whether two names differ, and only because one of them says Bid. for Bidang."""
    whole = [name and name.replace("bid ", "bidang ") for name in (unit, other)]
    return unit is not None and unit != other and whole[0] == whole[1]


def _shared(books: list[Book]) -> Iterator[Found]:
    """The same sub kegiatan of the same kegiatan in workbooks of different units."""
    owners: dict[tuple[str | None, str | None], set[str]] = {}
    rows = [
        (book, record, (key_of(record.text("activity")), key_of(record.text("subactivity"))))
        for book in books
        for record in book.sheets["budget"].records
    ]
    for book, _, names in rows:
        if None not in names and (unit := _unit(book)) is not None:
            owners.setdefault(names, set()).add(unit)
    for book, record, names in rows:
        if _unit(book) is not None and len(owners.get(names, ())) > 1:
            name = record.text("subactivity")
            yield book.path, at(book.sheets["budget"], record, "subactivity", "U106", name)


def _superiors(books: list[Book]) -> Iterator[Found]:
    sheets = [(book, book.sheets["organization"]) for book in books]
    positions = {key_of(r.text("position")) for _, sheet in sheets for r in sheet.records}
    for book, sheet in sheets:
        for record in sheet.records:
            superior = key_of(record.text("superior"))
            if superior is not None and superior not in positions:
                yield book.path, at(sheet, record, "superior", "O202", record.text("superior"))


def _totals(books: list[Book], settings: Settings) -> Iterator[Found]:
    if settings.control and set(map(key_of, settings.units)) - set(map(_unit, books)):
        yield settings.source, Wrong(None, "control", "U204")
        return
    totals = agency_totals(books)
    for key, stated in settings.control.items():
        total = totals[key]
        figure = Fraction(stated, SCALES.get(key, 100))
        if key == "absorption" and _is_rounded(figure, totals):
            continue
        if total is not None and total != figure:
            code, kind = CONTROL_CODES.get(key, "U302"), IDENTITY.columns[key].kind
            yield settings.source, Wrong(None, f"control.{key}", code, kind, total, figure)


def _is_rounded(stated: Fraction, totals: Mapping[str, Fraction | None]) -> bool:
    """Whether the stated percentage is right with the decimals that it has."""
    sums = totals["realization"], totals["budget"]
    return share_holds(stated, sums, step(Cell(figure=stated, stored=True))) is True


def agency_totals(books: list[Book]) -> Mapping[str, Fraction | None]:
    """The agency's figures as the records add up, in rupiah, persons and percent."""
    totals: dict[str, Fraction | None] = {}
    for key, (table, column) in CONTROLS.items():
        if key != "absorption":
            sums = [book.sheets[table].sum(column) for book in books]
            known = [each for each in sums if each is not None]
            totals[key] = sum(known, Fraction(0)) if len(known) == len(sums) else None
    budget, realization = totals["budget"], totals["realization"]
    share = None if not budget or realization is None else rounded(realization / budget * 100, 2)
    return {**totals, "absorption": share}
