"""Every rule's own example goes through every command, and no figure that it spoils goes out unmarked.

The examples of one file are read and checked in one run, and each is then looked at as if it had been
sent alone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import openpyxl
import polars as pl
import pytest
from click.testing import CliRunner

from tests.examples import chosen_by, content, parsed, written
from xlsx_lkip.agency.settings import Settings, settings_for
from xlsx_lkip.check.pipeline import Result, validate
from xlsx_lkip.cli.app import cli
from xlsx_lkip.consolidation import consolidated
from xlsx_lkip.declaration.vocabulary import Severity
from xlsx_lkip.model.findings import Finding
from xlsx_lkip.model.tables import FILE
from xlsx_lkip.reports.report_formats import FORMATS
from xlsx_lkip.rules import RULES
from xlsx_lkip.summary import write_summary

from .shown import figures_of, marked, unmarked_differences

SHOWN = [code for code in RULES if RULES[code].breaks and RULES[code].holds]
ALONE = [
    code
    for code in SHOWN
    if parsed(RULES[code].breaks).settings or len(parsed(RULES[code].breaks).files) > 1
]
"""Need settings or several files, and so a run of their own."""
TOGETHER = [code for code in SHOWN if code not in ALONE]
ERRORS = [code for code in SHOWN if RULES[code].severity is Severity.ERROR]
OTHERS = [code for code in SHOWN if code not in ERRORS]
NAME = "berkas-1.xlsx"
Run = Callable[[str, str], tuple[Result, Settings]]


@pytest.fixture(scope="module")
def run(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Code and `breaks` or `holds` -> what a run over that example alone finds."""
    folder = tmp_path_factory.mktemp("together")
    for code in sorted(chosen_by(request, "code").intersection(TOGETHER)):
        for side in ("breaks", "holds")[: 1 + (code in ERRORS)]:
            written(getattr(RULES[code], side), folder, f"{code}-{side}")
    together = validate([folder])
    places = {Path(each.path).stem: n for n, each in enumerate(together.tables.submissions)}

    def result(code: str, side: str) -> tuple[Result, Settings]:
        if code in TOGETHER:
            return _as_if_alone(together, places[f"{code}-{side}-1"]), Settings()
        own = tmp_path_factory.mktemp(f"{code}-{side}")
        written(getattr(RULES[code], side), own)
        settings = settings_for(None, [own])
        return validate([own], settings), settings

    return result


def _as_if_alone(together: Result, file: int) -> Result:
    """The one file, without what is found between files."""
    tables = together.tables
    submission = tables.submissions[file]

    def own(frame: pl.DataFrame) -> pl.DataFrame:
        return frame.filter(pl.col(FILE) == file).with_columns(pl.lit(0, pl.UInt32).alias(FILE))

    alone = replace(
        tables,
        submissions=[replace(submission, path=NAME)],
        records={key: own(frame) for key, frame in tables.records.items()},
        summaries={key: own(frame) for key, frame in tables.summaries.items()},
        irregular=own(tables.irregular),
    )
    found = [each for each in together.findings if _on(each, submission.path)]
    return Result(alone, [replace(each, file=NAME) for each in found])


def _on(finding: Finding, path: str) -> bool:
    return finding.file == path and not finding.code.startswith("U")


def _consolidated(run: Run, code: str, side: str, folder: Path) -> Path:
    result, settings = run(code, side)
    target = folder / f"{side}.xlsx"
    write_summary(target, consolidated(result, settings, allow_errors=True))
    return target


@pytest.mark.parametrize("code", ERRORS)
def test_a_figure_that_an_error_spoils_is_marked(code: str, run: Run, tmp_path: Path) -> None:
    broken, sound = (_consolidated(run, code, side, tmp_path) for side in ("breaks", "holds"))
    assert unmarked_differences(broken, sound) == {}


@pytest.mark.parametrize("code", OTHERS)
def test_figures_without_an_error_are_as_typed(code: str, run: Run, tmp_path: Path) -> None:
    result, _ = run(code, "breaks")
    path = _consolidated(run, code, "breaks", tmp_path)
    found = {finding.code for finding in result.findings}
    if result.count(Severity.ERROR) or "U201" in found:
        return  # The example breaks another rule as well.
    assert marked(path) == []
    if code in WITH_SUBTOTALS:
        return
    shown = figures_of(path)
    for table, column, label in TOTALS:
        typed = _typed(code, table, column)
        if typed is not None:
            figure = shown["Rekonsiliasi", label, "1", "Angka gabungan"]
            assert figure.value == pytest.approx(float(typed))


WITH_SUBTOTALS = ("B123", "A314", "P314")
"""Their examples have rows that are no records, which are in no total."""
TOTALS = (
    ("budget", "budget", "Pagu (rupiah)"),
    ("budget", "realization", "Realisasi (rupiah)"),
    ("support", "headcount", "Tenaga pendukung (orang)"),
)


def _typed(code: str, table: str, column: str) -> Decimal | None:
    """The sum of what is typed in a column, None where something else than numbers is."""
    files = parsed(RULES[code].breaks).files
    cells = [
        record.get(column)
        for blocks in files
        for record in content(blocks).records[table]
        if "Nihil" not in record.values()
    ]
    numbers = [Decimal(cell) for cell in cells if isinstance(cell, int | Decimal)]
    return sum(numbers, Decimal(0)) if len(numbers) == len(cells) else None


@pytest.mark.parametrize("name", FORMATS)
def test_every_example_is_reported_in_every_form(name: str, run: Run) -> None:
    for code in SHOWN:
        result, _ = run(code, "breaks")
        report = FORMATS[name].content(result)
        assert len(report) > 0
        assert isinstance(report, bytes) or code in report


@pytest.mark.parametrize("code", [None, *ALONE])
def test_every_example_is_marked_told_of_and_consolidated(code: str | None, tmp_path: Path) -> None:
    """All that need no settings of their own in one folder; each of the others in its own."""
    sent, copies = tmp_path / "kiriman", tmp_path / "bertanda"
    sent.mkdir()
    copies.mkdir()
    for each in [code] if code else TOGETHER:
        written(RULES[each].breaks, sent, each)
    files = {path.name for path in sent.glob("*.xlsx")}
    commands = (
        ("validate", sent, "--annotate", copies, "-q"),
        ("status", sent),
        ("status", sent, "--format", "json"),
        ("consolidate", sent, "-o", tmp_path / "gabungan.xlsx", "--allow-errors"),
    )
    for command in commands:
        ended = CliRunner().invoke(cli, [str(each) for each in command])
        assert ended.exit_code in {0, 1}, (command, ended.output)
        assert "Galat" not in ended.output
    assert {path.name for path in copies.iterdir()} == files
    assert openpyxl.load_workbook(tmp_path / "gabungan.xlsx").sheetnames[0] == "Ringkasan"
