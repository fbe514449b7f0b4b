"""Numbers as people write them, to exact integers and back.

`read` turns a text into an integer in the scale of its kind, or says why it cannot: it never guesses
between two readings. `written` turns an integer into Indonesian notation for people, `decimal` into
a plain decimal for programs. Which reading a record's own figures confirm is not decided here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, IntEnum
from fractions import Fraction
from functools import lru_cache
from math import floor

from ..declaration.vocabulary import Kind
from ..names.keys import folded
from .placeholders import has_no_figure, is_filled

LARGEST = 9 * 10**17
"""Integers beyond this are no figure of a report; 64 bits hold ten of them."""
LONGEST = 40
"""Digits and marks of a number; more are no number of anything."""


class Reading(IntEnum):
    """How a cell was understood. All but PLAIN must be said to someone."""

    PLAIN = 0
    ODD = 1
    """Read, though written in a way that others may read differently."""
    CONFIRMED = 2
    """Two readings; the record's own figures decide for one."""
    TWO_READINGS = 3
    UNREADABLE = 4
    FRACTION = 5
    """More decimals than its kind has."""
    ERROR_VALUE = 6
    UNCALCULATED = 7
    """A formula without a calculated value."""
    UNKNOWN_CHOICE = 8
    NUMBER = 9
    """An identifier stored as a number, its last digits lost."""
    ABSENT = 10
    """Its column is missing, which is reported once for the sheet."""
    NO_FIGURE = 11
    """A text that says that there is none, such as `n/a`: the cell counts as blank."""
    DATE = 12
    """A date or a time where a number or a code belongs."""
    CONVENTION = 13
    """Two readings; the way in which the whole file is written decides for one."""
    PERCENT_SIGN = 14
    """A fraction beside figures in percent: typed with a percent sign, or not."""


class Convention(Enum):
    """Which mark is before the decimals, and which between the thousands."""

    INDONESIAN = "1.234,5"
    ENGLISH = "1,234.5"


@dataclass(frozen=True)
class Parsed:
    """A value in the scale of its kind; the other reading where there are two; a unit beside it."""

    reading: Reading
    value: int | None = None
    other: int | None = None
    unit: str | None = None


UNREADABLE, NO_FIGURE = Parsed(Reading.UNREADABLE), Parsed(Reading.NO_FIGURE)
_ERROR_VALUE = re.compile(r"#(?:[a-z0-9_/]+[!?]|n/a|getting_data)|err:[0-9]{3}", re.IGNORECASE)
"""Of Excel, of whatever version (`#REF!`, `#SPILL!`, `#BUSY!`), and of LibreOffice (`Err:522`)."""

_CURRENCY = re.compile(r"^(-?)\s*(?:rp\.?|idr)\s*")
_ZERO = re.compile(r"-+|nihil")
_DASHES_ARE_ZERO = frozenset((Kind.AMOUNT, Kind.COUNT, Kind.PERCENT))
"""Of these a dash says 0, as in an accountant's column; of an indicator that there is no figure."""
_MAY_BE_UNKNOWN = frozenset((Kind.VALUE, Kind.PERCENT))
"""Figures of which it may be reported that there is none: no total is made of them."""
_NO_CENTS = re.compile(r"[.,]-+$")
_FILLER = re.compile(r" ?\. ?\.")
"""Points behind a number that stand for what nobody filled in; one alone ends a sentence."""
_BODY = re.compile(r"([0-9](?:[0-9., ]*[0-9])?)(.*)", re.DOTALL)
_INDONESIAN = re.compile(r"([1-9][0-9]{0,2}(?:\.[0-9]{3})+|[0-9]+)(?:,([0-9]+))?")
_ENGLISH = re.compile(r"([1-9][0-9]{0,2}(?:,[0-9]{3})+|[0-9]+)(?:\.([0-9]+))?")
_SPACED = re.compile(r"([1-9][0-9]{0,2}(?: [0-9]{3})+)(?:[.,]([0-9]+))?")
_MIXED = re.compile(r"([1-9][0-9]{0,2}(?:[.,][0-9]{3}){2,})()")
_NOTATIONS = ((_INDONESIAN, True), (_ENGLISH, False), (_SPACED, False), (_MIXED, False))
_NEVER = re.compile(r"(?!)")
_UNITS = dict.fromkeys(Kind, _NEVER) | {
    Kind.PERCENT: re.compile("%|persen"),
    Kind.VALUE: re.compile(r"[^\W\d].*|%.*|\(.*", re.DOTALL),
}
"""What may be behind the number of a kind."""
_DECIMALS = {Kind.AMOUNT: 2, Kind.COUNT: 0, Kind.YEAR: 0}


@lru_cache(maxsize=65_536)
def is_error_value(text: str) -> bool:
    """Whether a cell shows that its formula failed."""
    return text[:1] in {"#", "e", "E"} and _ERROR_VALUE.fullmatch(text) is not None


def read(kind: Kind, text: str) -> Parsed:
    """The number of that kind that a text states, e.g. `Rp. 36.280.240` or `(500)` or `97,19%.`."""
    bare = folded(text)
    if is_error_value(bare):
        return Parsed(Reading.ERROR_VALUE)
    if not text.isascii() and any(map(_is_raised, text)):
        return UNREADABLE
    negative, bare = _sign(bare)
    if kind in _DASHES_ARE_ZERO and _ZERO.fullmatch(bare):
        return Parsed(Reading.PLAIN, 0)
    match = _BODY.fullmatch(_NO_CENTS.sub("", bare) if kind is Kind.AMOUNT else bare)
    if not match:
        nothing = has_no_figure(text) or (bare != "" and not is_filled(bare))
        return NO_FIGURE if nothing and kind in _MAY_BE_UNKNOWN else UNREADABLE
    body, unit = match[1], match[2].strip(" .")
    if (
        len(body) > LONGEST
        or _FILLER.match(match[2])
        or (unit and not _UNITS[kind].fullmatch(unit))
    ):
        return UNREADABLE
    parsed = _as_percent(body, unit) if kind is Kind.PERCENT else _parsed(kind, _readings(body))
    value, other = (_negated(number, negative) for number in (parsed.value, parsed.other))
    return Parsed(parsed.reading, value, other, unit if kind is Kind.VALUE and unit else None)


