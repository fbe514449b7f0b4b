"""The bytes of a file, or why the system does not give them."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from .discovery import Candidate
from .unreadable import MEGABYTE, NotReadable


def contents(candidate: Candidate, limit_mb: int) -> tuple[bytes, float]:
    """The file's bytes, and when it was last changed (seconds since the epoch).

    Raises:
        NotReadable: it is not there, no file, too large, changing, or not to be read by us.
    """
    if candidate.missing:
        raise NotReadable(candidate.missing)
    try:
        return _read(candidate.path, limit_mb * MEGABYTE)
    except FileNotFoundError as error:  # Gone since it was found, or a link to nothing.
        raise NotReadable("B007") from error
    except PermissionError as error:
        raise NotReadable("B014") from error
    except (OSError, ValueError) as error:
        raise NotReadable("B017", reason=_reason(error)) from error


def _read(path: Path, limit: int) -> tuple[bytes, float]:
    _refuse(path.stat())  # Before it is opened: to open a device may be to use it.
    with open(path, "rb", opener=_without_waiting) as file:
        before = os.fstat(file.fileno())
        _refuse(before)
        if before.st_size > limit:
            raise NotReadable.too_large(before.st_size)
        data = file.read(before.st_size + 1)
        after = os.fstat(file.fileno())
    if (len(data), after.st_mtime_ns) != (before.st_size, before.st_mtime_ns):
        raise NotReadable("B016")
    return data, before.st_mtime


def _refuse(status: os.stat_result) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise NotReadable("B015")


def _without_waiting(path: str, flags: int) -> int:
    """A pipe that has taken the file's place would wait for somebody who writes."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _reason(error: OSError | ValueError) -> str:
    return (isinstance(error, OSError) and error.strerror) or str(error)
