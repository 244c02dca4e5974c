from __future__ import annotations

import pytest

from compendium.texts.numerals import chinese_year, number_of


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("一", 1),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("二十三", 23),
        ("一百零五", 105),
        ("一百一十", 110),
        ("二〇", 20),
        ("7", 7),
        ("１２", 12),
        ("①", 1),
        ("⑴", 1),
        ("⒛", 20),
    ],
)
def test_value_of_a_printed_number(printed: str, value: int) -> None:
    assert number_of(printed) == value


@pytest.mark.parametrize("printed", ["", "甲", "第一", "1.5", "12345", "百分"])
def test_words_are_no_numbers(printed: str) -> None:
    assert number_of(printed) is None


def test_years_digit_by_digit() -> None:
    assert chinese_year("二〇一二") == 2012
    assert chinese_year("二○一二") == 2012
    assert chinese_year("十二") is None
