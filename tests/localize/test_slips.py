"""Typing errors: which one leads from the right figure to the one that was typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlsx_lkip.localize import typing_errors as slips
from xlsx_lkip.localize.neighbours import is_near, neighbours
from xlsx_lkip.localize.typing_errors import typing_error
from xlsx_lkip.reports.report_words import SLIP_WORDS

CASES = (
    # typed, meant, typing error
    (2139191029, 2139191092, slips.TRANSPOSITION),
    (1234, 2143, slips.TRANSPOSITION),
    (1234, 3412, slips.TRANSPOSITION),
    (123, 321, slips.TRANSPOSITION),
    (2944495, 2994495, slips.SUBSTITUTION),
    (130, 1340, slips.DELETION),
    (1340567, 340567, slips.INSERTION),
    (-150000, 150000, slips.SIGN),
    (12500, 12500000, slips.UNIT),
    (12500000, 12500, slips.UNIT),
    (135000, 135097, slips.ROUNDING),
    (2000567, 2900467, slips.TWO_SLIPS),
    (506135347, 690152408, slips.ARBITRARY),
)


@pytest.mark.parametrize(("typed", "meant", "name"), CASES)
def test_a_slip_is_named(typed: int, meant: int, name: str) -> None:
    assert typing_error(typed, meant)[1] == name


def test_a_figure_rounded_up_by_a_whole_step_is_not_rounding() -> None:
    assert typing_error(105_824_700, 105_824_800)[1] == slips.SUBSTITUTION


def test_every_slip_has_indonesian_words() -> None:
    constants = (value for key, value in vars(slips).items() if key.isupper())
    assert {value for value in constants if isinstance(value, str)} == set(SLIP_WORDS)


@given(st.integers(1, 10**12))
def test_every_neighbour_is_one_slip_away(found: int) -> None:
    odd = [v for v in neighbours(found) if typing_error(found, v)[1] == slips.TWO_SLIPS]
    assert not odd


@given(st.integers(1, 10**12), st.integers(0, 11), st.integers(1, 9))
def test_a_changed_digit_is_always_found_again(value: int, place: int, digit: int) -> None:
    text = str(value)
    typed = int(text[: place % len(text)] + str(digit) + text[place % len(text) + 1 :])
    assert typed == value or is_near(typed, value)
