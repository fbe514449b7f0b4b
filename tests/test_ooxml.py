"""Every kind of workbook that we write opens in Excel without an offer to repair it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.annotate.marking import parts
from tests.consolidate.published import write_corrected
from tests.consolidate.test_office import CASES
from tests.examples import written
from tests.findings import a_finding
from tests.ooxml import complaints
from tests.reader.books import repacked
from tests.reports.runs import NASTY, run
from xlsx_lkip.model.findings import Severity
from xlsx_lkip.reports.as_xlsx import report
from xlsx_lkip.summary import write_summary

ROOT = Path(__file__).parents[1]
ISSUED = (
    "templates/LKIP_template.xlsx",
    "samples/as_published/1-sub-bagian-umum-keuangan-dan-kepegawaian.xlsx",
    "samples/plan/templat/1-sub-bagian-umum-keuangan-dan-kepegawaian.xlsx",
)
SHEET, BOOK = "xl/worksheets/sheet2.xml", "xl/workbook.xml"
WRONG = "Anggaran\nPagu | Realisasi | Sisa\n100 | 40 | 61"


@pytest.mark.parametrize("name", ISSUED)
def test_templates_and_samples(name: str) -> None:
    assert complaints(ROOT / name) == []


def test_a_prefilled_template_with_quotes_and_odd_texts(tmp_path: Path) -> None:
    text = 'Anggaran\nProgram | Pagu | Realisasi\n="Program" & <A> | 100 | 40\n_x0041_ \' | 5 | 5'
    assert complaints(written(text, tmp_path)[0]) == []


@pytest.mark.parametrize("case", ["doubtful", "since-continued", "odd-scale", "empty"])
def test_the_consolidated_workbook(case: str, tmp_path: Path) -> None:
    agency, options = CASES[case]
    write_summary(tmp_path / "gabungan.xlsx", agency(tmp_path), **options)
    assert complaints(tmp_path / "gabungan.xlsx") == []


def test_the_consolidated_workbook_of_the_published_report(tmp_path: Path) -> None:
    assert complaints(write_corrected(tmp_path)) == []


def test_the_list_of_findings(tmp_path: Path) -> None:
    texts = [*NASTY, "x" * 40_000]
    found = [a_finding("a.xlsx", "A202", Severity.ERROR, text, text, text, "A1") for text in texts]
    (tmp_path / "temuan.xlsx").write_bytes(report(run(found)))
    assert complaints(tmp_path / "temuan.xlsx") == []


FAULTS = {
    "an element out of order": (
        SHEET,
        rb"(<sheetData.*</sheetData>)(.*?)(<pageMargins[^>]*/>)",
        rb"\3\1\2",
    ),
    "an attribute that is none": (SHEET, rb"customHeight=", rb"ownHeight="),
    "a look that is not there": (SHEET, rb' s="\d+"', b' s="9999"'),
    "a cell that stands twice": (SHEET, rb"(<c [^>]*/>)", rb"\1\1"),
    "a long text in a formula": (
        SHEET,
        b"</sheetData>",
        b"".join(
            (b'<row r="9000"><c r="A9000"><f>LEN("', b"x" * 256, b'")</f></c></row></sheetData>')
        ),
    ),
    "a function of later times": (
        SHEET,
        b"</sheetData>",
        b'<row r="9000"><c r="A9000"><f>TEXTJOIN(",",TRUE,A1)</f></c></row></sheetData>',
    ),
    "a part of no type": (
        "[Content_Types].xml",
        rb"<Override PartName=./xl/styles.xml[^>]*/>",
        b"",
    ),
    "a sheet's name that is long": (BOOK, rb'(<sheet name=")', rb"\1" + b"x" * 32),
    "a name that stands twice": (BOOK, rb"(<definedName .*?</definedName>)", rb"\1\1"),
    "a name of no sheet": (BOOK, rb'localSheetId="\d+"', b'localSheetId="99"'),
    "a long text of a footer": (SHEET, b"<oddFooter>", b"<oddFooter>" + b"x" * 256),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_noticed(fault: str, tmp_path: Path) -> None:
    (path,) = written(WRONG, tmp_path)
    part, old, new = FAULTS[fault]
    sound = parts(path)[part]
    broken = re.sub(old, new, sound, count=1, flags=re.DOTALL)
    assert broken != sound
    repacked(path, {part: broken})
    assert complaints(path)
