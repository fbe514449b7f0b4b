"""Where results go: files, written whole or not at all and never over an input, and the terminal.

What is written is made elsewhere.
"""

from __future__ import annotations

import errno
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from .errors import UserError
from .harmless import harmless, shown
from .messages import N_, Message, _

if TYPE_CHECKING:
    from rich.console import Console


class OutputError(UserError):
    """The output cannot be written; the text says why."""


def check_target(target: Path, inputs: Iterable[Path] = (), suffix: str = "") -> None:
    """Refuse, before any work is done, a file that must not or cannot be written.

    Raises:
        OutputError: it is one of the inputs, no plain file, below a file, or of another suffix.
    """
    if suffix and target.suffix.lower() != suffix:
        raise _error(
            N_("Nama berkas hasil {target} harus berakhiran {suffix}."), target, suffix=suffix
        )
    if any(_same(target, each) for each in inputs):
        raise _error(
            N_("{target} ialah masukan perintah ini; pilih nama lain untuk hasilnya."), target
        )
    over = next((each for each in target.parents if os.path.lexists(each)), target.parent)
    if not os.path.isdir(over):
        raise _error(N_("{target} bukan folder; pilih tempat lain untuk hasilnya."), over)
    if os.path.isdir(target):
        raise _error(N_("{target} ialah folder; sebutkan nama berkas di dalamnya."), target)
    if os.path.exists(target) and not os.path.isfile(target):
        raise _error(N_("{target} bukan berkas biasa, sehingga tidak ditulisi."), target)
    _check_name(target)


def _check_name(target: Path) -> None:
    try:
        with _explained(target), suppress(FileNotFoundError):
            os.lstat(target)
    except ValueError as error:
        message = N_("{target} tidak dapat ditulis: namanya memuat karakter yang tidak sah.")
        raise _error(message, target) from error


def _error(message: str, target: Path, **facts: object) -> OutputError:
    return OutputError(Message(message, {"target": harmless(str(target)), **facts}))


def _same(target: Path, other: Path) -> bool:
    try:
        return os.path.samefile(target, other)
    except (OSError, ValueError):  # One of them does not exist, or cannot.
        return os.path.realpath(target) == os.path.realpath(other)


def write_whole(target: Path, write: Callable[[Path], None]) -> None:
    """Let `write` make the file under another name beside the target, then put it in its place.

    The folder is made where there is none.

    Raises:
        OutputError: the file cannot be written; what was there is there still.
    """
    place = Path(os.path.realpath(target))
    with _explained(target):
        place.parent.mkdir(parents=True, exist_ok=True)
        beside = _made_beside(place)  # A folder that refuses says so here, in its own words.
        try:
            write(beside)
            if os.path.exists(place):  # For nobody else's eyes than before.
                shutil.copymode(place, beside)
            os.replace(beside, place)
        finally:
            beside.unlink(missing_ok=True)


def _made_beside(place: Path) -> Path:
    """An empty file in the same folder, of a name for which nobody can have laid out a link."""
    beside = place.with_name(f".xlsx-lkip-{os.urandom(8).hex()}.tmp")
    os.close(os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
    return beside


def make_folder(folder: Path) -> None:
    """Make the folder, and those it lies in, where they are not there. Raises OutputError."""
    with _explained(folder):
        folder.mkdir(parents=True, exist_ok=True)


def remove(file: Path) -> None:
    """Remove an output of an earlier run, where there is one. Raises OutputError."""
    with _explained(file):
        file.unlink(missing_ok=True)


@contextmanager
def _explained(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        message = N_("{target} tidak dapat ditulis: {reason}.")
        raise _error(message, target, reason=_reason(error)) from error


_FULL = N_("tempat penyimpanan penuh")


def _reason(error: OSError) -> Message:
    if isinstance(error, PermissionError):
        return Message(
            N_(
                "tutup dahulu bila sedang terbuka di program lain, dan pastikan folder boleh ditulisi"
            )
        )
    reasons = {
        errno.ENOSPC: _FULL,
        errno.EDQUOT: _FULL,
        errno.EFBIG: N_("tempat penyimpanan tidak menerima berkas sebesar itu"),
        errno.ELOOP: N_("itu tautan yang menunjuk ke dirinya sendiri"),
        errno.EROFS: N_("tempat penyimpanan hanya boleh dibaca"),
        errno.ENAMETOOLONG: N_("namanya terlalu panjang"),
    }
    return Message(reasons.get(error.errno or 0, "{reason}"), {"reason": error.strerror or error})


def write_text(target: Path | None, text: str) -> None:
    """Write UTF-8 text to the file, or to stdout where none is named.

    What no encoding can hold, such as half of a broken file name, is escaped.
    """
    write_bytes(target, text.encode("utf-8", errors="backslashreplace"))


def write_bytes(target: Path | None, data: bytes) -> None:
    """Write the bytes to the file, or to stdout where none is named."""
    if target is not None:
        write_whole(target, lambda beside: _fill(beside, data))
        return
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.flush()
    except OSError as error:
        if error.errno not in {errno.EPIPE, errno.EINVAL}:  # The latter is how Windows says it.
            message = _("Keluaran tidak dapat ditulis: {reason}.")
            raise OutputError(message.format(reason=_reason(error))) from error
        hush(sys.stdout)


def _fill(path: Path, data: bytes) -> None:
    path.write_bytes(data)


def hush(stream: TextIO) -> None:
    """Send the rest nowhere: whoever read the other end, such as `head`, has gone.

    The exit code still tells what was found.
    """
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def terminal(stream: TextIO | None = None, width: int | None = None) -> Console:
    """A console for that stream (stdout) that takes no text for markup, that no text steers, and that
    survives `| head`."""
    from rich.console import Console
    from rich.segment import Segment

    class Terminal(Console):
        def render(self, *args: Any, **options: Any) -> Iterable[Segment]:
            for segment in super().render(*args, **options):
                text = segment.text if segment.control else shown(segment.text)
                yield segment if text == segment.text else Segment(text, segment.style)

        def on_broken_pipe(self) -> None:
            self.quiet = True
            hush(sys.stdout)

    out = stream or sys.stdout
    if hasattr(out, "reconfigure"):
        out.reconfigure(errors="replace")
    return Terminal(file=out, width=width, highlight=False, markup=False, emoji=False)
