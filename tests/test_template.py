"""The template as a person opens it: against spec/workbook.md, typed out here."""

from __future__ import annotations

import io
import warnings
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from xlsx_lkip.declaration.workbook import WORKBOOK
from xlsx_lkip.model.addresses import first_cell
from xlsx_lkip.rules import RULES
from xlsx_lkip.template import Content, write_workbook

HEADERS = {
    "Pegawai": [
        "Pangkat/Golongan",
        "S3",
        "S2",
        "S1",
        "D4",
        "D3",
        "D2",
        "D1",
        "SMA",
        "SMP",
        "SD",
        "Jumlah",
    ],
    "Tenaga Pendukung": ["Jenis tenaga", "Jumlah", "Keterangan"],
    "Tugas Fungsi": ["Jenis", "Uraian"],
    "Organisasi": ["Jabatan", "Jumlah", "Atasan langsung"],
    "Permasalahan": ["Permasalahan", "Uraian"],
    "Perjanjian Kinerja": ["Sasaran", "Indikator kinerja", "Satuan", "Target", "Arah"],
    "Program": ["Kode", "Program", "Kegiatan", "Sub kegiatan", "Pagu"],
    "Anggaran": [
        *("Kode", "Program", "Kegiatan", "Sub kegiatan", "Pagu", "Realisasi", "Sisa"),
        *("Persentase", "Outcome", "Satuan"),
    ],
    "Capaian": [
        *("Sasaran", "Indikator kinerja", "Satuan", "Arah", "Realisasi tahun lalu", "Target"),
        *("Realisasi", "Capaian", "Kategori", "Target akhir Renstra", "Standar nasional"),
        *("Program pendukung", "Penjelasan"),
    ],
    "Hambatan": ["Hambatan", "Uraian", "Langkah antisipasi"],
}
LABELS = [
    *("Perangkat daerah", "Kabupaten/Kota", "Unit kerja", "Tahun anggaran"),
    *("Tahun perjanjian kinerja", "Nama kepala", "Jabatan", "Pangkat/Golongan", "NIP", "Tempat"),
    *("Tanggal", "Penyusun", "Jumlah ASN", "Jumlah tenaga pendukung", "Pagu menurut DPA"),
    *("Realisasi menurut LRA", "Sisa menurut LRA", "Persentase menurut LRA"),
]


def opened(content: Content) -> Any:
    target = io.BytesIO()
    write_workbook(target, content)
    with warnings.catch_warnings():
        # openpyxl knows no print area that grows with its sheet.
        warnings.filterwarnings("ignore", "Print area cannot be set")
        return openpyxl.load_workbook(target)


@cache
def empty() -> Any:
    return opened(Content())


def texts(title: str) -> list[str]:
    return [str(cell.value) for row in empty()[title].iter_rows() for cell in row]


def test_the_twelve_sheets_stand_in_order() -> None:
    assert empty().sheetnames == ["Petunjuk", "Identitas", *HEADERS]


@pytest.mark.parametrize("title", HEADERS)
def test_headers_are_those_of_the_specification(title: str) -> None:
    first, *others = [cell.value for cell in empty()[title][6]]
    assert first == "No"
    assert others == HEADERS[title]


def test_identity_asks_for_everything() -> None:
    assert [empty()["Identitas"].cell(row, 2).value for row in range(6, 24)] == LABELS


@pytest.mark.parametrize("row", [7, 506])
def test_every_prepared_record_has_its_formulas(row: int) -> None:
    sheet = empty()["Anggaran"]
    assert sheet.cell(row, 8).value == f'=IF(COUNT(F{row},G{row})<2,"",F{row}-G{row})'
    assert sheet.cell(row, 9).value.endswith(f"ROUND(G{row}/F{row},4))")


