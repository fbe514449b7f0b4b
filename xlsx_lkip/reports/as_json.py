"""The report for programs, as `validate.schema.json` describes it: one line for each file and finding."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from .. import __version__
from ..check.pipeline import Result
from ..console.harmless import as_json
from ..model.findings import Finding
from .view import FileView, counts, file_views


def report(result: Result) -> str:
    """The whole report, ending with a line break."""
    summary = {severity.value: number for severity, number in counts(result.findings).items()}
    files = file_views(result)
    parts = {
        "tool": _line({"name": "xlsx-lkip", "version": __version__}),
        "files": _lines(_file(view) for view in files),
        "findings": _lines(_finding(finding) for finding in result.findings),
        "summary": _line({"files": len(files), **summary}),
    }
    return "{" + ",\n".join(f'"{key}": {text}' for key, text in parts.items()) + "}\n"


def _lines(items: Iterable[dict[str, Any]]) -> str:
    return "[" + ",".join(f"\n{_line(item)}" for item in items) + "]"


def _line(item: dict[str, Any]) -> str:
    return as_json(item)


def _file(view: FileView) -> dict[str, Any]:
    return {
        "file": view.file,
        "sha256": view.sha256,
        "unit": view.unit,
        "year": view.year,
        "status": view.status,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "file": finding.file,
        "sheet": finding.sheet,
        "cell": finding.cell,
        "code": finding.code,
        "severity": finding.severity.value,
        "message": finding.message,
        "remedy": finding.remedy,
        "found": finding.found,
        "expected": finding.expected,
        "difference": finding.difference,
        "suggestion": asdict(finding.suggestion) if finding.suggestion else None,
    }
