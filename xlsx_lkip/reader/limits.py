"""What reading one file may cost, and how a process that reads keeps itself to it.

The numbers are for a file that nobody filled by hand: an LKIP takes a fiftieth of them.
"""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..console.errors import UserError
from ..console.messages import _

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

MEGABYTE = 1024 * 1024
SECONDS = 1.5
"""Of processor time. Waiting for a busy machine or a slow disk does not count."""
MEMORY = 192 * MEGABYTE
"""Bytes, beyond what the process held before it opened the file."""
_HELD = Path("/proc/self/statm")
_NEEDED = {"RLIMIT_AS": 1200 * MEGABYTE, "RLIMIT_DATA": 200 * MEGABYTE}
"""Bytes without which polars does not even start, by the limit that a shell or a container sets."""


def refuse_starved() -> None:
    """Raise UserError where this process itself was given too little memory to work in."""
    for name, needed in _NEEDED.items() if resource is not None else ():
        given = resource.getrlimit(getattr(resource, name))[0]
        if given != resource.RLIM_INFINITY and given < needed:
            raise UserError(
                _(
                    "Memori yang boleh dipakai dibatasi {given} MB, sedangkan yang diperlukan {needed} MB. "
                    "Naikkan batas itu (ulimit -v, ulimit -d), lalu jalankan lagi."
                ).format(given=given // MEGABYTE, needed=needed // MEGABYTE)
            )


def can_limit() -> bool:
    """Whether the system ends a process that takes too much: Linux. Elsewhere somebody must watch."""
    return resource is not None and _HELD.exists()


def without_core() -> None:
    """A process that is ended leaves no picture of its memory on the disk."""
    if resource is not None:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


@contextmanager
def allowance() -> Iterator[None]:
    """While it lasts, this process may take so much more memory and processor time, and no more.

    Too much memory raises MemoryError, or aborts in code that cannot raise it; too much time ends the
    process by SIGPROF.
    """
    before = resource.getrlimit(resource.RLIMIT_DATA)
    resource.setrlimit(resource.RLIMIT_DATA, (_lower(_held() + MEMORY, before[0]), before[1]))
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        resource.setrlimit(resource.RLIMIT_DATA, before)


def _held() -> int:
    """Bytes of data that count against the limit."""
    return int(_HELD.read_text().split()[5]) * resource.getpagesize()


def _lower(limit: int, inherited: int) -> int:
    """The limit, unless a shell or a container has set a lower one."""
    return limit if inherited == resource.RLIM_INFINITY else min(limit, inherited)
