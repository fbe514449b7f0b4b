"""The findings that are still open, under the names by which the report calls units and files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from ..check import Result
from ..findings import Finding
from ..lkip import WORKBOOK
from ..settings import Settings
from ..sources import Source
from ..tables import ROW
from ..text import name_key
from .model import LINE, SOURCE, OpenFinding

if TYPE_CHECKING:
    import polars as pl


def open_findings(
    result: Result, sources: Sequence[Source], settings: Settings
) -> tuple[OpenFinding, ...]:
    """The agency's own findings first, then by source and place.

    Paths in messages become the shown names: where the files lay says nothing to the reader.
    """
    paths = [submission.path for submission in result.tables.submissions]
    by_path = {paths[source.file]: (place, source) for place, source in enumerate(sources)}
    twins = _twins(sources)

    def order(finding: Finding) -> tuple[object, ...]:
        place = by_path[finding.file][0] if finding.file in by_path else -1
        return (place, *finding.order, finding.code, finding.cell or "", finding.message)

    def worded(finding: Finding) -> OpenFinding:
        if finding.file not in by_path:
            return OpenFinding(None, PurePath(settings.source).name, finding.message, finding)
        source = by_path[finding.file][1]
        message = finding.message
        for twin in twins.get(source.file, ()):
            message = message.replace(paths[twin.file], twin.name)
        return OpenFinding(source.unit, source.name, message, finding)

    return tuple(worded(finding) for finding in sorted(result.findings, key=order))


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
    return each.finding.sheet, each.file, each.finding.order[1]


def _lines_of(
    findings: Sequence[OpenFinding], lists: Mapping[str, pl.DataFrame]
) -> dict[tuple[str | None, str, int], int]:
    """Sheet, file and row -> line, of the records on which something is found."""
    import polars as pl

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


def _twins(sources: Sequence[Source]) -> Mapping[int, Sequence[Source]]:
    """For each source the others that the same unit sent, or that have the same bytes."""
    groups: dict[tuple[str, str], list[Source]] = defaultdict(list)
    for source in sources:
        groups["unit", name_key(source.unit)].append(source)
        if source.sha256:
            groups["sha256", source.sha256].append(source)
    twins: dict[int, list[Source]] = defaultdict(list)
    for group in groups.values():
        for source in group if len(group) > 1 else ():
            twins[source.file] += [other for other in group if other is not source]
    return twins
