"""All forms come from one list: read back on a mixed folder, they say the same as the JSON."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.reports import readers
from tests.reports.readers import Row
from tests.reports.runs import write_mixed
from xlsx_lkip.agency.settings import Settings
from xlsx_lkip.check.pipeline import Result, validate
from xlsx_lkip.reports.report_formats import FORMATS

FILES = 200
SETTINGS = Settings(units=("Bidang Contoh", "Bidang Lain"))


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> Result:
    folder = tmp_path_factory.mktemp("kiriman")
    write_mixed(folder, FILES)
    for (
        file
    ) in folder.iterdir():  # Of those of one unit the first stays, however fast they are written.
        os.utime(file, (1, 1))
    return validate([folder], SETTINGS)


@pytest.fixture(scope="module")
def told(result: Result) -> list[Row]:
    """What the JSON says, which is held to its schema elsewhere."""
    return readers.from_json(str(FORMATS["json"].content(result)))


def handed_on(row: Row) -> Row:
    """What is read elsewhere says the file's name, and not where it lay."""
    return row._replace(file=Path(row.file).name)


def without_texts(row: Row) -> Row:
    """The page shows found and expected where they are figures; as texts they are in the message."""
    return row if row.difference else row._replace(found="", expected="")


def test_the_folder_is_a_mixed_one(result: Result, told: list[Row]) -> None:
    statuses = Counter(result.status(each) for each in result.tables.submissions)
    assert sum(statuses.values()) == FILES
    assert set(statuses) == {"valid", "invalid", "unreadable"}
    assert {row.severity for row in told} == {"error", "warning", "note"}
    assert {row.code[0] for row in told} >= set("BUILAPC")
    assert any(row.suggestion for row in told)
    assert any(row.file == "lkip.toml" for row in told)


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("csv", readers.from_csv),
        ("xlsx", readers.from_xlsx),
    ],
)
def test_a_form_says_what_the_json_says(
    name: str, read: Callable[[str | bytes], list[Row]], result: Result, told: list[Row]
) -> None:
    assert Counter(read(FORMATS[name].content(result))) == Counter(map(handed_on, told))


def test_sarif_says_what_the_json_says(result: Result, told: list[Row]) -> None:
    read = readers.from_sarif(str(FORMATS["sarif"].content(result)))
    # What a viewer would take for a link has a space in it.
    expected = (row._replace(message=row.message.replace("](", "] (")) for row in told)
    assert Counter(read) == Counter(expected)


def test_the_page_says_what_the_json_says(result: Result, told: list[Row]) -> None:
    shown = readers.from_html(str(FORMATS["html"].content(result)))
    assert Counter(shown) == Counter(map(handed_on, map(without_texts, told)))


def test_the_terminal_counts_what_it_does_not_show(result: Result, told: list[Row]) -> None:
    text = str(FORMATS["terminal"].content(result))
    shown = re.findall(r"(?:kesalahan|peringatan|catatan) [A-Z][0-9]{3}\b", text)
    (hidden,) = re.findall(r"^([0-9.]+) temuan tidak ditampilkan", text, re.MULTILINE)
    assert len(shown) + int(hidden.replace(".", "")) == len(told)


@pytest.mark.parametrize("name", ["csv", "xlsx", "html"])
def test_a_list_begins_with_what_weighs_most(name: str, result: Result, told: list[Row]) -> None:
    read = {"csv": readers.from_csv, "xlsx": readers.from_xlsx, "html": readers.from_html}[name]
    rows = read(FORMATS[name].content(result))  # type: ignore[operator]
    if name == "html":  # Within each file.
        ((most, _),) = Counter(row.file for row in map(handed_on, told)).most_common(1)
        rows = [row for row in rows if row.file == most]
        assert len({row.severity for row in rows}) > 1
    order = ["error", "warning", "note"]
    weights = [order.index(row.severity) for row in rows]
    assert weights == sorted(weights)


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_findings_give_the_same_report(name: str, result: Result) -> None:
    assert FORMATS[name].content(result) == FORMATS[name].content(result)
