"""Watching a worker from outside, where the system has no limits that it could keep itself to."""

from __future__ import annotations

from .limits import MEMORY, SECONDS


class Watch:
    """What a process has taken since it began a file."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._before = _taken(pid)

    def exceeded(self) -> str:
        """The rule that says what it took too much of; empty where it did not, or has ended."""
        before, now = self._before, _taken(self._pid)
        if not before or not now:
            return ""
        seconds, held = (after - earlier for after, earlier in zip(now, before, strict=True))
        return "B011" if seconds > SECONDS else "B012" if held > MEMORY else ""


def _taken(pid: int) -> tuple[float, int] | None:
    """Seconds of processor time and bytes of memory; None of a process that has ended."""
    import psutil

    try:
        process = psutil.Process(pid)
        times = process.cpu_times()
        return times.user + times.system, process.memory_info().rss
    except psutil.Error:
        return None
