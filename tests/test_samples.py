"""The main job on a real report. Expectations are the report's own: see the LKIP 2023 it was
published as, and its figures recomputed by hand.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import openpyxl
import pytest

from xlsx_lkip.agency.settings import Settings, settings_for
from xlsx_lkip.check.pipeline import Result, validate
from xlsx_lkip.declaration.vocabulary import Severity
from xlsx_lkip.model.findings import Finding

SAMPLES = Path(__file__).parents[1] / "samples"
STAFF = "1-sub-bagian-umum-keuangan-dan-kepegawaian.xlsx"
MENDED = {
    "F7": ("transposition", "2139191029", "2139191092"),
    "G19": ("transposition", "122895903", "122859903"),
    "H19": ("transposition", "135000", "135097"),
    "F27": ("substitution", "2944495", "2994495"),
}
"""Cell on Anggaran: typing error of its suggestion, figure as printed, figure that closes the report."""


@pytest.fixture(scope="module")
def published() -> Result:
    folder = SAMPLES / "as_published"
    return validate([folder], settings_for(None, [folder]))


@pytest.fixture(scope="module")
def corrected() -> Result:
    folder = SAMPLES / "corrected"
    return validate([folder], settings_for(None, [folder]))


def rows(result: Result, *severities: Severity) -> set[tuple[str, str | None, str | None]]:
    """File name, cell, and the figures found and expected in one text."""
    return {
        (f"{Path(f.file).name} {f.sheet or ''}", f.cell, f"{f.found} {f.expected}")
        for f in result.findings
        if f.severity in severities
    }


def test_every_figure_that_does_not_reconcile_is_an_error_and_nothing_else_is(
    published: Result,
) -> None:
    assert rows(published, Severity.ERROR) == {
        (f"{STAFF} Anggaran", "H7", "56903763 56903700"),
        (f"{STAFF} Anggaran", "H19", "135000 99097"),
        (f"{STAFF} Anggaran", "I19", "99.89 99.92"),
        (f"{STAFF} Anggaran", "G27", "2989575 2944495"),
        (f"{STAFF} Anggaran", "H27", "4920 -45080"),
        (f"{STAFF} Anggaran", "I27", "99.84 101.53"),
        (f"{STAFF} Pegawai", "E5", "42.85 42.86"),
        ("lkip.toml ", "control.budget", "3478656609 3478706672"),
        ("lkip.toml ", "control.realization", "3404243500 3404207500"),
    }


def test_truncation_is_named(published: Result) -> None:
    assert "dipotong" in one(published, "Pegawai", "E5").message


@pytest.mark.parametrize(
    ("cell", "text", "reading"),
    [
        ("G14", "Rp. 47,492.500", "47.492.500"),
        ("I20", "95.56 %", "95,56%"),
        ("I22", "93.99 %.", "93,99%"),
    ],
)
def test_odd_notation_is_read_rightly_and_said(
    published: Result, cell: str, text: str, reading: str
) -> None:
    finding = one(published, "Anggaran", cell)
    assert finding.severity is Severity.WARNING
    assert text in finding.message
    assert reading in finding.message


def test_what_was_planned_agreed_and_measured_is_compared(published: Result) -> None:
    unmeasured = [f for f in published.findings if f.code == "L201"]
    assert len(unmeasured) == 7
    assert [f.found for f in published.findings if f.code == "L202"] == [
        "Jumlah UMKM yang difasilitasi"
    ]
    unrealized = {f.found or "": f.expected or "" for f in published.findings if f.code == "L101"}
    assert {(name.split()[0], near.split(" ")[0]) for name, near in unrealized.items()} == {
        ("Pendataan", ""),
        ("Pengawasan", "Pemeriksaan"),
    }
    assert {f.severity for f in published.findings if f.code[0] == "L"} <= {
        Severity.WARNING,
        Severity.NOTE,
    }


def test_the_agreement_of_another_year_is_a_warning(published: Result) -> None:
    finding = one(published, "Identitas", "C10")
    assert (finding.found, finding.expected) == ("2024", "2023")
    assert finding.severity is Severity.WARNING


def test_all_of_it_spent_but_something_left_is_a_note(published: Result) -> None:
    notes = {f.cell for f in published.findings if f.code == "A204"}
    assert notes == {"I7", "I13", "I16", "I25"}


def test_the_corrected_report_has_no_error(corrected: Result) -> None:
    assert rows(corrected, Severity.ERROR) == set()
    assert rows(corrected, Severity.WARNING) != set()


def test_the_wrong_cells_are_named_with_what_they_should_be(published: Result) -> None:
    suggested = {
        change.cell: (option.slip, change.found, change.value)
        for finding in published.findings
        if finding.suggestion and finding.sheet == "Anggaran"
        for option in finding.suggestion.options[:1]
        for change in option.changes
    }
    assert suggested == MENDED
    assert {f.suggestion.standing for f in published.findings if f.suggestion} <= {
        "certain",
        "likely",
    }


def test_applying_the_suggestions_leaves_no_wrong_figure(published: Result, tmp_path: Path) -> None:
    shutil.copytree(SAMPLES / "as_published", tmp_path, dirs_exist_ok=True)
    book = openpyxl.load_workbook(tmp_path / STAFF)
    for finding in published.findings:
        for change in finding.suggestion.options[0].changes if finding.suggestion else ():
            percent = "." in change.value
            book[change.sheet][change.cell] = f"{change.value} %" if percent else int(change.value)
    book.save(tmp_path / STAFF)
    mended = validate([tmp_path], settings_for(None, [tmp_path]))
    assert [f for f in mended.findings if f.difference and f.severity is Severity.ERROR] == []


def test_without_the_agencys_totals_the_records_are_found_and_doubt_is_said() -> None:
    result = validate([SAMPLES / "as_published" / STAFF], Settings())
    standings = {f.cell: f.suggestion.standing for f in result.findings if f.suggestion}
    assert standings["H19"] == "ambiguous"
    assert {"H7", "H19", "G27"} <= standings.keys()


def one(result: Result, sheet: str, cell: str) -> Finding:
    """The finding at a cell of the sheet."""
    (finding,) = [f for f in result.findings if (f.sheet, f.cell) == (sheet, cell)]
    return finding
