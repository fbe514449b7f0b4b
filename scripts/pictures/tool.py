"""The tool as people run it, on a folder `kiriman` as people have it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

PUBLISHED = Path("samples/as_published")
INBOX = "kiriman"
FIRST_DAY = datetime(2024, 1, 15, 9)
"""When the first submission of the samples was saved; each of the others a day later."""


def inbox(folder: Path, without: str = "") -> None:
    """Make `kiriman` there: the published report as it was submitted.

    Args:
        without: beginning of the name of the file that has not come yet.
    """
    shutil.copytree(PUBLISHED, folder / INBOX)
    for days, path in enumerate(sorted((folder / INBOX).glob("*.xlsx"))):
        saved = (FIRST_DAY + timedelta(days)).timestamp()
        os.utime(path, (saved, saved))
        if without and path.name.startswith(without):
            path.unlink()


def told(*arguments: str, within: Path, columns: int = 80) -> str:
    """What a command prints to a person's terminal, colours and all."""
    person = {"FORCE_COLOR": "1", "COLUMNS": str(columns), "TERM": "xterm-256color"}
    environment = {**os.environ, **person, "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-m", "xlsx_lkip", *arguments]
    run = subprocess.run(command, cwd=within, env=environment, capture_output=True, check=False)
    return run.stdout.decode()
