"""Workbooks that the tool writes for reading: texts stay texts, and equal content gives equal bytes.

They have a mark by which the reader skips them in folders. What is in them is decided
elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook as Book
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.worksheet import Worksheet

from ..reader.container import OWN_OUTPUT
from .cell_formats import FONT

CONSOLIDATED, LISTED = "consolidated", "findings"
"""What the mark says of the consolidated report, and of a list of findings."""
UNDATED = date(2024, 1, 1)
"""In the properties where the workbook has no date."""
_OPTIONS: dict[str, Any] = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


class PlainSheet(Worksheet):  # type: ignore[misc]
    """A worksheet whose texts are never markup, and whose innermost loop does not look for what is
    not here: functions newer than Excel 2007, which take a third of the time, or A1 notation."""

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:
        return formula.removeprefix("=")

    def _xml_rich_inline_string(self, string: str, attributes: Sequence[tuple[str, Any]]) -> None:
        """A text that begins and ends like XlsxWriter's own markup is a text like any other."""
        self._xml_inline_string(string, False, attributes)

    write_blank = Worksheet._write_blank
    write_formula = Worksheet._write_formula
    write_number = Worksheet._write_number
    write_string = Worksheet._write_string


class _Book(Book):  # type: ignore[misc]
    worksheet_class = PlainSheet


@contextmanager
def _plain_errors() -> Iterator[None]:
    try:
        yield
    except FileCreateError as error:
        raise error.args[0] from error  # The OSError that it hides, for whoever words it.


@contextmanager
def generated_workbook(
    target: str | BytesIO, what: str, *, title: str, subject: str, day: date | None = None
) -> Iterator[Book]:
    """A new workbook, written when the block ends; its rows are written from top to bottom.

    Args:
        what: kind of output, which the mark says.
        day: that it has as its date.

    Raises:
        OSError: the target, or a temporary file, cannot be written.
    """
    # A copy: XlsxWriter adds to the properties it is given.
    options = {**_OPTIONS, "default_format_properties": dict(FONT)}
    with _plain_errors(), _Book(target, options) as book:
        book.set_properties(
            {
                "title": title,
                "subject": subject,
                "author": "xlsx-lkip",
                "created": datetime.combine(day or UNDATED, time(), UTC),
            }
        )
        book.set_custom_property(OWN_OUTPUT.decode(), what, "text")
        yield book
