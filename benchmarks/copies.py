"""Many workbooks out of one: the same filled submission with other names and other figures.

Written by editing the package's parts, since writing a workbook again takes a hundred times longer.
Each copy reconciles like its original.
"""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path

RECORD = re.compile(r'<row r="(\d+)"(?:[^>]*/>|.*?</row>)', re.DOTALL)
FIGURE = r'(<c r="{letter}\d+"[^>]*>(?:<f>[^<]*</f>)?<v>)([^<]+)(</v>)'
BUDGET, REALIZATION, ABSORPTION = "F", "G", "I"
TOTAL_ROW, FIRST_ROW = 5, 7
STRINGS = "xl/sharedStrings.xml"
RAISE = 1000
"""Rupiah by which each copy's amounts differ from the one before."""


def copies(original: Path, count: int, folder: Path) -> list[Path]:
    """`count` variations of the workbook, written into the folder."""
    with zipfile.ZipFile(original) as archive:
        parts = {item.filename: archive.read(item) for item in archive.infolist()}
    sheet = _part_of(parts, "Anggaran")
    rows, strings = _pieces(parts.pop(sheet).decode()), parts.pop(STRINGS).decode()
    alike = _packed(parts)
    paths = []
    for number in range(count):
        paths.append(folder / f"unit-{number:05d}.xlsx")
        paths[-1].write_bytes(alike)
        with zipfile.ZipFile(paths[-1], "a", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            archive.writestr(sheet, "".join(_raised(row, by * RAISE * number) for row, by in rows))
            archive.writestr(STRINGS, _renamed(strings, number))
    return paths


def _packed(parts: dict[str, bytes]) -> bytes:
    """An archive of the parts that are the same in every copy."""
    whole = BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return whole.getvalue()


def _renamed(strings: str, number: int) -> str:
    """Another unit with other work: no two units report the same sub kegiatan."""
    for word in ("Sub Bagian Umum", "Administrasi", "Pengadaan", "Penyediaan", "Pemeliharaan"):
        strings = strings.replace(word, f"{word} {number:05d}")
    return strings


def _pieces(sheet: str) -> list[tuple[str, int]]:
    """The sheet cut into pieces, each with how often a copy raises its amounts: never, once where it
    is a record, and as often as there are records where it is the total."""
    rows = {int(row[1]): row for row in RECORD.finditer(sheet)}
    records = [row for row in rows if row >= FIRST_ROW and _figure(rows[row][0], BUDGET)]
    pieces, end = [], 0
    for row, by in ((TOTAL_ROW, len(records)), *((record, 1) for record in records)):
        pieces += [(sheet[end : rows[row].start()], 0), (rows[row][0], by)]
        end = rows[row].end()
    return [*pieces, (sheet[end:], 0)]


def _raised(row: str, by: int) -> str:
    """The row with both amounts raised alike, so that what remains stays."""
    if not by:
        return row
    budget, realization = _figure(row, BUDGET), _figure(row, REALIZATION)
    if budget is None or realization is None:
        return row
    raised = int(budget) + by, int(realization) + by
    share = (raised[1] * 20_000 + raised[0]) // (2 * raised[0]) / 10_000
    for letter, value in ((BUDGET, raised[0]), (REALIZATION, raised[1]), (ABSORPTION, share)):
        pattern = FIGURE.format(letter=letter)
        row = re.sub(pattern, rf"\g<1>{value}\g<3>", row)
    return row


def _figure(row: str, letter: str) -> float | None:
    match = re.search(FIGURE.format(letter=letter), row)
    return float(match[2]) if match and match[2] else None


def _part_of(parts: dict[str, bytes], title: str) -> str:
    book = parts["xl/workbook.xml"].decode()
    relation = re.search(rf'<sheet name="{title}"[^>]*r:id="(\w+)"', book)
    assert relation
    links = parts["xl/_rels/workbook.xml.rels"].decode()
    target = re.search(rf'<Relationship Id="{relation[1]}"[^>]*Target="([^"]+)"', links)
    assert target
    return f"xl/{target[1]}"
