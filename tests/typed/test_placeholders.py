"""Dots, dashes and marks where an answer belongs are no answers, and reach no total and no report."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reader.books import lkip, read, rows
from tests.typed.situations import checked, the, told, told_of_each
from xlsx_lkip.agency.settings import Settings
from xlsx_lkip.consolidation import consolidated
from xlsx_lkip.declaration.vocabulary import Kind
from xlsx_lkip.declaration.workbook import WORKBOOK
from xlsx_lkip.model.numbers import Reading
from xlsx_lkip.model.numbers import read as reading_of
from xlsx_lkip.model.placeholders import has_no_figure, is_filled
from xlsx_lkip.reader.conversion import numbers, texts
from xlsx_lkip.summary import write_summary

PLACEHOLDERS = ("....", "........................", "-", "–", "—", "…", "?", ":", "___", "( )", '"')


def test_a_text_without_letter_or_digit_is_not_filled(tmp_path: Path) -> None:
    texts = [f"Anggaran\nOutcome\n{text}" for text in PLACEHOLDERS]
    assert told_of_each(texts, tmp_path) == [[("error", "A101", "J7")]] * len(texts)


def test_it_is_told_as_a_cell_that_is_not_filled(tmp_path: Path) -> None:
    found = the("Anggaran\nOutcome\n....", tmp_path)
    assert found.message == "Outcome belum diisi."
    assert found.remedy == (
        "Isi Outcome, atau kosongkan seluruh baris bila baris ini memang tidak dipakai."
    )


@pytest.mark.parametrize("text", ["%", "1", "a", "‰", "°C", "m²", "万"])
def test_a_letter_a_digit_or_a_unit_is_an_answer(text: str) -> None:
    assert is_filled(text)


def test_an_answer_of_identitas_is_not_filled_either(tmp_path: Path) -> None:
    found = told("Identitas\nNama kepala | ......\nUnit kerja | :\nJabatan | -", tmp_path)
    assert found == [("error", "I101", cell) for cell in ("C8", "C11", "C12")]


def test_a_placeholder_for_a_choice_is_not_an_unknown_choice(tmp_path: Path) -> None:
    assert told("Pegawai\nPangkat/Golongan | S1\n- | 3", tmp_path) == [("error", "P101", "B7")]


def test_dots_or_words_for_an_amount_or_a_count_are_never_a_silent_zero(tmp_path: Path) -> None:
    counts = [
        f"Pegawai\nPangkat/Golongan | S1 | S2\nIII/a | {text} | 3" for text in ("...", "?", "n/a")
    ]
    assert told_of_each(counts, tmp_path) == [[("error", "P102", "E7")]] * len(counts)


def test_dots_for_a_required_amount_are_an_error(tmp_path: Path) -> None:
    assert told("Anggaran\nPagu | Realisasi\n..... | 0", tmp_path) == [("error", "A102", "F7")]


def test_a_dash_for_a_year_or_a_control_total_states_nothing(tmp_path: Path) -> None:
    text = (
        "Identitas\nTahun anggaran | -\nPagu menurut DPA | -\n\nAnggaran\nPagu | Realisasi\n9 | 8"
    )
    assert told(text, tmp_path) == [("error", "I101", "C9")]


def test_a_row_of_placeholders_is_no_record(tmp_path: Path) -> None:
    book = lkip()
    for column in "BCDEFGJK":
        book["Anggaran"][f"{column}9"] = "-"
    assert [row for (row,) in rows(read(book, tmp_path), "budget")] == [7, 8]


def test_placeholders_reach_neither_the_report_nor_its_signature(tmp_path: Path) -> None:
    text = (
        "Identitas\nNama kepala | .....\nTempat | -\n\n"
        "Tenaga Pendukung\nJenis tenaga | Jumlah | Keterangan\nSopir | 2 | ___"
    )
    result = checked(text, tmp_path)
    figures = consolidated(result, Settings(), allow_errors=True)
    write_summary(tmp_path / "gabungan.xlsx", figures)
    book = openpyxl.load_workbook(tmp_path / "gabungan.xlsx")
    said = {str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row}
    assert said & {".....", "___", "-"} == set()


@given(
    st.lists(
        st.integers(0, 10**12) | st.sampled_from((*PLACEHOLDERS, "n/a", "belum ada", "", "-"))
    ),
    st.sampled_from((Kind.AMOUNT, Kind.COUNT)),
)
def test_placeholders_never_change_a_total(cells: list[int | str], kind: Kind) -> None:
    read_as, _ = numbers(kind, cells)
    assert read_as.sum() == kind.scale * sum(cell for cell in cells if isinstance(cell, int))


@pytest.mark.parametrize(
    "words",
    [
        *("n/a", "N/A", "n.a.", "NA", "belum rilis", "Belum ada data", "Data BPS belum terbit"),
        *("Data BPS 2023 belum terbit", "(belum rilis)", "tidak ada", "Tidak tersedia"),
        *("menunggu rilis BPS", "dalam proses", "-", "Nihil", "kosong", "blm ada"),
    ],
)
def test_words_for_no_figure_are_known(words: str) -> None:
    assert reading_of(Kind.VALUE, words).reading is Reading.NO_FIGURE


@pytest.mark.parametrize("words", ["BB", "WTP", "Ada", "Ya", "Baik", "Juni", "satu", "ABC12"])
def test_other_words_are_not_read_as_no_figure(words: str) -> None:
    assert not has_no_figure(words)
    assert reading_of(Kind.VALUE, words).reading is Reading.UNREADABLE


@pytest.mark.parametrize(
    "nip",
    [
        "19700101-199501-2-001",
        "19700101.199501.2.001",
        "19700101–199501–2–001",
        "１９７００１０１ 199501 2 001",
    ],
)
def test_an_nip_may_be_written_with_dots_and_hyphens(nip: str) -> None:
    item = next(item for item in WORKBOOK.forms[0].fields if item.kind is Kind.NIP)
    assert texts(item, [nip])[0].to_list() == ["197001011995012001"]


@pytest.mark.parametrize(
    ("text", "rupiah"),
    [
        ("Rp.1.500.000,-", 1_500_000),
        ("Rp 1.500.000,00", 1_500_000),
        ("Rp\u00a01.500.000,--", 1_500_000),
        ("\uff11.\uff15\uff10\uff10.000", 1_500_000),
        ("IDR 1.500.000", 1_500_000),
        ("\u22121.500.000", -1_500_000),
        ("Rp. \u2013", 0),
        ("Rp 1.500.000,\u2013", 1_500_000),
    ],
)
def test_currencies_and_marks_around_an_amount_are_understood(text: str, rupiah: int) -> None:
    assert reading_of(Kind.AMOUNT, text).value == rupiah * 100
