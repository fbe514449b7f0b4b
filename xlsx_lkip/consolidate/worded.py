"""The findings that are still open, under the names by which the report calls units and files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import PurePath

from ..check import Result
from ..findings import Finding
from ..settings import Settings
from ..sources import Source
from ..text import name_key
from .model import OpenFinding


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
