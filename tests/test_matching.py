"""Names in two documents: which are one name, which are merely near."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlsx_lkip.names.matching import Name, paired

WORDS = st.lists(
    st.sampled_from(["rapat", "koordinasi", "gaji", "gedung", "listrik", "jasa", "bahan"]),
    min_size=1,
    max_size=4,
).map(" ".join)


def seen(left: list[Name], right: list[Name]) -> list[tuple[int | None, bool, str | None]]:
    """Partner, spelled differently, nearest name, for each name of the left."""
    here, _ = paired(left, right)
    return list(zip(here.partner, here.spelled, here.near, strict=True))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Pemeliharaan /Rehabilitasi Gedung", "Pemeliharaan/ Rehabilitasi gedung"),
        ("Peraturan perundang – undangan", "Peraturan Perundang-undangan"),
    ],
)
def test_case_spaces_and_signs_make_no_other_name(one: str, other: str) -> None:
    assert seen([Name(one)], [Name(other)]) == [(0, False, None)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Penyedian Gaji dan Tunjangan ASN", "Penyediaan Gaji dan Tunjangan ASN"),
        (
            "Penyediaan Komponen Instalasi Listrik/penerangan bangunan",
            "Penyediaan Komponen Instalasi Listrik/penerangan bangunan kantor",
        ),
    ],
)
def test_mere_spelling_pairs_and_is_said(one: str, other: str) -> None:
    assert seen([Name(one)], [Name(other)]) == [(0, True, None)]


def test_an_equal_code_pairs_names_that_differ() -> None:
    left, right = Name("Rapat", code="2.17.01.2.01.0001"), Name("Sewa", code="2.17.01.2.01.0001")
    here, _ = paired([left], [right])
    assert (here.partner, here.spelled, here.renamed) == ([0], [False], [True])


def test_another_name_under_the_same_activity_is_near() -> None:
    left = Name("Pengawasan Kekuatan, Kesehatan, Kemandirian Koperasi", "Pemeriksaan Koperasi")
    right = Name("Pemeriksaan Kepatuhan Koperasi terhadap Peraturan", "Pemeriksaan Koperasi")
    assert seen([left], [right]) == [(None, False, right.text)]


def test_a_wholly_other_name_is_not_near() -> None:
    assert seen([Name("Gaji", "A")], [Name("Pengadaan kendaraan", "B")]) == [(None, False, None)]


def test_the_nth_of_equal_names_pairs_with_the_nth() -> None:
    assert [partner for partner, _, _ in seen([Name("a"), Name("a")], [Name("a"), Name("a")])] == [
        0,
        1,
    ]


@given(left=st.lists(WORDS, max_size=6), right=st.lists(WORDS, max_size=6))
def test_both_sides_see_the_same_pairs(left: list[str], right: list[str]) -> None:
    here, there = paired([Name(text) for text in left], [Name(text) for text in right])
    assert {(i, j) for i, j in enumerate(here.partner) if j is not None} == {
        (i, j) for j, i in enumerate(there.partner) if i is not None
    }
