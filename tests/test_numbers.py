"""Numbers as people write them, against spec/workbook.md and a reader that tries every reading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from xlsx_lkip.declaration.vocabulary import Kind
from xlsx_lkip.model.numbers import LARGEST, Reading, decimal, read, written

UNDERSTOOD = {Reading.PLAIN, Reading.ODD}
SEN = st.integers(-LARGEST, LARGEST) | st.integers(-(10**9), 10**9)


@pytest.mark.parametrize(
    ("text", "rupiah"),
    [
        ("2.139.191.029", 2_139_191_029),
        ("Rp. 36.280.240", 36_280_240),
        ("Rp 1.250,00", 1250),
        ("1250", 1250),
        ("-", 0),
        ("Rp. -", 0),
        ("\u2013", 0),
        ("(500)", -500),
        ("-500", -500),
        ("\u2212500", -500),
        ("Rp. (500)", -500),
        ("(Rp 500)", -500),
        ("1.500,5", Fraction(3001, 2)),
        ("1,5", Fraction(3, 2)),
        ("1.500", 1500),
        ("Rp36.280.240,-", 36_280_240),
        ("rp 0", 0),
    ],
)
def test_the_notations_of_the_specification_are_read(text: str, rupiah: Fraction | int) -> None:
    parsed = read(Kind.AMOUNT, text)
    assert (parsed.reading, parsed.value) == (Reading.PLAIN, rupiah * 100)


@pytest.mark.parametrize(
    ("text", "rupiah"),
    [("47,492.500", 47_492_500), ("42,752,390", 42_752_390), ("1,250.50", 1250.5)],
)
def test_thousands_written_in_two_ways_are_readable_and_odd(text: str, rupiah: float) -> None:
    parsed = read(Kind.AMOUNT, text)
    assert (parsed.reading, parsed.value) == (Reading.ODD, rupiah * 100)


@pytest.mark.parametrize(
    ("text", "hundredths", "reading"),
    [
        ("97,19 %.", 9719, Reading.PLAIN),
        ("97,19%", 9719, Reading.PLAIN),
        ("100 %", 10_000, Reading.PLAIN),
        ("100%", 10_000, Reading.PLAIN),
        ("5,43%", 543, Reading.PLAIN),
        ("97,19 persen", 9719, Reading.PLAIN),
        ("-", 0, Reading.PLAIN),
        ("95.56 %", 9556, Reading.ODD),
    ],
)
def test_percentages_with_their_sign_are_read(text: str, hundredths: int, reading: Reading) -> None:
    parsed = read(Kind.PERCENT, text)
    assert (parsed.reading, parsed.value) == (reading, hundredths)


@pytest.mark.parametrize("text", ["97,19", "97.19", "100"])
def test_a_percentage_without_its_sign_has_two_readings(text: str) -> None:
    parsed = read(Kind.PERCENT, text)
    assert parsed.reading is Reading.TWO_READINGS
    assert parsed.value
    assert parsed.other == parsed.value * 100


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("16 UMKM", 16, "umkm"),
        ("100%", 100, "%"),
        ("5,43%", Fraction(543, 100), "%"),
        ("7", 7, None),
    ],
)
def test_a_unit_beside_a_value_is_kept(text: str, value: Fraction | int, unit: str | None) -> None:
    parsed = read(Kind.VALUE, text)
    assert (parsed.value, parsed.unit) == (value * 10_000, unit)


@pytest.mark.parametrize(
    "text",
    ["1,500", "1,50.000,0", "Rp", "dua", "1..5", "1.2.3", "12 34", "1-2", "7.744..", "125. . ."],
)
@pytest.mark.parametrize("kind", [Kind.AMOUNT, Kind.COUNT])
def test_what_is_no_one_number_is_never_guessed(kind: Kind, text: str) -> None:
    parsed = read(kind, text)
    assert parsed.reading not in {Reading.PLAIN, Reading.CONFIRMED}
    if parsed.reading is Reading.ODD:
        assert (kind, text) == (Kind.COUNT, "1,500"), "no count has decimals, so only 1500 is left"


@pytest.mark.parametrize("text", ["1.250\u00b2", "1250\u00b9", "1\u00bd", "\u2460"])
def test_a_raised_digit_is_no_digit_of_the_number(text: str) -> None:
    for kind in (Kind.AMOUNT, Kind.COUNT, Kind.VALUE, Kind.PERCENT):
        assert read(kind, text).reading is Reading.UNREADABLE


@pytest.mark.parametrize("text", ["#REF!", "#DIV/0!", "#N/A", "#value!", "Err:502"])
def test_an_error_value_is_known_as_one(text: str) -> None:
    assert read(Kind.AMOUNT, text).reading is Reading.ERROR_VALUE


@pytest.mark.parametrize(("kind", "text"), [(Kind.AMOUNT, "1,234567"), (Kind.COUNT, "1,5")])
def test_more_decimals_than_its_kind_has_are_named(kind: Kind, text: str) -> None:
    assert read(kind, text).reading is Reading.FRACTION


def test_a_number_out_of_all_proportion_is_unreadable() -> None:
    assert read(Kind.AMOUNT, "9" * 30).reading is Reading.UNREADABLE


def grouped(whole: int, mark: str) -> str:
    return f"{whole:,}".replace(",", mark)


def notations(sen: int) -> Iterator[str]:
    """Every way of the specification to write an amount of at least zero."""
    whole, cents = divmod(sen, 100)
    decimals = [f",{cents:02}"]
    if cents == 0:
        decimals += ["", ",-", ",00"]
    elif cents % 10 == 0:
        decimals += [f",{cents // 10}"]
    for decimal_part in decimals:
        yield f"{grouped(whole, '.')}{decimal_part}"
        yield f"{whole}{decimal_part}"
        yield f"{grouped(whole, ' ')}{decimal_part}"
    if cents:
        yield f"{grouped(whole, ',')}.{cents:02}"
    if whole >= 10**6 and not cents:
        yield grouped(whole, ",")
        yield grouped(whole, ",")[::-1].replace(",", ".", 1)[::-1]


def signed(text: str, *, negative: bool) -> Iterator[str]:
    currencies = ("", "Rp", "Rp ", "Rp. ", "RP.", "IDR ")
    for currency in currencies:
        if negative:
            yield f"({currency}{text})"
            yield f"{currency}({text})"
            yield f"-{currency}{text}"
            yield f"{currency}-{text}"
            yield f"\u2013 {currency}{text}"
        else:
            yield f"{currency}{text}"
            yield f"  {currency}{text}\n"
            yield f"\u00a0{currency}{text}\u200b"


@given(SEN)
@example(0)
@example(150_000)
@example(-100)
@example(100_000_000)
def test_any_amount_in_any_notation_comes_back(sen: int) -> None:
    for text in notations(abs(sen)):
        for full in signed(text, negative=sen < 0):
            parsed = read(Kind.AMOUNT, full)
            assert parsed.reading in UNDERSTOOD, full
            assert parsed.value == sen, full


@given(st.integers(-100_000, 100_000))
def test_any_percentage_in_any_notation_comes_back(hundredths: int) -> None:
    whole, rest = divmod(abs(hundredths), 100)
    for mark in ",.":
        for sign in ("%", " %", " %.", "% "):
            number = f"{whole}{mark}{rest:02}"
            text = f"({number}){sign}" if hundredths < 0 else f"{number}{sign}"
            parsed = read(Kind.PERCENT, text.replace(")%", "%)").replace(f"){sign}", f"{sign})"))
            assert (parsed.value, parsed.reading in UNDERSTOOD) == (hundredths, True), text


def every_reading(text: str) -> set[Fraction]:
    """Every number that a run of digits and marks may mean to anyone, decimal mark by decimal mark."""
    found = set()
    for decimal_mark in (None, ",", "."):
        whole, decimals = text, ""
        if decimal_mark:
            if text.count(decimal_mark) != 1:
                continue
            whole, decimals = text.split(decimal_mark)
        if decimal_mark and not re.fullmatch("[0-9]+", decimals):
            continue
        for mark in ",. ":
            if mark != decimal_mark and _is_grouped(whole, mark):
                found.add(Fraction(whole.replace(mark, "") + "." + (decimals or "0")))
    if re.fullmatch(r"[1-9][0-9]{0,2}([.,][0-9]{3}){2,}", text):
        found.add(Fraction(re.sub("[.,]", "", text)))
    return found


def _is_grouped(whole: str, mark: str) -> bool:
    first, *others = whole.split(mark)
    if not others:
        return bool(re.fullmatch("[0-9]+", first))
    begins = re.fullmatch("[1-9][0-9]{0,2}", first)
    return bool(begins) and all(re.fullmatch("[0-9]{3}", group) for group in others)


def fixed_by_the_specification(text: str) -> int | None:
    """`1.500` is 1500, and thousands may be written two ways in one number."""
    if re.fullmatch(r"[1-9][0-9]{0,2}(\.[0-9]{3})+", text):
        return int(text.replace(".", ""))
    if re.fullmatch(r"[1-9][0-9]{0,2}(,[0-9]{3})+\.[0-9]{3}", text):
        return int(re.sub("[.,]", "", text))
    return None


runs = st.text("0123456789", min_size=1, max_size=3)
marked = st.lists(st.tuples(runs, st.sampled_from(".,. ,")), max_size=3)


@st.composite
def numbers(draw: st.DrawFn) -> str:
    """Digits and marks as people, typing errors and programs mix them."""
    groups = draw(marked)
    return "".join(run + mark for run, mark in groups) + draw(runs)


@given(numbers())
@example("1,500")
@example("1.500")
@example("47,492.500")
@example("42,752,390")
@example("1.234,567")
@example("1.234,560")
@example("1,230")
@example("1500,000")
def test_an_amount_of_two_readings_is_never_guessed(text: str) -> None:
    possible = {each for each in every_reading(text) if (each * 100).denominator == 1}
    fixed = fixed_by_the_specification(text)
    parsed = read(Kind.AMOUNT, text)
    if fixed is not None:
        assert parsed.reading in UNDERSTOOD
        assert parsed.value == fixed * 100
    elif parsed.reading in UNDERSTOOD:
        assert {Fraction(parsed.value or 0, 100)} == possible
    elif parsed.reading is Reading.TWO_READINGS:
        assert {parsed.value, parsed.other} <= {each * 100 for each in possible}
    else:
        assert parsed.value is None
        assert len(possible) <= 1


@given(numbers())
@example("1,500")
@example("1.500")
@example("1.234,567")
def test_a_value_of_two_readings_is_never_guessed(text: str) -> None:
    possible = every_reading(text)
    parsed = read(Kind.VALUE, text)
    if re.fullmatch(r"[1-9][0-9]{0,2}(\.[0-9]{3})+", text):
        assert (parsed.reading, parsed.value) == (
            Reading.PLAIN,
            int(text.replace(".", "")) * 10_000,
        )
    elif len(possible) > 1:
        assert parsed.reading is Reading.TWO_READINGS
    elif possible:
        assert parsed.reading in UNDERSTOOD
    else:
        assert parsed.reading is Reading.UNREADABLE


@given(st.text(max_size=30), st.sampled_from(list(Kind)))
def test_no_text_at_all_raises(text: str, kind: Kind) -> None:
    if kind.is_number:
        parsed = read(kind, text)
        assert (parsed.value is None) <= (parsed.reading not in UNDERSTOOD)


@given(SEN)
def test_an_amount_written_for_people_is_read_back(sen: int) -> None:
    parsed = read(Kind.AMOUNT, written(Kind.AMOUNT, sen))
    assert (parsed.reading, parsed.value) == (Reading.PLAIN, sen)


@given(st.integers(-(10**9), 10**9))
def test_a_percentage_written_for_people_is_read_back(hundredths: int) -> None:
    parsed = read(Kind.PERCENT, written(Kind.PERCENT, hundredths))
    assert (parsed.reading, parsed.value) == (Reading.PLAIN, hundredths)


@given(st.integers(0, 9999))
def test_a_year_is_written_without_marks(year: int) -> None:
    assert written(Kind.YEAR, year) == str(year)


@pytest.mark.parametrize(
    ("kind", "value", "for_people", "for_programs"),
    [
        (Kind.AMOUNT, 213_919_109_200, "2.139.191.092", "2139191092"),
        (Kind.AMOUNT, 125_050, "1.250,50", "1250.50"),
        (Kind.AMOUNT, -50, "-0,50", "-0.50"),
        (Kind.PERCENT, 9734, "97,34%", "97.34"),
        (Kind.PERCENT, 10_000, "100,00%", "100.00"),
        (Kind.VALUE, 54_300, "5,43", "5.43"),
        (Kind.COUNT, 28, "28", "28"),
    ],
)
def test_numbers_are_written_for_people_and_for_programs(
    kind: Kind, value: int, for_people: str, for_programs: str
) -> None:
    assert written(kind, value) == for_people
    assert decimal(kind, value) == for_programs


@given(
    st.sampled_from([Kind.AMOUNT, Kind.VALUE, Kind.COUNT, Kind.PERCENT]),
    st.integers(-LARGEST, LARGEST),
)
def test_a_plain_decimal_is_exact(kind: Kind, value: int) -> None:
    assert Fraction(decimal(kind, value)) * kind.scale == value
