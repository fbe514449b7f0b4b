"""Draw `docs/img/`: what `validate` prints for the published report, and a sheet as it is filled.

Usage: python -m scripts.make_pictures [FOLDER]

Needs LibreOffice and pdftoppm. Pictures are committed, and not compared in CI: fonts differ.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.text import Text

from xlsx_lkip.lkip import WORKBOOK
from xlsx_lkip.template import Content, write_workbook

from .make_samples import SOURCE, unit_content

COLUMNS = 84
COMMAND = ("validate", "samples/as_published")
EXCERPTS = (
    ("as_published/1-", "Pegawai!E5"),
    ("Anggaran!H7", "Anggaran!I13"),
    ("Anggaran!H19", "Anggaran!I19"),
    ("Perangkat daerah", "Realisasi semua"),
    ("kesalahan dalam", None),
)
"""What is shown: from the line that holds the first text up to the line that holds the second."""
LEFT_OUT = Text("⋮", "dim")
FONTS = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)
"""Fetched from elsewhere by rich's pictures; the reader's own monospaced font will do."""
SHEET = "budget"
SLIP = {"budget": 2_139_191_029, "remaining": 56_903_763}
"""The first record as printed: pagu with two digits swapped, and the remainder of the right one."""
DOTS_PER_INCH = 110
PAGE = {"x": 40, "y": 55, "W": 1160, "H": 445}
"""What is cut out of the page, in dots."""


def main(target: Path) -> None:
    """Write both pictures into the folder."""
    target.mkdir(parents=True, exist_ok=True)
    (target / "validate.svg").write_text(terminal_picture(), encoding="utf-8", newline="\n")
    (target / "anggaran.png").write_bytes(sheet_picture())


def terminal_picture() -> str:
    """The command's own output, in excerpts, as an SVG."""
    console = Console(record=True, width=COLUMNS, file=StringIO(), highlight=False)
    console.print(Text.assemble(("$ ", "green"), f"xlsx-lkip {' '.join(COMMAND)}\n"))
    for line in _excerpts(list(Text.from_ansi(_output()).split("\n"))):
        console.print(line)
    return FONTS.sub("", console.export_svg(title="xlsx-lkip", unique_id="validate"))


def _output() -> str:
    """What the command prints to a person's terminal."""
    person = {"FORCE_COLOR": "1", "COLUMNS": str(COLUMNS), "TERM": "xterm-256color"}
    command = [sys.executable, "-m", "xlsx_lkip", *COMMAND]
    environment = {**os.environ, **person, "PYTHONIOENCODING": "utf-8"}
    run = subprocess.run(command, env=environment, capture_output=True, check=False)
    return run.stdout.decode()


def _excerpts(lines: Sequence[Text]) -> Iterator[Text]:
    for number, (first, last) in enumerate(EXCERPTS):
        begin = next(i for i, line in enumerate(lines) if first in line.plain)
        after = (i for i, line in enumerate(lines) if i > begin and last and last in line.plain)
        if number:
            yield LEFT_OUT
        yield from lines[begin : next(after, len(lines))]


def sheet_picture() -> bytes:
    """The Anggaran sheet of the corrected sample with one slip, as LibreOffice prints it: a PNG."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        write_workbook(folder / "lkip.xlsx", _with_slip())
        office = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
        _run(*office, "--convert-to", "pdf", "--outdir", place, str(folder / "lkip.xlsx"))
        pdf = folder / "lkip.pdf"
        pages = _run("pdftotext", str(pdf), "-").decode().split("\f")
        title = WORKBOOK.table(SHEET).title
        number = str(1 + next(i for i, page in enumerate(pages) if page.startswith(title)))
        cut = [part for side, dots in PAGE.items() for part in (f"-{side}", str(dots))]
        only = ["-f", number, "-singlefile", "-r", str(DOTS_PER_INCH), *cut]
        _run("pdftoppm", "-png", *only, str(pdf), str(folder / "page"))
        return (folder / "page.png").read_bytes()


def _with_slip() -> Content:
    content = unit_content(json.loads(SOURCE.read_text(encoding="utf-8")), 0, corrected=True)
    first, *rest = content.records[SHEET]
    return replace(content, records={**content.records, SHEET: [{**first, **SLIP}, *rest]})


def _run(*command: str) -> bytes:
    return subprocess.run(command, check=True, capture_output=True, timeout=300).stdout


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path("docs/img"))
