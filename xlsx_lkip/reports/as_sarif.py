"""The findings as SARIF 2.1.0, for programs that gather what checkers of all kinds have found.

What is shown is harmless, as in every report; the figures and texts as found are in the properties.
"""

from __future__ import annotations

from dataclasses import asdict
from hashlib import sha256
from pathlib import PurePosixPath, PureWindowsPath
from typing import Any
from urllib.parse import quote

from .. import __version__
from ..check.pipeline import Result
from ..console.harmless import as_json, harmless
from ..console.messages import _, spoken
from ..model.findings import Finding
from ..rules import RULES, Rule
from .rules_pages import sentence
from .view import FileView, file_views

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_FINGERPRINT = "lkipPlace/v1"


def report(result: Result) -> str:
    """The whole log, ending with a line break."""
    rules = [RULES[code] for code in sorted({each.code for each in result.findings})]
    at = {rule.code: number for number, rule in enumerate(rules)}
    driver = {
        "name": "xlsx-lkip",
        "version": __version__,
        "language": spoken(),
        "rules": [_rule(each) for each in rules],
    }
    run = {
        "tool": {"driver": driver},
        "language": spoken(),
        "invocations": [{"executionSuccessful": True}],
        "artifacts": [_artifact(view) for view in file_views(result)],
        "results": [_result(each, at[each.code]) for each in result.findings],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return as_json(log, indent=1) + "\n"


def _rule(rule: Rule) -> dict[str, Any]:
    page = " ".join(_(rule.page).split())
    return {
        "id": rule.code,
        "shortDescription": {"text": _(rule.title)},
        "fullDescription": {"text": page},
        "help": {"text": f"{page}\n\n{sentence(_(rule.remedy))}"},
        "defaultConfiguration": {"level": rule.severity.value},
    }


def _artifact(view: FileView) -> dict[str, Any]:
    artifact = {
        "location": {"uri": _uri(view.file)},
        "properties": {"unit": view.unit, "year": view.year, "status": view.status},
    }
    return artifact | ({"hashes": {"sha-256": view.sha256}} if view.sha256 else {})


def _result(finding: Finding, rule: int) -> dict[str, Any]:
    suggestion = asdict(finding.suggestion) if finding.suggestion else None
    return {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": finding.severity.value,
        "message": {"text": _message(finding.message)},
        "locations": [_location(finding)],
        "partialFingerprints": {_FINGERPRINT: _fingerprint(finding)},
        "properties": {
            "found": finding.found,
            "expected": finding.expected,
            "difference": finding.difference,
            "remedy": finding.remedy,
            "suggestion": suggestion,
        },
    }


def _message(text: str) -> str:
    """Text in which a viewer finds no link and no placeholder (SARIF 2.1.0, 3.11.5 and 3.11.6)."""
    return harmless(text).replace("](", "] (").replace("{", "{{").replace("}", "}}")


def _location(finding: Finding) -> dict[str, Any]:
    location: dict[str, Any] = {
        "physicalLocation": {"artifactLocation": {"uri": _uri(finding.file)}}
    }
    place = "!".join(harmless(part) for part in (finding.sheet, finding.cell) if part)
    if place:
        name = harmless(finding.cell or finding.sheet or "")
        location["logicalLocations"] = [{"name": name, "fullyQualifiedName": place}]
    return location


def _uri(path: str) -> str:
    """The path as given, as a reference of RFC 3986; of a whole path its file URI."""
    for kind in (PurePosixPath, PureWindowsPath):
        if kind(path).is_absolute():
            return "file://" + quote(_bytes(f"/{path.lstrip('/')}"), safe="/:")
    return quote(_bytes(path))


def _bytes(path: str) -> bytes:
    """The bytes of a file name, also of one that is no text."""
    try:
        return path.encode(errors="surrogateescape")
    except UnicodeEncodeError:  # As no system holds one.
        return path.encode(errors="replace")


def _fingerprint(finding: Finding) -> str:
    """The same for the same rule at the same place, whatever is there next time."""
    place = (finding.code, finding.file, finding.sheet, finding.cell)
    return sha256(repr(place).encode("utf-8", errors="replace")).hexdigest()[:32]
