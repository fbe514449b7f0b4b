"""Which `lkip.toml` a run is about: the one in the folder given, or beside the file given.

Those that lie elsewhere, or are called a little differently, are found too, so that none is skipped
in silence. What they say is not read here.
"""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..console.messages import _
from ..reader.kinds import LIKE_SETTINGS
from ..reader.walk import walked

FILE_NAME = "lkip.toml"
_NAMED = 5


@dataclass(frozen=True)
class Found:
    """Files of settings, each once."""

    applying: list[Path]
    """In the folders given, and beside the files given."""
    elsewhere: list[Path]
    """Below or just above those folders, or in them under another name: they do not apply."""

    def unclear(self) -> str:
        """Why it must be stated which one applies, and how; empty where that is clear."""
        if len(self.applying) > 1:
            several = _("Ada lebih dari satu lkip.toml: {files}. Pilih satu dengan --config.")
            return several.format(files=named(self.applying))
        if self.applying or not self.elsewhere:
            return ""
        message = _(
            "Tidak ada lkip.toml di folder yang disebut, tetapi ada {files}. Bila itu yang berlaku, "
            "sebutkan: --config {first}"
        )
        first = self.elsewhere[0]
        message = message.format(files=named(self.elsewhere), first=shlex.quote(str(first)))
        if first.name != FILE_NAME:
            message += _(" (mungkin maksudnya lkip.toml: ubah namanya)")
        return message + "."


def found_for(paths: Iterable[Path]) -> Found:
    """The files of settings of a run over these paths."""
    paths = list(paths)
    searched = [path for path in paths if os.path.isdir(path)]
    folders = [path if path in searched else path.parent for path in paths]
    applying = _distinct(each / FILE_NAME for each in folders if os.path.lexists(each / FILE_NAME))
    others = [each for folder in folders for each in (*_misnamed(folder), _above(folder))]
    others += [each for folder in searched for each in _below(folder)]
    used = {os.path.realpath(each) for each in applying}
    elsewhere = [each for each in others if os.path.isfile(each)]
    return Found(
        applying, [each for each in _distinct(elsewhere) if os.path.realpath(each) not in used]
    )


def named(files: Sequence[Path]) -> str:
    """The first few."""
    return ", ".join(map(str, files[:_NAMED])) + (", ..." if len(files) > _NAMED else "")


def _distinct(files: Iterable[Path]) -> list[Path]:
    return list({os.path.realpath(file): file for file in files}.values())


def _misnamed(folder: Path) -> Iterator[Path]:
    try:
        names = sorted(os.listdir(folder))
    except OSError:  # There is no such folder, or it may not be looked into.
        return
    yield from (
        folder / each for each in names if each != FILE_NAME and LIKE_SETTINGS.fullmatch(each)
    )


def _above(folder: Path) -> Path:
    over = folder.parent if folder.name not in {"", ".."} else folder / ".."
    return over / FILE_NAME


def _below(folder: Path) -> Iterator[Path]:
    files = (file for file in walked(folder).files if file.parent != folder)
    yield from sorted(file for file in files if LIKE_SETTINGS.fullmatch(file.name))
