from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compendium.facts.dates import DateKind, dates


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("到2026年底,累计", "2026-12-31"),
        ("到2025年，力争", "2025"),
        ("2022年9月底前，部署", "2022-09-30"),
        ("2024年12月31日前申报", "2024-12-31"),
        ("二〇二五年底", "2025-12-31"),
        ("“十四五”末", "2025-12-31"),
        ("“十四五”期间", "2025"),
        ("2024—2026年", "2026"),
        ("2024年上半年", "2024-06-30"),
        ("2024年第一季度", "2024-03-31"),
        ("2024年2月", "2024-02-29"),
    ],
)
def test_a_date_has_its_last_day(text: str, deadline: str) -> None:
    [found] = dates(text)
    assert found.deadline == deadline
    assert not found.relative


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("年底前完成", "2024-12-31"),
        ("上半年完成", "2024-06-30"),
        ("今年上半年", "2024-06-30"),
        ("明年底", "2025-12-31"),
    ],
)
def test_a_date_without_a_year_takes_that_of_issue(text: str, deadline: str) -> None:
    [found] = dates(text, 2024)
    assert (found.deadline, found.relative) == (deadline, True)
    assert dates(text)[0].deadline is None


def test_a_month_takes_the_year_printed_before() -> None:
    assert [each.deadline for each in dates("2023年6月底前启动，9月底前完成", 2022)] == ["2023-06-30", "2023-09-30"]


@pytest.mark.parametrize("text", ["每年", "逐年", "每季度", "每两年", "每月"])
def test_what_recurs_has_a_frequency_and_no_date(text: str) -> None:
    [found] = dates(f"{text}支持一批项目")
    assert (found.kind, found.frequency, found.deadline) == (DateKind.RECURRING, text, None)


@pytest.mark.parametrize("text", ["三年内", "自合同签订之日起30日内", "10个工作日内"])
def test_what_counts_from_an_event_has_no_date(text: str) -> None:
    [found] = dates(text)
    assert (found.kind, found.text, found.deadline) == (DateKind.EVENT, text, None)


def test_limits_beginnings_and_states_are_told_apart() -> None:
    [limit] = dates("到2025年达到")
    [since] = dates("自2024年1月1日起施行")
    [until] = dates("截至2023年底，")
    [bare] = dates("2015年占比")
    assert [limit.limit, since.since, until.until, bare.limit] == [True, True, True, False]


@pytest.mark.parametrize("text", ["2024年13月", "2024年2月30日", "“十四五”国家重点研发计划", "定期组织"])
def test_what_is_no_date(text: str) -> None:
    assert not [each for each in dates(text) if each.deadline and len(each.deadline) > 4]


@given(
    st.text(alphabet="0123456789年月日底前末到至自之起内每三“十四五”—上半季度第一 ", max_size=40),
    st.sampled_from([None, 2024]),
)
def test_dates_lie_in_the_text_in_order(text: str, issued: int | None) -> None:
    end = 0
    for found in dates(text, issued):
        assert end <= found.start < found.end
        assert text[found.start : found.end] == found.text
        end = found.end
