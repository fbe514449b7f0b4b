"""The findings that are still open, under the names by which the report calls units and files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import PurePath

import polars as pl

from ..check.pipeline import Result
from ..declaration.workbook import WORKBOOK
from ..model.findings import Finding
from ..model.tables import ROW
from ..model.wording import SENT
from ..submissions.owners import Source
from .consolidated import LINE, SOURCE, OpenFinding


def open_findings(result: Result, sources: Sequence[Source]) -> tuple[OpenFinding, ...]:
    """The agency's own findings first, then by source and place."""
    paths = [submission.path for submission in result.tables.submissions]
    by_path = {paths[source.file]: (place, source) for place, source in enumerate(sources)}

    def order(each: OpenFinding) -> tuple[object, ...]:
        finding = each.finding
        place = by_path[finding.file][0] if finding.file in by_path else -1
        return (place, *finding.order, finding.code, finding.cell or "", each.message)

    def shown(finding: Finding) -> OpenFinding:
        if finding.file not in by_path:
            name = SENT if finding.file.endswith("/") else PurePath(finding.file).name
            return OpenFinding(None, name, finding)
        source = by_path[finding.file][1]
        return OpenFinding(source.unit, source.name, finding)

    return tuple(sorted(map(shown, result.findings), key=order))


def located(
    findings: Sequence[OpenFinding], lists: Mapping[str, pl.DataFrame]
) -> tuple[OpenFinding, ...]:
    """The findings, each with the line of its record.

    Args:
        lists: by table key, the lines of each sheet of the report in order.
    """
    lines = _lines_of(findings, lists)
    return tuple(replace(each, line=lines.get(_place(each))) for each in findings)


def _place(each: OpenFinding) -> tuple[str | None, str, int]:
    return each.finding.sheet, each.file, each.finding.row


def _lines_of(
    findings: Sequence[OpenFinding], lists: Mapping[str, pl.DataFrame]
) -> dict[tuple[str | None, str, int], int]:
    """Sheet, file and row -> line, of the records on which something is found."""
    wanted = pl.DataFrame(
        list({_place(each) for each in findings if each.unit}),
        schema={"_sheet": pl.String, SOURCE: pl.String, ROW: pl.UInt32},
        orient="row",
    )
    found: dict[tuple[str | None, str, int], int] = {}
    for key, lines in lists.items():
        title = WORKBOOK.table(key).title
        numbered = lines.select(SOURCE, ROW, pl.int_range(pl.len()).alias(LINE))
        places = wanted.filter(pl.col("_sheet") == title).join(numbered, on=[SOURCE, ROW])
        found |= {(title, file, row): line for _, file, row, line in places.iter_rows()}
    return found
