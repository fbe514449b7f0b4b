"""A folder and its subfolders, gone through: each once, whatever links lead to it.

What the files in them are is not asked here.
"""

from __future__ import annotations

import os
from collections import deque
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Walk:
    """What is in a folder and below it, in no particular order."""

    files: list[Path] = field(default_factory=list)
    closed: list[Path] = field(default_factory=list)
    """Folders that may not be looked into."""
    broken: list[Path] = field(default_factory=list)
    """Links that lead nowhere."""
    circular: list[Path] = field(default_factory=list)
    """Links to a folder that was gone through already, or that holds the whole; not followed again."""


def walked(folder: Path) -> Walk:
    """Go through a folder. Folders that are no links come first, so that theirs is the path shown."""
    walk = Walk()
    top = os.path.realpath(folder)
    seen: set[str] = set()
    folders, links = deque([folder]), deque[Path]()
    while folders or links:
        here = folders.popleft() if folders else links.popleft()
        real = os.path.realpath(here)
        if real in seen or _holds(real, top):
            walk.circular.append(here)
            continue
        seen.add(real)
        below = _listed(here, walk)
        folders += [each for each in below if not each.is_symlink()]
        links += [each for each in below if each.is_symlink()]
    return walk


def _holds(real: str, top: str) -> bool:
    """Whether a folder is above that one."""
    return real != top and Path(top).is_relative_to(real)


def _listed(folder: Path, walk: Walk) -> list[Path]:
    """The folders in a folder, in order of their names; its files go to `walk`."""
    below = []
    try:
        with os.scandir(folder) as entries:
            for entry in sorted(entries, key=lambda entry: entry.name):
                path = folder / entry.name
                if entry.is_dir():
                    below.append(path)
                elif entry.is_symlink() and not os.path.exists(path):
                    walk.broken.append(path)
                else:
                    walk.files.append(path)
    except OSError:
        walk.closed.append(folder)
    return below
