"""Draw `docs/img/`.

Usage: python -m scripts.pictures [FOLDER]

Needs LibreOffice, pdftoppm and Chromium. Pictures are committed, and not compared in CI: fonts differ.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from . import browsed, filled, leadership, marked, terminal

KINDS = (terminal, filled, marked, browsed, leadership)


def main(target: Path) -> None:
    """Write the pictures into the folder."""
    target.mkdir(parents=True, exist_ok=True)
    for kind in KINDS:
        with tempfile.TemporaryDirectory() as folder:
            for name, content in kind.pictures(Path(folder)).items():
                (target / name).write_bytes(content)
                print(f"{target / name}: {len(content) // 1000} kB")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path("docs/img"))
