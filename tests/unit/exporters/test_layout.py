from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compendium.domain.sheet import Column, ColumnKind, Sheet, SheetRow
from compendium.exporters.column_widths import column_widths
from compendium.exporters.layout import Page, may_split, on_paper
from compendium.exporters.title_lines import title_lines

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
    assert serial > 2 * character + 2.4
    assert status > 3 * character + 2.4
    assert day > 5 * character + 2.4
    assert task > 130


def test_numbers_and_short_words_are_not_broken_and_the_rest_shares_by_what_it_holds() -> None:
    columns = (
        Column("n", "数值", ColumnKind.NUMBER, 0.01),
        Column("due", "时限", width=0.01),
        Column("a", "甲"),
        Column("b", "乙"),
    )
    rows = [SheetRow((80000000000, "2026年底前", "推动", "推动企业创新" * 20)) for _ in range(5)]
    number, due, few, many = column_widths(Sheet("t", "表", columns, rows), 150)
    character = 12 * 25.4 / 72
    assert number > 5.5 * character + 2.4
    assert due > 5.5 * character + 2.4
    assert many > 3 * few


def test_a_row_is_split_only_when_it_would_leave_much_of_a_page_blank() -> None:
    rows = [SheetRow(("推动企业创新" * 10,)), SheetRow(("推动企业创新" * 200,))]
    sheet = Sheet("t", "表", (Column("a", "甲"),), rows)
    assert [may_split(sheet, row, [200.0]) for row in rows] == [False, True]


def test_paper_does_without_what_only_a_spreadsheet_needs() -> None:
    columns = (Column("value", "目标值"), Column("number", "数值", ColumnKind.NUMBER, computed=True))
    printed = on_paper(Sheet("t", "表", columns, [SheetRow(("800亿", 80000000000), "k", "组")]))
    assert [column.key for column in printed.columns] == ["value"]
    assert list(printed.rows) == [SheetRow(("800亿",), "k", "组")]


@given(st.lists(COLUMN, min_size=1, max_size=15), st.sampled_from([156, 261]))
def test_the_page_is_used_whole_and_every_column_is_there(columns: list[Column], total: float) -> None:
    widths = column_widths(of(*columns), total)
    assert sum(widths) == pytest.approx(total)
    assert all(width > 5 for width in widths)


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("任务分工表", ["任务分工表"]),
        ("《甲省方案》任务分工表", ["《甲省方案》任务分工表"]),
        ("《" + "甲" * 30 + "》任务分工表", ["《" + "甲" * 30 + "》", "任务分工表"]),
        ("《" + "甲" * 40 + "》", ["《" + "甲" * 20, "甲" * 20 + "》"]),
        (
            "关于印发《" + "乙" * 21 + "（2024—2026年）》的通知",
            ["关于印发《" + "乙" * 21, "（2024—2026年）》的通知"],
        ),
        ("甲" * 32 + "2026年", ["甲" * 17, "甲" * 15 + "2026年"]),
    ],
)
def test_a_long_title_is_cut_behind_the_name_of_the_document(title: str, lines: list[str]) -> None:
    assert title_lines(title, Page(landscape=True)) == lines
