"""What should be found in an agency's workbooks: the rules a second time, in plain Python.

It reads the contents that the workbooks were written from, never the files, and shares no code with
the package's reader, frames, formulas or rules. Where it and the package differ, the specification
decides who is corrected.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from tests.rules.oracle_agency import wrong_in_agency
from tests.rules.oracle_codes import wrong_codes, wrong_in_identity
from tests.rules.oracle_pairs import wrong_between_sheets
from tests.rules.oracle_plan import AgainstPlan
from tests.rules.oracle_records import wrong_in_book
from tests.rules.oracle_sheets import book_of
from tests.rules.oracle_wrong import Place, Written
from xlsx_lkip.agency.settings import Settings
from xlsx_lkip.template import Content

Found = tuple[str, Place, Written]
"""File; sheet, cell and code; found, expected and difference."""


def findings(files: Mapping[str, Content], settings: Settings) -> Counter[Found]:
    """Every finding that the contents (path -> content) call for, and how often."""
    books = [book_of(path, content) for path, content in sorted(files.items())]
    found: Counter[Found] = Counter()
    for book in books:
        inside = [*wrong_in_book(book, settings.scale), *wrong_in_identity(book, settings.year)]
        for key in ("program", "budget"):
            inside += wrong_codes(book.sheets[key], settings.codes)
        against = AgainstPlan(book, settings)
        settled = against.settled()
        inside += [wrong for wrong in wrong_between_sheets(book) if wrong.place not in settled]
        inside += against.wrong()
        found.update((book.path, wrong.place, wrong.written) for wrong in inside)
    in_agency = wrong_in_agency(books, settings)
    found.update((path, wrong.place, wrong.written) for path, wrong in in_agency)
    return found
