"""Lists that people save as CSV: UTF-8, separated by commas or, as an Indonesian Excel does, semicolons.

Which columns a list must have is for its reader to say.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path


def separated(file: Path) -> list[list[str]]:
    """The rows of the file as it stands, blank ones too; a row may be shorter than others.

    Raises:
        OSError, UnicodeDecodeError, csv.Error: it is no such list.
    """
    text = file.read_text(encoding="utf-8-sig")
    # An Indonesian Excel separates with semicolons, since its commas are decimals.
    separator = ";" if ";" in text.lstrip().partition("\n")[0] else ","
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
