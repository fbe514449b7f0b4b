"""`status`: who has submitted, who has not, and who must mend what."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from ..loudness import Loudness, say
from .run import CLEAN, ERRORS, FAILED, checked, deliver, guard, settings_of, show


def status(paths: Sequence[Path], form: str, target: Path | None, config: Path | None) -> int:
    """Say who has submitted, who has not, and who must mend what."""
    from ..collection import collection
    from ..reports import status as as_table
    from ..reports import status_json
    from ..reports.terminal import drawn
    from ..reports.verdict import nothing_found, verdict

    settings = settings_of(config, paths)
    if target:
        guard(target, paths, settings)
    result = checked(paths, settings)
    if nothing_found(result) and (not settings.units or not any(map(os.path.isdir, paths))):
        say(verdict(result), Loudness.QUIET)
        return FAILED
    found = collection(result, settings)
    draw, summary = partial(as_table.report, found=found), as_table.summary(found)
    if form == "terminal" and not target:
        show(draw, summary)
    else:
        content = status_json.report(found) if form == "json" else drawn(draw)
        deliver(content, target, summary)
    return CLEAN if found.complete else ERRORS
