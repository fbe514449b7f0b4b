"""What commands print, in excerpts, as SVG."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.text import Text

from .tool import INBOX, PUBLISHED, inbox, told

Excerpt = tuple[str, str | None]
"""From the line that holds the first text up to the line that holds the second."""
COLUMNS = 84
WIDER = 92
"""For a table with names of files."""
VALIDATED: tuple[Excerpt, ...] = (
    ("as_published/1-", "Pegawai!E5"),
    ("Anggaran!H7", "Anggaran!I13"),
    ("Perangkat daerah", "Realisasi semua"),
    ("kesalahan dalam", None),
)
WHOLE: tuple[Excerpt, ...] = (("", None),)
LEFT_OUT = Text("⋮", "dim")
FONTS = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)
"""Fetched from elsewhere by rich's pictures; the reader's own monospaced font will do."""


def pictures(folder: Path) -> dict[str, bytes]:
    """`validate` on the published report, and `status` while one unit is awaited."""
    inbox(folder, without="4-")
    validate, status = ("validate", PUBLISHED.as_posix()), ("status", f"{INBOX}/")
    return {
        "validate.svg": _drawn(validate, Path(), COLUMNS, VALIDATED),
        "status.svg": _drawn(status, folder, WIDER, WHOLE),
    }


def _drawn(
    command: Sequence[str], within: Path, columns: int, excerpts: Sequence[Excerpt]
) -> bytes:
    console = Console(record=True, width=columns, file=StringIO(), highlight=False)
    console.print(Text.assemble(("$ ", "green"), f"xlsx-lkip {' '.join(command)}\n"))
    output = Text.from_ansi(told(*command, within=within, columns=columns))
    for line in _excerpts(list(output.split("\n")), excerpts):
        console.print(line)
    svg = console.export_svg(title="xlsx-lkip", unique_id=command[0])
    return FONTS.sub("", svg).encode()


def _excerpts(lines: Sequence[Text], excerpts: Sequence[Excerpt]) -> Iterator[Text]:
    for number, (first, last) in enumerate(excerpts):
        begin = next(i for i, line in enumerate(lines) if first in line.plain)
        after = (i for i, line in enumerate(lines) if i > begin and last and last in line.plain)
        if number:
            yield LEFT_OUT
        yield from lines[begin : next(after, len(lines))]
