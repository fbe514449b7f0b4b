"""Which names are perhaps one unit's, and which never."""

from __future__ import annotations

import pytest

from xlsx_lkip.names.unit_names import are_alike, are_told_apart, bucket, nearest_unit, owner_of

ALIKE = (
    ("Bid. Usaha Mikro", "Bidang Usaha Mikro"),
    ("Bidang Kelembagaan & Pengawasan", "BIDANG KELEMBAGAAN DAN PENGAWASAN"),
    ("Subbag Umum", "Sub Bagian Umum"),
    ("Usaha Mikro", "Bidang Usaha Mikro"),
    ("Bidang Usaha Mikor", "Bidang Usaha Mikro"),
    ("Bidang Kelembagan dan Pengawsan", "Bidang Kelembagaan dan Pengawasan"),
    ("UPT SKB Wilayah II", "UPTD SKB Wilayah II"),
    ("Sub Bag. Keu. dan Aset", "Sub Bagian Keuangan dan Aset"),
)
APART = (
    ("Bidang I", "Bidang II"),
    ("Seksi A", "Seksi B"),
    ("UPTD SKB Wilayah I", "UPTD SKB Wilayah II"),
    ("Puskesmas 1 Larantuka", "Puskesmas 2 Larantuka"),
    ("Bidang Keuangan", "Sub Bagian Keuangan"),
    ("Bidang Pembinaan Sekolah Dasar", "Bidang Pembinaan Sekolah Menengah Pertama"),
    ("Kelurahan Sarotari", "Kelurahan Sarotari Timur"),
    ("Puskesmas Oka", "Puskesmas Ona"),
    ("Bidang Koperasi", "Bidang Perdagangan"),
    ("Bidang", "Seksi"),
)


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_abbreviations_and_typing_errors_make_no_other_unit(one: str, other: str) -> None:
    assert are_alike(one, other)
    assert are_alike(other, one)
    assert bucket(one) == bucket(other)


@pytest.mark.parametrize(("one", "other"), APART)
def test_numbers_letters_kinds_and_words_tell_units_apart(one: str, other: str) -> None:
    assert not are_alike(one, other)


def test_a_unit_of_another_number_is_not_the_nearest() -> None:
    assert are_told_apart("UPTD Wilayah II", "UPTD Wilayah I")
    assert nearest_unit("UPTD Wilayah II", set(), {"UPTD Wilayah I": set()}) is None


def test_the_sub_kegiatan_decide_between_names_that_are_as_near() -> None:
    units = {"Bidang Usaha Kecil": {"promosi"}, "Bidang Usaha Mikro": {"pendataan", "promosi"}}
    assert nearest_unit("Bidang Usaha", {"promosi"}, units) == "Bidang Usaha Kecil"
    assert nearest_unit("Bidang Usaha", {"pendataan"}, units) == "Bidang Usaha Mikro"


@pytest.mark.parametrize(
    ("file", "unit"),
    [
        ("Bidang B.zip", "Bidang B"),
        ("LKIP_2023_bidang-b (final).rar", "Bidang B"),
        ("Bidang B Timur.pdf", "Bidang B Timur"),
        ("Bidang Bina.zip", None),
    ],
)
def test_a_file_is_of_the_unit_whose_name_stands_in_its_own(file: str, unit: str | None) -> None:
    assert owner_of(file, ["Bidang B", "Bidang B Timur"]) == unit
