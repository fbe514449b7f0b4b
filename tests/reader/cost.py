"""What it costs to validate one file: processor time and resident memory of a process of its own and of its
workers. Neither depends on how busy the machine is."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

_MEASURED = """
import json, resource, sys
from pathlib import Path
from xlsx_lkip.check.pipeline import validate
found = validate([Path(sys.argv[1])]).findings
used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
seconds = sum(each.ru_utime + each.ru_stime for each in used)
megabytes = sum(each.ru_maxrss for each in used) / 1024
print(json.dumps([seconds, megabytes, [each.code for each in found]]))
"""
MOST_SECONDS, MOST_MEGABYTES = 2, 300
"""That one file may add, whatever it is."""


@dataclass(frozen=True)
class Cost:
    """Of a run of one file."""

    seconds: float
    """Of processor time."""
    megabytes: float
    """Resident at most."""
    codes: list[str]
    """Of what was found."""


def cost_of(path: Path) -> Cost:
    """Validate the file in a process of its own, and measure that."""
    command = [sys.executable, "-c", _MEASURED, str(path)]
    done = subprocess.run(command, capture_output=True, check=True, text=True)
    assert done.stderr == ""
    return Cost(*json.loads(done.stdout))


def assert_bounded(cost: Cost, sound: Cost) -> None:
    """It adds no more to a run than any one file may, compared with a sound one."""
    assert cost.seconds - sound.seconds < MOST_SECONDS
    assert cost.megabytes - sound.megabytes < MOST_MEGABYTES
