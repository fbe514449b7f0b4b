"""How one cell is understood, in plain Python: a number, a text, an answer, or why it is none.

Follows "Numbers as people write them" of spec/workbook.md. Figures are exact: rupiah, persons,
percent (97.19) and indicator units, as Fractions.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import Enum, auto
from fractions import Fraction
from math import floor

from tests.rules.oracle_layout import CHOICES, NUMBERS, Kind

Value = str | int | Decimal | date | None


class State(Enum):
    """How a cell was understood."""

    BLANK = auto()
    PLAIN = auto()
    ODD = auto()
    CONFIRMED = auto()
    TWO = auto()
    UNREADABLE = auto()
    FRACTION = auto()
    UNKNOWN = auto()
    NUMBER = auto()
    NO_FIGURE = auto()
    CONVENTION = auto()
    PERCENT_SIGN = auto()


UNREAD = (
    State.TWO,
    State.UNREADABLE,
    State.FRACTION,
    State.UNKNOWN,
    State.NUMBER,
    State.PERCENT_SIGN,
)
NO_FIGURE_WORDS = re.compile("belum|tidak ada|n/a|menunggu", re.IGNORECASE)


@dataclass(frozen=True)
class Cell:
    """One cell, understood."""

    state: State = State.BLANK
    figure: Fraction | None = None
    text: str | None = None
    other: Fraction | None = None
    """The second reading of a number that has two."""
    beside: str = ""
    """The unit that is in the same cell."""
    stored: bool = False
    """As a number, not as a text."""
    raw: str = ""
    """The text, of a number that is stored as one."""
    shift: int = 0
    """Decimals that went into the figure: without its sign, 0,979 may be 97,9%."""

    @property
    def digits(self) -> bool:
        """Written as a text with digits in it."""
        return re.search("[0-9]", self.raw) is not None

    @property
    def unread(self) -> bool:
        return self.state in UNREAD


BLANK = Cell()


def step(cell: Cell) -> Fraction:
    """One in the last decimal with which a percentage is written; never less than a hundredth."""
    assert cell.figure is not None
    decimals = next(n for n in (0, 1, 2) if n == 2 or rounded(cell.figure, n) == cell.figure)
    if cell.raw:
        match = re.search(r"[.,](\d+)\D*$", cell.raw)
        typed = len(match[1]) if match else 0
        decimals = min(2, max(0, typed - cell.shift))
    return Fraction(1, 10**decimals)


def rounded(number: Fraction, places: int) -> Fraction:
    """Half up, away from zero, as a spreadsheet rounds."""
    scale = 10**places
    whole = floor(abs(number) * scale + Fraction(1, 2))
    return Fraction(whole if number >= 0 else -whole, scale)


def key_of(name: str | None) -> str | None:
    """The letters and digits of a name: what makes two names one."""
    return None if name is None else " ".join(re.findall("[0-9a-z]+", name.lower()))


def says_something(value: Value | Fraction) -> bool:
    """Whether a cell holds a number, or a text with a letter, a digit or a percent sign."""
    if isinstance(value, str):
        return bool(re.search("[A-Za-z0-9%]", value))
    return value is not None


def understood(kind: Kind, value: Value | Fraction) -> Cell:
    """What a cell of that kind says when this was written into it."""
    if value is None or (isinstance(value, str) and not value.strip()):
        return BLANK
    if isinstance(value, int | Decimal | Fraction):
        return _stored(kind, Fraction(value))
    text = str(value).strip()
    if kind in NUMBERS:
        return replace(_written(kind, text), raw=text)
    if not says_something(text):
        return BLANK
    if kind in CHOICES:
        answer = CHOICES[kind].get(text.casefold())
        return Cell(State.PLAIN, text=answer) if answer else Cell(State.UNKNOWN, text=None)
    if kind is Kind.NIP:
        text = re.sub(r"[\s.-]", "", text)
    return Cell(State.PLAIN, text=text)


def _stored(kind: Kind, number: Fraction) -> Cell:
    if kind is Kind.NIP:
        return Cell(State.NUMBER, stored=True)
    assert kind in NUMBERS, "the generator writes numbers where numbers belong"
    if kind is Kind.PERCENT:
        # The template's cells show percentages, which leaves a number one reading.
        return Cell(State.PLAIN, rounded(number * 100, 2), stored=True)
    if kind is not Kind.VALUE and rounded(number, _places(kind)) != number:
        return Cell(State.FRACTION, stored=True)
    return Cell(State.PLAIN, number, stored=True)


def _places(kind: Kind) -> int:
    return 2 if kind is Kind.AMOUNT else 0


@dataclass(frozen=True)
class _Reading:
    number: Fraction
    indonesian: bool
    places: int


def _written(kind: Kind, text: str) -> Cell:
    body = re.sub(r"^Rp\.?\s*", "", text)
    negative = body.startswith("-") or (body.startswith("(") and body.endswith(")"))
    body = body.strip("()").lstrip("-–").strip()
    if not body and kind in {Kind.AMOUNT, Kind.COUNT, Kind.PERCENT}:
        return Cell(State.PLAIN, Fraction(0))
    if not body or NO_FIGURE_WORDS.search(body):
        known = kind in {Kind.VALUE, Kind.PERCENT}
        return Cell(State.NO_FIGURE if known else State.UNREADABLE)
    return _numbered(kind, body, negative=negative)


def _numbered(kind: Kind, body: str, *, negative: bool) -> Cell:
    match = re.fullmatch(r"([0-9][0-9.,]*[0-9]|[0-9])\s*(.*)", body)
    beside = match[2].strip(" .") if match else ""
    units = {Kind.VALUE: r"[A-Za-z%].*", Kind.PERCENT: "%"}
    allowed = not beside or re.fullmatch(units.get(kind, "(?!)"), beside)
    if not match or not allowed:
        return Cell(State.UNREADABLE)
    readings = _readings(match[1])
    if kind in {Kind.AMOUNT, Kind.COUNT, Kind.YEAR}:
        if readings and all(reading.places > _places(kind) for reading in readings):
            return Cell(State.FRACTION)
        readings = [reading for reading in readings if reading.places <= _places(kind)]
    if not readings:
        return Cell(State.UNREADABLE)
    sign = -1 if negative else 1
    first, *more = [sign * reading.number for reading in readings]
    if kind is Kind.PERCENT:
        more = more or ([first * 100] if not beside else [])
        first, *more = [rounded(number, 2) for number in (first, *more)]
    thousands = readings[0].indonesian and not readings[0].places and "." in match[1]
    if more and more[0] != first and not (thousands and kind is not Kind.PERCENT):
        return Cell(State.TWO, first, other=more[0], beside=beside)
    state = State.PLAIN if readings[0].indonesian else State.ODD
    return Cell(state, first, beside=beside)


def _readings(digits: str) -> list[_Reading]:
    """Every number that these digits and separators can mean, the Indonesian one first."""
    found: list[_Reading] = []
    for point, comma, indonesian in ((".", ",", True), (",", ".", False)):
        grouped = rf"([1-9]\d{{0,2}}(\{point}\d{{3}})+|\d+)(\{comma}(\d+))?"
        match = re.fullmatch(grouped, digits)
        if match:
            number = Fraction(f"{match[1].replace(point, '')}.{match[4] or 0}")
            places = len((match[4] or "").rstrip("0")) if indonesian else len(match[4] or "")
            found.append(_Reading(number, indonesian, places))
    if re.fullmatch(r"[1-9]\d{0,2}([.,]\d{3}){2,}", digits):
        found.append(_Reading(Fraction(re.sub("[.,]", "", digits)), indonesian=False, places=0))
    numbers = [reading.number for reading in found]
    return [each for index, each in enumerate(found) if each.number not in numbers[:index]]


def notation(text: str) -> str:
    """`id` or `en` where a number can only be written so in Indonesian or in English, else nothing."""
    digits = re.search(r"[0-9][0-9.,]*[0-9]|[0-9]", text)
    if not digits:
        return ""
    indonesian, english = (
        bool(re.fullmatch(rf"([1-9]\d{{0,2}}(\{point}\d{{3}})+|\d+)(\{comma}\d+)?", digits[0]))
        for point, comma in ((".", ","), (",", "."))
    )
    return "" if indonesian == english else "id" if indonesian else "en"
