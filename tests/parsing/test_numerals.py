"""Numbers as official texts write them, exactly."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converter.lexicon import fold
from converter.parsing.numerals import Numeral, han_value, read_numeral


def read(text: str) -> Numeral:
    numeral = read_numeral(fold(text), 0)
    assert numeral is not None
    return numeral


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("1071", "1071"), ("1,620", "1620"), ("59 225", "59225"), ("1 974.5", "1974.5"), ("１０．２", "10.2"), ("1.5万", "15000"),
        ("0.3亿", "30000000"), ("3.68万亿", "3680000000000"), ("19萬0,469", "190469"), ("1億5,717萬4,800", "157174800"),
        ("225萬8千", "2258000"), ("38 萬", "380000"), ("三千二百", "3200"), ("十二", "12"), ("二〇一六", "2016"), ("七十四万", "740000"),
        ("一点三", "1.3"), ("两", "2"), ("3.5×10⁸", "350000000"), ("10⁸", "100000000"), ("2.3×10⁷", "23000000"), ("6×10¹¹", "600000000000"),
    ],
)  # fmt: skip
def test_a_number_is_read_exactly(written: str, value: str) -> None:
    numeral = read(written)
    assert numeral.value == Decimal(value)
    assert numeral.end == len(written)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("百分之十二点五", "12.5"), ("百分之4.7", "4.7"), ("两成", "20"), ("一成八", "18"), ("两成半", "25"), ("7成", "70"),
        ("四分之三", "75"), ("三分之一", "33.33"), ("1/10", "10"), ("百分之百", "100"),
    ],
)  # fmt: skip
def test_a_part_is_read_in_hundredths(written: str, value: str) -> None:
    numeral = read(written)
    assert (numeral.value, numeral.unit) == (Decimal(value), "%")


def test_thousandths_have_their_own_unit() -> None:
    assert (read("千分之三").value, read("千分之三").unit) == (Decimal(3), "‰")


@pytest.mark.parametrize(
    ("written", "value", "unit"),
    [("万分之0.7", "0.7", "/万"), ("十萬分之8.6", "8.6", "/10万"), ("百万分之三十", "30", "/100万")],
)
def test_what_is_told_of_more_has_the_unit_of_a_rate(written: str, value: str, unit: str) -> None:
    assert (read(written).value, read(written).unit) == (Decimal(value), unit)


@pytest.mark.parametrize(
    ("written", "value"), [("200余万", "2000000"), ("三百多万", "3000000"), ("十几亿", "1000000000")]
)
def test_a_vague_word_inside_a_number_is_noticed(written: str, value: str) -> None:
    assert (read(written).value, read(written).vague) == (Decimal(value), True)


@pytest.mark.parametrize(
    ("written", "low", "high"),
    [
        ("七八", 7, 8), ("五六", 5, 6), ("三五", 3, 5), ("两三", 2, 3), ("十七八", 17, 18), ("十二三", 12, 13), ("二三十", 20, 30),
        ("一二十", 10, 20), ("八九十", 80, 90), ("两三百", 200, 300), ("两三千", 2000, 3000), ("一两万", 10000, 20000),
        ("三百五六十", 350, 360), ("三百五六", 350, 360), ("四五十万", 400000, 500000), ("一千二三百", 1200, 1300),
        ("二十七八", 27, 28), ("六七亿", 600000000, 700000000), ("两三百多万", 2000000, 3000000),
    ],
)  # fmt: skip
def test_two_digits_side_by_side_are_a_range(written: str, low: int, high: int) -> None:
    numeral = read(written)
    assert (numeral.value, numeral.value_max) == (low, high)
    assert numeral.end == len(written)


@pytest.mark.parametrize("written", ["二〇一六", "五六七八", "三二", "一九", "三千二百", "十二", "二十五"])
def test_other_digits_are_no_range(written: str) -> None:
    assert read(written).value_max is None


@given(st.integers(1, 99_999_999))
def test_chinese_numerals_are_read_back(number: int) -> None:
    assert han_value(in_chinese(number)) == number


def in_chinese(number: int) -> str:
    """A number in Chinese numerals, as a clerk writes it."""
    high, low = divmod(number, 10_000)
    if high:
        rest = "" if not low else ("零" if low < 1000 else "") + in_chinese(low)
        return f"{in_chinese(high)}万{rest}"
    written, zero = "", False
    for unit, step in (("千", 1000), ("百", 100), ("十", 10), ("", 1)):
        digit, number = divmod(number, step)
        if digit:
            written += ("零" if zero and written else "") + "零一二三四五六七八九"[digit] + unit
        zero = not digit
    return written
