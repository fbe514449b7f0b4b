"""Capaian: figures that are missing for a reason, percent signs, targets of zero."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.typed.situations import found, the, told, told_of_each
from xlsx_lkip.agency.settings import Settings
from xlsx_lkip.check.pipeline import validate
from xlsx_lkip.consolidation import consolidated


def capaian(headers: str, row: str) -> str:
    return f"Capaian\n{headers}\n{row}"


@pytest.mark.parametrize(
    ("realisasi", "state"),
    [
        ('""', " kosong"),
        ("n/a", ' berisi "n/a"'),
        ("Data BPS belum terbit", ' berisi "Data BPS belum terbit"'),
        ("-", ' berisi "-"'),
    ],
)
def test_an_indicator_not_measured_for_a_reason_is_a_warning(
    realisasi: str, state: str, tmp_path: Path
) -> None:
    only = the(capaian("Realisasi | Penjelasan", f"{realisasi} | Menunggu rilis BPS"), tmp_path)
    assert (only.code, only.severity.value, only.cell) == ("C114", "warning", "H7")
    assert only.message == (
        f"Realisasi{state}: indikator ini belum diukur, sehingga tidak mempunyai Capaian dan tidak "
        "ikut rata-rata."
    )
    assert only.remedy == "Isi Realisasi begitu angkanya ada; bila memang nol, tulis 0."


def test_without_a_reason_it_is_an_error(tmp_path: Path) -> None:
    words, reasons = ('""', "n/a", "belum rilis", "-"), ('""', "-")
    rows = [f"{word} | {reason}" for word in words for reason in reasons]
    texts = [capaian("Realisasi | Penjelasan", row) for row in rows]
    assert told_of_each(texts, tmp_path) == [[("error", "C101", "H7")]] * len(rows)


def test_the_error_asks_for_the_reason(tmp_path: Path) -> None:
    missing = the(capaian("Realisasi", "n/a"), tmp_path)
    assert missing.message == (
        "Realisasi belum diisi. Bila belum ada angkanya, jelaskan sebabnya di kolom Penjelasan."
    )


def test_a_target_of_which_there_is_none_is_told_once(tmp_path: Path) -> None:
    headers = "Target | Realisasi | Penjelasan"
    assert told(capaian(headers, "- | - | Menunggu BPS"), tmp_path) == [("warning", "C114", "H7")]
    assert told(capaian(headers, "- | 5 | Menunggu BPS"), tmp_path) == [("warning", "C114", "G7")]


def test_a_target_that_is_left_empty_is_an_error_whatever_is_explained(tmp_path: Path) -> None:
    text = capaian("Target | Realisasi | Penjelasan", '"" | 5 | Menunggu BPS')
    assert told(text, tmp_path) == [("error", "C101", "G7")]


def test_no_figure_of_last_year_is_blank_and_never_zero(tmp_path: Path) -> None:
    headers = "Realisasi tahun lalu | Standar nasional | Target akhir Renstra"
    words = ("-", "n/a", "tidak ada", "belum ada data", "....", "?")
    rows = "\n".join(f"{each} | {each} | {each}" for each in words)
    assert found(capaian(headers, rows), tmp_path) == []
    records = consolidated(validate([tmp_path]), Settings()).records["achievement"]
    for key in ("previous", "standard", "final_target"):
        assert records[key].to_list() == [None] * len(words)


def test_what_is_not_measured_has_no_capaian_and_no_kategori(tmp_path: Path) -> None:
    headers = "Realisasi | Capaian | Kategori | Penjelasan"
    text = capaian(headers, "n/a | n/a | belum ada | Menunggu BPS")
    assert told(text, tmp_path) == [("warning", "C114", "H7")]
    (record,) = (
        consolidated(validate([tmp_path]), Settings()).records["achievement"].iter_rows(named=True)
    )
    assert [record[key] for key in ("realization", "achievement", "category")] == [None] * 3


@pytest.mark.parametrize("satuan", ["%", "persen", "Persen"])
def test_a_percent_sign_beside_a_target_leaves_two_readings(satuan: str, tmp_path: Path) -> None:
    only = the(capaian("Satuan | Target | Realisasi", f"{satuan} | 100 | 0.97"), tmp_path)
    assert (only.code, only.severity.value, only.cell) == ("C113", "error", "H7")
    assert only.message == (
        "Realisasi tersimpan sebagai 0,97, sedangkan Target 100, dengan satuan persen; dapat berarti "
        "0,97 persen, atau 97 persen yang diketik dengan tanda %."
    )
    assert only.remedy == (
        "Tulis angkanya tanpa tanda %, misalnya 97; bila memang kurang dari satu persen, tulis sebagai "
        'teks, misalnya "0,97 persen".'
    )


@pytest.mark.parametrize(
    ("row", "cell"),
    [
        ("% | 1 | 97 | 96", "G7"),
        ("% | 100 | 97 | 0.89", "F7"),
        ("% | 80 | 1 | 75", "H7"),
    ],
)
def test_any_figure_of_the_indicator_may_have_been_typed_so(
    row: str, cell: str, tmp_path: Path
) -> None:
    only = the(capaian("Satuan | Target | Realisasi | Realisasi tahun lalu", row), tmp_path)
    assert (only.code, only.cell) == ("C113", cell)


@pytest.mark.parametrize(
    "row",
    [
        "% | 1 | 0.97",
        "% | 100 | 97",
        '% | 100 | "0,97 persen"',
        "orang | 100 | 1",
        "indeks | 80 | 0.8",
    ],
)
def test_figures_that_agree_or_say_what_they_are_leave_no_question(
    row: str, tmp_path: Path
) -> None:
    assert told(capaian("Satuan | Target | Realisasi", row), tmp_path) == []


def test_a_typed_capaian_confirms_the_percentage(tmp_path: Path) -> None:
    only = the(capaian("Satuan | Target | Realisasi | Capaian", "% | 100 | 0.97 | 0.97"), tmp_path)
    assert (only.code, only.cell) == ("C104", "H7")
    assert '"0.97" dan dibaca 97,' in only.message


def test_a_target_and_a_realization_of_zero_are_noted(tmp_path: Path) -> None:
    only = the(capaian("Target | Realisasi", "0 | 0"), tmp_path)
    assert (only.code, only.severity.value, only.cell) == ("C210", "note", "G7")
    assert only.message == (
        "Target 0 dan Realisasi 0: indikator ini tidak mempunyai capaian dan tidak ikut rata-rata."
    )


def test_a_target_of_zero_is_an_error_with_advice_that_can_be_followed(tmp_path: Path) -> None:
    only = the(capaian("Target | Realisasi", "0 | 5"), tmp_path)
    assert (only.code, only.severity.value, only.cell) == ("C204", "error", "G7")
    assert (
        only.message
        == "Target 0 dengan Realisasi 5: capaian tidak dapat dihitung terhadap target nol."
    )
    assert "misalnya persen wilayah tanpa kasus dengan target 100" in only.remedy
