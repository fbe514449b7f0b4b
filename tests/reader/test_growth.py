"""Searches in submitted XML take time in proportion to it, however it is broken."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from xlsx_lkip.reader.package import Strings
from xlsx_lkip.reader.parts import Unusual, cut
from xlsx_lkip.reader.unreadable import NotReadable

SMALL = 12_000
MOST = 9
"""Times as long for four times as much: 4 where time is in proportion, 16 where it grows as the square."""
HEAD = (
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cols>%s</cols>'
)
ROWS = b'<sheetData><row r="1">%s</row></sheetData></worksheet>'


def sheet(cols: bytes = b"", rows: bytes = b"") -> None:
    """Cut such a sheet, and look for formulas without a value."""
    try:
        _, scan = cut(HEAD % cols + ROWS % (rows + b'<c r="A1"><v>1</v></c>'), None, lambda _: b"")
        scan.uncalculated([1, 2])
    except (Unusual, NotReadable):
        pass


def strings(xml: bytes) -> None:
    """Look for a shared text."""
    Strings(b"<sst>" + xml)(0)


BROKEN: dict[str, Callable[[int], None]] = {
    "columns": lambda n: sheet(cols=b'<col hidden="1" ' * n),
    "attributes of a column": lambda n: sheet(cols=b"<col " + b' hidden="1"' * n),
    "rows": lambda n: sheet(rows=b'<row hidden="1" ' * n),
    "cells": lambda n: sheet(rows=b'<c r="B1" t="e" ' * n),
    "attributes of a cell": lambda n: sheet(rows=b'<c r="B1" ' + b' t="e"' * n),
    "cells without an end": lambda n: sheet(rows=b'<c r="DA1"><v>1' * n),
    "values far out": lambda n: sheet(rows=b'<row r="30000"><c r="B30000">' + b"<v " * n + b"</c>"),
    "formulas": lambda n: sheet(rows=b'<c r="B1"><f>' * n),
    "formula tags": lambda n: sheet(rows=b'<c r="B1">' + b"<f " * n),
    "spaces": lambda n: sheet(rows=b'<c r="B1"><f>1</f>' + b" " * n * 10 + b"<x>"),
    "names": lambda n: sheet(rows=b"<" + b"a" * n * 10),
    "shared texts": lambda n: strings(b"<si>" * n),
    "runs": lambda n: strings(b"<si>" + b"<t " * n),
}


def seconds(work: Callable[[], None]) -> float:
    """Of processor time, which does not depend on what else the machine does; the best of some."""
    times = []
    for _ in range(5):
        begun = time.process_time()
        work()
        times.append(time.process_time() - begun)
    return min(times)


@pytest.mark.parametrize("kind", BROKEN)
def test_four_times_as_much_takes_four_times_as_long(kind: str) -> None:
    small = seconds(lambda: BROKEN[kind](SMALL))
    large = seconds(lambda: BROKEN[kind](4 * SMALL))
    assert large < MOST * max(small, 0.002)  # Less than that is too little to be measured.
