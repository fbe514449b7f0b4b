"""A sheet of a workbook as LibreOffice prints it, as a picture."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path

_DOTS_PER_INCH = 100
_MILLIMETRES = 25.4
"""In an inch."""
_HEAD = 4
"""Lines among which a page's title is: SEMENTARA, the agency's name and the year may come first."""


@dataclass(frozen=True)
class Cut:
    """What is cut out of a page, in millimetres."""

    left: float
    top: float
    width: float
    height: float


def printed(workbook: Path, folder: Path) -> Path:
    """The workbook as a PDF in the folder."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    convert = ("--convert-to", "pdf", "--outdir", str(folder), str(workbook))
    _run("soffice", profile, "--headless", *convert)
    return folder / workbook.with_suffix(".pdf").name


def picture(pdf: Path, title: str, cut: Cut) -> bytes:
    """The first page that has that title, cut out: a PNG."""
    pages = _run("pdftotext", str(pdf), "-").decode().split("\f")
    heads = [[line for line in page.splitlines() if line][:_HEAD] for page in pages]
    number = str(1 + next(place for place, head in enumerate(heads) if title in head))
    sides = {"x": cut.left, "y": cut.top, "W": cut.width, "H": cut.height}
    dots = {side: round(size / _MILLIMETRES * _DOTS_PER_INCH) for side, size in sides.items()}
    area = [part for side, count in dots.items() for part in (f"-{side}", str(count))]
    only = ["-f", number, "-singlefile", "-r", str(_DOTS_PER_INCH), *area]
    target = pdf.with_name("page")
    _run("pdftoppm", "-png", *only, str(pdf), str(target))
    return target.with_suffix(".png").read_bytes()


def _run(*command: str) -> bytes:
    return subprocess.run(command, check=True, capture_output=True, timeout=300).stdout
