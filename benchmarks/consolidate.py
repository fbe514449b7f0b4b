"""How long a province's submissions take to become one workbook, and how much memory.

Usage: python -m benchmarks.consolidate [--files 22000] [--records 600000] [--folder FOLDER]

Measured on all files and on a quarter of them: the time for a record must not grow with their number.
The files, some 4 GB, are written first, which takes minutes; a folder that is named keeps
them for the next run.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from itertools import cycle, islice
from pathlib import Path

from scripts.make_samples import SOURCE, STAFF_UNIT, unit_content
from xlsx_lkip.template import Content, write_workbook
from xlsx_lkip.template.content import Record

from .copies import copies

STAGES = {
    "read": "membaca",
    "check": "memeriksa",
    "consolidate": "menggabungkan",
    "write": "menulis",
}
MEASURED = """
import json, resource, sys, time
from pathlib import Path
from xlsx_lkip.check.pipeline import check
from xlsx_lkip.consolidation import consolidated
from xlsx_lkip.reader import read_paths
from xlsx_lkip.agency.settings import Settings
from xlsx_lkip.summary import write_summary

def timed(name, work):
    start = time.perf_counter()
    result = work()
    said[name] = time.perf_counter() - start
    return result

if __name__ == "__main__":
    said = {}
    target, settings = Path(sys.argv[1]), Settings()
    tables = timed("read", lambda: read_paths(map(Path, sys.argv[2:])))
    result = timed("check", lambda: check(tables, settings))
    figures = timed("consolidate", lambda: consolidated(result, settings, allow_errors=True))
    timed("write", lambda: write_summary(target, figures))
    own, workers = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    said["records"] = tables.records["budget"].height
    said["cpu"] = sum(each.ru_utime + each.ru_stime for each in (own, workers))
    said["peak"], said["worker"] = own.ru_maxrss, workers.ru_maxrss
    said["size"] = target.stat().st_size
    print(json.dumps(said))
"""
"""What the command does, stage by stage, in a process of its own, whose peak memory is then its own."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    options = _options(arguments)
    with tempfile.TemporaryDirectory() as place:
        folder = options.folder or Path(place) / "kiriman"
        if not folder.is_dir():
            folder.mkdir(parents=True)
            original = Path(place) / "asal.xlsx"
            write_workbook(original, _content(-(-options.records // options.files)))
            copies(original, options.files, folder)
        files = sorted(folder.iterdir())
        print(f"{len(files)} buku kerja, {os.cpu_count()} inti", flush=True)
        target = Path(place) / "gabungan.xlsx"
        for part in (files[: len(files) // 4], files):
            _print(len(part), _consolidate(part, target))


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--files", type=int, default=22_000)
    parser.add_argument("--records", type=int, default=600_000, help="of Anggaran, in all files")
    parser.add_argument("--folder", type=Path, help="where the files are kept")
    return parser.parse_args(arguments)


def _content(size: int) -> Content:
    """A unit of the published report, whose Program and Anggaran have so many records."""
    content = unit_content(
        json.loads(SOURCE.read_text(encoding="utf-8")), STAFF_UNIT, corrected=True
    )
    longer = {key: _repeated(content.records[key], size) for key in ("program", "budget")}
    return Content(content.identity, {**content.records, **longer})


def _repeated(records: Sequence[Record], size: int) -> list[Record]:
    """The records over and over, each time under other names."""
    return [
        {**record, "subactivity": f"{record['subactivity']}{_times(number // len(records))}"}
        for number, record in enumerate(islice(cycle(records), size))
    ]


def _times(turn: int) -> str:
    return f" tahap {turn + 1}" if turn else ""


def _consolidate(files: Sequence[Path], target: Path) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as place:
        script, folder = Path(place) / "measured.py", Path(place) / "kiriman"
        script.write_text(MEASURED)
        folder.mkdir()
        for file in files:
            (folder / file.name).symlink_to(file.resolve())
        run = subprocess.run(
            [sys.executable, str(script), str(target), str(folder)],
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
    said: dict[str, float] = json.loads(run.stdout)
    return said


def _print(files: int, said: dict[str, float]) -> None:
    whole, records = sum(said[stage] for stage in STAGES), said["records"]
    print(f"\n{files} buku kerja, {records} baris Anggaran")
    for stage, name in STAGES.items():
        print(f"  {name:24}{said[stage]:10.1f} detik{100 * said[stage] / whole:8.0f} %")
    print(f"  {'seluruhnya':24}{whole:10.1f} detik, {said['cpu']:.0f} detik prosesor")
    print(f"  {'per baris Anggaran':24}{1000 * whole / records:10.3f} milidetik")
    print(f"  {'hasil':24}{said['size'] / 1024**2:10.0f} MB")
    print(
        f"  {'puncak memori':24}{said['peak'] / 1024:10.0f} MB, pekerja {said['worker'] / 1024:.0f} MB",
        flush=True,
    )


if __name__ == "__main__":
    main()
