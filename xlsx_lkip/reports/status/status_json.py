"""Who has submitted, for programs, as `status.schema.json` describes it."""

from __future__ import annotations

from typing import Any

from ... import __version__
from ...console.harmless import as_json
from ...model.findings import Severity
from ...rules import RULES
from ...submissions.owners import NAMELESS
from .collection import Collection, Received, UnitStatus


def report(found: Collection) -> str:
    """The whole report, ending with a line break."""
    parts = {
        "tool": {"name": "xlsx-lkip", "version": __version__},
        "units": [_unit(unit) for unit in found.units],
        "others": [_unit(unit) for unit in found.others],
        "unreadable": [_file(file) for file in found.unreadable],
        "remarks": list(found.remarks),
        "summary": {
            "expected": len(found.units),
            "missing": found.missing,
            "invalid": sum(unit.status == "invalid" for unit in found.units),
            "valid": sum(unit.status == "valid" for unit in found.units),
            "others": len(found.others),
            "unreadable": len(found.unreadable),
            "agency_errors": found.agency_errors,
            "complete": found.complete,
        },
    }
    return as_json(parts, indent=1) + "\n"


def _unit(unit: UnitStatus) -> dict[str, Any]:
    return {
        "unit": None if unit.unit == NAMELESS else unit.unit,
        "status": unit.status,
        "near": unit.near,
        "candidate": unit.candidate,
        "files": [_file(file) for file in unit.files],
    }


def _file(file: Received) -> dict[str, Any]:
    return {
        "file": file.file,
        "modified": file.modified and file.modified.isoformat(timespec="seconds"),
        "status": file.status,
        **{severity.value: file.counts[severity] for severity in Severity},
        "first": [
            {"code": code, "title": RULES[code].title, "count": count} for code, count in file.first
        ],
        "unread": list(file.unread),
    }
