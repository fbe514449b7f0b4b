"""A workbook's values as .xlsb, which no free program writes: the few records that values need.

Source: [MS-XLSB], sections 2.4.304 BrtBundleSh, 2.4.720 BrtRowHdr, 2.4.319 BrtCellReal, 2.4.323
BrtCellSt.
"""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

BEGIN_BOOK, END_BOOK, BEGIN_SHEETS, END_SHEETS, BUNDLE = 131, 132, 143, 144, 156
BEGIN_SHEET, END_SHEET, SIZE, BEGIN_DATA, END_DATA = 129, 130, 148, 145, 146
ROW, REAL, TEXT = 0, 5, 6
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def write_xlsb(book: openpyxl.Workbook, path: Path) -> Path:
    """Write the numbers and texts of the workbook's cells."""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("_rels/.rels", _relations([("officeDocument", "xl/workbook.bin")]))
        archive.writestr("[Content_Types].xml", f'<Types xmlns="{PACKAGE}/content-types"/>')
        parts = [f"worksheets/sheet{number}.bin" for number, _ in enumerate(book.worksheets, 1)]
        archive.writestr(
            "xl/_rels/workbook.bin.rels", _relations([("worksheet", part) for part in parts])
        )
        archive.writestr("xl/workbook.bin", b"".join(_book(book)))
        for part, sheet in zip(parts, book.worksheets, strict=True):
            archive.writestr(f"xl/{part}", b"".join(_sheet(sheet)))
    return path


def _relations(parts: list[tuple[str, str]]) -> str:
    items = (
        f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(parts, 1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{"".join(items)}</Relationships>'


def _book(book: openpyxl.Workbook) -> Iterator[bytes]:
    yield _record(BEGIN_BOOK)
    yield _record(BEGIN_SHEETS)
    for number, title in enumerate(book.sheetnames, 1):
        yield _record(BUNDLE, struct.pack("<II", 0, number) + _text(f"rId{number}") + _text(title))
    yield _record(END_SHEETS)
    yield _record(END_BOOK)


def _sheet(sheet: Worksheet) -> Iterator[bytes]:
    yield _record(BEGIN_SHEET)
    yield _record(SIZE, struct.pack("<IIII", 0, sheet.max_row - 1, 0, sheet.max_column - 1))
    yield _record(BEGIN_DATA)
    for row, cells in enumerate(sheet.iter_rows(values_only=True)):
        yield _record(ROW, struct.pack("<I", row) + bytes(13))
        for column, value in enumerate(cells):
            place = struct.pack("<II", column, 0)
            if isinstance(value, str):
                yield _record(TEXT, place + _text(value))
            elif isinstance(value, int | float):
                yield _record(REAL, place + struct.pack("<d", value))
    yield _record(END_DATA)
    yield _record(END_SHEET)


def _text(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def _record(kind: int, data: bytes = b"") -> bytes:
    """Kind and length are before the data, seven bits a byte, the lowest first."""
    name = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    length, left = b"", len(data)
    while left > 0x7F:
        length += bytes([left & 0x7F | 0x80])
        left >>= 7
    return name + length + bytes([left]) + data