@pytest.mark.parametrize(
    ("sheet", "cell", "answers"),
    [
        ("Perjanjian Kinerja", "F7", '"Naik,Turun,Tetap"'),
        ("Capaian", "E506", '"Naik,Turun,Tetap"'),
        ("Tugas Fungsi", "B8", '"Tugas pokok,Fungsi"'),
        ("Tugas Fungsi", "B7", '"Tugas pokok,Fungsi,Nihil"'),
        ("Identitas", "C13", "Petunjuk!$I$1:$I$17"),
        ("Pegawai", "B40", "Petunjuk!$I$1:$I$17"),
        ("Pegawai", "B7", "Petunjuk!$I$1:$I$18"),
    ],
)
def test_a_choice_has_its_drop_down(sheet: str, cell: str, answers: str) -> None:
    found = [rule for rule in empty()[sheet].data_validations.dataValidation if cell in rule.sqref]
    assert [(rule.type, rule.formula1, rule.errorStyle) for rule in found] == [
        ("list", answers, None)  # None is "stop"
    ]


def test_the_hidden_list_has_the_seventeen_ranks() -> None:
    sheet = empty()["Petunjuk"]
    ranks = [sheet[f"I{row}"].value for row in range(1, 19)]
    assert ranks[0] == "Juru Muda (I/a)"
    assert ranks[14] == "Pembina Utama Muda (IV/c)"
    assert ranks[16:] == ["Pembina Utama (IV/e)", "Nihil"]
    assert sheet.column_dimensions["H"].hidden


@pytest.mark.parametrize(
    ("sheet", "cell", "kind", "style"),
    [
        ("Anggaran", "F7", "decimal", "warning"),
        ("Pegawai", "C7", "whole", None),
        ("Identitas", "C9", "whole", "warning"),
        ("Identitas", "C14", "custom", "warning"),
    ],
)
def test_numbers_are_checked_while_typing(
    sheet: str, cell: str, kind: str, style: str | None
) -> None:
    rules = empty()[sheet].data_validations.dataValidation
    rule = next(rule for rule in rules if cell in rule.sqref)
    assert (rule.type, rule.errorStyle) == (kind, style)
    assert rule.prompt
    assert rule.error


@pytest.mark.parametrize(
    ("cells", "condition", "colour"),
    [
        ("H7:H506", "IF(COUNT($H7,$F7,$G7)<3,FALSE,ABS($H7-($F7-$G7))>0.005)", "FFF4B6AE"),
        ("G7:G506", "IF(COUNT($F7,$G7)<2,FALSE,$G7>$F7)", "FFF4B6AE"),
        ("A7:K506", "IF(COUNT($F7,$G7)<2,FALSE,$G7>$F7)", "FFFBE3E0"),
        ("F7:F506", 'AND(ISTEXT(F7),TRIM(F7)<>"")', "FFFFF6BF"),
        (
            "D7:D506",
            'AND(COUNTA($D$7:$D7)=0,AND(COUNTA($B7:$G7,$J7:$K7)>0,TRIM($B7)<>"Nihil"))',
            "FFFFD98A",
        ),
    ],
)
def test_a_cell_changes_colour_while_typing(cells: str, condition: str, colour: str) -> None:
    formats = empty()["Anggaran"].conditional_formatting
    rules = {
        rule.formula[0]: rule.dxf.fill.bgColor.rgb
        for span in formats
        if str(span.sqref) == cells
        for rule in span.rules
        if rule.dxf.fill
    }
    assert rules[condition] == colour


def test_inputs_are_free_and_everything_else_is_locked() -> None:
    sheet = empty()["Anggaran"]
    assert sheet.protection.sheet
    assert not sheet.protection.password
    # In the file, an allowance is a protection that is off.
    assert not sheet.protection.insertRows
    assert not sheet.protection.sort
    free = {cell.coordinate for cell in sheet[7] if not cell.protection.locked}
    assert free == {"B7", "C7", "D7", "E7", "F7", "G7", "J7", "K7"}
    assert all(cell.protection.locked for row in sheet["A1:K6"] for cell in row)


def test_it_prints_on_a4_landscape_one_page_wide_with_its_header() -> None:
    sheet = empty()["Anggaran"]
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (None, 0)
    assert sheet.print_title_rows == "$6:$6"
    assert sheet.oddFooter.right.text == "Halaman &P dari &N"
    assert sheet.freeze_panes == "C7"


def test_it_bears_its_version_twice() -> None:
    assert empty().custom_doc_props["lkip_template_version"].value == "1.0"
    assert empty()["Petunjuk"]["H1"].value == "xlsx-lkip-templat 1.0"