def _is_raised(character: str) -> bool:
    """Whether it is a digit that folding would put among the others: a footnote's, as in 1.250²."""
    return character.isdigit() and not character.isdecimal()


def _negated(number: int | None, negative: bool) -> int | None:
    return -number if negative and number is not None else number


def _sign(text: str) -> tuple[bool, str]:
    """Whether the text states a negative number, and the text without sign and currency."""
    text = _CURRENCY.sub(r"\1", text)
    if text.startswith("(") and text.endswith(")"):
        return True, _CURRENCY.sub("", text[1:-1].strip())
    if text.startswith("-") and len(text) > 1 and not _ZERO.fullmatch(text):
        return True, _CURRENCY.sub("", text[1:].strip())
    return False, text


@dataclass(frozen=True)
class _Candidate:
    """One number that a run of digits and separators can mean."""

    number: Fraction
    usual: bool
    """Written as Indonesians write it."""
    decimals: int


def _readings(body: str) -> list[_Candidate]:
    """Every number that the text can mean, the usual notation first.

    Decimals of a foreign notation count as written: `47,492.500` is no amount with half a rupiah.
    """
    found: dict[Fraction, _Candidate] = {}
    for pattern, usual in _NOTATIONS:
        match = pattern.fullmatch(body)
        if match:
            whole, cents = re.sub(r"[., ]", "", match[1]), match[2] or ""
            number = Fraction(f"{whole}.{cents or 0}")
            places = len(cents.rstrip("0") if usual else cents)
            found.setdefault(number, _Candidate(number, usual, places))
    return list(found.values())


def convention_of(text: str) -> Convention | None:
    """The notation in which alone a number can be written so: `12,345,678`, but not `800,000`."""
    _, bare = _sign(folded(text))
    match = _BODY.fullmatch(_NO_CENTS.sub("", bare))
    if not match:
        return None
    indonesian, english = (bool(pattern.fullmatch(match[1])) for pattern in (_INDONESIAN, _ENGLISH))
    if indonesian == english:
        return None
    return Convention.INDONESIAN if indonesian else Convention.ENGLISH


def _parsed(kind: Kind, candidates: list[_Candidate]) -> Parsed:
    """The reading that the kind admits, by the decimals it has; FRACTION where it admits none."""
    most = _DECIMALS.get(kind)
    fitting = [each for each in candidates if most is None or each.decimals <= most]
    if not fitting:
        return Parsed(Reading.FRACTION) if candidates else UNREADABLE
    first, values = fitting[0], [_scaled(kind, each.number) for each in fitting[:2]]
    if None in values:
        return UNREADABLE
    # `1.500` is Indonesian grouping, whatever else it might be abroad; `1,500` is not so lucky.
    grouped = first.usual and not first.decimals
    if len(values) > 1 and not (grouped and first.number > fitting[1].number):
        return Parsed(Reading.TWO_READINGS, values[0], values[1])
    return Parsed(Reading.PLAIN if first.usual else Reading.ODD, values[0])


def _scaled(kind: Kind, number: Fraction) -> int | None:
    """Half up; None where it is larger than any figure."""
    value = floor(number * kind.scale + Fraction(1, 2))
    return value if value <= LARGEST else None


def _as_percent(body: str, unit: str) -> Parsed:
    """`97,19%` is plain; without the sign, 97,19 may be 97.19% or 9,719%."""
    candidates = _readings(body)
    if not candidates:
        return UNREADABLE
    usual = candidates[0].usual
    values = [_scaled(Kind.PERCENT, each.number) for each in candidates[:2]]
    if not unit and len(values) == 1:
        values.append(_scaled(Kind.PERCENT, candidates[0].number * 100))
    if None in values:
        return UNREADABLE
    if len(values) > 1 and values[0] != values[1]:
        return Parsed(Reading.TWO_READINGS, values[0], values[1])
    return Parsed(Reading.PLAIN if usual else Reading.ODD, values[0])


def decimal(kind: Kind, value: int) -> str:
    """`2139191092`, `1250.50`, `97.34`, `5.43`: a plain decimal; percentages with two decimals."""
    number = Decimal(value) / kind.scale
    if kind is Kind.PERCENT:
        return f"{number:.2f}"
    if kind is Kind.AMOUNT and value % kind.scale:
        return f"{number:.2f}"
    return f"{number.normalize():f}"


def written(kind: Kind, value: int) -> str:
    """`2.139.191.092`, `1.250,50`, `97,34%`: as Indonesians write it."""
    plain = decimal(kind, value)
    if kind is Kind.YEAR:
        return plain
    whole, _, cents = plain.lstrip("-").partition(".")
    grouped = f"{int(whole):,}".replace(",", ".")
    text = f"{'-' if value < 0 else ''}{grouped}{',' + cents if cents else ''}"
    return f"{text}%" if kind is Kind.PERCENT else text


def in_sentence(kind: Kind, value: int) -> str:
    """`Rp2.139.191.092`, `-Rp5`, `97,34%`: as written, but amounts say that they are rupiah."""
    if kind is not Kind.AMOUNT:
        return written(kind, value)
    return f"{'-' if value < 0 else ''}Rp{written(kind, abs(value))}"
