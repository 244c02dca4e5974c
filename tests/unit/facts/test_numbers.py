from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compendium.facts.numbers import chinese_number, quantities


@pytest.mark.parametrize(
    ("text", "value", "number", "unit"),
    [
        ("为10万家以上企业", "10万", 100_000, "家"),
        ("培育万户经营主体", "万", 10_000, "户"),
        ("百项成果", "百", 100, "项"),
        ("成交额800亿元", "800亿", 8e10, "元"),
        ("达到1.2万亿元", "1.2万亿", 1.2e12, "元"),
        ("服务企业10000户(次)", "10000", 10_000, "户(次)"),
        ("招引800名（个）人才", "800", 800, "名（个）"),
        ("补助1.5‰", "1.5", 1.5, "‰"),
        ("实现翻一番", "翻一番", 2, "倍"),
        ("实现翻两番", "翻两番", 4, "倍"),
        ("机构全覆盖", "全覆盖", 100, "%"),
        ("占一半以上", "一半", 50, "%"),
        ("三分之二以上", "三分之二", 66.67, "%"),
        ("百分之八十", "百分之八十", 80, "%"),
        ("八成以上", "八成", 80, "%"),
        ("三千五百个", "三千五百", 3500, "个"),
        ("1,000家", "1,000", 1000, "家"),
        ("每平方米100元/平方米", "100", 100, "元/平方米"),
        ("装机100万千瓦", "100万", 1e6, "千瓦"),
    ],
)
def test_a_quantity_is_read(text: str, value: str, number: float, unit: str) -> None:
    [found] = quantities(text)
    assert (found.value, found.value_num, found.unit) == (value, number, unit)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("8—10家", 8, 10),
        ("100-500万元", 1e6, 5e6),
        ("20-30（含）万元", 2e5, 3e5),
        ("20（含）-30（含）万元", 2e5, 3e5),
        ("5%-8%", 5, 8),
        ("20万至30万元", 2e5, 3e5),
    ],
)
def test_a_range_has_two_ends_of_one_unit(text: str, low: float, high: float) -> None:
    [found] = quantities(text)
    assert (found.value_num, found.value_num_max) == (low, high)


def test_a_change_is_no_range() -> None:
    assert [each.value_num for each in quantities("由5家到8家")] == [5, 8]


@pytest.mark.parametrize(
    "text", ["PM2.5", "5G网络", "2025年", "一体化", "第3位", "“十四五”", "百度", "科技创新2030—重大项目"]
)
def test_names_and_years_are_no_quantities(text: str) -> None:
    assert quantities(text) == ()


def test_comparing_words_stand_around() -> None:
    [found] = quantities("比重达到60%以上")
    assert (found.before, found.after) == ("达到", "以上")
    [found] = quantities("最高不超过80万元")
    assert (found.before, found.after) == ("最高不超过", "")


@pytest.mark.parametrize(
    ("printed", "value"), [("万", 1e4), ("二十三", 23), ("一百零五", 105), ("三亿", 3e8), ("甲", None)]
)
def test_chinese_numbers(printed: str, value: float | None) -> None:
    assert chinese_number(printed) == value


@given(st.text(alphabet="0123456789.,万亿千百元%家（含）-—至由到每年翻一番两分之以上 ", max_size=50))
def test_quantities_lie_in_the_text_in_order(text: str) -> None:
    end = 0
    for found in quantities(text):
        assert end <= found.start < found.end <= len(text)
        assert text[found.start : found.end].startswith(found.value)
        assert text[found.outer_start : found.start] == found.before
        assert text[found.end : found.outer_end] == found.after
        end = found.end
