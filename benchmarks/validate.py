"""How fast whole folders are validated, against the parse alone and against the usual ways.

Usage: python -m benchmarks.validate [--files 1000] [--usual 20] [--frictionless 5] [--rounds 5]

All in one run on the same copies, each figure the median of the rounds. The usual ways are measured
on fewer files and compared by the file.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from .copies import copies
from .usual import raw_parse, with_frictionless, with_pandas

ORIGINAL = Path("samples/corrected/1-sub-bagian-umum-keuangan-dan-kepegawaian.xlsx")
MEASURED = """
import json, resource, sys, time
from pathlib import Path
from xlsx_lkip import validate
if __name__ == "__main__":
    found = validate([Path(sys.argv[1])]).findings
    peaks = [resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    print(json.dumps({"findings": len(found), "peak": peaks[0], "worker": peaks[1]}))
"""
"""Run in a process of its own, whose peak memory is then its own (kB, as Linux counts)."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    options = _options(arguments)
    with tempfile.TemporaryDirectory() as place:
        folder, quarter = Path(place) / "all", Path(place) / "quarter"
        for each, count in ((folder, options.files), (quarter, options.files // 4)):
            each.mkdir()
            copies(ORIGINAL, count, each)
        files = sorted(folder.iterdir())
        print(f"{options.files} buku kerja, {os.cpu_count()} inti, median dari {options.rounds}\n")
        parse = _median(lambda: raw_parse(files), options.rounds) / len(files)
        ours = _median(lambda: _validate(folder), options.rounds) / len(files)
        pandas = _median(lambda: with_pandas(files[: options.usual]), options.rounds)
        slow = _median(lambda: with_frictionless(files[: options.frictionless]), options.rounds)
        _print_times(
            parse, ours, pandas / options.usual, slow / options.frictionless, options.files
        )
        _print_memory(_validate(folder), _validate(quarter), options.files)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--files", type=int, default=1000)
    parser.add_argument("--usual", type=int, default=20)
    parser.add_argument("--frictionless", type=int, default=5)
    parser.add_argument("--rounds", type=int, default=5)
    return parser.parse_args(arguments)


def _median(work: Callable[[], object], rounds: int) -> float:
    """Median seconds of the work."""
    seconds = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds)


def _validate(folder: Path) -> dict[str, int]:
    """Validate a folder as a person does, from the start of Python on."""
    with tempfile.TemporaryDirectory() as place:
        script = Path(place) / "measured.py"
        script.write_text(MEASURED)
        run = subprocess.run(
            [sys.executable, str(script), str(folder)], capture_output=True, text=True, check=True
        )
    found: dict[str, int] = json.loads(run.stdout)
    return found


def _print_times(parse: float, ours: float, pandas: float, slow: float, count: int) -> None:
    print(f"{'':44}{'ms/berkas':>12}{'terhadap validate':>20}")
    rows = (
        ("(a) python-calamine, semua lembar, satu inti", parse),
        (f"(b) xlsx-lkip validate, {count} berkas", ours),
        ("(c) pandas.read_excel + pandera per lembar", pandas),
        ("(d) frictionless, lembar yang sama", slow),
    )
    for name, seconds in rows:
        print(f"{name:44}{seconds * 1000:>12.2f}{seconds / ours:>20.2f}")
    print(f"\nvalidate / raw parse: {ours / parse:.2f}")


def _print_memory(whole: dict[str, int], quarter: dict[str, int], files: int) -> None:
    growth = (whole["peak"] - quarter["peak"]) / (files - files // 4)
    print(
        f"puncak memori: {whole['peak'] / 1024:.0f} MB, pekerja {whole['worker'] / 1024:.0f} MB, "
        f"bertambah {growth:.1f} kB per buku kerja"
    )


if __name__ == "__main__":
    main()