def test_petunjuk_says_each_formula_and_reads_each_notation() -> None:
    lines = {
        tuple(cell.value for cell in row[1:4] if cell.value)
        for row in empty()["Petunjuk"].iter_rows()
    }
    assert ("Anggaran", "Sisa", "Pagu - Realisasi") in lines
    assert ("Rp. 36.280.240", "36.280.240") in {line[:2] for line in lines}
    assert ("(500)  atau  -500", "-500") in {line[:2] for line in lines}
    cells = (cell for row in empty()["Petunjuk"].iter_rows() for cell in row)
    links = {cell.hyperlink.location for cell in cells if cell.hyperlink}
    assert "'Tugas Fungsi'!A1" in links
    assert len(links) == 11


def test_every_place_that_tells_where_nihil_is_written_names_one_cell() -> None:
    guide = Path(__file__).parents[1] / "docs/panduan/staf.md"
    assert {first_cell(table) for table in WORKBOOK.tables} == {"B7"}
    assert "tulis **Nihil** di sel B7," in guide.read_text(encoding="utf-8")
    assert sum("tulis Nihil di sel B7, tepat di bawah" in text for text in texts("Petunjuk")) == 1
    for table in WORKBOOK.tables:
        assert any("tulis Nihil di sel B7." in text for text in texts(table.title))
    remedies = [rule.remedy for code, rule in RULES.items() if code.endswith("100")]
    assert remedies
    assert all("tulis Nihil di sel B7," in remedy for remedy in remedies)


def test_petunjuk_lists_every_rule() -> None:
    from xlsx_lkip.rules import RULES

    codes = {row[0].value for row in empty()["Petunjuk"].iter_rows()}
    assert set(RULES) <= codes


def test_text_stays_text() -> None:
    formula, markup = '=HYPERLINK("http://x.id","klik")', ("<b>x</b>", "<r>1</r>")
    texts = [formula, "http://x.id", "007", "{=1+1}", *markup]
    book = opened(Content(records={"issue": [{"issue": text} for text in texts]}))
    cells = [book["Permasalahan"].cell(row, 2) for row in range(7, 13)]
    assert [cell.value for cell in cells] == texts
    assert {cell.data_type for cell in cells} == {"s"}
    assert not any(cell.hyperlink for cell in cells)


def test_a_stated_figure_stands_instead_of_its_formula() -> None:
    content = Content(
        records={"budget": [{"budget": 100, "realization": "Rp. 40", "remaining": 61}]},
        summaries={"budget": {"total": {"budget": 99, "absorption": Decimal("0.4")}}},
    )
    sheet = opened(content)["Anggaran"]
    assert [sheet[cell].value for cell in ("F7", "G7", "H7")] == [100, "Rp. 40", 61]
    assert [sheet[cell].value for cell in ("F5", "I5")] == [99, 0.4]
    assert sheet["I5"].number_format.endswith("0.00%")
    assert sheet["G5"].value.startswith("=SUM(")


def test_a_plan_is_locked_where_it_is_given() -> None:
    content = Content(
        records={"program": [{"program": "A", "budget": 5}, {"subactivity": "B"}]},
        locked=frozenset({("program", "budget")}),
    )
    sheet = opened(content)["Program"]
    assert [sheet[cell].protection.locked for cell in ("F7", "F8", "C7")] == [True, False, False]


def test_more_records_than_prepared_still_have_their_formulas() -> None:
    content = Content(records={"budget": [{"budget": 1}] * 600})
    assert opened(content)["Anggaran"]["H606"].value.startswith("=IF(COUNT(F606,G606)")


def test_an_unknown_key_is_refused() -> None:
    with pytest.raises(KeyError, match="budget/pagu"):
        write_workbook(io.BytesIO(), Content(records={"budget": [{"pagu": 1}]}))


def test_the_same_content_gives_the_same_bytes(tmp_path: Path) -> None:
    content = Content({"unit": "Bidang UKM", "year": 2023}, {"budget": [{"budget": 5}]})
    for name in "ab":
        write_workbook(tmp_path / name, content)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
