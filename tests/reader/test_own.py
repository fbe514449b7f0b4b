"""Outputs of this tool that another program saved, and so without their mark."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from tests.consolidate.agency import Sent, figures
from tests.reader.books import lkip, saved
from xlsx_lkip.check.pipeline import validate
from xlsx_lkip.console.messages import speaking
from xlsx_lkip.model.tables import OWN
from xlsx_lkip.reader import read_paths
from xlsx_lkip.reader.container import is_own_output
from xlsx_lkip.reports import as_xlsx
from xlsx_lkip.summary import write_summary


@pytest.fixture(params=["consolidated", "findings", "findings in English"])
def resaved(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """An output whose properties are gone, in a folder of its own."""
    target = tmp_path / "kiriman" / "rekap.xlsx"
    target.parent.mkdir()
    if request.param == "consolidated":
        write_summary(target, figures(Sent()))
    else:
        with speaking("en" if request.param.endswith("English") else "id"):
            target.write_bytes(as_xlsx.report(validate([saved(lkip(), tmp_path)])))
    book = openpyxl.load_workbook(target)
    for name in list(book.custom_doc_props.names):
        del book.custom_doc_props[name]
    book.save(target)
    return target


def test_in_a_folder_it_is_passed_over_and_said(resaved: Path) -> None:
    saved(lkip(), resaved.parent, "unit.xlsx")
    tables = read_paths([resaved.parent])
    assert [Path(each.path).name for each in tables.submissions] == ["unit.xlsx"]
    assert [(each.code, each.name) for each in tables.skipped] == [(OWN, "rekap.xlsx")]
    assert is_own_output(resaved)


def test_by_name_it_is_told_as_what_it_is(resaved: Path) -> None:
    (finding,) = validate([resaved]).findings
    assert finding.code == "B038"
    assert finding.message.startswith("Berkas ini laporan yang dibuat xlsx-lkip")


def test_a_submission_with_a_sheet_of_findings_is_a_submission_still(tmp_path: Path) -> None:
    book = lkip()
    for title in ("Temuan", "Berkas", "Ringkasan", "Rekonsiliasi", "Sumber"):
        book.create_sheet(title)
    file = saved(book, tmp_path)
    assert read_paths([tmp_path]).submissions[0].readable
    assert not is_own_output(file)
