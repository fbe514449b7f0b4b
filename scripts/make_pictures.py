"""Draw `docs/img/`: what `validate` prints, a sheet as it is filled, and leadership's first page.

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
from datetime import date
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.text import Text

from xlsx_lkip.check import validate
from xlsx_lkip.consolidate import consolidated
from xlsx_lkip.lkip import WORKBOOK
from xlsx_lkip.settings import settings_for
from xlsx_lkip.summary import write_summary
from xlsx_lkip.template import Content, write_workbook

from .make_samples import SOURCE, unit_content
from .printing import Cut, picture, printed

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
SHEET_CUT = Cut(40, 55, 1160, 445)
CORRECTED, DAY = Path("samples/corrected"), date(2024, 1, 15)
OVERVIEW, OVERVIEW_CUT = "Ringkasan Laporan Kinerja", Cut(20, 20, 1250, 870)


def main(target: Path) -> None:
    """Write the pictures into the folder."""
    target.mkdir(parents=True, exist_ok=True)
    (target / "validate.svg").write_text(terminal_picture(), encoding="utf-8", newline="\n")
    for name, draw in (("anggaran", sheet_picture), ("ringkasan", overview_picture)):
        with tempfile.TemporaryDirectory() as folder:
            (target / f"{name}.png").write_bytes(draw(Path(folder)))


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


def sheet_picture(folder: Path) -> bytes:
    """The Anggaran sheet of the corrected sample with one slip, as it is filled: a PNG."""
    workbook = folder / "lkip.xlsx"
    write_workbook(workbook, _with_slip())
    return picture(printed(workbook, folder), WORKBOOK.table(SHEET).title, SHEET_CUT)


def _with_slip() -> Content:
    content = unit_content(json.loads(SOURCE.read_text(encoding="utf-8")), 0, corrected=True)
    first, *rest = content.records[SHEET]
    return replace(content, records={**content.records, SHEET: [{**first, **SLIP}, *rest]})


def overview_picture(folder: Path) -> bytes:
    """Ringkasan of the corrected sample: a PNG."""
    workbook = folder / "gabungan.xlsx"
    settings = settings_for(None, [CORRECTED])
    figures = consolidated(validate([CORRECTED], settings), settings)
    write_summary(workbook, figures, date=DAY)
    return picture(printed(workbook, folder), OVERVIEW, OVERVIEW_CUT)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path("docs/img"))
