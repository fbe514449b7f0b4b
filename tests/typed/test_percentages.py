"""Percentages are judged by the decimals with which they are written, and small ones are no fractions."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import polars as pl
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.typed.situations import found, the, told
from xlsx_lkip.declaration.expressions import Cell, Ratio
from xlsx_lkip.figures.precision import step_of, step_of_text

SHARE = Ratio(Cell("part"), Cell("whole"))


def anggaran(percentage: str, pagu: int = 3_478_706_672, realisasi: int = 3_404_207_500) -> str:
    """A record that absorbed 97,8584... %, by default, with that percentage typed."""
    return f"Anggaran\nPagu | Realisasi | Persentase\n{pagu} | {realisasi} | {percentage}"


@pytest.mark.parametrize(
    ("typed", "brief"),
    [("0.98", "98%"), ("0.979", "97,9%"), ('"98 %"', "98%"), ('"97,9%"', "97,9%"), ('"98"', "98%")],
)
def test_a_rounded_percentage_is_a_note_that_asks_for_two_decimals(
    typed: str, brief: str, tmp_path: Path
) -> None:
    (rounded,) = [each for each in found(anggaran(typed), tmp_path) if each.code != "A104"]
    assert (rounded.code, rounded.severity.value, rounded.cell) == ("A112", "note", "I7")
    assert rounded.message == (
        f"Persentase tertulis {brief}, benar sebagai pembulatan; dengan dua desimal 97,86%."
    )
    assert rounded.remedy == "Tulis persentase dengan dua angka di belakang koma."
    assert rounded.suggestion is None


@pytest.mark.parametrize(
    "typed", ['"98,00 %"', '"98,0 %"', "0.97", "0.978", '"97,8 %"', '"97,85 %"']
)
def test_what_is_wrong_at_its_own_precision_is_an_error(typed: str, tmp_path: Path) -> None:
    assert told(anggaran(typed), tmp_path) == [("error", "A203", "I7")]


@pytest.mark.parametrize("typed", ["0.9786", '"97,86 %"', "0.978584"])
def test_two_decimals_are_as_they_should_be(typed: str, tmp_path: Path) -> None:
    assert told(anggaran(typed), tmp_path) == []


@pytest.mark.parametrize("typed", ['"42,85 %"', '"42,8 %"', '"42 %"'])
def test_truncation_is_named_at_any_precision(typed: str, tmp_path: Path) -> None:
    only = the(anggaran(typed, 28, 12), tmp_path)
    assert only.message.endswith(" Angka di belakang koma dipotong, bukan dibulatkan.")


def test_all_spent_but_a_little_keeps_its_own_note(tmp_path: Path) -> None:
    assert told(anggaran("1", 1_998_505, 1_998_500), tmp_path) == [("note", "A204", "I7")]


def test_a_rounded_hundred_is_asked_for_its_decimals(tmp_path: Path) -> None:
    assert told(anggaran("1", 1000, 996), tmp_path) == [("note", "A112", "I7")]


def test_the_percentages_of_jumlah_and_of_identitas_are_held_to_their_own_decimals(
    tmp_path: Path,
) -> None:
    rows = "Anggaran\nPagu | Realisasi\n28 | 12\n28 | 13"
    right = f"Identitas\nPersentase menurut LRA | 0.45\n\n{rows}\nJumlah: Persentase = 0.446"
    assert [(f.code, f.cell, f.message) for f in found(right, tmp_path)] == [
        (
            "I112",
            "C23",
            "Persentase menurut LRA tertulis 45%, benar sebagai pembulatan; dengan dua desimal 44,64%.",
        ),
        (
            "A112",
            "I5",
            "Jumlah Persentase tertulis 44,6%, benar sebagai pembulatan; dengan dua desimal 44,64%.",
        ),
    ]
    wrong = f"Identitas\nPersentase menurut LRA | 0.46\n\n{rows}\nJumlah: Persentase = 0.447"
    assert told(wrong, tmp_path) == [("error", "A303", "C23"), ("error", "A302", "I5")]


def test_the_percentage_of_the_agency_is_too(tmp_path: Path) -> None:
    rows = "Anggaran\nPagu | Realisasi\n28 | 12"
    only = the(f"lkip.toml\n[control]\nabsorption = 42.9\n\n{rows}", tmp_path)
    assert (only.code, only.cell) == ("B222", "control.absorption")
    assert only.message == (
        "Persentase realisasi tertulis 42,9%, benar sebagai pembulatan; dengan dua desimal 42,86%."
    )
    wrong = told(f"lkip.toml\n[control]\nabsorption = 42.8\n\n{rows}", tmp_path)
    assert wrong == [("error", "U303", "control.absorption")]


def test_kategori_follows_the_exact_capaian_and_not_the_rounded(tmp_path: Path) -> None:
    row = 'Naik | 10000 | 9045 | "90,5 %" | Tinggi'
    text = f"Capaian\nArah | Target | Realisasi | Capaian | Kategori\n{row}"
    assert told(text, tmp_path) == [("note", "C112", "I7")]


@given(st.integers(0, 10**14), st.integers(1, 10**14), st.sampled_from((0, 1, 2)), st.booleans())
def test_a_percentage_rounded_to_its_own_decimals_is_never_wrong(
    part: int, whole: int, decimals: int, as_text: bool
) -> None:
    assume(part <= 10 * whole)
    last = Decimal(1).scaleb(-decimals)
    rounded = (Decimal(part) * 100 / whole).quantize(last, ROUND_HALF_UP)
    value, text = int(rounded * 100), f"{rounded} %".replace(".", ",")
    frame = pl.DataFrame({"part": [part], "whole": [whole], "share": [value]})
    step = pl.lit(step_of_text(text, value)) if as_text else step_of("share")
    assert frame.select(SHARE.holds(pl.col("share"), step)).item()


@pytest.mark.parametrize(
    ("text", "value", "step"),
    [
        ("98 %", 9800, 100),
        ("98,0 %", 9800, 10),
        ("98,00%", 9800, 1),
        ("97.9 %", 9790, 10),
        ("97,864 %", 9786, 1),
        ("0,979", 9790, 10),
        ("97,9", 9790, 10),
    ],
)
def test_the_decimals_of_a_text_are_those_that_were_typed(text: str, value: int, step: int) -> None:
    assert step_of_text(text, value) == step


@pytest.mark.parametrize(
    ("typed", "shown", "read"),
    [("0.5", "0.5", "0,50%"), ("1", "1", "1,00%"), ("0.53", "0.53", "0,53%")],
)
def test_a_small_percentage_typed_as_a_number_is_read_as_its_record_says(
    typed: str, shown: str, read: str, tmp_path: Path
) -> None:
    realisasi = {"0.5": 500_000, "1": 1_000_000, "0.53": 530_000}[typed]
    only = the(anggaran(typed, 100_000_000, realisasi), tmp_path)
    assert (only.code, only.severity.value, only.cell) == ("A104", "note", "I7")
    assert only.message == (
        f'Persentase berisi "{shown}" dan dibaca {read}, karena hanya itu yang cocok dengan angka lain.'
    )


def test_a_fraction_that_fits_no_way_is_read_as_the_fraction_it_is(tmp_path: Path) -> None:
    only = the(anggaran("0.7", 100_000_000, 500_000), tmp_path)
    assert (only.code, only.found, only.expected) == ("A203", "70.00", "0.50")


def test_a_share_of_a_count_is_read_as_its_counts_confirm(tmp_path: Path) -> None:
    text = "Pegawai\nPangkat/Golongan | S1 | SMA\nIII/a | 12 | 16\nPersentase: S1 = {}"
    assert told(text.format('"42,86"'), tmp_path) == [("note", "P104", "E5")]
    assert told(text.format('"42,8"'), tmp_path) == [("error", "P103", "E5")]


@pytest.mark.parametrize(
    ("typed", "code"), [('"42,86"', "I104"), ("0.4286", None), ('"41,5"', "I103")]
)
def test_the_totals_decide_how_the_percentage_of_identitas_is_read(
    typed: str, code: str | None, tmp_path: Path
) -> None:
    text = f"Identitas\nPersentase menurut LRA | {typed}\n\nAnggaran\nPagu | Realisasi\n28 | 12"
    assert [each for _, each, _ in told(text, tmp_path)] == ([code] if code else [])
