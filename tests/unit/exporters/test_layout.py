from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compendium.domain.sheet import Column, ColumnKind, Sheet
from compendium.exporters.layout import Page, column_widths, title_lines

COLUMN = st.builds(
    Column,
    st.text(min_size=1, max_size=3),
    st.text(max_size=12),
    st.sampled_from(ColumnKind),
    st.floats(-1, 20),
    st.lists(st.text(max_size=8), max_size=3).map(tuple),
)


def of(*columns: Column) -> Sheet:
    return Sheet("t", "表", columns, ())


def test_columns_share_the_page_by_their_widths() -> None:
    sheet = of(Column("a", "重点任务", width=1), Column("b", "具体举措", width=3))
    assert column_widths(sheet, 200) == pytest.approx([50, 150])


def test_a_short_label_a_choice_and_a_date_stay_in_one_line() -> None:
    choices = ("未启动", "已完成")
    sheet = of(
        Column("serial", "序号", ColumnKind.SERIAL, 0.01),
        Column("task", "具体举措", width=50),
        Column("status", "状态", width=0.01, choices=choices),
        Column("date", "日期", ColumnKind.DATE, 0.01),
    )
    serial, task, status, day = column_widths(sheet, 200)
    character = 12 * 25.4 / 72
    assert serial > 2 * character + 2.8
    assert status > 3 * character + 2.8
    assert day > 5 * character + 2.8
    assert task > 130


@given(st.lists(COLUMN, min_size=1, max_size=15), st.sampled_from([156, 225]))
def test_the_page_is_used_whole_and_every_column_is_there(columns: list[Column], total: float) -> None:
    widths = column_widths(of(*columns), total)
    assert sum(widths) == pytest.approx(total)
    assert all(width > 5 for width in widths)


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("任务分工表", ["任务分工表"]),
        ("《甲省方案》任务分工表", ["《甲省方案》任务分工表"]),
        ("《" + "甲" * 26 + "》任务分工表", ["《" + "甲" * 26 + "》", "任务分工表"]),
        ("《" + "甲" * 40 + "》", ["《" + "甲" * 40 + "》"]),
    ],
)
def test_a_long_title_is_cut_behind_the_name_of_the_document(title: str, lines: list[str]) -> None:
    assert title_lines(title, Page(landscape=True)) == lines
