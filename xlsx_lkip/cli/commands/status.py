"""`status`: who has submitted, who has not, and who must correct what."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from ...console.verbosity import Verbosity, inform
from .common import CLEAN, ERRORS, FAILED, checked, deliver, guard, settings_of, show


def status(
    paths: Sequence[Path], name: str | None, target: Path | None, config: Path | None
) -> int:
    """Say who has submitted, who has not, and who must correct what."""
    from ...reports import report_formats as formats
    from ...reports.outcome import nothing_found, verdict
    from ...reports.status import status_json
    from ...reports.status import status_table as as_table
    from ...reports.status.collection import collection
    from ...reports.terminal import drawn

    form = formats.chosen(name, target, formats.STATUS_FORMATS)
    settings = settings_of(config, paths)
    if target:
        guard(target, paths, settings)
    result = checked(paths, settings)
    found = collection(result, settings)
    if nothing_found(result) and (not settings.units or not any(map(os.path.isdir, paths))):
        for remark in found.remarks:
            inform(remark)
        inform(verdict(result), Verbosity.QUIET)
        return FAILED
    draw, summary = partial(as_table.report, found=found), as_table.summary(found)
    if form is formats.TERMINAL and not target:
        show(draw, summary)
    else:
        content = drawn(draw) if form is formats.TERMINAL else status_json.report(found)
        deliver(content, target, summary)
    return CLEAN if found.complete else ERRORS
