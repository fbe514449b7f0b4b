"""Years, NIP and Kode, in plain Python (spec/workbook.md, "Conventions"; rules I2xx, I3xx, G2xx)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction

from tests.rules.oracle_book import Book, Sheet
from tests.rules.oracle_cells import key_of
from tests.rules.oracle_formulas import Record
from tests.rules.oracle_wrong import Wrong, at, at_answer

FIRST_APPOINTMENT, LAST_YEAR = 1950, 2100


def wrong_in_identity(book: Book, reported: int | None) -> Iterator[Wrong]:
    """Everything wrong with the years and the NIP of one workbook."""
    yield from _years(book.identity, reported)
    nip = book.identity.text("nip")
    for code in _nip(nip):
        yield at_answer("nip", code, nip)


def _years(identity: Record, reported: int | None) -> Iterator[Wrong]:
    year, agreed = identity.figure("year"), identity.figure("agreement_year")
    plausible = [each for each in (year, agreed) if each is not None and 2000 <= each <= 2100]
    for key, value in (("year", year), ("agreement_year", agreed)):
        if value is not None and value not in plausible:
            yield at_answer(key, "I201", value)
    if reported and year in plausible and year != reported:
        yield at_answer("year", "I202", year, Fraction(reported))
    if len(plausible) == 2 and year != agreed:
        yield at_answer("agreement_year", "I203", agreed, year)


def _nip(nip: str | None) -> Iterator[str]:
    if nip is None:
        return
    if len(nip) != 18 or not nip.isdigit():
        yield "I301"
        return
    if nip[14] not in "12":
        yield "I304"
    appointed = int(nip[8:12])
    if not _is_date(nip[:8]) or not FIRST_APPOINTMENT <= appointed <= LAST_YEAR:
        yield "I302"
    elif appointed - int(nip[:4]) < 16:
        yield "I303"


def _is_date(digits: str) -> bool:
    try:
        date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return True


def is_code(code: str) -> bool:
    """Whether it is built like 2.17.01.2.01.0001 or 2.17.01.2.01.01; X stands for any urusan."""
    parts = code.split(".")
    if [len(part) for part in parts[:5]] != [1, 2, 2, 1, 2] or len(parts) != 6:
        return False
    digits = all(part.isdigit() for part in parts[2:])
    matter = all(part.replace("X", "0").isdigit() for part in parts[:2])
    return digits and matter and len(parts[5]) in {2, 4}


def wrong_codes(sheet: Sheet, listed: Mapping[str, str]) -> Iterator[Wrong]:
    """Everything wrong with the codes of Program or Anggaran."""
    usual = _usual_prefixes(sheet)
    names: dict[str, str] = {}
    codes: dict[tuple[str | None, ...], str] = {}
    for record in sheet.records:
        code, name = record.text("code"), key_of(record.text("subactivity"))
        if code is None:
            continue
        full = (*_plan(record), name)
        if not is_code(code):
            yield at(sheet, record, "code", "G201", code)
        else:
            prefixes = [usual[level] for level in _levels(record)]
            other = next((each for each in prefixes if not code.startswith(each)), None)
            if other is not None:
                yield at(sheet, record, "code", "G202", code, other)
        if name is not None and names.setdefault(code, name) != name:
            yield at(sheet, record, "code", "G203")
        if name is not None and codes.setdefault(full, code) != code:
            yield at(sheet, record, "code", "G204")
        if listed and code not in listed:
            yield at(sheet, record, "code", "G205", code)
        elif listed and name is not None and name != key_of(listed[code]):
            yield at(sheet, record, "subactivity", "G206", record.text("subactivity"), listed[code])


def _plan(record: Record) -> tuple[str | None, str | None]:
    return key_of(record.text("program")), key_of(record.text("activity"))


def _levels(record: Record) -> Iterator[tuple[str, ...]]:
    """The program, and the kegiatan below it, under which a code should be."""
    program, activity = _plan(record)
    if program is not None:
        yield (program,)
        if activity is not None:
            yield program, activity


def _usual_prefixes(sheet: Sheet) -> dict[tuple[str, ...], str]:
    """The prefix that most codes of a program, and of a kegiatan, have; the first of equals."""
    seen: dict[tuple[str, ...], Counter[str]] = {}
    for record in sheet.records:
        code = record.text("code")
        if code is not None and is_code(code):
            for level in _levels(record):
                length = 7 if len(level) == 1 else 12
                seen.setdefault(level, Counter())[code[:length]] += 1
    return {level: counts.most_common(1)[0][0] for level, counts in seen.items()}
