"""Make `templates/`: the empty workbook that units fill, from the declaration.

Usage: python -m scripts.make_template [FOLDER]
"""

from __future__ import annotations

import sys
from pathlib import Path

from xlsx_lkip.template import write_workbook

NAME = "LKIP_template.xlsx"


def main(target: Path) -> None:
    """Write the template into the folder."""
    target.mkdir(parents=True, exist_ok=True)
    write_workbook(target / NAME)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path("templates"))
