"""Texts made comparable: what carries no meaning is taken away, and nothing else."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlsx_lkip.names.keys import folded, header_key, name_key, name_key_of, stripped


@pytest.mark.parametrize(
    "text",
    ["SUB KEGIATAN", " Sub\nkegiatan ", "Sub\u00a0kegiatan", "sub\u200b kegiatan", "Sub  Kegiatan"],
)
def test_case_spaces_line_breaks_and_invisible_characters_do_not_count(text: str) -> None:
    assert folded(text) == "sub kegiatan"


@pytest.mark.parametrize("dash", "-\u2010\u2011\u2012\u2013\u2014\u2212")
def test_every_dash_is_the_same(dash: str) -> None:
    assert folded(f"Rp. {dash}") == "rp. -"


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("Pangkat / Golongan", "Pangkat/Golongan"),
        ("SubKegiatan", "Sub kegiatan"),
        ("Pagu *", "Pagu"),
        ("Unit kerja :", "Unit kerja"),
    ],
)
def test_headers_are_compared_without_spacing_and_marks(text: str, same: str) -> None:
    assert header_key(text) == header_key(same)


@pytest.mark.parametrize(
    ("one", "other"), [("D3", "D4"), ("Target", "Target akhir"), ("S1", "S 2")]
)
def test_headers_that_differ_in_a_letter_or_word_stay_different(one: str, other: str) -> None:
    assert header_key(one) != header_key(other)


def test_names_are_the_same_by_their_letters_and_digits() -> None:
    assert name_key("Pemeliharaan /Rehabilitasi") == name_key("Pemeliharaan/ Rehabilitasi")
    assert name_key("Gedung, A.1") == "gedung a 1"


@pytest.mark.parametrize("text", ["", " ", "\n\t", "\u00a0", "\u200b", " \ufeff \u200b\n"])
def test_what_nobody_sees_is_blank(text: str) -> None:
    assert stripped(text) == ""


@given(st.text())
def test_stripping_takes_only_from_the_ends(text: str) -> None:
    bare = stripped(text)
    assert bare in text
    assert stripped(bare) == bare
    assert bare.strip() == bare


@given(st.text())
def test_folding_twice_changes_nothing_more_in_space_or_ends(text: str) -> None:
    once = folded(text)
    assert once == " ".join(once.split())


@given(st.lists(st.text(), max_size=5))
def test_the_key_of_a_column_of_names_is_the_key_of_each(names: list[str]) -> None:
    frame = pl.DataFrame({"name": names}, schema={"name": pl.String})
    assert frame.select(name_key_of(pl.col("name"))).to_series().to_list() == [
        name_key(name) for name in names
    ]
