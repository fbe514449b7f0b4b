"""The main job on the samples, as the README shows it: validate, hand back, correct, consolidate.

Usage: python -m scripts.demo [FOLDER]

The same on every system. Ends with 1 where a command does not end as it should.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

MARKED, PAGE, OUTPUT = "bertanda", "temuan.html", "laporan-gabungan.xlsx"
"""What the folder holds in the end."""
AS_PUBLISHED = "samples/as_published"
CORRECTED = "samples/corrected"


def main(folder: Path) -> int:
    """Run the commands one after another; what they make goes into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    marked, page, output = folder / MARKED, folder / PAGE, folder / OUTPUT
    shutil.rmtree(marked, ignore_errors=True)
    output.unlink(missing_ok=True)
    hand_back = ("--annotate", str(marked), "-o", str(page))
    sound = (
        _run("validate", AS_PUBLISHED, ends_with=1)
        and _say("Laporan itu memuat angka yang tidak cocok, maka perintahnya berakhir dengan 1.")
        and _say("Untuk unit kerja: salinan bertanda, dan temuannya sebagai halaman.")
        and _run("validate", AS_PUBLISHED, *hand_back, ends_with=1)
        and _say("Sekarang laporan yang sama setelah keempat angkanya diperbaiki.")
        and _run("validate", CORRECTED)
        and _run("consolidate", CORRECTED, "-o", str(output))
    )
    if sound:
        _say("Selesai. Bukalah:")
        print(f"  {marked}  salinan bertanda\n  {page}  temuan\n  {output}  gabungan")
    return 0 if sound else 1


def _say(sentence: str) -> bool:
    print(f"\n{sentence}", flush=True)
    return True


def _run(*arguments: str, ends_with: int = 0) -> bool:
    """Show the command and what it prints; whether it ended as it should."""
    print(f"\n> xlsx-lkip {' '.join(arguments)}\n", flush=True)
    code = _exit_code(arguments)
    if code != ends_with:
        _say(f"Perintah ini berakhir dengan {code}, seharusnya {ends_with}.")
    return code == ends_with


def _exit_code(arguments: Sequence[str]) -> int:
    return subprocess.run([sys.executable, "-m", "xlsx_lkip", *arguments], check=False).returncode


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path("out")))
