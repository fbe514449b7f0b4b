"""Where the copies go: a folder away from the submissions, in which nothing of others is written over."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Container, Iterator, Sequence
from itertools import count
from pathlib import Path
from unicodedata import normalize

from ..console.harmless import harmless
from ..console.messages import _
from ..console.output import OutputError
from ..names.keys import readable
from ..reader.container import BROKEN
from ..reader.discovery import candidates
from .book import LISTING
from .findings_text import SUFFIX, is_report

MOST_BYTES = 255
"""Of a file name, nearly everywhere."""


def planned(folder: Path, paths: Sequence[Path]) -> dict[str, Path]:
    """For each submission, by its path as given, the copy that will be written.

    Copies lie in the folder as the submissions lie in the folders given; of one name they are numbered.

    Raises:
        OutputError: the folder would be read as a submission next time, or holds what is not ours.
    """
    found = [candidate.path for candidate in candidates(paths) if not candidate.missing]
    _check_folder(folder, paths, found)
    taken: set[str] = set()
    targets = {}
    for file in found:
        target = next(name for name in _names(folder, file, paths) if not _keys(name) & taken)
        taken |= _keys(target)
        targets[readable(file.as_posix())] = target
    inputs = {os.path.realpath(file) for file in found}
    for target in targets.values():
        _check_free(target, inputs)
    return targets


def report_of(target: Path) -> Path:
    """The text that stands for a copy that cannot be made."""
    return target.with_name(target.name + SUFFIX)


def _keys(copy: Path) -> set[str]:
    """What no two copies may share, nor one copy and the text of another: on some systems names are one
    name in whatever case or composition, and end before a dot or a space."""
    return {
        "/".join(normalize("NFC", part).casefold().rstrip(". ") for part in path.parts)
        for path in (copy, report_of(copy))
    }


def _names(folder: Path, file: Path, paths: Sequence[Path]) -> Iterator[Path]:
    inside = [
        file.relative_to(path) for path in paths if path != file and file.is_relative_to(path)
    ]
    wanted = folder / min(inside, key=lambda path: len(path.parts), default=Path(file.name))
    yield wanted.with_name(_fitting(wanted.stem, wanted.suffix))
    for number in count(2):
        yield wanted.with_name(_fitting(wanted.stem, f" ({number}){wanted.suffix}"))


def _fitting(stem: str, ending: str) -> str:
    """The name, shortened where the text beside the copy could not be named."""
    room = MOST_BYTES - len(os.fsencode(ending + SUFFIX))
    while len(os.fsencode(stem)) > room:
        stem = stem[:-1]
    return stem + ending


def _check_folder(folder: Path, paths: Sequence[Path], files: Sequence[Path]) -> None:
    place = Path(os.path.realpath(folder))
    if os.path.exists(folder) and not os.path.isdir(folder):
        raise OutputError(_("{folder} bukan folder.").format(folder=folder))
    inside = any(os.path.isdir(p) and place.is_relative_to(os.path.realpath(p)) for p in paths)
    if inside or any(Path(os.path.realpath(file)).is_relative_to(place) for file in files):
        raise OutputError(
            _(
                "Salinan bertanda tidak dapat ditulis ke {folder}: folder itu memuat, atau berada di "
                "dalam, kiriman yang diperiksa, sehingga pemeriksaan berikutnya membaca setiap unit dua "
                "kali. Pilih folder lain."
            ).format(folder=folder)
        )


def _check_free(target: Path, inputs: Container[str]) -> None:
    """Refuse what a copy would destroy; a link in the folder may lead to a submission."""
    report = report_of(target)
    for file, ours in ((target, _is_untouched_copy), (report, is_report)):
        free = not os.path.lexists(file) or (os.path.isfile(file) and ours(file))
        if os.path.realpath(file) in inputs or not free:
            raise OutputError(
                _(
                    "{file} bukan salinan dari xlsx-lkip, atau sudah diubah sejak ditulis, sehingga tidak "
                    "ditimpa. Pindahkan dahulu, atau pilih folder lain."
                ).format(file=harmless(str(file)))
            )


def _is_untouched_copy(file: Path) -> bool:
    """Whether this tool wrote the file, and nobody has saved it since."""
    try:
        with zipfile.ZipFile(file) as archive:
            return LISTING in archive.namelist()
    except BROKEN:
        return False
