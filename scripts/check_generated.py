"""Say which generated files are not what the code writes today, or not translated; fail if there are any.

Usage: python -m scripts.check_generated
"""

from __future__ import annotations

import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from . import draw_layout, make_docs, make_messages, make_samples, make_template

MAKERS: dict[str, Callable[[Path], None]] = {
    "docs": make_docs.main,
    "docs/img": draw_layout.main,
    "xlsx_lkip/locale": make_messages.main,
    "samples": make_samples.main,
    "templates": make_template.main,
}
"""What writes each folder, given the folder to write to."""
WHOLLY_GENERATED = ("docs/aturan", "samples", "templates", "xlsx_lkip/locale")
"""Folders where nothing else is."""


def stale(root: Path) -> list[str]:
    """What is wrong with the generated files below the project's root, file by file."""
    with tempfile.TemporaryDirectory() as place:
        fresh = Path(place)
        for folder, make in MAKERS.items():
            make(fresh / folder)
        messages = make_messages.untranslated(fresh / "xlsx_lkip/locale")
        return sorted([*_outdated(root, fresh), *_left_over(root, fresh), *messages])


def _outdated(root: Path, fresh: Path) -> Iterator[str]:
    for made in _files(fresh):
        name = made.relative_to(fresh)
        if not (root / name).is_file():
            yield f"{name.as_posix()} is missing"
        elif _content(root / name) != _content(made):
            yield f"{name.as_posix()} is stale"


def _left_over(root: Path, fresh: Path) -> Iterator[str]:
    for folder in WHOLLY_GENERATED:
        for file in _files(root / folder):
            name = file.relative_to(root)
            if not (fresh / name).exists():
                yield f"{name.as_posix()} is made by nothing"


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and path.name[0] not in ".~"]


def _content(path: Path) -> object:
    """The bytes; of a workbook those of its parts, since zlib may pack them differently elsewhere."""
    if path.suffix != ".xlsx":
        return path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        return [(item.filename, item.date_time, archive.read(item)) for item in archive.infolist()]


if __name__ == "__main__":
    problems = stale(Path())
    print("\n".join(problems) or "All generated files are current.")
    if problems:
        sys.exit("Write them again: make docs messages samples template (and translate in the .po)")
