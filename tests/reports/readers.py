"""Each form of the report read back as its readers read it, without the code that wrote it.

What comes out are the same plain records from every form, so that they can be compared.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from decimal import Decimal
from html.parser import HTMLParser
from typing import Any, NamedTuple
from urllib.parse import unquote

import openpyxl

WORDS = {"Kesalahan": "error", "Peringatan": "warning", "Catatan": "note"}
LONGEST = 600
"""Characters of one text in the forms that people read, after which it is cut with three dots."""


class Row(NamedTuple):
    """One finding as people read it; figures are plain decimals, what is absent is empty."""

    file: str
    sheet: str
    cell: str
    code: str
    severity: str
    message: str
    remedy: str
    found: str
    expected: str
    difference: str
    suggestion: tuple[str, ...]
    """`F14 2139191092`: the cells that a suggestion names, each with the value it should have."""


def readable(text: str | None) -> str:
    """What is left of a text when nothing that cannot be seen is in it, on one line."""
    seen = "".join(
        each if each.isprintable() else " " if each.isspace() else "" for each in text or ""
    )
    return " ".join((seen if len(seen) <= LONGEST else f"{seen[:LONGEST]}...").split())


def plain(indonesian: str) -> str:
    """`-45.080,5` as `-45080.5`."""
    return indonesian.replace(".", "").replace(",", ".")


def number(text: str | None) -> str:
    """An exact decimal in its shortest form."""
    return f"{Decimal(text).normalize():f}" if text else ""


CHANGE = re.compile(r"!([A-Z]+[0-9]+)(?: di [^\n]+?)? seharusnya (-?[0-9.,]+), bukan ")


def suggested(text: str) -> tuple[str, ...]:
    return tuple(f"{cell} {number(plain(value))}" for cell, value in CHANGE.findall(text))


def from_json(text: str) -> list[Row]:
    return [_row(each) for each in json.loads(text)["findings"]]


def _row(each: dict[str, Any]) -> Row:
    shown = number if each["difference"] is not None else readable
    return Row(
        readable(each["file"]),
        readable(each["sheet"]),
        readable(each["cell"]),
        each["code"],
        each["severity"],
        readable(each["message"]),
        readable(each["remedy"]),
        shown(each["found"]),
        shown(each["expected"]),
        number(each["difference"]),
        _changes(each["suggestion"]),
    )


def _changes(suggestion: dict[str, Any] | None) -> tuple[str, ...]:
    if not suggestion or suggestion["standing"] == "none":
        return ()
    options = suggestion["options"]
    changes = [change for option in options for change in option["changes"]]
    return tuple(f"{each['cell']} {number(each['value'])}" for each in changes)


def from_csv(text: str) -> list[Row]:
    """As a program reads it that knows of the separator and of the mark before risky texts."""
    rows = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";")
    return [
        _listed({key: cell.removeprefix("'") for key, cell in row.items()}, ",") for row in rows
    ]


def from_xlsx(data: bytes) -> list[Row]:
    book = openpyxl.load_workbook(io.BytesIO(data))
    return [row for sheet in book if sheet.title.startswith("Temuan") for row in _in_sheet(sheet)]


def _in_sheet(sheet: Any) -> Iterator[Row]:
    headers, *rows = sheet.iter_rows(values_only=True)
    for cells in rows:
        texts = ["" if cell is None else str(cell) for cell in cells]
        yield _listed(dict(zip(headers, texts, strict=True)), ".")


def _listed(row: dict[str, str], comma: str) -> Row:
    row = {key: " ".join(cell.split()) for key, cell in row.items()}
    figures = ("Ditemukan", "Seharusnya", "Selisih")
    if row["Selisih"]:
        row |= {key: number(row[key].replace(comma, ".")) for key in figures}
    return Row(
        row["Berkas"],
        row["Lembar"],
        row["Sel"],
        row["Kode"],
        WORDS[row["Bobot"]],
        row["Temuan"],
        row["Yang perlu dilakukan"],
        row["Ditemukan"],
        row["Seharusnya"],
        row["Selisih"],
        suggested(row["Saran"]),
    )


def from_sarif(text: str) -> list[Row]:
    (run,) = json.loads(text)["runs"]
    return [_result(each) for each in run["results"]]


def _result(each: dict[str, Any]) -> Row:
    (location,) = each["locations"]
    place = location.get("logicalLocations", [{"fullyQualifiedName": ""}])[0]["fullyQualifiedName"]
    sheet, _, cell = place.rpartition("!")
    if not sheet and not re.fullmatch(r"[a-z]+\.[a-z]+", cell):
        sheet, cell = cell, ""
    uri = location["physicalLocation"]["artifactLocation"]["uri"]
    given = {
        "file": unquote(uri.removeprefix("file://")),
        "sheet": sheet,
        "cell": cell,
        "code": each["ruleId"],
        "severity": each["level"],
        "message": each["message"]["text"].replace("{{", "{").replace("}}", "}"),
        **each["properties"],
    }
    return _row(given)


def from_html(text: str) -> list[Row]:
    reader = _Page()
    reader.feed(text)
    return [_shown(each) for each in reader.findings]


class _Page(HTMLParser):
    """Collects the texts of each finding by what has them; `dt`, `dd` and `p` may be unclosed."""

    def __init__(self) -> None:
        super().__init__()
        self.findings: list[dict[str, str]] = []
        self._file, self._field, self._heading = "", "", ""
        self._over = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        kind = given.get("class") or ""
        self._over = self._over or kind == "rules"
        if kind == "group":
            self._field, self._heading, self._file = "", "", ""
        elif kind == "finding":
            file = self._file or self._heading
            self.findings.append({"file": file, "severity": given.get("data-severity") or ""})
        bearers = {"h3": "heading", "small": "file", "b": "place", "a": "code", "dd": "figure"}
        self._field = {"hint": "hint", "do": "do"}.get(kind, bearers.get(tag, self._field))
        if tag == "p" and not kind:
            self._field = "message"
        if tag in {"span", "dt", "section"}:
            self._field = ""
        if tag == "dd":
            self.findings[-1]["figure"] = self.findings[-1].get("figure", "") + "\n"

    def handle_endtag(self, tag: str) -> None:
        if tag not in {"bdi"}:
            self._field = ""

    def handle_data(self, data: str) -> None:
        if self._over:
            return
        if self._field == "heading":
            self._heading += data
        elif self._field == "file":
            self._file += data
        elif self._field and self.findings:
            known = self.findings[-1]
            known[self._field] = known.get(self._field, "") + data


def _shown(each: dict[str, str]) -> Row:
    sheet, _, cell = each["place"].rpartition("!")
    if not sheet and not re.fullmatch(r"[a-z]+\.[a-z]+", cell):
        sheet, cell = ("" if cell == "Seluruh berkas" else cell), ""
    lines = each.get("figure", "").split("\n")[1:] or ["", "", ""]
    found, expected, difference = (number(plain(line)) for line in lines)
    return Row(
        " ".join(each["file"].split()),
        " ".join(sheet.split()),
        cell,
        each["code"],
        each["severity"],
        " ".join(each["message"].split()),
        " ".join(each["do"].split()),
        found,
        expected,
        difference,
        suggested(each.get("hint", "")),
    )
