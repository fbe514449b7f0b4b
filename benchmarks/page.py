"""How large the page of many findings is, and how long a browser takes to open and to filter it.

Usage: python -m benchmarks.page [--findings 5000] [--rounds 5] [--browser /usr/bin/chromium]

The findings are those of a workbook whose figures do not reconcile, again for each of many units.
Each figure is the median of the rounds; what was done is waited for until it is on the screen.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import polars as pl
from playwright.sync_api import Page, sync_playwright

from scripts.browser import BROWSER, launched
from xlsx_lkip.check.pipeline import Result, validate
from xlsx_lkip.model.findings import Finding
from xlsx_lkip.model.tables import Tables
from xlsx_lkip.reports import page

ORIGINAL = Path("samples/as_published/1-sub-bagian-umum-keuangan-dan-kepegawaian.xlsx")
PAINTED = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
OPENED = f"async () => {{ await {PAINTED}; return performance.now(); }}"
"""Milliseconds since the page was asked for, once it is on the screen."""
FILTERED = f"""async ([name, value]) => {{
    const begun = performance.now();
    const field = document.forms.filters.elements[name];
    field.value = value;
    field.dispatchEvent(new Event("input", {{bubbles: true}}));
    await {PAINTED};
    return performance.now() - begun;
}}"""
FILTERS = {
    "mencari kata": ("words", "pagu"),
    "mencari satu angka": ("words", "56.903.763"),
    "memilih unit kerja": ("group", "b-2"),
    "memilih lembar": ("sheet", "1"),
}


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    options = _options(arguments)
    with tempfile.TemporaryDirectory() as place:
        result = _found(options.findings)
        file = Path(place) / "page.html"
        begun = time.perf_counter()
        file.write_text(page.report(result), encoding="utf-8")
        written = time.perf_counter() - begun
        print(f"{len(result.findings)} temuan dalam {len(result.tables.submissions)} berkas")
        print(
            f"besar halaman: {file.stat().st_size / 1e6:.2f} MB, dibuat dalam {written:.2f} detik\n"
        )
        _print_times(file, options.rounds, options.browser)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--findings", type=int, default=5000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--browser", default=BROWSER)
    return parser.parse_args(arguments)


def _found(count: int) -> Result:
    """A run that found so much: one workbook's findings, again for each of many units."""
    one = validate([ORIGINAL])
    units = -(-count // len(one.findings))
    tables = Tables.stacked(_renamed(one.tables, number) for number in range(units))
    paths = [submission.path for submission in tables.submissions]
    found = [_moved(finding, path) for path in paths for finding in one.findings]
    return Result(tables, found[:count])


def _renamed(tables: Tables, number: int) -> Tables:
    (submission,) = tables.submissions
    identity = tables.records["identity"].with_columns(pl.col("unit") + f" {number}")
    return replace(
        tables,
        submissions=[replace(submission, path=f"kiriman/unit-{number:04d}.xlsx")],
        records={**tables.records, "identity": identity},
        # Stacking uses its parts up, and these are many.
        summaries=dict(tables.summaries),
        subtotals=dict(tables.subtotals),
    )


def _moved(finding: Finding, path: str) -> Finding:
    """The finding and its suggestion as they would be in that file."""
    suggestion = finding.suggestion
    if suggestion:
        options = [
            replace(option, changes=tuple(replace(each, file=path) for each in option.changes))
            for option in suggestion.options
        ]
        suggestion = replace(suggestion, options=tuple(options))
    return replace(finding, file=path, suggestion=suggestion)


def _print_times(file: Path, rounds: int, browser: str) -> None:
    times: dict[str, list[float]] = {"membuka": [], **{name: [] for name in FILTERS}}
    with sync_playwright() as playwright, launched(playwright, browser) as chromium:
        for _ in range(rounds):
            tab = chromium.new_page()
            tab.goto(file.as_uri())
            times["membuka"].append(tab.evaluate(OPENED))
            for name, step in FILTERS.items():
                times[name].append(_filtered(tab, step))
            tab.close()
    print(f"{'':30}{'detik':>8}")
    for name, found in times.items():
        print(f"{name:30}{statistics.median(found) / 1000:>8.2f}")


def _filtered(tab: Page, step: tuple[str, str]) -> float:
    milliseconds: float = tab.evaluate(FILTERED, list(step))
    tab.evaluate("document.forms.filters.reset()")
    tab.evaluate(PAINTED)
    return milliseconds


if __name__ == "__main__":
    main()
