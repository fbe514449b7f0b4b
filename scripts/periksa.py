"""For those who do not type commands: check what was dragged here, and open the page of findings.

Usage: python -m scripts.periksa [FILE OR FOLDER ...]

Without arguments the folder `kiriman` beside this project is checked. Each run gets a folder of its
own below `hasil`: the page, and the marked copies to send back. `periksa.cmd` is what people click.
"""

from __future__ import annotations

import subprocess
import sys
import webbrowser
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

INBOX, OUTBOX = "kiriman", "hasil"
PAGE, MARKED = "temuan.html", "bertanda"
FAILED = 2
"""The exit code of a command that could not be carried out."""


def main(
    dropped: Sequence[str],
    root: Path,
    now: datetime,
    show: Callable[[str], object] = webbrowser.open,
) -> int:
    """Check, write into a new folder below `root`, and show the page.

    Returns:
        The exit code of `validate`; 0 where the inbox was only now made.
    """
    inbox = root / INBOX
    if not dropped and not inbox.is_dir():
        inbox.mkdir()
        print(f"Tempatkan buku kerja LKIP di folder {inbox}, lalu klik lagi.")
        print("Atau seret berkas atau folder ke atas periksa.cmd.")
        return 0
    results = root / OUTBOX / f"{now:%Y-%m-%d %H.%M.%S}"
    results.mkdir(parents=True)
    page, marked = results / PAGE, results / MARKED
    command = ["validate", *(dropped or [str(inbox)]), "--annotate", str(marked)]
    code = _run(*command, "--format", "html", "-o", str(page))
    if code != FAILED:
        show(page.as_uri())
    return code


def _run(*arguments: str) -> int:
    return subprocess.run([sys.executable, "-m", "xlsx_lkip", *arguments], check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], Path.cwd(), datetime.now()))
